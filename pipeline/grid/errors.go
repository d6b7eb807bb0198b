package grid

import "fmt"

// Reason is why a file cannot be read, for the stage that words it to the sender.
type Reason uint8

const (
	// Encrypted is a file that opens only with a password.
	Encrypted Reason = iota + 1
	// Damaged is a spreadsheet that is cut, altered or contradicts itself. No part of it
	// is given: rows may be missing without a sign.
	Damaged
	// NotSpreadsheet is a file of another kind, also an empty one.
	NotSpreadsheet
	// TooLarge is a file beyond the bounds that protect the machine.
	TooLarge
	// OldFormat is a spreadsheet in a form that is not read and must be saved anew.
	OldFormat
	// Cut is a text that ends within its last row.
	Cut
	// LongLine is a text with a line too long for a row of a table.
	LongLine
)

// String names the reason in English, for logs.
func (r Reason) String() string {
	switch r {
	case Encrypted:
		return "encrypted"
	case Damaged:
		return "damaged"
	case NotSpreadsheet:
		return "not a spreadsheet"
	case TooLarge:
		return "too large"
	case OldFormat:
		return "unsupported format"
	case Cut:
		return "cut"
	case LongLine:
		return "line too long"
	}
	return "unknown reason"
}

// FileError is the one error type of the readers: the file as a whole is refused.
type FileError struct {
	Reason Reason
	Detail string // what was found and where, in English
}

// Error gives the reason and the detail.
func (e *FileError) Error() string { return e.Reason.String() + ": " + e.Detail }

// Refuse makes a FileError; format and args give its Detail.
func Refuse(reason Reason, format string, args ...any) error {
	return &FileError{Reason: reason, Detail: fmt.Sprintf(format, args...)}
}
