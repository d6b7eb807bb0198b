package aggregate

import (
	"reflect"
	"slices"

	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// moves are how far the figures that summaries name moved against last month and last year, as far as no
// figure is defined that states it (design-life §13, §18). Nobody who defines them vouches for a ledger to
// hold all of last year: that is taken from the published run alone, and a month's own flow from no ledger
// of another year.
func (d *derivation) moves(figures []figure.Figure) []figure.Figure {
	var out []figure.Figure
	in := derived.Input{Definitions: d.defs, Tables: d.tables, Zone: d.zone, Book: figures, Stated: d.opts.Earlier, Known: true}
	for _, id := range d.defs.Summarised() {
		for _, against := range []string{measure.LastMonth, measure.LastYear} {
			def, ok := d.defs.Growth(id, against)
			if _, _, implicit := figure.Grown(def.ID); !ok || !implicit || d.opts.Period.Number == 1 && against == measure.LastMonth && d.flows(id) {
				continue
			}
			moved, turned := in.Figures(def)
			out, d.turned = append(out, moved...), append(d.turned, turned...)
		}
	}
	return out
}

// flows says that a figure begins anew with the year.
func (d *derivation) flows(id string) bool {
	_, flow := d.defs.Window(id)
	return flow
}

// shared are the targets of indicators as those of the figures of a summary that measure the same rows of
// the zone in the same way: what is to be reached of the one is so of the other.
func (d *derivation) shared(figures []figure.Figure, targets []figure.Target) []figure.Target {
	var out []figure.Target
	for _, t := range targets {
		ind, ok := d.defs.Scheme.Indicator(t.ID)
		if !ok || !ind.Aims() || len(ind.Coefficients) > 0 || ind.By != "" {
			continue
		}
		for _, id := range d.defs.Summarised() {
			if d.same(id, ind) && !slices.ContainsFunc(targets, func(own figure.Target) bool { return own.Key == id }) {
				t.Key = id
				out = append(out, t)
			}
		}
	}
	return out
}

// same says that a figure is what an indicator measures of the zone.
func (d *derivation) same(id string, ind definition.Indicator) bool {
	f, ok := d.defs.Figure(id)
	if !ok || f.Derived() || ind.Derived() || f.Group != "" {
		return false
	}
	own, err := d.zone.In(f.Unit, f.Query)
	if err != nil {
		return false
	}
	other, err := d.zone.In(ind.Unit, ind.Query)
	return err == nil && reflect.DeepEqual(own, other)
}
