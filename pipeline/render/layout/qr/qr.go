// Package qr draws a text as a symbol of squares that cameras read (QR Code, GB/T 18284-2000, ISO/IEC
// 18004), at error level M. It says that a text is UTF-8 (ECI 26) wherever it is more than
// capital letters and digits: readers that have to guess take some Chinese names for Japanese.
package qr

import "rsc.io/qr/coding"

// Quiet is the white that a symbol needs on all sides, in squares.
const Quiet = 4

// Symbol is a square of so many squares a side.
type Symbol struct {
	Size  int
	Areas []Area // what is black, in few rectangles that do not overlap
}

// Area is a rectangle of squares, from the upper left corner of the symbol.
type Area struct{ X, Y, Width, Height int }

// Of is the smallest symbol of a text. The error is that of a text too long for any.
func Of(text string) (Symbol, error) {
	var content coding.Encoding = coding.Alpha(text)
	if content.Check() != nil {
		content = utf8(text)
	}
	version := coding.Version(coding.MinVersion)
	for version < coding.MaxVersion && content.Bits(version) > version.DataBytes(coding.M)*8 {
		version++
	}
	plan, err := coding.NewPlan(version, coding.M, 0)
	if err != nil {
		return Symbol{}, err
	}
	code, err := plan.Encode(content)
	if err != nil {
		return Symbol{}, err
	}
	return Symbol{Size: code.Size, Areas: areas(code.Size, code.Black)}, nil
}

// utf8 is a text as bytes behind the designator that says what they are.
type utf8 string

// String implements coding.Encoding, as do the other methods.
func (u utf8) String() string { return "utf8(" + string(u) + ")" }

// Check accepts every text.
func (u utf8) Check() error { return nil }

// Bits is the length.
func (u utf8) Bits(v coding.Version) int { return 4 + 8 + coding.String(u).Bits(v) }

// Encode writes it.
func (u utf8) Encode(b *coding.Bits, v coding.Version) {
	const eci, designator = 7, 26
	b.Write(eci, 4)
	b.Write(designator, 8)
	coding.String(u).Encode(b, v)
}

// areas gathers black squares: neighbours of a row, then equal runs of rows below one another.
func areas(size int, black func(x, y int) bool) []Area {
	var list []Area
	open := map[Area]int{} // by run without its height: its area, if it reached the row before
	for y := range size {
		next := map[Area]int{}
		for x := 0; x < size; x++ {
			from := x
			for x < size && black(x, y) {
				x++
			}
			if x == from {
				continue
			}
			run := Area{X: from, Width: x - from}
			if i, reached := open[run]; reached {
				list[i].Height++
				next[run] = i
				continue
			}
			next[run] = len(list)
			list = append(list, Area{X: from, Y: y, Width: x - from, Height: 1})
		}
		open = next
	}
	return list
}
