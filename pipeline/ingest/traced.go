package ingest

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
)

// What a block tells of its decisions, where somebody asks.

// tellLedger tells which ledger begins, and why.
func (b *block) tellLedger(found *recognised, units headUnit) {
	if b.told == nil {
		return
	}
	l := LedgerReading{Chosen: *found.candidate(), Second: found.second.candidate(), Doubt: found.rival() != nil, Head: Run{From: found.from, To: found.line}, Units: []string{}}
	if len(units.words) > 0 {
		l.Units, l.UnitsAt = units.words, units.at.String()
	}
	b.told.ledger(l)
}

// tellColumn tells what became of a column; p is nil when it is not used.
func (b *block) tellColumn(use Use, h head, m meaning, p *column) {
	if b.told == nil {
		return
	}
	c := ColumnReading{Letter: ledger.Address{Col: int32(h.col)}.String(), Written: h.written(), Use: use}
	if m.field < 0 {
		c.Qualifier = m.barred
	} else {
		c.Header, c.Key, c.Own = b.book.fields[m.field].Header, m.key, m.own
	}
	if p != nil {
		c.Type, c.Required = p.Type, p.Required
		c.Unit, c.Origin = p.unit.name, p.origin()
	}
	b.told.column(c)
}

// origin says where a column's unit comes from; "" for a type without units.
func (p *column) origin() Origin {
	switch base, _ := baseUnit(p.kind); {
	case p.unread:
		return Refused
	case base == "":
		return ""
	case p.defaulted:
		return Default
	case !p.stated:
		return UnitLine
	case p.grouped:
		return GroupHeader
	}
	return OwnHeader
}

// tell tells what the block came to.
func (b *block) tell() {
	if b.told == nil {
		return
	}
	l := b.told.current()
	l.Rows = len(b.rows)
	if b.month.Kind == ledger.Month {
		l.Month = calendar.Month{Year: b.month.Date.Year(), Number: b.month.Date.Month()}.String()
	}
	for _, f := range b.log.forms {
		id, name := f.kind.words()
		l.Forms = append(l.Forms, FormReading{Header: f.column, Form: id, Name: name, Count: f.count, First: f.first.String()})
	}
	present := make(map[int]bool)
	for _, p := range b.columns {
		present[p.index] = true
	}
	for i := range b.book.fields {
		if f := &b.book.fields[i]; !present[i] && !f.Required {
			l.Absent = append(l.Absent, f.Header)
		}
	}
}
