package ingest

import (
	"slices"
	"strings"

	"zonereport/pipeline/ingest/grid"
)

// A long table is printed with its header on every page, and some offices type it there
// again, with title and unit. Such lines are no data, and the sheet stays one sheet for
// counts, sums, units and its findings (design §5).

// printedHead is a header as it may stand again further down.
type printedHead struct {
	lines []grid.Row // of the header
	above []grid.Row // title and unit lines over it
	found *recognised
	units headUnit // that hold under it
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
		t := compact(beginning(c.Text))
		if t == "" {
			continue
		}
		texts++
		for i < len(row.Cells) && row.Cells[i].Col < c.Col {
			if !nothing(row.Cells[i].Text) {
				others++
			}
			i++
		}
		if i == len(row.Cells) || row.Cells[i].Col != c.Col || compact(beginning(row.Cells[i].Text)) != t {
			return false
		}
		i++
	}
	for ; i < len(row.Cells); i++ {
		if !nothing(row.Cells[i].Text) {
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
	units := unitLine(above)
	return len(units.words) == 0 || slices.Equal(units.words, h.units.words)
}

// titleTexts is how many cells a line of title, office, unit and date may fill.
const titleTexts = 4

// sameColumns tells that a further header means the same columns in the same units, in other
// words.
func (h *printedHead) sameColumns(next *recognised) bool {
	if next.book != h.found.book || len(next.heads) != len(h.found.heads) {
		return false
	}
	for i, head := range h.found.heads {
		other := next.heads[i]
		if head.col != other.col || h.found.means[i].field != next.means[i].field || !slices.EqualFunc(head.units, other.units, func(a, b headUnit) bool { return slices.Equal(a.words, b.words) }) {
			return false
		}
	}
	return true
}

// furniture gives what the lines of a block are that stand there for the print only: headers
// that stand again, and the titles over them.
func (h *printedHead) furniture(b *block, rows []grid.Row, again []span) map[int]rowClass {
	lines := make(map[int]rowClass)
	for _, s := range again {
		for i := s.from; i < s.to; i++ {
			lines[i] = headRow
		}
		for i := s.from - 1; i >= 0 && s.from-i <= max(titleLines, len(h.above)) && h.isTitle(b, &rows[i]); i-- {
			lines[i] = titleRow
		}
	}
	return lines
}

// isTitle tells a line over a header that stands again: one that stands over the first, or
// one that can be nothing else. A section or a stated count is held against the rows.
func (h *printedHead) isTitle(b *block, row *grid.Row) bool {
	for i := range h.above {
		if sameTexts(row, &h.above[i]) {
			return true
		}
	}
	if !b.isTitle(row) {
		return false
	}
	for i := range row.Cells {
		if t := row.Cells[i].Text; isSection(t) || stateCount(beginning(t)) > 0 && !namesTable(compact(beginning(t))) {
			return false
		}
	}
	return true
}

// isPageMark tells the number of a page, or a line that says where the table goes on.
func isPageMark(s string) bool {
	s = strings.Trim(compact(s), "()-—–")
	for _, w := range []string{"转下页", "接下页", "下页续", "承上页", "接上页", "承前页", "过次页", "续表", "续上表", "上接第", "下转第"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		rest, ok = strings.CutPrefix(s, "共")
	}
	n := strings.TrimLeft(rest, "0123456789一二三四五六七八九十")
	after, page := strings.CutPrefix(n, "页")
	return ok && page && len(n) < len(rest) && (after == "" || strings.IndexAny(after, ",/、;") == 0 || strings.Contains(after, "共"))
}
