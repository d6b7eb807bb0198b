package assemble

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// A column 单位 or 币种 beside amounts states the unit or the currency of each row's own
// (design-life §11). Ledgers that have such a column of their own (targets, profile) keep its
// meaning; there it decides of numbers without a type.

// unitColumn is a column that states the units of its rows.
type unitColumn struct {
	column
	head     recognise.Head
	currency bool   // 币种: all that it says is a currency
	of       string // the amount that its header names (总投资币种), "" for none
	used     bool   // a row states a unit or a currency
	said     string // by the row being read: the cell's text
	place    ledger.Address
	refused  int // line of the row that was refused for it
}

// unitColumn makes a column of row units of a head that means nothing in the ledger; nil for
// any other.
func (b *block) unitColumn(h recognise.Head) *unitColumn {
	key, _ := recognise.Key(h.Text)
	u := &unitColumn{head: h}
	for i := range b.book.Fields {
		f := &b.book.Fields[i]
		for _, name := range append([]string{f.Header}, f.Aliases...) {
			if rest, ok := strings.CutPrefix(key, name); ok && f.Kind.HasUnit() && rest != "" {
				key, u.of = rest, f.ID
				break
			}
		}
	}
	switch {
	case b.words.RowUnits.Currency[key]:
		u.currency = true
	case !b.words.RowUnits.Unit[key]:
		return nil
	}
	u.column = column{Column: typing.Column{Field: &schema.Field{Column: &definition.Column{Header: h.Text}, Kind: schema.Text}}, col: h.Col, at: h.At}
	return u
}

// govern gives each amount the columns that state its rows' units. A unit stands behind its
// amount or before it, whichever the first one of the sheet does; a currency holds for every
// amount up to the next column of currencies.
func (b *block) govern() {
	for _, p := range b.columns {
		if !p.Kind.HasUnit() && (p.Kind != schema.Num || b.hasMoney()) {
			continue
		}
		for _, currency := range []bool{true, false} {
			if u := b.governor(p, currency); u != nil {
				p.governed = append(p.governed, u)
			}
		}
	}
}

func (b *block) hasMoney() bool {
	return slices.ContainsFunc(b.columns, func(p *column) bool { return p.Kind == schema.Money })
}

// governor finds the column of currencies, or of units, that speaks of an amount.
func (b *block) governor(p *column, currency bool) *unitColumn {
	if currency && p.Kind != schema.Money && p.Kind != schema.Num || !currency && p.Kind == schema.Num {
		return nil
	}
	var list []*unitColumn
	for _, u := range b.units {
		switch {
		case u.currency != currency:
		case u.of == p.ID:
			return u
		case u.of == "":
			list = append(list, u)
		}
	}
	if len(list) == 0 {
		return nil
	}
	var before, behind *unitColumn // the next one on either side
	for _, u := range list {
		if u.col < p.col {
			before = u
		} else if behind == nil {
			behind = u
		}
	}
	if first := list[0].col; !slices.ContainsFunc(b.columns, func(q *column) bool { return q.alike(p) && q.col < first }) {
		return before
	}
	switch {
	case behind == nil && (currency || p.Defaulted && len(list) == 1):
		return before
	case behind == nil:
		return nil
	case currency || !p.Stated || !b.between(p, behind):
		return behind
	}
	return nil
}

// alike tells columns of one dimension.
func (p *column) alike(q *column) bool {
	_, d := unitword.Base(p.Kind)
	_, e := unitword.Base(q.Kind)
	return d == e && (d != unitword.NoDimension || p.Kind == q.Kind)
}

// between tells that another amount of the same dimension stands between one and its unit.
func (b *block) between(p *column, u *unitColumn) bool {
	return slices.ContainsFunc(b.columns, func(q *column) bool { return q.alike(p) && p.col < q.col && q.col < u.col })
}

// readUnits takes what a row says in its columns of units.
func (b *block) readUnits(row *grid.Row) {
	for _, u := range b.units {
		u.said, u.place = "", b.address(row, u.col)
		if anchor, covered := u.merged(row.Line); covered {
			u.said, u.place = u.carry.Text, u.carry.At
		} else if i, ok := slices.BinarySearchFunc(row.Cells, u.col, func(c grid.Cell, col int) int { return c.Col - col }); ok {
			if c := &row.Cells[i]; c.Kind == grid.Text && !spelling.Nothing(c.Text) && len(c.Text) < recognise.LongestHeader {
				u.said = c.Text
			}
			if anchor {
				u.carry = ledger.Cell{Kind: ledger.Text, Text: u.said, At: u.place}
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
func (b *block) rowUnit(p *column) (own rowUnit, refused bool) {
	for _, u := range p.governed {
		if u.said == "" {
			continue
		}
		rest, paid := unitword.CutRMB(u.said)
		word := unitword.Key(rest)
		_, d := unitword.Base(p.Kind)
		found, listed := unitword.LookUp(word, p.Kind)
		switch {
		case unitword.IsForeignMoney(u.said), u.currency && !paid && word != "" && unitword.DimensionOf(word) != unitword.Currency:
			return own, b.refuseRow(u, wording.ForeignRow(spelling.Trim(u.said), u.Header))
		case u.currency && (word == "" || word == "元" && !p.Defaulted):
			u.used = true // 人民币, in the unit of the header
		case listed:
			own, u.used = rowUnit{found, true, u}, true
		case unitword.DimensionOf(word) == d && d != unitword.NoDimension:
			return own, b.refuseRow(u, wording.Unit(word, p.Kind))
		case unitword.DimensionOf(word) != unitword.NoDimension:
			u.used = true // of another column
		}
	}
	return own, false
}

// refuseRow notes, once a row, that a unit cannot be read.
func (b *block) refuseRow(u *unitColumn, words finding.Words) bool {
	if u.used = true; u.refused != int(u.place.Row) {
		u.refused = int(u.place.Row)
		b.log.Add(finding.Error, rule.Currency, u.place, u.Header, spelling.Trim(u.said), words)
	}
	return true
}

// readAmount reads a cell in the unit that its row states, else in that of its column.
func (b *block) readAmount(c *grid.Cell, p *column) typing.Typed {
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

// sayUnits tells what became of the columns of units: one in which no row states a unit is an
// unknown column like any other.
func (b *block) sayUnits() {
	for _, u := range b.units {
		if u.used {
			b.told.Use(u.col, trace.RowUnit)
			continue
		}
		b.log.Add(finding.Info, rule.HeaderUnknown, u.at, u.head.Text, u.head.Text, wording.UnknownHeader(u.head.Text, b.book.Name))
	}
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
func (b *block) settleMeasures(cells []ledger.Cell) {
	for _, o := range b.open {
		c := &cells[o.column.index]
		stated := unitword.Key(cells[b.book.UnitField].Text)
		if stated == "" && unitword.DimensionOf(o.word) == unitword.Currency {
			stated = "万元" // what a blank stands for (design §7)
		}
		to, ok := unitword.LookUp(stated, schema.Money)
		from, known := unitword.LookUp(o.word, schema.Money)
		switch {
		case stated == o.word, stated == "" && o.word != "%", unitword.IsCounter(stated) && unitword.IsCounter(o.word):
		case ok && known:
			c.Number = c.Number.Mul(from.Scale).Mul(decimal.New(1, 0).Div(to.Scale))
			b.log.Form(typing.FormFormat, o.column.Header, o.at)
		default:
			c.Kind, c.Refused, o.column.failed = ledger.Blank, true, true
			b.log.Add(finding.Error, rule.Number, o.at, o.column.Header, o.value,
				wording.Measure(o.word, b.book.Fields[b.book.UnitField].Header, cells[b.book.UnitField].Text))
		}
	}
	b.open = b.open[:0]
}
