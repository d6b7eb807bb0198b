package typing

import (
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/unitword"
)

// Column is what the values of a column are read by: a field of the ledger, and the unit
// in which a sheet states it.
type Column struct {
	*schema.Field
	InUnit    unitword.Unit
	Scales    bool // the unit is not the base unit
	Stated    bool // the unit is that of its own header or group
	Defaulted bool // no unit is stated
	Unread    bool // its unit is refused
	UnitByRow bool // a number whose unit stands in another column of the ledger
}

// WithUnit is the column with a unit that a row states for itself.
func (p Column) WithUnit(u unitword.Unit) *Column {
	base, _ := unitword.Base(p.Kind)
	p.InUnit, p.Scales, p.Stated, p.Defaulted = u, u.Name != base, false, false
	return &p
}

// differs tells whether a unit word in a cell is another unit than the column's.
func (p *Column) differs(word string) bool {
	u, ok := unitword.LookUp(word, p.Kind)
	return ok && !u.Scale.Equal(p.InUnit.Scale)
}
