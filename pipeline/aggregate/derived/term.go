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

// part is a term with the unit that its value is in.
type part struct {
	term figure.Term
	unit string
	kind unit.Kind
}

// term is what a query of figures comes to in a unit; false where a part has no value.
func (w *work) term(q definition.Query, word string) (figure.Term, bool) {
	if q.Measure == measure.Growth {
		return w.growth(q)
	}
	var parts []part
	for _, id := range q.Of.Each() {
		p, ok := w.part(id)
		if !ok {
			return nil, false
		}
		parts = append(parts, p)
	}
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
func ratio(of, by part, word string) (figure.Term, bool) {
	if word == unit.Rate.Base() || word == "倍" {
		if of.kind == unit.Count && of.kind == by.kind && of.unit != by.unit && (unit.Measures(of.unit) || unit.Measures(by.unit)) { // units of rows
			return nil, false
		}
		over := figure.Quotient{Of: of.term, By: by.in(of.unit)}
		if word == "倍" {
			return over, true
		}
		return figure.Product{over, hundred}, true
	}
	above, below, _ := strings.Cut(word, "/")
	return figure.Quotient{Of: of.in(above), By: by.in(below)}, true
}

// in is the part in another unit of its kind.
func (p part) in(word string) figure.Term {
	to, _ := p.kind.Ratio(p.unit, word)
	return scaled(p.term, to)
}

// part is a figure as a part of another: of the group that is worked out, or the one without groups.
func (w *work) part(id string) (part, bool) {
	def, ok := w.Definitions.Figure(id)
	if !ok {
		return part{}, false
	}
	if w.inline != nil {
		return w.measured(def, *w.inline)
	}
	f, ok := w.stands(id)
	if !ok {
		return part{}, false
	}
	w.sources = append(w.sources, f.Sources...)
	return part{figure.Value{Key: f.Key()}, f.Unit, w.Definitions.Measures(def.Query)}, true
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
