package assemble

import (
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// sayBlankRuns remarks on a column whose blanks seem to mean "as above" (domain reference,
// defect 10): the first row is filled, each value stands once at the head of a group, and
// all groups but the last go on with blanks. Such blanks are not filled: a value is never repaired.
// In a required column each of them is a hard finding already.
func (b *block) sayBlankRuns() {
	for _, p := range b.columns {
		if p.Required || !(p.Kind == schema.Code || p.Unit || p.InKey) {
			continue
		}
		if at, blanks := b.blankRun(p); blanks > 0 {
			b.log.Add(finding.Warning, rule.BlankRun, at, p.Header, "", wording.Blanks(p.Header, blanks))
		}
	}
}

// blankRun counts a column's blanks when they look like "as above", and gives the first.
func (b *block) blankRun(p *column) (first ledger.Address, blanks int) {
	groups, continued := 0, 0
	seen := make(map[string]bool)
	for i := range b.rows {
		c := &b.rows[i].Cells[p.index]
		switch {
		case c.Refused:
			return first, 0
		case c.Kind == ledger.Blank && i == 0:
			return first, 0
		case c.Kind == ledger.Blank:
			if blanks++; blanks == 1 {
				first = ledger.Address{Row: int32(b.rows[i].Line), Col: int32(p.col)}
			}
			if b.rows[i-1].Cells[p.index].Kind != ledger.Blank {
				continued++
			}
		case seen[c.Text]:
			return first, 0
		default:
			seen[c.Text] = true
			groups++
		}
	}
	if groups < 3 || continued < groups-1 || blanks < groups {
		return first, 0
	}
	return first, blanks
}
