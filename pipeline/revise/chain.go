package revise

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// moved names another figure that moved, and what that does to this one.
func (t told) moved(key string, by decimal.Decimal) revision.Effect {
	e := revision.Effect{Cause: revision.ByFigure, Row: key, Effect: by}
	if old := t.was.at(key); old != nil {
		e.Row, e.Old = old.Key(), old.Value.String()
	}
	if now := t.is.at(key); now != nil {
		e.Row, e.New = now.Key(), now.Value.String()
	}
	return e
}

// moves says that a figure is not as it was.
func (t told) moves(key string) bool { return !equal(t.was.at(key), t.is.at(key)) }

// target is the year's target of a figure's unit and indicator; row -1: there is none.
type target struct {
	row   int32
	value decimal.Decimal
}

// target finds it on a side: the first row of the year that can be used.
func (t told) target(side int, f *figure.Figure) target {
	for _, r := range t.targets[side] {
		if r.Scored() && alike(r.Unit, f.Group[0].Value) && t.defs.Scheme.Indicators[r.Indicator].ID == f.Indicator() {
			return target{r.Row, r.Value}
		}
	}
	return target{row: -1}
}

// unionOf lists the keys that the expressions of a figure before and after name, each once.
func unionOf(old, now *figure.Figure, keys func(figure.Expression) []string) []string {
	var list []string
	named := map[string]bool{}
	for _, f := range []*figure.Figure{old, now} {
		if f == nil {
			continue
		}
		for _, key := range keys(expressionOf(f)) {
			if folded := ledger.Fold(key); !named[folded] {
				named[folded] = true
				list = append(list, key)
			}
		}
	}
	return list
}
