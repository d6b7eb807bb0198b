package ingest

import (
	"strings"

	"zonereport/pipeline/ingest/grid"
)

// Weights by which a sheet's headers speak for a ledger. A canonical header says a little
// more than an alias; a lacking required column speaks against it, but less than a
// matching one speaks for it, so that a ledger with a column lost is not taken for a
// smaller one that happens to be complete.
const (
	scoreHeader   = 20
	scoreAlias    = 19
	scoreLacking  = -17
	enoughHeaders = 3 // design §4: with three matching headers a sheet is a ledger
)

// recognised is what the head of a sheet turned out to be.
type recognised struct {
	book        *book
	first, last int // header rows, in the rows that were looked at
	from, line  int // first and last header line of the sheet
	heads       []head
	means       []meaning // by head
	matched     int       // columns found
	own         int       // of them those under their own header
	lacking     []int     // required fields without a column
	hints       hints
	score       int
	ledger      bool        // enough of it matches
	second      *recognised // the ledger that fits next best, nil if none does
	above       *recognised // a header above this one whose rows are put aside, nil if there is none
}

// rival is another ledger that leaves a doubt, nil if none does: it fits equally well, or
// it has enough headers where the first has not and no name speaks for the first either.
func (r *recognised) rival() *recognised {
	s := r.second
	switch {
	case s == nil || !s.ledger:
		return nil
	case s.score == r.score, s.matched >= enoughHeaders && r.matched < enoughHeaders && r.hints.sum() == 0:
		return s
	}
	return nil
}

func (r *recognised) complete() bool { return len(r.lacking) == 0 }

// sure tells a header that leaves no doubt of being one.
func (r *recognised) sure() bool { return r.complete() && r.matched >= enoughHeaders }

// outdone gives the header of a ledger that a better one further down puts aside with the
// rows between them, nil if none; rows are those above the better one.
func (r *recognised) outdone(rows []grid.Row) *recognised {
	switch {
	case r == nil:
		return nil
	case r.above != nil || r.matched < enoughHeaders:
		return r.above
	}
	for _, row := range rows[min(r.last+1, len(rows)):] {
		if len(row.Cells) >= enoughHeaders {
			return r
		}
	}
	return nil
}

// near is the second ledger when one column more or less would have turned the choice, nil
// when it would not.
func (r *recognised) near() *recognised {
	if s := r.second; s != nil && s.matched >= enoughHeaders && r.score-s.score < scoreHeader-scoreLacking {
		return s
	}
	return nil
}

// labels are the names a sheet goes by, for when its headers leave a doubt.
type labels struct{ title, sheet, file string }

// recognise finds the header among the first rows and the ledger it belongs to; nil when
// there is nothing like one. The best is returned even when too little of it matches. What
// stands below the header of a ledger is its rows: no other header is looked for there,
// unless that one lacks columns.
func (c *catalogue) recognise(rows []grid.Row, all merges, names labels) *recognised {
	if len(rows) == 0 {
		return nil
	}
	rows = rows[:min(len(rows), headerSearch+headerDepth)]
	merges := all.starting(rows[0].Line, rows[len(rows)-1].Line)
	w := newWindow(rows, merges, c.words)
	var best *recognised
	title := ""
	for first := 0; first < min(len(rows), headerSearch); first++ {
		if best != nil && best.sure() && first > best.last {
			break
		}
		last := first
		if w.headerLike(c, first) {
			last = w.extend(c, first)
			here := names
			here.title = title
			from := first
			if first > 0 && w.qualified(first-1) {
				from--
			}
			if r := c.judge(w.heads(from, last), here); r != nil && r.beats(best) {
				r.above = best.outdone(rows[:from])
				r.first, r.last, r.from, r.line = from, last, rows[from].Line, w.lastLine(from, last, merges)
				best = r
			}
		}
		if len(title) < 400 && (best == nil || !best.ledger) {
			title += w.line(first)
		}
	}
	return best
}

// headerLike tells whether a row may be the first of a header: several texts, and neither
// a line of the form 填报单位：… nor a row of data above a header that is repeated.
func (w *window) headerLike(c *catalogue, row int) bool {
	known, informs, states := 0, false, false
	for col := 1; col <= w.cols; col++ {
		if !w.own(row, col) {
			continue
		}
		s := &w.spots[row][col]
		if c.known(s.key) {
			known++
		} else if strings.ContainsAny(s.text, ":：") && !strings.HasPrefix(s.key, "其中") {
			informs = true
		}
		states = states || s.isValue()
		informs = informs || w.statesUnit(row, col)
	}
	if w.filled(row) < 2 {
		return known > 0
	}
	return known >= 2 || !informs && !states
}

// isValue tells a place that holds a number other than a year, or a day.
func (s *spot) isValue() bool {
	if s.kind == grid.Text {
		if d, ok := parseStated(s.text); ok {
			return d.day > 0
		}
	}
	n, ok := exact(s.text)
	return ok && !(len(s.text) == 4 && n.IsInteger())
}

func (c *catalogue) known(key string) bool { return isSerial(key) || len(c.headers[key]) > 0 }

// extend gives the last row of the header that begins at a row.
func (w *window) extend(c *catalogue, first int) int {
	last := first
	for last+1 < len(w.rows) && last-first+1 < headerDepth && w.continues(c, first, last) {
		last++
	}
	return last
}

// continues tells whether the row after last still belongs to the header: only texts,
// none of them under a header that stands for itself, at least one in a group or a unit.
func (w *window) continues(c *catalogue, first, last int) bool {
	row := last + 1
	if !w.follows(first, last) {
		return false
	}
	linked := false
	for col := 1; col <= w.cols; col++ {
		s := &w.spots[row][col]
		if s.text == "" || s.row != row {
			linked = linked || s.text != "" && s.row >= first && !s.wide
			continue
		}
		if int(s.at.Col) != col || nothing(s.text) {
			continue
		}
		if s.kind != grid.Text || isSection(s.text) {
			return false
		}
		above := &w.spots[last][col]
		switch {
		case s.isUnit(), w.words.addsTo(s, above), above.text == "", w.group(last, col):
			linked = true
		case c.known(above.key + s.key):
			linked = true
		case c.known(above.key) || !c.known(s.key):
			return false
		}
	}
	return linked && w.filled(row) > 0
}
