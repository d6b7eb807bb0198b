package form

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/workbook"
)

// blanks writes the places above the table, as many pairs of label and place in a line as the columns
// allow: each gets the columns of an equal part of the width.
func (w writer) blanks(s *workbook.Sheet, list []document.FormBlank) {
	if len(list) == 0 {
		return
	}
	label, entry := w.Text("table"), w.Text("table")
	label.Across = "right"
	entry.Across, entry.Bottom, entry.Unlocked = "left", 1, true
	needed := 0.0
	for _, b := range list {
		needed = max(needed, workbook.Needed(b.Label, label.Size))
	}
	parts := partsOf(s.Widths, len(list), needed)
	for i, b := range list {
		if i%len(parts) == 0 {
			s.Row(20, len(s.Widths))
		}
		row, p := s.Len(), parts[i%len(parts)]
		w.Put(s, row, p.label, label, b.Label)
		s.Merge(row, p.label, row, p.entry-1)
		entry.Format = "@"
		if b.Kind == ledger.Date {
			entry.Format = "yyyy-mm-dd"
		}
		for c := p.entry; c <= p.last; c++ {
			s.Cell(row, c).StyleID = w.ID(entry)
		}
		if b.Value != "" {
			s.Cell(row, p.entry).Value = b.Value
		}
		s.Merge(row, p.entry, row, p.last)
	}
	s.Row(6, 0)
}

// part is the columns of one place above the table: those of the label, then those to be filled in.
type part struct{ label, entry, last int }

// partsOf parts the columns for so many places: in one line, or in lines of equal numbers, each with room
// for its label and about as much to be filled in. One column for each is the least.
func partsOf(widths []float64, places int, needed float64) []part {
	for n := places; n > 1; n-- {
		if places%n != 0 {
			continue
		}
		if parts, ok := parted(widths, n, needed); ok {
			return parts
		}
	}
	parts, _ := parted(widths, 1, needed)
	return parts
}

// parted parts the columns into n places; false where one is too narrow.
func parted(widths []float64, n int, needed float64) ([]part, bool) {
	parts, ok := make([]part, n), true
	share, at, column := total(widths)/float64(n), 0.0, 1
	for i := range parts {
		p := part{label: column}
		labelled, filled := 0.0, 0.0
		for ; column < len(widths) && (labelled < needed || p.entry == 0); column++ {
			at += widths[column-1]
			labelled += widths[column-1]
			p.entry = column + 1
		}
		for ; column <= len(widths) && (filled == 0 || i == n-1 || at+widths[column-1]/2 <= float64(share*float64(i+1))); column++ {
			at += widths[column-1]
			filled += widths[column-1]
			p.last = column
		}
		parts[i], ok = p, ok && p.last >= p.entry && p.entry > p.label && filled >= 10
	}
	return parts, ok
}
