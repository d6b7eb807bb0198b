package assemble

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ledger"
)

// What is told of the decisions under a header, where somebody asks.

// tellLedger tells which ledger begins, and why.
func tellLedger(told *trace.SheetReading, found *recognise.Found, units recognise.Unit) {
	if told == nil {
		return
	}
	l := trace.Ledger{Chosen: *found.Candidate(), Second: found.Second.Candidate(), Doubt: found.Rival() != nil, Head: trace.Run{From: found.From, To: found.Line}, Units: []string{}}
	if len(units.Words) > 0 {
		l.Units, l.UnitsAt = units.Words, units.At.String()
	}
	told.Begin(l)
}

// tellColumn tells what became of a column; p is nil when it is not used.
func tellColumn(told *trace.SheetReading, book *schema.Ledger, use trace.Use, h recognise.Head, m recognise.Meaning, p *column) {
	if told == nil {
		return
	}
	c := trace.Column{Letter: ledger.Address{Col: int32(h.Col)}.String(), Written: h.Written(), Use: use}
	if m.Field < 0 {
		c.Qualifier = m.Barred
	} else {
		c.Header, c.Key, c.Own = book.Fields[m.Field].Header, m.Key, m.Own
	}
	if p != nil {
		c.Type, c.Required = p.Type, p.Required
		c.Unit, c.Origin = p.InUnit.Name, p.origin()
	}
	told.Column(c)
}

// origin says where a column's unit comes from; "" for a type without units.
func (p *column) origin() trace.Origin {
	switch base, _ := unitword.Base(p.Kind); {
	case p.Unread:
		return trace.Refused
	case base == "":
		return ""
	case p.Defaulted:
		return trace.Default
	case !p.Stated:
		return trace.UnitLine
	case p.grouped:
		return trace.GroupHeader
	}
	return trace.OwnHeader
}

// tell tells what the lines came to.
func (b *remarks) tell(month ledger.Cell) {
	if b.told == nil {
		return
	}
	l := b.told.Current()
	l.Rows = len(b.rows)
	if month.Kind == ledger.Month {
		l.Month = calendar.Month{Year: month.Date.Year(), Number: month.Date.Month()}.String()
	}
	for _, f := range b.log.Forms {
		id, name := f.Kind.Words()
		l.Forms = append(l.Forms, trace.Form{Header: f.Column, Form: id, Name: name, Count: f.Count, First: f.First.String()})
	}
	present := make(map[int]bool)
	for _, p := range b.columns {
		present[p.index] = true
	}
	for i := range b.book.Fields {
		if f := &b.book.Fields[i]; !present[i] && !f.Required {
			l.Absent = append(l.Absent, f.Header)
		}
	}
}
