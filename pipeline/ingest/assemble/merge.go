package assemble

import (
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// placeMerges gives each column the merges that run down it below the header's line, in order.
func (b *block) placeMerges(line int, rows []grid.Row) {
	if len(rows) == 0 {
		return
	}
	for _, m := range b.merges.Starting(line+1, rows[len(rows)-1].Line) {
		if p := b.at(m.Col1); p != nil && m.Row2 > m.Row1 {
			p.merges = append(p.merges, m)
		}
		for _, u := range b.units {
			if u.col == m.Col1 && m.Row2 > m.Row1 {
				u.merges = append(u.merges, m)
			}
		}
	}
}

// merged says how a merge concerns a column's cell in a line: it is the anchor, or it is
// covered by one. Lines must be asked for in ascending order.
func (p *column) merged(line int) (anchor, covered bool) {
	for len(p.merges) > 0 && p.merges[0].Row2 < line {
		p.merges = p.merges[1:]
	}
	if len(p.merges) == 0 || p.merges[0].Row1 > line {
		return false, false
	}
	return p.merges[0].Row1 == line, p.merges[0].Row1 < line
}

// fills tells whether a merge gives its value to every row that it covers: text, code, date,
// month, bool and rate do, numbers that are part of a key, and years. A key of one column
// does not, for it names one row; an amount counts once, at its anchor (design §5).
func (p *column) fills() bool {
	switch {
	case p.InKey:
		return !p.SoleKey
	case p.Kind == schema.Integer:
		return isYearHeader(p.Header)
	}
	return !p.Kind.Numeric() || p.Kind == schema.Rate
}

// isYearHeader tells the header of a column of years.
func isYearHeader(header string) bool {
	return header == "年" || strings.HasSuffix(header, "年度") || strings.HasSuffix(header, "年份")
}

// carried is the value of a covered cell.
// owed says that a required value is missing and not yet reported at the anchor.
func (b *block) carried(p *column, at ledger.Address) (cell ledger.Cell, owed bool) {
	met := p.anchorLine == p.merges[0].Row1
	switch {
	case p.Kind.Numeric() && !p.SoleKey && !p.fills():
		return ledger.Cell{At: at}, false
	case !p.fills() || !met:
		return ledger.Cell{At: at}, true
	case p.carry.Kind == ledger.Blank:
		return ledger.Cell{At: at}, false
	}
	b.log.Form(typing.FormMerged, p.Header, at)
	return p.carry, false
}

// anchored keeps a merge's value for the rows below and remarks on a merged amount.
func (b *block) anchored(p *column, cell ledger.Cell) {
	m := p.merges[0]
	p.carry, p.anchorLine = cell, m.Row1
	if p.Kind.Numeric() && !p.InKey && !p.fills() && cell.Kind == ledger.Number {
		b.log.Add(finding.Warning, rule.MergedAmount, cell.At, p.Header, cell.Number.String(), wording.Merged(p.Header, m.Row2-m.Row1+1))
	}
}
