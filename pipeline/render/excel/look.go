package excel

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// look is how a cell looks; equal looks share one style of the file.
type look struct {
	font        string
	size        float64
	bold        bool
	colour      string
	underline   bool
	across      string // left, center, right
	down        string // top, center
	wrap        bool
	indent      int
	format      string // number format
	fill        string
	top, bottom int // border styles: 0 none, 1 thin, 2 medium
	left, right int
	unlocked    bool // may be filled in on a protected sheet
}

// largest are the sizes beyond which text on a screen is no easier to read: the printed
// report sets its text larger than a workbook does (typography.md §4).
func largest(use string) float64 {
	switch use {
	case "title":
		return 20
	case "heading1", "subtitle":
		return 14
	case "body", "heading2", "heading3":
		return 12
	}
	return 12
}

// text returns the look of one use of text in the style file: font and size.
func (w *workbook) text(use string) look {
	t := w.style.Text[use]
	l := look{font: w.style.Roles[t.Role].Excel, size: t.Size, down: "center"}
	if l.font == "" {
		l.font = "宋体"
	}
	if l.size == 0 {
		l.size = 10.5
	}
	l.size = min(l.size, largest(use))
	return l
}

// digits returns the look of numbers among text of one use: the role that draws its digits.
func (w *workbook) digits(use string) look {
	l := w.text(use)
	role := w.style.Roles[w.style.Text[use].Role]
	if font := w.style.Roles[role.Latin].Excel; font != "" {
		l.font = font
	}
	return l
}

// colour returns one of the style's chart colours, without #.
func (w *workbook) colour(i int) string {
	if n := len(w.style.Chart.Colours); n > 0 {
		return strings.TrimPrefix(w.style.Chart.Colours[i%n], "#")
	}
	return "1F4E79"
}

// style returns the id of a look. The first error is kept and ends the rendering.
func (w *workbook) id(l look) int {
	if id, ok := w.looks[l]; ok {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: l.font, Size: l.size, Bold: l.bold, Color: l.colour},
		Alignment: &excelize.Alignment{Horizontal: l.across, Vertical: l.down, WrapText: l.wrap, Indent: l.indent},
	}
	if l.underline {
		s.Font.Underline = "single"
	}
	if l.unlocked {
		s.Protection = &excelize.Protection{}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{strings.TrimPrefix(l.fill, "#")}}
	}
	for _, b := range []struct {
		side  string
		style int
	}{{"left", l.left}, {"right", l.right}, {"top", l.top}, {"bottom", l.bottom}} {
		if b.style > 0 {
			s.Border = append(s.Border, excelize.Border{Type: b.side, Style: b.style, Color: "000000"})
		}
	}
	id, err := w.file.NewStyle(s)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.looks[l], w.known[id] = id, l
	return id
}

// rule turns a width in pt into a border style: medium is 1.5 pt on paper, thin 0.75, hair less.
func rule(pt float64) int {
	switch {
	case pt <= 0:
		return 0
	case pt < 0.3:
		return 7
	case pt < 1:
		return 1
	}
	return 2
}
