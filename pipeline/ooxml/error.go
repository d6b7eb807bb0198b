package ooxml

import (
	"errors"
	"fmt"
)

// Reason is why a package is refused.
type Reason uint8

const (
	// Damaged is a package that is cut, altered or contradicts itself.
	Damaged Reason = iota + 1
	// TooLarge is one beyond the bounds that protect the machine.
	TooLarge
	// Encrypted is one with members that open only with a password.
	Encrypted
)

// Error refuses a package as a whole.
type Error struct {
	Reason Reason
	Detail string // what was found and where, in English
}

func (e *Error) Error() string { return e.Detail }

func refuse(reason Reason, format string, args ...any) error {
	return &Error{reason, fmt.Sprintf(format, args...)}
}

// inPart makes an error of reading a part a refusal that names it.
func inPart(name string, err error) error {
	var refused *Error
	if err == nil || errors.As(err, &refused) {
		return err
	}
	return refuse(Damaged, "part %s: %v", name, err)
}
