// Package derived works out figures that follow from other figures (design-life §13): ratios, differences, sums,
// growth. Each is an expression over figures of the book; what no figure states, such as the same window a
// year before, is measured for it alone.
package derived

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

// Input is what derived figures are worked out from.
type Input struct {
	Definitions definition.Definitions
	Tables      *query.Tables
	Zone        query.Context    // as of the month
	Book        []figure.Figure  // those that are defined before it
	Stated      []figure.Earlier // what runs of other months state: the same month of the year before, the month before
	// Known says that of a year before only what a published run states is known: rows of it that the ledgers
	// still hold need not be all that there were.
	Known bool
}

// Figures are a derived figure, once or once per group of its parts: of two grouped parts where both have the
// group, of a grouped and a plain one each group with the one. Turned are the keys of a growth that has no
// value because what was below zero is above it now (由负转正).
func (in Input) Figures(def definition.Figure) (figures []figure.Figure, turned []string) {
	for _, group := range in.groups(def.Query) {
		f := figure.Figure{
			ID: def.ID, Group: group, Name: def.Name, Unit: unit.Name(def.Unit), Decimals: def.Decimals, Definition: def.Text,
			Window: in.window(def.Query),
		}
		w := work{Input: in, group: group}
		term, ok := w.term(def.Query, def.Unit)
		if w.turned {
			turned = append(turned, f.Key())
		}
		if !ok {
			continue
		}
		e := figure.Expression{Term: term, Decimals: decimals(def.Query, term, w.value)}
		if f.Value, ok = e.Of(w.value); !ok {
			continue
		}
		f.Working, f.Sources = e, cite.Merge(w.sources)
		if divides := def.Measure == measure.Ratio || def.Measure == measure.Growth; divides && in.Definitions.Measures(def.Query) != unit.Points {
			f.Quotient = e.Quotient(w.value)
		}
		figures = append(figures, f)
	}
	return figures, turned
}

// window words the time that a figure is of: of growth of a flow against last month, the month alone.
func (in Input) window(q definition.Query) string {
	if q.Measure == measure.Growth && q.Against == measure.LastMonth {
		if _, flow := in.Definitions.Window(string(q.Of)); flow {
			return fmt.Sprintf("%d年%d月", in.Zone.Month.Year, in.Zone.Month.Number)
		}
	}
	return in.Zone.Window(q)
}

// Worked is what a query comes to that is no figure of the book, such as an assessed unit's actual.
type Worked struct {
	Expression figure.Expression
	Value      decimal.Decimal
	Sources    []figure.Source
}

// Alone works a query out from rows that are measured for it alone, for the unit and the month of the zone's
// context; false where it has no value.
func (in Input) Alone(q definition.Query, word string) (Worked, bool) {
	w := work{Input: in, inline: &span{month: in.Zone.Month}}
	term, ok := w.term(q, word)
	if !ok {
		return Worked{}, false
	}
	e := figure.Expression{Term: term, Decimals: decimals(q, term, w.value)}
	value, ok := e.Of(w.value)
	return Worked{e, value, cite.Merge(w.sources)}, ok
}

// groups are the groups of a derived figure, one without a name if its parts have none.
func (in Input) groups(q definition.Query) [][]figure.GroupValue {
	by := in.Definitions.Grouping(q)
	if by == "" {
		return [][]figure.GroupValue{nil}
	}
	var list [][]figure.GroupValue
	seen := map[string]bool{}
	for _, id := range q.Of.Each() {
		for _, f := range in.Book {
			if f.ID == id && len(f.Group) == 1 && !seen[ledger.Fold(f.Group[0].Value)] {
				seen[ledger.Fold(f.Group[0].Value)] = true
				list = append(list, f.Group)
			}
		}
	}
	return list
}

// MostDecimals are those of a value whose query rounds to none: what a workbook's binary arithmetic keeps.
const MostDecimals = 11

// decimals are those that a query rounds to, else as many as the value has.
func decimals(q definition.Query, t figure.Term, values figure.Values) int {
	if q.Decimals != nil {
		return *q.Decimals
	}
	r, ok := values.Exact(t)
	if !ok {
		return MostDecimals
	}
	for n := range MostDecimals {
		scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
		if new(big.Rat).Mul(r, new(big.Rat).SetInt(scale)).IsInt() {
			return n
		}
	}
	return MostDecimals
}

// scaled converts a term from one unit to another.
func scaled(t figure.Term, in unit.Ratio) figure.Term {
	if in.IsZero() {
		return t
	}
	if times := in.From.DivRound(in.To, 16); times.IsInteger() {
		return figure.Product{t, figure.Number{Value: times}}
	}
	if over := in.To.DivRound(in.From, 16); over.IsInteger() {
		return figure.Quotient{Of: t, By: figure.Number{Value: over}}
	}
	return figure.Quotient{Of: figure.Product{t, figure.Number{Value: in.From}}, By: figure.Number{Value: in.To}}
}

// hundred makes a quotient one of a hundred.
var hundred = figure.Number{Value: decimal.NewFromInt(100), Name: unit.Rate.Base()}
