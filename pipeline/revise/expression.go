package revise

import (
	"cmp"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// reckoned is a figure that follows from others, before and after: what each operand that moved would
// have done alone is worked out by its expression.
type reckoned struct {
	t        told
	old, now *figure.Figure
	of       [2]figure.Expression
	cells    []movedCell
}

// movedCell is a ledger cell among the operands whose row changed; nil on a side where the expression
// does not name it.
type movedCell struct {
	change   change
	old, now *figure.Cell
}

// byOperands tells what each figure and each ledger cell that moved would do alone to a figure that is worked
// out from them. What comes or goes with a cell, as a score does with its target, is all the cell's.
func (t told) byOperands(old, now *figure.Figure) []revision.Effect {
	r := reckoned{t: t, old: old, now: now, of: [2]figure.Expression{expressionOf(old), expressionOf(now)}}
	r.cells = t.movedCells(r.of)
	through := old == nil || now == nil
	carrier := -1
	for i, c := range r.cells {
		if through && carrier < 0 && (c.old == nil || c.now == nil) {
			carrier = i
		}
	}
	var effects []revision.Effect
	for _, key := range unionOf(old, now, figure.Expression.Keys) {
		if t.moves(key) {
			by := decimal.Decimal{}
			if carrier < 0 {
				by = r.withFigure(key)
			}
			effects = append(effects, t.moved(key, by))
		}
	}
	switch {
	case !through:
		effects = append(effects, r.byMeasured()...)
	case carrier < 0:
		effects = append(effects, r.byBase()...)
	}
	for i, c := range r.cells {
		by := decimal.Decimal{}
		switch {
		case carrier == i:
			by = zeroed(now).Sub(zeroed(old))
		case carrier < 0:
			by = r.withCell(c)
		}
		effects = append(effects, c.effect(by))
	}
	return effects
}

// expressionOf is how a figure comes about, nothing without one.
func expressionOf(f *figure.Figure) figure.Expression {
	if f == nil {
		return figure.Expression{Term: figure.Sum{}}
	}
	e, _ := f.Working.(figure.Expression)
	return e
}

// withFigure is what another figure does alone: where it came or went, so did its place in the expression.
func (r reckoned) withFigure(key string) decimal.Decimal {
	e := r.of[0]
	if r.now != nil && !(names(r.of[0], key) && names(r.of[1], key)) {
		e = r.before(r.of[1])
	}
	return r.moves(e, key)
}

// withCell is what a ledger cell does alone.
func (r reckoned) withCell(c movedCell) decimal.Decimal {
	e := r.of[0]
	switch {
	case c.old != nil && c.now != nil:
		e.Term = put(e.Term, *c.old, *c.now)
	case r.now != nil:
		others := r
		others.cells = nil
		for _, other := range r.cells {
			if other.now == nil || c.now == nil || *other.now != *c.now {
				others.cells = append(others.cells, other)
			}
		}
		e = others.before(r.of[1])
	default:
		gone := *c.old
		gone.Value = decimal.Decimal{}
		e.Term = put(e.Term, *c.old, gone)
	}
	return r.moves(e, "")
}

// before puts into an expression of now what its cells held before.
func (r reckoned) before(e figure.Expression) figure.Expression {
	for _, c := range r.cells {
		if c.old != nil && c.now != nil {
			e.Term = put(e.Term, *c.now, *c.old)
		}
	}
	return e
}

// put replaces one cell of a term.
func put(t figure.Term, what, with figure.Cell) figure.Term {
	return figure.Replace(t, func(one figure.Term) figure.Term {
		if c, ok := one.(figure.Cell); ok && sits(c, what) {
			return with
		}
		return one
	})
}

func sits(a, b figure.Cell) bool {
	return a.Sheet != nil && b.Sheet != nil && *a.Sheet == *b.Sheet && a.At == b.At
}

// moves is how an expression moves the figure from what it was, of the figures before and the one that is
// named after; what has no value counts as 0.
func (r reckoned) moves(e figure.Expression, key string) decimal.Decimal {
	value, _ := e.Of(func(k string) (decimal.Decimal, bool) {
		if alike(k, key) {
			return zeroed(r.t.is.at(k)), true
		}
		return zeroed(r.t.was.at(k)), true
	})
	return value.Sub(zeroed(r.old))
}

func names(e figure.Expression, key string) bool {
	for _, k := range e.Keys() {
		if alike(k, key) {
			return true
		}
	}
	return false
}

// movedCells are the cells of two expressions that do not hold what they held, or that only one of them names,
// where that is for a row that changed.
func (t told) movedCells(of [2]figure.Expression) []movedCell {
	var list []movedCell
	seen := map[*ledger.Row]bool{}
	for side, e := range of {
		for _, cell := range e.Cells() {
			c, ok := t.changedAt(side, cell)
			if !ok || seen[c.row()] {
				continue
			}
			seen[c.row()] = true
			m := movedCell{change: c, old: cellOf(of[0], c, 0), now: cellOf(of[1], c, 1)}
			if m.old == nil || m.now == nil || !m.old.Value.Equal(m.now.Value) {
				list = append(list, m)
			}
		}
	}
	return list
}

// changedAt is what happened to the row of a cell; false if nothing did.
func (t told) changedAt(side int, cell figure.Cell) (change, bool) {
	for _, c := range t.byLedger[cell.Ledger] {
		if c.holds(side, cell) {
			return c, true
		}
	}
	return change{}, false
}

// holds says that a cell stands in the row as it was on a side.
func (c change) holds(side int, cell figure.Cell) bool {
	h, row := [2]half{c.was, c.is}[side], [2]int32{c.old, c.now}[side]
	if row < 0 || cell.Sheet == nil {
		return false
	}
	at := h.Rows[row]
	return at.Sheet != nil && *at.Sheet == *cell.Sheet && at.Line == int(cell.At.Row)
}

// cellOf is the cell of an expression that stands in a changed row; nil if none does.
func cellOf(e figure.Expression, c change, side int) *figure.Cell {
	for _, cell := range e.Cells() {
		if c.holds(side, cell) {
			return &cell
		}
	}
	return nil
}

// effect names the row, and of its columns the cell's own before the others.
func (m movedCell) effect(by decimal.Decimal) revision.Effect {
	side, cell := 1, cmp.Or(m.now, m.old)
	if m.now == nil {
		side = 0
	}
	h, row := [2]half{m.change.was, m.change.is}[side], [2]int32{m.change.old, m.change.now}[side]
	var own, all []string
	for i, column := range m.change.def.Columns {
		all = append(all, column.ID)
		if h.of(row, i).At == cell.At {
			own = append(own, column.ID)
		}
	}
	return m.change.effect(m.change.deciding(append(own, all...), own), by)
}
