package assemble

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// span is a range of data rows.
type span struct{ from, to int }

// totalsCheck holds the totals and counts that lines state against the rows.
type totalsCheck struct {
	*binding
	typedRows
	earlier []ledger.Row // of the same ledger, under headers further up in the sheet
	log     *report.Report
	sums    []map[int]decimal.Decimal // by the order of the columns, see sumsAtLines
}

// checkTotals holds the totals of rows against them.
func checkTotals(columns *binding, typed typedRows, earlier []ledger.Row, log *report.Report) {
	t := &totalsCheck{columns, typed, earlier, log, make([]map[int]decimal.Decimal, len(columns.columns))}
	t.checkStated()
}

// checkStated holds every stated total and count against the rows it may speak of. Where
// an office's table leaves open which rows those are, any of the usual readings that
// agrees will do; a total below a repeated header may include the rows above that.
func (b *totalsCheck) checkStated() {
	for i := range b.stated {
		spans := b.reach(i)
		m := &b.stated[i]
		if m.count > 0 {
			b.checkCount(m, spans)
		}
		for _, s := range m.sums {
			if !b.states[s.column.order].failed {
				b.checkSum(m, s, spans)
			}
		}
	}
}

// reach gives the rows that a stated line may speak of, the most likely first.
func (b *totalsCheck) reach(i int) []span {
	m := &b.stated[i]
	all := span{0, len(b.rows)}
	below := all.to
	for _, n := range b.stated[i+1:] {
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
		if n := &b.stated[j]; n.class == lines.Total && n.level >= m.level || n.class == lines.Section && m.level == 1 {
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

// closes tells whether a stated line ends the reach of an earlier one that speaks of rows below it.
func (n *statedLine) closes(m *statedLine) bool {
	switch {
	case m.class == lines.Section && n.class == lines.Section:
		return n.level <= m.level
	case m.class == lines.Section:
		return n.level >= 2
	}
	return n.class == lines.Total && n.level >= m.level
}

func (b *totalsCheck) checkCount(m *statedLine, spans []span) {
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

func (b *totalsCheck) checkSum(m *statedLine, s statedSum, spans []span) {
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
func (b *totalsCheck) sumOver(p *column, s span) decimal.Decimal {
	upTo := b.sumsAtLines(p)
	to, known := upTo[s.to]
	from, also := upTo[s.from]
	if !known || !also {
		return sumOf(b.rows[s.from:s.to], p.index)
	}
	return to.Sub(from)
}

// sumsAtLines gives a column's sum over the rows before each stated line, by their number, and
// over all. It is worked out once: a ledger may have a total on every page.
func (b *totalsCheck) sumsAtLines(p *column) map[int]decimal.Decimal {
	if sums := b.sums[p.order]; sums != nil {
		return sums
	}
	sums := make(map[int]decimal.Decimal, len(b.stated)+2)
	var sum decimal.Decimal
	done := 0
	to := func(n int) {
		sum = sum.Add(sumOf(b.rows[done:n], p.index))
		done = n
		sums[n] = sum
	}
	to(0)
	for i := range b.stated {
		to(b.stated[i].before)
	}
	to(len(b.rows))
	b.sums[p.order] = sums
	return sums
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
