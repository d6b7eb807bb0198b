package derived

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// work is one derived figure being worked out.
type work struct {
	Input
	group   []figure.GroupValue
	inline  *span // nil: parts are figures of the book
	sources []figure.Source
	turned  bool
}

// Part is a term with the unit that its value is in.
type Part struct {
	Term figure.Term
	Unit string
	Kind unit.Kind
}

// term is what a query of figures comes to in a unit; false where a part has no value.
func (w *work) term(q definition.Query, word string) (figure.Term, bool) {
	if q.Measure == measure.Growth {
		return w.growth(q)
	}
	var parts []Part
	for _, id := range q.Of.Each() {
		p, ok := w.part(id)
		if !ok {
			return nil, false
		}
		parts = append(parts, p)
	}
	return Joined(q, word, parts)
}

// Joined is what a ratio, a difference or a sum_of makes of its parts, in a unit; false where they do not go together.
func Joined(q definition.Query, word string, parts []Part) (figure.Term, bool) {
	switch {
	case q.Measure == measure.Ratio && len(parts) == 2:
		return ratio(parts[0], parts[1], word)
	case q.Measure == measure.Difference && len(parts) == 2:
		return figure.Less{Of: parts[0].in(word), By: parts[1].in(word)}, true
	case q.Measure == measure.SumOf:
		var sum figure.Sum
		for _, p := range parts {
			sum = append(sum, p.in(word))
		}
		return sum, true
	}
	return nil, false
}

// ratio is one part over another: in % or as a multiple of one kind, in 万元/亩 each in its own.
func ratio(of, by Part, word string) (figure.Term, bool) {
	if word == unit.Rate.Base() || word == "倍" {
		if of.Kind == unit.Count && of.Kind == by.Kind && of.Unit != by.Unit && (unit.Measures(of.Unit) || unit.Measures(by.Unit)) { // units of rows
			return nil, false
		}
		over := figure.Quotient{Of: of.Term, By: by.in(of.Unit)}
		if word == "倍" {
			return over, true
		}
		return figure.Product{over, hundred}, true
	}
	above, below, _ := strings.Cut(word, "/")
	return figure.Quotient{Of: of.in(above), By: by.in(below)}, true
}

// in is the part in another unit of its kind.
func (p Part) in(word string) figure.Term {
	to, _ := p.Kind.Ratio(p.Unit, word)
	return scaled(p.Term, to)
}

// part is a figure as a part of another: of the group that is worked out, or the one without groups.
func (w *work) part(id string) (Part, bool) {
	def, ok := w.Definitions.Figure(id)
	if !ok {
		return Part{}, false
	}
	if w.inline != nil {
		return w.measured(def, *w.inline)
	}
	f, ok := w.stands(id)
	if !ok {
		return Part{}, false
	}
	w.sources = append(w.sources, f.Sources...)
	return Part{figure.Value{Key: f.Key()}, f.Unit, w.Definitions.Measures(def.Query)}, true
}

// stands is the figure of the group in the book.
func (w *work) stands(id string) (figure.Figure, bool) {
	for _, f := range w.Book {
		if f.ID == id && (len(f.Group) == 0 || len(w.group) == 1 && same(f.Group, w.group)) {
			return f, true
		}
	}
	return figure.Figure{}, false
}

func same(a, b []figure.GroupValue) bool {
	return len(a) == len(b) && (len(a) == 0 || ledger.Fold(a[0].Value) == ledger.Fold(b[0].Value))
}

// value is that of a figure of the book.
func (w *work) value(key string) (decimal.Decimal, bool) {
	for i := range w.Book {
		if w.Book[i].Key() == key {
			return w.Book[i].Value, true
		}
	}
	return decimal.Decimal{}, false
}
