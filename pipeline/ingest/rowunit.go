package ingest

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// A column 单位 or 币种 beside amounts states the unit or the currency of each row's own
// (design-life §11). Ledgers that have such a column of their own (targets, profile) keep its
// meaning; there it decides of numbers without a type.

// unitColumn is a column that states the units of its rows.
type unitColumn struct {
	column
	head     head
	currency bool   // 币种: all that it says is a currency
	of       string // the amount that its header names (总投资币种), "" for none
	used     bool   // a row states a unit or a currency
	said     string // by the row being read: the cell's text
	place    ledger.Address
	refused  int // line of the row that was refused for it
}

// unitColumn makes a column of row units of a head that means nothing in the ledger; nil for
// any other.
func (b *block) unitColumn(h head) *unitColumn {
	key, _ := headerKey(h.text)
	u := &unitColumn{head: h}
	for i := range b.book.fields {
		f := &b.book.fields[i]
		for _, name := range append([]string{f.Header}, f.Aliases...) {
			if rest, ok := strings.CutPrefix(key, name); ok && f.kind.measured() && rest != "" {
				key, u.of = rest, f.ID
				break
			}
		}
	}
	switch {
	case b.words.currencies[key]:
		u.currency = true
	case !b.words.rowUnits[key]:
		return nil
	}
	u.column = column{field: &field{Column: &definition.Column{Header: h.text}, kind: text}, col: h.col, at: h.at}
	return u
}

// measured tells kinds of amounts, which have a unit or a currency.
func (k kind) measured() bool { return k == money || k == land || k == area }

// govern gives each amount the columns that state its rows' units. A unit stands behind its
// amount or before it, whichever the first one of the sheet does; a currency holds for every
// amount up to the next column of currencies.
func (b *block) govern() {
	for _, p := range b.columns {
		if !p.kind.measured() && (p.kind != num || b.hasMoney()) {
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
	return slices.ContainsFunc(b.columns, func(p *column) bool { return p.kind == money })
}

// governor finds the column of currencies, or of units, that speaks of an amount.
func (b *block) governor(p *column, currency bool) *unitColumn {
	if currency && p.kind != money && p.kind != num || !currency && p.kind == num {
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
	case behind == nil && (currency || p.defaulted && len(list) == 1):
		return before
	case behind == nil:
		return nil
	case currency || !p.stated || !b.between(p, behind):
		return behind
	}
	return nil
}

// alike tells columns of one dimension.
func (p *column) alike(q *column) bool {
	_, d := baseUnit(p.kind)
	_, e := baseUnit(q.kind)
	return d == e && (d != noDimension || p.kind == q.kind)
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
			if c := &row.Cells[i]; c.Kind == grid.Text && !nothing(c.Text) && len(c.Text) < headerText {
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
	unit   unit
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
		rest, paid := cutRMB(u.said)
		word := unitWord(rest)
		_, d := baseUnit(p.kind)
		found, listed := lookUp(word, p.kind)
		switch {
		case foreignMoney(u.said), u.currency && !paid && word != "" && dimensionOf(word) != currency:
			return own, b.refuseRow(u, sayForeignRow(trim(u.said), u.Header))
		case u.currency && (word == "" || word == "元" && !p.defaulted):
			u.used = true // 人民币, in the unit of the header
		case listed:
			own, u.used = rowUnit{found, true, u}, true
		case dimensionOf(word) == d && d != noDimension:
			return own, b.refuseRow(u, sayUnit(word, p.kind))
		case dimensionOf(word) != noDimension:
			u.used = true // of another column
		}
	}
	return own, false
}

// refuseRow notes, once a row, that a unit cannot be read.
func (b *block) refuseRow(u *unitColumn, words finding.Words) bool {
	if u.used = true; u.refused != int(u.place.Row) {
		u.refused = int(u.place.Row)
		b.log.add(finding.Error, ruleCurrency, u.place, u.Header, trim(u.said), words)
	}
	return true
}

// readAmount reads a cell in the unit that its row states, else in that of its column.
func (b *block) readAmount(c *grid.Cell, p *column) reading {
	if c.Kind == grid.Text && nothing(c.Text) {
		return b.read(c, p)
	}
	own, refused := b.rowUnit(p)
	switch {
	case refused:
		return reading{Cell: ledger.Cell{Refused: true}}
	case !own.stated:
		return b.read(c, p)
	}
	header := *p
	base, _ := baseUnit(p.kind)
	p.unit, p.scales, p.stated, p.defaulted = own.unit, own.unit.name != base, false, false
	r := b.read(c, p)
	p.unit, p.scales, p.stated, p.defaulted = header.unit, header.scales, header.stated, header.defaulted
	switch {
	case r.rule != "" || r.Kind != ledger.Number:
	case r.unit != "" && !sameScale(r.unit, own.unit, p.kind):
		return r.doubt(ruleUnitCell, sayRowUnitCell(own.by.Header, own.unit.name, r.unit))
	case r.unit == "" && header.stated && !header.unit.scale.Equal(own.unit.scale):
		return r.doubt(ruleUnitCell, sayRowUnit(header.unit.name, own.by.Header, own.unit.name))
	}
	return r
}

// sameScale tells whether a unit word is in truth a given unit.
func sameScale(word string, u unit, t kind) bool {
	found, ok := lookUp(word, t)
	return ok && found.scale.Equal(u.scale)
}

// sayUnits tells what became of the columns of units: one in which no row states a unit is an
// unknown column like any other.
func (b *block) sayUnits() {
	for _, u := range b.units {
		if u.used {
			b.told.use(u.col, RowUnit)
			continue
		}
		b.log.add(finding.Info, ruleHeaderUnknown, u.at, u.head.text, u.head.text, sayUnknownHeader(u.head.text, b.book.Name))
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
		stated := unitWord(cells[b.book.measure].Text)
		if stated == "" && dimensionOf(o.word) == currency {
			stated = "万元" // what a blank stands for (design §7)
		}
		to, ok := lookUp(stated, money)
		from, known := lookUp(o.word, money)
		switch {
		case stated == o.word, stated == "" && o.word != "%", counter(stated) && counter(o.word):
		case ok && known:
			c.Number = c.Number.Mul(from.scale).Mul(decimal.New(1, 0).Div(to.scale))
			b.log.form(formFormat, o.column.Header, o.at)
		default:
			c.Kind, c.Refused, o.column.failed = ledger.Blank, true, true
			b.log.add(finding.Error, ruleNumber, o.at, o.column.Header, o.value,
				sayMeasure(o.word, b.book.fields[b.book.measure].Header, cells[b.book.measure].Text))
		}
	}
	b.open = b.open[:0]
}
