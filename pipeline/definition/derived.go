package definition

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Names are ids: of = "a", or of = ["a", "b"], which is kept as "a|b" as alternatives of columns are.
type Names string

// UnmarshalTOML takes a text or a list of texts.
func (n *Names) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*n = Names(v)
		return nil
	case []any:
		var list []string
		for _, one := range v {
			text, ok := one.(string)
			if !ok {
				return fmt.Errorf("of 应写一个 id，或 id 的列表 [\"a\", \"b\"]，不是 %v", one)
			}
			list = append(list, text)
		}
		*n = Names(strings.Join(list, "|"))
		return nil
	}
	return fmt.Errorf("of 应写一个 id，或 id 的列表 [\"a\", \"b\"]，不是 %v", v)
}

// Each are the ids, none for "".
func (n Names) Each() []string {
	if n == "" {
		return nil
	}
	return strings.Split(string(n), "|")
}

// Derived says that a query is worked out from other figures, not from rows.
func (q Query) Derived() bool { return measure.Derives(q.Measure) }

// Roots are the queries of rows that a query rests on: itself, or those of the figures that it is worked
// out from. Figures that there are not, or that rest on themselves, have none.
func (d Definitions) Roots(q Query) []Query {
	return d.roots(q, nil)
}

func (d Definitions) roots(q Query, above []string) []Query {
	if !q.Derived() {
		return []Query{q}
	}
	var list []Query
	for _, id := range q.Of.Each() {
		if part, ok := d.Figure(id); ok && !slices.Contains(above, id) {
			list = append(list, d.roots(part.Query, append(slices.Clip(above), id))...)
		}
	}
	return list
}

// Asked are the ids of the ledgers whose rows a query rests on, each once.
func (d Definitions) Asked(q Query) []string {
	var list []string
	for _, root := range d.Roots(q) {
		if id, _ := d.Rows(root); !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// Grouping is the column by whose values the figures of a query are grouped: of a derived one that of its
// parts; "" for none.
func (d Definitions) Grouping(q Query) string {
	if !q.Derived() {
		return q.Group
	}
	for _, root := range d.Roots(q) {
		if root.Group != "" {
			return root.Group
		}
	}
	return ""
}

// derivedKind is what a figure that is worked out from others is a measure of.
func (d Definitions) derivedKind(q Query) unit.Kind {
	first, _ := d.Figure(first(q.Of))
	kind := d.Measures(first.Query)
	switch q.Measure {
	case measure.Growth:
		if kind == unit.Rate || kind == unit.Points {
			return unit.Points
		}
		return unit.Rate
	case measure.Difference:
		if kind == unit.Rate {
			return unit.Points
		}
	case measure.Ratio:
		switch {
		case q.As == unit.Rate.Base():
			return unit.Rate
		case !kind.Has(q.As):
			return unit.Count
		}
	}
	return kind
}

func first(n Names) string {
	if list := n.Each(); len(list) > 0 {
		return list[0]
	}
	return ""
}

// Complete fills in what figures need not state: a ratio's unit is what it is stated as, a mean and a ratio
// are rounded to two decimals and growth to one, a derived figure is grouped as its parts are.
func (d *Definitions) Complete() {
	for i := range d.Figures {
		f := &d.Figures[i]
		d.completeQuery(&f.Query, &f.Unit)
		if f.Derived() && f.Group == "" {
			f.Group = d.Grouping(f.Query)
		}
	}
	for i := range d.Scheme.Indicators {
		ind := &d.Scheme.Indicators[i]
		d.completeQuery(&ind.Query, &ind.Unit)
	}
}

func (d *Definitions) completeQuery(q *Query, word *string) {
	decimals := MeanDecimals
	switch q.Measure {
	case measure.Mean:
	case measure.Ratio:
		if *word == "" {
			*word = q.As
		}
		if q.As == "" {
			q.As = *word
		}
	case measure.Growth:
		decimals = d.growthDecimals(q.Of)
	default:
		return
	}
	if q.Decimals == nil {
		q.Decimals = &decimals
	}
}

// GrowthDecimals are the decimals of a growth in % that states none.
const GrowthDecimals = 1

// growthDecimals are the decimals of the growth of a figure where nothing else is stated: a rate's own, for
// how far two rates are apart is known no finer than they are.
func (d *Definitions) growthDecimals(of Names) int {
	part, _ := d.Figure(first(of))
	kind := d.Measures(part.Query)
	switch {
	case kind != unit.Rate && kind != unit.Points:
		return GrowthDecimals
	case part.Decimals != nil:
		return *part.Decimals
	}
	return MeanDecimals
}
