package revise

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// alone gives each row what it would do if it alone had changed: for a mean or a latest value,
// which do not add up.
func (m measuring) alone(before *query.Tables) []revision.Effect {
	var effects []revision.Effect
	for _, c := range m.changes {
		if !m.touches(c) {
			continue
		}
		value, ok := m.with(before, c)
		if !ok {
			value = decimal.Decimal{}
		}
		if by := value.Sub(zeroed(m.old)); !by.IsZero() {
			effects = append(effects, m.effect(c, by))
		}
	}
	return effects
}

// touches says that the row counts before or after.
func (m measuring) touches(c change) bool {
	return c.old >= 0 && m.counted[0][c.old] || c.now >= 0 && m.counted[1][c.now]
}

// with measures the ledger as it was, with this one row as it is.
func (m measuring) with(before *query.Tables, c change) (decimal.Decimal, bool) {
	l := ledger.Ledger{ID: c.def.ID}
	for _, column := range c.def.Columns {
		l.Columns = append(l.Columns, column.ID)
	}
	if c.was != nil {
		l = *c.was.Ledger
		l.Rows = slices.Clone(l.Rows)
	}
	switch {
	case c.old < 0:
		l.Rows = append(l.Rows, c.is.Rows[c.now])
	case c.now < 0:
		l.Rows = slices.Delete(l.Rows, int(c.old), int(c.old)+1)
	default:
		l.Rows[c.old] = c.is.Rows[c.now]
	}
	t := before.With(&l)
	measured, ok := t.Measure(m.now, t.Counted(m.now.Where, m.period))
	return measured.Value, ok
}
