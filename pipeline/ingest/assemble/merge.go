package assemble

import (
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

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
func (b *lineReader) carried(p *column, m grid.Range, at ledger.Address) (cell ledger.Cell, owed bool) {
	state := &b.states[p.order]
	met := state.anchorLine == m.Row1
	switch {
	case p.Kind.Numeric() && !p.SoleKey && !p.fills():
		return ledger.Cell{At: at}, false
	case !p.fills() || !met:
		return ledger.Cell{At: at}, true
	case state.carry.Kind == ledger.Blank:
		return ledger.Cell{At: at}, false
	}
	b.log.Form(typing.FormMerged, p.Header, at)
	return state.carry, false
}

// anchored keeps a merge's value for the rows below and remarks on a merged amount.
func (b *lineReader) anchored(p *column, m grid.Range, cell ledger.Cell) {
	b.states[p.order].carry, b.states[p.order].anchorLine = cell, m.Row1
	if p.Kind.Numeric() && !p.InKey && !p.fills() && cell.Kind == ledger.Number {
		b.log.Add(finding.Warning, rule.MergedAmount, cell.At, p.Header, cell.Number.String(), wording.Merged(p.Header, m.Row2-m.Row1+1))
	}
}
