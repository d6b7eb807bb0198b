package assemble

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// unitState is what the rows so far state in a column of units.
type unitState struct {
	used    bool   // a row states a unit or a currency
	said    string // by the row being read: the cell's text
	at      ledger.Address
	refused int         // line of the row that was refused for it
	carry   ledger.Cell // value of the merge whose anchor was met last
}

// readUnits takes what a row says in its columns of units.
func (b *lineReader) readUnits(row *grid.Row) {
	for _, u := range b.units {
		s := &b.unitStates[u.order]
		s.said, s.at = "", address(row, u.col)
		m, merged := u.merge(row.Line)
		if merged && m.Row1 < row.Line {
			s.said, s.at = s.carry.Text, s.carry.At
		} else if i, ok := slices.BinarySearchFunc(row.Cells, u.col, func(c grid.Cell, col int) int { return c.Col - col }); ok {
			if c := &row.Cells[i]; c.Kind == grid.Text && !spelling.Nothing(c.Text) && len(c.Text) < recognise.LongestHeader {
				s.said = c.Text
			}
			if merged {
				s.carry = ledger.Cell{Kind: ledger.Text, Text: s.said, At: s.at}
			}
		}
	}
}

// rowUnit is what a row's own columns say of the unit of one amount.
type rowUnit struct {
	unit   unitword.Unit
	stated bool
	by     *unitColumn
}

// rowUnit reads the unit of an amount in the row being read; refused says that it is one
// that cannot be read, which is noted at its cell.
func (b *lineReader) rowUnit(p *column) (own rowUnit, refused bool) {
	for _, u := range p.governed {
		s := &b.unitStates[u.order]
		if s.said == "" {
			continue
		}
		rest, paid := unitword.CutRMB(unitword.WithoutBrackets(s.said))
		word := unitword.Key(rest)
		_, d := unitword.Base(p.Kind)
		found, listed := unitword.LookUp(word, p.Kind)
		switch {
		case unitword.IsForeignMoney(s.said), u.currency && !u.loose && !paid && word != "" && unitword.DimensionOf(word) != unitword.Currency:
			return own, b.refuseRow(u, wording.ForeignRow(spelling.Trim(s.said), u.Header))
		case u.currency && (word == "" || word == "元" && !p.Defaulted):
			s.used = true // 人民币, in the unit of the header
		case listed:
			own, s.used = rowUnit{found, true, u}, true
		case unitword.DimensionOf(word) == d && d != unitword.NoDimension:
			return own, b.refuseRow(u, wording.Unit(word, p.Kind))
		case unitword.DimensionOf(word) != unitword.NoDimension:
			s.used = true // of another column
		}
	}
	return own, false
}

// refuseRow notes, once a row, that a unit cannot be read.
func (b *lineReader) refuseRow(u *unitColumn, words finding.Words) bool {
	s := &b.unitStates[u.order]
	if s.used = true; s.refused != int(s.at.Row) {
		s.refused = int(s.at.Row)
		b.log.Add(finding.Error, rule.Currency, s.at, u.Header, spelling.Trim(s.said), words)
	}
	return true
}

// readAmount reads a cell in the unit that its row states, else in that of its column.
func (b *lineReader) readAmount(c *grid.Cell, p *column) typing.Typed {
	if c.Kind == grid.Text && spelling.Nothing(c.Text) {
		return b.Read(c, &p.Column)
	}
	own, refused := b.rowUnit(p)
	switch {
	case refused:
		return typing.Typed{Cell: ledger.Cell{Refused: true}}
	case !own.stated:
		return b.Read(c, &p.Column)
	}
	r := b.Read(c, p.WithUnit(own.unit))
	switch {
	case r.Rule != "" || r.Kind != ledger.Number:
	case r.Unit != "" && !unitword.SameScale(r.Unit, own.unit, p.Kind):
		return r.Doubt(rule.UnitCell, wording.RowUnitCell(own.by.Header, own.unit.Name, r.Unit))
	case r.Unit == "" && p.Stated && !p.InUnit.Scale.Equal(own.unit.Scale):
		return r.Doubt(rule.UnitCell, wording.RowUnit(p.InUnit.Name, own.by.Header, own.unit.Name))
	}
	return r
}

// openUnit is a number whose cell states a unit, in a ledger whose rows have a column of
// units: the two must agree.
type openUnit struct {
	column *column
	at     ledger.Address
	word   string
	value  string
}

// settleMeasures holds the units that a row's cells state against the row's own column of units.
// Money is converted, exactly; any other difference is refused.
func (b *lineReader) settleMeasures(cells []ledger.Cell) {
	for _, o := range b.open {
		c := &cells[o.column.index]
		stated := unitword.Key(cells[b.book.UnitField].Text)
		if stated == "" && unitword.DimensionOf(o.word) == unitword.Currency {
			stated, _ = unitword.Base(schema.Money) // what a blank stands for (design §7)
		}
		to, ok := unitword.LookUp(stated, schema.Money)
		from, known := unitword.LookUp(o.word, schema.Money)
		switch {
		case stated == o.word, stated == "" && o.word != "%", unitword.IsCounter(stated) && unitword.IsCounter(o.word):
		case ok && known:
			c.Number = c.Number.Mul(from.Scale).Mul(decimal.New(1, 0).Div(to.Scale))
			b.log.Form(typing.FormFormat, o.column.Header, o.at)
		default:
			c.Kind, c.Refused, b.states[o.column.order].failed = ledger.Blank, true, true
			b.log.Add(finding.Error, rule.Number, o.at, o.column.Header, o.value,
				wording.Measure(o.word, b.book.Fields[b.book.UnitField].Header, cells[b.book.UnitField].Text))
		}
	}
	b.open = b.open[:0]
}
