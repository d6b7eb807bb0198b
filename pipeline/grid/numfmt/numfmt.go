// Package numfmt reads number format codes (ECMA-376 part 1, 18.8.31) for what they do to
// a value in the eyes of a person: a format may divide the number, put a unit or a currency
// beside it, hide it, or show other words in its place (design-life §11). It draws nothing:
// digits that a format only rounds away are none of its business.
package numfmt

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Kind is what a section of a format shows a number as.
type Kind uint8

const (
	// Plain shows a number as a number.
	Plain Kind = iota
	// Percent shows it times 100 with a % sign.
	Percent
	// Date shows it as a date or a time.
	Date
)

// Format is a format code, read. The zero value is General.
type Format struct {
	sections []section
}

// Shown is what a format makes of one value.
type Shown struct {
	Kind Kind
	// Shift divides: the number shown is the stored one divided by 10^Shift. A percent
	// format's factor of 100 is not in it.
	Shift int32
	// Before and After are the literal texts beside the number, white space cut; currency
	// symbols of [$…] are among them, named by their locale where the symbol alone would
	// leave a doubt (JP¥, HK$).
	Before, After string
	// Between is literal text inside the digits that is no separator and no decimal point.
	Between string
	// Words are shown in place of the value; Hidden says that nothing is shown.
	Words  string
	Hidden bool
	// Year says that a date's format shows its year.
	Year bool
}

// Parse reads a format code. Nothing is refused: what no rule explains is a literal, as
// spreadsheet programs take it.
func Parse(code string) *Format {
	f := &Format{}
	for _, s := range splitSections(code) {
		f.sections = append(f.sections, readSection(s))
	}
	return f
}

// Kind is what the format's first section shows a number as.
func (f *Format) Kind() Kind {
	if len(f.sections) == 0 {
		return Plain
	}
	return f.sections[0].shown.Kind
}

// Matters says that the format may change what a person reads: a format that only rounds,
// groups, colours, or shows negative numbers and zeros in one of the usual ways does not,
// nor one that shows a whole date.
func (f *Format) Matters() bool {
	numbers := f.numbers()
	for i := range f.sections {
		s := &f.sections[i]
		zero := i == 2 && !f.conditional()
		if i < numbers && s.shown.Kind != f.sections[0].shown.Kind && !zero || s.matters(i == 0, zero, i >= numbers) {
			return true
		}
	}
	return false
}

// Number says how a number is shown.
func (f *Format) Number(v decimal.Decimal) Shown {
	if len(f.sections) == 0 {
		return Shown{}
	}
	s, ok := f.choose(v)
	if !ok {
		return Shown{Hidden: true} // Excel fills the cell with #
	}
	shown := s.shown
	if v.IsZero() && shown.Hidden && f.numbers() == 3 && !f.hides() {
		return Shown{Kind: f.Kind()} // a zero left out hides nothing
	}
	if v.IsZero() && isDash(shown.Words) {
		return Shown{Kind: f.Kind()}
	}
	return shown
}

// Text says how a text is shown, which the fourth section or one with @ decides: Before,
// After, Words and Hidden.
func (f *Format) Text() Shown {
	if n := len(f.sections); n > 0 && (n > f.numbers() || f.sections[n-1].text) {
		return f.sections[n-1].shown
	}
	return Shown{}
}

// Render writes a whole number as the format shows it, for a column of texts: leading
// zeros and literal characters are there (第1期, 000123). False where the format shows a
// fraction, a date or a scaled number.
func (f *Format) Render(v decimal.Decimal) (string, bool) {
	if len(f.sections) == 0 || !v.IsInteger() || v.IsNegative() {
		return "", false
	}
	s, ok := f.choose(v)
	if !ok || !s.whole() {
		return "", false
	}
	return s.render(v.String()), true
}

// numbers is how many sections are for numbers: three at most, and not a last one with @
// behind others.
func (f *Format) numbers() int {
	n := len(f.sections)
	if n == 4 || n > 1 && f.sections[n-1].text {
		n--
	}
	return n
}

// hides tells the format ;;; and its like, which show no number at all.
func (f *Format) hides() bool {
	for i := range f.sections[:f.numbers()] {
		if !f.sections[i].shown.Hidden {
			return false
		}
	}
	return true
}

func (f *Format) conditional() bool {
	return len(f.sections) > 0 && f.sections[0].condition != nil || len(f.sections) > 1 && f.sections[1].condition != nil
}

// choose finds the section that applies to a value. Without conditions they are for
// positive, negative and zero; with conditions the first that holds, else the one behind
// them. False when none applies.
func (f *Format) choose(v decimal.Decimal) (*section, bool) {
	n := f.numbers()
	if f.conditional() {
		return f.chooseByCondition(v, n)
	}
	switch {
	case n > 1 && v.IsNegative():
		return &f.sections[1], true
	case n > 2 && v.IsZero():
		return &f.sections[2], true
	}
	return &f.sections[0], true
}

func (f *Format) chooseByCondition(v decimal.Decimal, n int) (*section, bool) {
	for i := range n {
		c := f.sections[i].condition
		switch {
		case c != nil && c.holds(v):
			return &f.sections[i], true
		case c == nil && i == 0 && !v.IsNegative() && !v.IsZero(): // [red] before a condition: positive
			return &f.sections[0], true
		case c == nil && i == 1 && n == 3 && v.IsNegative(): // the usual meaning of the second
			return &f.sections[1], true
		case c == nil && i == n-1 && i > 0:
			return &f.sections[i], true
		}
	}
	return nil, false
}

// isDash tells the signs that stand for zero in accounting formats.
func isDash(words string) bool {
	return words != "" && strings.Trim(words, "-—–－/") == ""
}
