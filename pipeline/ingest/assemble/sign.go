package assemble

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// judgeSigns refuses amounts, areas and counts below zero, but for rows that the column's
// exception covers (foreign capital, design §5).
func (b *lineReader) judgeSigns(cells []ledger.Cell) {
	for _, p := range b.columns {
		c := &cells[p.index]
		if c.Kind != ledger.Number || !c.Number.IsNegative() || p.Kind == schema.Num || p.Kind == schema.Rate {
			continue
		}
		if p.BelowZeroIf != nil && excepted(b.book, p.BelowZeroIf, cells) {
			continue
		}
		b.log.Add(finding.Error, rule.Negative, c.At, p.Header, c.Number.String(), wording.Negative(p.Header, c.Number.String(), p.BelowZeroIf != nil))
		*c = ledger.Cell{At: c.At}
		b.states[p.order].failed = true
	}
}

// excepted evaluates the condition of BelowZeroIf. Where the column it looks at is required
// and blank, that is a hard finding already and proves nothing against the amount.
func excepted(book *schema.Ledger, when *definition.Condition, cells []ledger.Cell) bool {
	i := slices.Index(book.IDs, when.Column)
	if i < 0 || cells[i].Kind == ledger.Blank {
		return i >= 0 && book.Fields[i].Required
	}
	var values []any
	switch v := when.Value.(type) {
	case []any:
		values = v
	default:
		values = []any{v}
	}
	among := slices.ContainsFunc(values, func(v any) bool {
		s, ok := v.(string)
		return ok && ledger.Fold(s) == ledger.Fold(cells[i].Text)
	})
	return among != (when.Compare == "!=")
}
