package assemble

import (
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"

	"github.com/shopspring/decimal"
)

// statedLine is a line that states totals or a count of the rows around it: 合计 or a section.
type statedLine struct {
	class  lines.Class
	level  int // total: 1 小计, 2 合计, 3 总计; section: 1 一、, 2 （一）
	before int // data rows above it
	label  string
	of     string // the group that a subtotal names: 一期 of 一期小计
	at     ledger.Address
	count  int // stated in the label, 0 for none
	sums   []statedSum
}

// statedSum is an amount that a stated line states for a column.
type statedSum struct {
	column *column
	at     ledger.Address
	value  decimal.Decimal
	shown  string
}

// noteStated notes a line of totals or a section.
func (b *lineReader) noteStated(class lines.Class, row *grid.Row, label *grid.Cell) {
	m := statedLine{class: class, before: len(b.rows), label: spelling.Compact(label.Text), at: address(row, label.Col)}
	if class == lines.Total {
		var kind lines.TotalKind
		kind, m.of = b.words.totals.Of(label.Text)
		m.level = kind.Level()
	} else {
		m.level, _ = lines.SectionLevel(label.Text)
	}
	b.readUnits(row)
	m.count = max(lines.StatedCount(label.Text), 0)
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		if p == nil || c == label || c.Kind == grid.Text && spelling.Nothing(c.Text) {
			continue
		}
		at := address(row, c.Col)
		switch {
		case !p.Kind.Numeric():
			if n := lines.StatedCount(c.Text); n > 0 && m.count == 0 && c.Kind == grid.Text && class == lines.Total {
				m.count, m.at, m.label = n, at, m.label+" "+spelling.Compact(c.Text)
			}
		case p.Kind != schema.Rate && !p.Unread && !p.InKey: // a year is no amount
			b.noteSum(&m, c, p, at)
		}
	}
	b.stated = append(b.stated, m)
}

// noteSum notes the amount that a stated line states for a column.
func (b *lineReader) noteSum(m *statedLine, c *grid.Cell, p *column, at ledger.Address) {
	switch r := b.readAmount(c, p); {
	case r.Refused:
	case r.Rule != "" && r.Kind != ledger.Number:
		b.log.Add(finding.Warning, rule.TotalUnreadable, at, p.Header, p.Shown(c.Text), wording.TotalUnreadable(m.label, p.Header))
	default:
		m.sums = append(m.sums, statedSum{p, at, r.Number, p.Shown(c.Text)})
	}
}

// bareTotals is in how many lines of nothing but amounts a total without a label is looked for.
const bareTotals = 20

// isBareTotal tells a line that holds nothing but amounts, each the sum of the rows above:
// a total whose label was forgotten. A row of the ledger would name itself.
func (b *lineReader) isBareTotal(row *grid.Row) bool {
	if len(b.rows) < 2 || b.bare == bareTotals {
		return false
	}
	b.bare++
	sums := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		if p == nil || c.Kind == grid.Text && spelling.Nothing(c.Text) {
			continue
		}
		if !p.Kind.Numeric() || p.Kind == schema.Rate || p.InKey || p.Unread || len(p.governed) > 0 || c.Kind != grid.Number {
			return false
		}
		r := b.ReadNumber(c, &p.Column)
		if r.Kind != ledger.Number || r.Number.IsZero() || !agree(sumOf(b.rows, p.index), r.Number) {
			return false
		}
		sums++
	}
	return sums > 0
}
