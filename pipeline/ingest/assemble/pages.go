package assemble

import (
	"slices"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/spelling"
)

// A long table is printed with its header on every page, and some offices type it there
// again, with title and unit. Such lines are no data, and the sheet stays one sheet for
// counts, sums, units and its findings (design §5).

// printedHead is a header as it may stand again further down.
type printedHead struct {
	lines []grid.Row // of the header
	above []grid.Row // title and unit lines over it
	found *recognise.Found
	units recognise.Unit // that hold under it
	// currencies are the words before a currency, the longest first.
	currencies []string
}

// again gives how many lines at the top of rows repeat the header, 0 for none. A line that
// states one text only (a group, a unit) repeats nothing by itself.
func (h *printedHead) again(rows []grid.Row) int {
	for from := range h.lines {
		n, texts := 0, 0
		for n < len(rows) && from+n < len(h.lines) && sameTexts(&rows[n], &h.lines[from+n]) {
			texts += len(rows[n].Cells)
			n++
		}
		if n > 0 && texts >= 2 {
			return n
		}
	}
	return 0
}

// sameTexts tells that a line says what another says, and at most one thing more.
func sameTexts(row, line *grid.Row) bool {
	if len(row.Cells) < len(line.Cells) {
		return false
	}
	texts, i, others := 0, 0, 0
	for _, c := range line.Cells {
		t := spelling.Compact(spelling.Beginning(c.Text))
		if t == "" {
			continue
		}
		texts++
		for i < len(row.Cells) && row.Cells[i].Col < c.Col {
			if !spelling.Nothing(row.Cells[i].Text) {
				others++
			}
			i++
		}
		if i == len(row.Cells) || row.Cells[i].Col != c.Col || spelling.Compact(spelling.Beginning(row.Cells[i].Text)) != t {
			return false
		}
		i++
	}
	for ; i < len(row.Cells); i++ {
		if !spelling.Nothing(row.Cells[i].Text) {
			others++
		}
	}
	return texts > 0 && others <= 1
}

// sameUnits tells that the lines over a header that stands again state no other unit than
// the first: figures in 亿元 under one in 万元 are another table.
// above are the lines since the header stood last.
func (h *printedHead) sameUnits(above []grid.Row) bool {
	above = above[max(0, len(above)-titleLines):]
	for i := len(above) - 1; i >= 0; i-- {
		if len(above[i].Cells) > titleTexts {
			above = above[i+1:]
			break
		}
	}
	units := recognise.UnitLine(above, h.currencies)
	return len(units.Words) == 0 || slices.Equal(units.Words, h.units.Words)
}

// titleTexts is how many cells a line of title, office, unit and date may fill.
const titleTexts = 4

// sameColumns tells that a further header means the same columns in the same units, in other
// words.
func (h *printedHead) sameColumns(next *recognise.Found) bool {
	if next.Ledger != h.found.Ledger || len(next.Heads) != len(h.found.Heads) {
		return false
	}
	for i, head := range h.found.Heads {
		other := next.Heads[i]
		if head.Col != other.Col || h.found.Means[i].Field != next.Means[i].Field || !slices.EqualFunc(head.Units, other.Units, func(a, b recognise.Unit) bool { return slices.Equal(a.Words, b.Words) }) {
			return false
		}
	}
	return true
}

// furniture gives what the lines are that stand there for the print only: headers
// that stand again, and the titles over them.
func (h *printedHead) furniture(b *classifier, rows []grid.Row, again []span) map[int]lines.Class {
	known := make(map[int]lines.Class)
	for _, s := range again {
		for i := s.from; i < s.to; i++ {
			known[i] = lines.Head
		}
		for i := s.from - 1; i >= 0 && s.from-i <= max(titleLines, len(h.above)) && h.isTitle(b, &rows[i]); i-- {
			known[i] = lines.Title
		}
	}
	return known
}

// isTitle tells a line over a header that stands again: one that stands over the first, or
// one that can be nothing else. A section or a stated count is held against the rows.
func (h *printedHead) isTitle(b *classifier, row *grid.Row) bool {
	for i := range h.above {
		if sameTexts(row, &h.above[i]) {
			return true
		}
	}
	if !b.isTitle(row) {
		return false
	}
	for i := range row.Cells {
		if t := row.Cells[i].Text; lines.IsSection(t) || lines.StatedCount(spelling.Beginning(t)) > 0 && !lines.NamesTable(spelling.Compact(spelling.Beginning(t))) {
			return false
		}
	}
	return true
}
