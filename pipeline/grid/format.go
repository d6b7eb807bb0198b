package grid

import (
	"cmp"
	"math"

	"zonereport/pipeline/grid/numfmt"
)

// Looks are the number formats of a workbook that change what a person reads. Most do not.
type Looks []*numfmt.Format

// Of gives the format of a cell, nil for one that changes nothing.
func (l Looks) Of(c *Cell) *numfmt.Format {
	if c.Look == 0 || int(c.Look) > len(l) {
		return nil
	}
	return l[c.Look-1]
}

// Formats reads the number formats of a workbook, each once.
type Formats struct {
	Looks Looks
	known map[string]formatted
}

// formatted is what a format code came to.
type formatted struct {
	format Format
	look   uint16
}

// Of tells what a number format does to a value. code is the format code that the file
// states for id; when it states none, id is one of the built-in formats. look is what
// Cell.Look is to hold: 0 where a person reads the value as it is stored (design-life §11).
func (f *Formats) Of(id int, code string) (format Format, look uint16) {
	code = cmp.Or(code, numfmt.Builtin(id))
	if code == "" {
		return General, 0
	}
	if known, ok := f.known[code]; ok {
		return known.format, known.look
	}
	read := numfmt.Parse(code)
	result := formatted{format: FormatAs(read.Kind())}
	if read.Matters() && len(f.Looks) < math.MaxUint16 {
		f.Looks = append(f.Looks, read)
		result.look = uint16(len(f.Looks))
	}
	if f.known == nil {
		f.known = make(map[string]formatted)
	}
	f.known[code] = result
	return result.format, result.look
}

// FormatAs gives the part of a kind of format that decides values.
func FormatAs(kind numfmt.Kind) Format {
	switch kind {
	case numfmt.Percent:
		return Percent
	case numfmt.Date:
		return DateTime
	}
	return General
}
