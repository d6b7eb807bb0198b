package assemble

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// mark is a line that states totals or a count of the rows around it: 合计 or a section.
type mark struct {
	class  lines.Class
	level  int // total: 1 小计, 2 合计, 3 总计; section: 1 一、, 2 （一）
	before int // data rows above it
	label  string
	of     string // the group that a subtotal names: 一期 of 一期小计
	at     ledger.Address
	count  int // stated in the label, 0 for none
	sums   []statedSum
}

// statedSum is an amount that a mark states for a column.
type statedSum struct {
	column *column
	at     ledger.Address
	value  decimal.Decimal
	shown  string
}

// mark notes a line of totals or a section.
func (b *block) mark(class lines.Class, row *grid.Row, label *grid.Cell) {
	m := mark{class: class, before: len(b.rows), label: spelling.Compact(label.Text), at: b.address(row, label.Col)}
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
		at := b.address(row, c.Col)
		switch {
		case !p.Kind.Numeric():
			if n := lines.StatedCount(c.Text); n > 0 && m.count == 0 && c.Kind == grid.Text && class == lines.Total {
				m.count, m.at, m.label = n, at, m.label+" "+spelling.Compact(c.Text)
			}
		case p.Kind != schema.Rate && !p.Unread && !p.InKey: // a year is no amount
			r := b.readAmount(c, p)
			if r.Refused {
				continue
			}
			if r.Rule != "" && r.Kind != ledger.Number {
				b.log.Add(finding.Warning, rule.TotalUnreadable, at, p.Header, p.Shown(c.Text), wording.TotalUnreadable(m.label, p.Header))
				continue
			}
			m.sums = append(m.sums, statedSum{p, at, r.Number, p.Shown(c.Text)})
		}
	}
	b.marks = append(b.marks, m)
}

// bareTotals is in how many lines of nothing but amounts a total without a label is looked for.
const bareTotals = 20

// isBareTotal tells a line that holds nothing but amounts, each the sum of the rows above:
// a total whose label was forgotten. A row of the ledger would name itself.
func (b *block) isBareTotal(row *grid.Row) bool {
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

// span is a range of data rows.
type span struct{ from, to int }

// checkMarks holds every stated total and count against the rows it may speak of. Where
// an office's table leaves open which rows those are, any of the usual readings that
// agrees will do; a total below a repeated header may include the rows above that.
func (b *block) checkMarks() {
	for i := range b.marks {
		spans := b.reach(i)
		m := &b.marks[i]
		if m.count > 0 {
			b.checkCount(m, spans)
		}
		for _, s := range m.sums {
			if !s.column.failed {
				b.checkSum(m, s, spans)
			}
		}
	}
}

// reach gives the rows that a mark may speak of, the most likely first.
func (b *block) reach(i int) []span {
	m := &b.marks[i]
	all := span{0, len(b.rows)}
	below := all.to
	for _, n := range b.marks[i+1:] {
		if n.closes(m) {
			below = n.before
			break
		}
	}
	if m.class == lines.Section {
		return []span{{m.before, below}}
	}
	above := 0
	for j := i - 1; j >= 0; j-- {
		if n := &b.marks[j]; n.class == lines.Total && n.level >= m.level || n.class == lines.Section && m.level == 1 {
			above = n.before
			break
		}
	}
	nearest := span{above, m.before}
	if above == m.before {
		nearest = span{m.before, below}
	}
	spans := append(b.groupSpans(i), nearest)
	if m.level > 1 {
		spans = append(spans, all, span{0, m.before}) // 累计 at the foot of every page
	}
	return spans
}

// closes tells whether a mark ends the reach of an earlier one that speaks of rows below it.
func (n *mark) closes(m *mark) bool {
	switch {
	case m.class == lines.Section && n.class == lines.Section:
		return n.level <= m.level
	case m.class == lines.Section:
		return n.level >= 2
	}
	return n.class == lines.Total && n.level >= m.level
}

func (b *block) checkCount(m *mark, spans []span) {
	for _, s := range spans {
		if s.to-s.from == m.count {
			return
		}
		if m.level > 1 && m.class == lines.Total && len(b.earlier)+s.to-s.from == m.count {
			return
		}
	}
	b.log.Add(finding.Warning, rule.Count, m.at, "", m.label, wording.Count(m.label, m.count, spans[0].to-spans[0].from))
}

func (b *block) checkSum(m *mark, s statedSum, spans []span) {
	var first decimal.Decimal
	for i, reach := range spans {
		sum := b.sumOver(s.column, reach)
		if agree(sum, s.value) || m.level > 1 && m.class == lines.Total && len(b.earlier) > 0 && agree(sum.Add(sumOf(b.earlier, s.column.index)), s.value) {
			return
		}
		if i == 0 {
			first = sum
		}
	}
	base, _ := unitword.Base(s.column.Kind)
	b.log.Add(finding.Warning, rule.Total, s.at, s.column.Header, s.shown,
		wording.Total(m.label, s.column.Header, s.value.String(), first.String(), base, spans[0].to-spans[0].from))
}

// sumOver is a column's sum over a range of rows.
func (b *block) sumOver(p *column, s span) decimal.Decimal {
	upTo := b.sumsAtMarks(p)
	to, known := upTo[s.to]
	from, also := upTo[s.from]
	if !known || !also {
		return sumOf(b.rows[s.from:s.to], p.index)
	}
	return to.Sub(from)
}

// sumsAtMarks gives a column's sum over the rows before each mark, by their number, and
// over all. It is worked out once: a ledger may have a total on every page.
func (b *block) sumsAtMarks(p *column) map[int]decimal.Decimal {
	if p.sums != nil {
		return p.sums
	}
	p.sums = make(map[int]decimal.Decimal, len(b.marks)+2)
	var sum decimal.Decimal
	done := 0
	to := func(n int) {
		sum = sum.Add(sumOf(b.rows[done:n], p.index))
		done = n
		p.sums[n] = sum
	}
	to(0)
	for i := range b.marks {
		to(b.marks[i].before)
	}
	to(len(b.rows))
	return p.sums
}

func sumOf(rows []ledger.Row, index int) decimal.Decimal {
	var sum decimal.Decimal
	for i := range rows {
		if c := &rows[i].Cells[index]; c.Kind == ledger.Number {
			sum = sum.Add(c.Number)
		}
	}
	return sum
}

// agree compares a stated total with the exact sum; a spreadsheet's own sum may be off in
// the last of its 15 digits.
func agree(sum, stated decimal.Decimal) bool {
	difference := sum.Sub(stated).Abs()
	return difference.LessThanOrEqual(decimal.Max(sum.Abs(), stated.Abs()).Shift(-11))
}
