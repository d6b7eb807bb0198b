// Package recognise finds the header of a sheet and the ledger that it belongs to: catalogue of
// what headers may mean, window of cells, heads with their qualifiers and units, score.
package recognise

import (
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
)

// Weights by which a sheet's headers speak for a ledger. A canonical header says a little
// more than an alias; a lacking required column speaks against it, but less than a
// matching one speaks for it, so that a ledger with a column lost is not taken for a
// smaller one that happens to be complete.
const (
	ScoreHeader  = 20  // a column under its own header
	ScoreAlias   = 19  // a column under an alias
	ScoreLacking = -17 // a required column that is lacking
	Enough       = 3   // design §4: with three matching headers a sheet is a ledger
)

// Found is what the head of a sheet turned out to be.
type Found struct {
	Ledger      *schema.Ledger
	First, Last int // header rows, in the rows that were looked at
	From, Line  int // first and last header line of the sheet
	Heads       []Head
	Means       []Meaning // by head
	matched     int       // columns found
	own         int       // of them those under their own header
	Lacking     []int     // required fields without a column
	hints       hints
	score       int
	IsLedger    bool   // enough of it matches
	Second      *Found // the ledger that fits next best, nil if none does
	Above       *Found // a header above this one whose rows are put aside, nil if there is none
}

// Rival is another ledger that leaves a doubt, nil if none does: it fits equally well, or
// it has enough headers where the first has not and no name speaks for the first either.
func (r *Found) Rival() *Found {
	s := r.Second
	switch {
	case s == nil || !s.IsLedger:
		return nil
	case s.score == r.score, s.matched >= Enough && r.matched < Enough && r.hints.sum() == 0:
		return s
	}
	return nil
}

// Complete tells that no required column is lacking.
func (r *Found) Complete() bool { return len(r.Lacking) == 0 }

// Sure tells a header that leaves no doubt of being one.
func (r *Found) Sure() bool { return r.Complete() && r.matched >= Enough }

// outdone gives the header of a ledger that a better one further down puts aside with the
// rows between them, nil if none; rows are those above the better one.
func (r *Found) outdone(rows []grid.Row) *Found {
	switch {
	case r == nil:
		return nil
	case r.Above != nil || r.matched < Enough:
		return r.Above
	}
	for _, row := range rows[min(r.Last+1, len(rows)):] {
		if len(row.Cells) >= Enough {
			return r
		}
	}
	return nil
}

// near is the second ledger when one column more or less would have turned the choice, nil
// when it would not.
func (r *Found) near() *Found {
	if s := r.Second; s != nil && s.matched >= Enough && r.score-s.score < ScoreHeader-ScoreLacking {
		return s
	}
	return nil
}

// Names are the names a sheet goes by, for when its headers leave a doubt.
type Names struct{ title, Sheet, File string }

// Find finds the header among the first rows and the ledger it belongs to; nil when
// there is nothing like one. The best is returned even when too little of it matches. What
// stands below the header of a ledger is its rows: no other header is looked for there,
// unless that one lacks columns.
func (c *Catalogue) Find(rows []grid.Row, all grid.Merges, names Names) *Found {
	if len(rows) == 0 {
		return nil
	}
	rows = rows[:min(len(rows), headerSearch+Depth)]
	merges := all.Starting(rows[0].Line, rows[len(rows)-1].Line)
	w := newWindow(rows, merges, c.words)
	var best *Found
	title := ""
	for first := 0; first < min(len(rows), headerSearch); first++ {
		if best != nil && best.Sure() && first > best.Last {
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
			if r := c.Judge(w.heads(from, last), here); r != nil && r.beats(best) {
				r.Above = best.outdone(rows[:from])
				r.First, r.Last, r.From, r.Line = from, last, rows[from].Line, w.lastLine(from, last, merges)
				best = r
			}
		}
		if len(title) < 400 && (best == nil || !best.IsLedger) {
			title += w.line(first)
		}
	}
	return best
}

// headerLike tells whether a row may be the first of a header: several texts, and neither
// a line of the form 填报单位：… nor a row of data above a header that is repeated.
func (w *window) headerLike(c *Catalogue, row int) bool {
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
		if d, ok := typing.ParseStated(s.text); ok {
			return d.Day > 0
		}
	}
	n, ok := typing.ParseExact(s.text)
	return ok && !(len(s.text) == 4 && n.IsInteger())
}

func (c *Catalogue) known(key string) bool { return isSerial(key) || len(c.headers[key]) > 0 }

// extend gives the last row of the header that begins at a row.
func (w *window) extend(c *Catalogue, first int) int {
	last := first
	for last+1 < len(w.rows) && last-first+1 < Depth && w.continues(c, first, last) {
		last++
	}
	return last
}

// continues tells whether the row after last still belongs to the header: only texts,
// none of them under a header that stands for itself, at least one in a group or a unit.
func (w *window) continues(c *Catalogue, first, last int) bool {
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
		if int(s.at.Col) != col || spelling.Nothing(s.text) {
			continue
		}
		if s.kind != grid.Text || lines.IsSection(s.text) {
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

// Candidate is nil for nil.
func (r *Found) Candidate() *trace.Candidate {
	if r == nil {
		return nil
	}
	c := &trace.Candidate{ID: r.Ledger.ID, Name: r.Ledger.Name, Score: r.score, Own: r.own, Alias: r.matched - r.own, Lacking: []string{},
		Title: r.hints.title, Sheet: r.hints.sheet, File: r.hints.file}
	for _, f := range r.Lacking {
		c.Lacking = append(c.Lacking, r.Ledger.Fields[f].Header)
	}
	return c
}

// Serials gives the columns of running numbers.
func (r *Found) Serials() map[int]bool {
	columns := make(map[int]bool)
	for i := range r.Heads {
		if r.Heads[i].Serial && r.Means[i].Field < 0 {
			columns[r.Heads[i].Col] = true
		}
	}
	return columns
}
