// Package ledger holds the departments' ledgers (台账) as typed rows. Every cell
// remembers where in which file it stands, so that a figure can be traced to it.
package ledger

import (
	"slices"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"

	"zonereport/pipeline/calendar"
)

// Kind says which field of a Cell holds its value.
type Kind uint8

const (
	// Blank is a cell without a value: empty, or one of the signs for nothing (design §5).
	Blank Kind = iota
	// Text is in Cell.Text: free text, or a code in its canonical form.
	Text
	// Number is in Cell.Number, in the column's base unit: 万元, 亩, ㎡, %, or as counted.
	Number
	// Date is in Cell.Date.
	Date
	// Month is in Cell.Date, as the first day of the month.
	Month
	// Bool is true in Cell.True, false otherwise.
	Bool
)

// Address is a place in a sheet; row and column count from 1.
type Address struct{ Row, Col int32 }

// String returns the A1 form.
func (a Address) String() string {
	var b [12]byte
	i := len(b)
	for n := a.Row; n > 0; n /= 10 {
		i--
		b[i] = byte('0' + n%10)
	}
	for n := a.Col; n > 0; n = (n - 1) / 26 {
		i--
		b[i] = byte('A' + (n-1)%26)
	}
	return string(b[i:])
}

// ParseAddress reads the A1 form of an address.
func ParseAddress(s string) (Address, bool) {
	var a Address
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z' && a.Row == 0 && a.Col < 1<<16:
			a.Col = a.Col*26 + r - 'A' + 1
		case r >= '0' && r <= '9' && a.Col > 0 && a.Row < 1<<22:
			a.Row = a.Row*10 + r - '0'
		default:
			return Address{}, false
		}
	}
	return a, a.Row > 0 && a.Col > 0
}

// ParseRange reads a range of cells, C5:C9, or a single one, C5, which begins and ends it.
func ParseRange(s string) (from, to Address, ok bool) {
	first, last, isRange := strings.Cut(s, ":")
	if !isRange {
		last = first
	}
	from, ok = ParseAddress(first)
	to, also := ParseAddress(last)
	return from, to, ok && also
}

// Earliest is the first plausible date in the ledgers of a development zone.
const Earliest = calendar.Date(19800101)

// Cell is one typed value and its place. A merged cell that gives its value to the rows
// it covers keeps the address of its anchor.
type Cell struct {
	Kind    Kind
	True    bool
	Refused bool // the file's value was refused with a hard finding; the cell is Blank
	Date    calendar.Date
	At      Address
	Text    string
	Number  decimal.Decimal
}

// Plain is the cell's value as keys, groups, messages and tables write it: text as it stands,
// numbers plainly, dates as 2020-12-28, months as 2020-12, 是 or 否; "" for a blank.
func (c *Cell) Plain() string {
	switch c.Kind {
	case Text:
		return c.Text
	case Number:
		return c.Number.String()
	case Date:
		return c.Date.String()
	case Month:
		return calendar.Month{Year: c.Date.Year(), Number: c.Date.Month()}.String()
	case Bool:
		return YesNo(c.True)
	}
	return ""
}

// YesNo is a Bool as ledgers write it: 是 or 否.
func YesNo(b bool) string {
	if b {
		return "是"
	}
	return "否"
}

// SheetName names where rows come from: the file's base name and the sheet's name (for csv
// the file's name without extension).
type SheetName struct{ File, Name string }

// Row is one line of a ledger. Cells stand in the order of Ledger.Columns; a column that
// the sheet does not have is Blank with a zero address.
type Row struct {
	Sheet *SheetName
	Line  int
	Later bool // dated after the report month: carried and checked, but not counted (as-of rule, design §3)
	Cells []Cell
}

// Ledger is all rows that the month's files hold for one ledger, in the order of files
// (by name), sheets and lines.
type Ledger struct {
	ID      string   // as in the definitions: "investment"
	Columns []string // column ids as in the definitions
	Rows    []Row
	Sheets  []*SheetName // the sheets it was read from, also those without rows
}

// Column returns the position of a column id, -1 if the ledger has none.
func (l *Ledger) Column(id string) int { return slices.Index(l.Columns, id) }

// Current returns the rows that count: those not dated after the report month.
func (l *Ledger) Current() []*Row {
	rows := make([]*Row, 0, len(l.Rows))
	for i := range l.Rows {
		if !l.Rows[i].Later {
			rows = append(rows, &l.Rows[i])
		}
	}
	return rows
}

// Set is the ledgers that were sent, by id. A ledger nobody sent is not in it; one sent
// with headers and no rows is, without rows (design §4).
type Set map[string]*Ledger

// Fold brings a key, a code or a distinct value into the form in which they compare: NFKC,
// no white space, Latin letters in upper case (design §4). A folded "" is a blank.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	return strings.ToUpper(norm.NFKC.String(visible(norm.NFKC.String(visible(s)))))
}

// visible takes white space and invisible characters out: before normalising, so that a
// combining mark reaches its letter, and after, for the spaces that normalising makes.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// plain says that Fold would change nothing: upper-case ASCII without spaces, or 汉字 of the basic block.
func plain(s string) bool {
	for _, r := range s {
		if r > '~' && (r < 0x4e00 || r > 0x9fff) || r <= ' ' || r >= 'a' && r <= 'z' {
			return false
		}
	}
	return true
}
