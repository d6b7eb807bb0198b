package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// Look is how a cell looks; equal looks share one style of the file.
type Look struct {
	Font        string
	Size        float64 // pt
	Bold        bool
	Colour      string // RRGGBB, "" for black
	Underline   bool
	Across      string // left, center, right
	Down        string // top, center
	Wrap        bool
	Indent      int
	Format      string // number format
	Fill        string // RRGGBB, with or without #
	Top, Bottom int    // border styles: 0 none, 1 thin, 2 medium, 7 hair
	Left, Right int
	Unlocked    bool // may be filled in on a protected sheet
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

// Text returns the look of one use of text in the style file: font and size.
func (w *File) Text(use string) Look {
	t := w.Style.Text[use]
	l := Look{Font: w.Style.Roles[t.Role].Excel, Size: t.Size, Down: "center"}
	if l.Font == "" {
		l.Font = "宋体"
	}
	if l.Size == 0 {
		l.Size = 10.5
	}
	l.Size = min(l.Size, largest(use))
	return l
}

// Digits returns the look of numbers among text of one use: the role that draws its digits.
func (w *File) Digits(use string) Look {
	l := w.Text(use)
	role := w.Style.Roles[w.Style.Text[use].Role]
	if font := w.Style.Roles[role.Latin].Excel; font != "" {
		l.Font = font
	}
	return l
}

// Colour returns one of the style's chart colours, without #.
func (w *File) Colour(i int) string {
	if n := len(w.Style.Chart.Colours); n > 0 {
		return strings.TrimPrefix(w.Style.Chart.Colours[i%n], "#")
	}
	return "1F4E79"
}

// Body is the look of a cell of text in a table.
func (w *File) Body() Look {
	l := w.Text("table")
	l.Across, l.Wrap = "left", true
	return l
}

// Linked is the look of a cell that leads somewhere.
func (w *File) Linked(l Look) Look {
	l.Colour, l.Underline = w.Colour(0), true
	return l
}

// Ruled adds the thin rules above a cell and, but for the first column, at its left: the
// sides of a table stay open (typography.md §3.3).
func (w *File) Ruled(l Look, col int) Look {
	thin := Border(w.Style.Table.InnerRule)
	l.Top = thin
	if col > 1 {
		l.Left = thin
	}
	return l
}

// HeadLook is the look of the head of a table.
func (w *File) HeadLook() Look {
	l := w.Text("table_head")
	l.Across, l.Wrap, l.Fill = "center", true, w.Style.Sheet.HeadFill
	return l
}

// Look returns the look of a style's id.
func (w *File) Look(id int) Look { return w.known[id] }

// ID returns the id of a look's style. The first error is kept and ends the writing.
func (w *File) ID(l Look) int {
	if id, ok := w.looks[l]; ok {
		return id
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: l.Font, Size: l.Size, Bold: l.Bold, Color: l.Colour},
		Alignment: &excelize.Alignment{Horizontal: l.Across, Vertical: l.Down, WrapText: l.Wrap, Indent: l.Indent},
	}
	if l.Underline {
		s.Font.Underline = "single"
	}
	if l.Unlocked {
		s.Protection = &excelize.Protection{}
	}
	if l.Format != "" {
		s.CustomNumFmt = &l.Format
	}
	if l.Fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{strings.TrimPrefix(l.Fill, "#")}}
	}
	for _, b := range []struct {
		side  string
		style int
	}{{"left", l.Left}, {"right", l.Right}, {"top", l.Top}, {"bottom", l.Bottom}} {
		if b.style > 0 {
			s.Border = append(s.Border, excelize.Border{Type: b.side, Style: b.style, Color: "000000"})
		}
	}
	id, err := w.Excel.NewStyle(s)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.looks[l], w.known[id] = id, l
	return id
}

// Border turns a width in pt into a border style: medium is 1.5 pt on paper, thin 0.75, hair less.
func Border(pt float64) int {
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
