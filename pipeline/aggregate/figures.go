package aggregate

import (
	"slices"
	"strings"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

// figures returns the defined figures as of a month in the order of the definitions, groups
// in order of first appearance. Those of a ledger that nobody sent are absent.
func (d *derivation) figures(m calendar.Month) []figure.Figure {
	zone := d.zone
	zone.Month = m
	var out []figure.Figure
	for _, def := range d.defs.Figures {
		if def.Derived() {
			in := derived.Input{Definitions: d.defs, Tables: d.tables, Zone: zone, Book: out}
			if m == d.opts.Period {
				in.Stated = d.opts.Earlier
			}
			figures, turned := in.Figures(def)
			out = append(out, figures...)
			if m == d.opts.Period {
				d.turned = append(d.turned, turned...)
			}
			continue
		}
		q, err := zone.In(def.Unit, def.Query)
		if err != nil {
			d.unusable("指标", def.ID, err)
			continue
		}
		table := d.tables.Table(q.Ledger)
		if table == nil {
			continue
		}
		blank := figure.Figure{
			ID: def.ID, Name: def.Name, Unit: unit.Name(def.Unit), Decimals: def.Decimals, Definition: def.Text,
			Window: zone.Window(def.Query),
		}
		out = append(out, group(blank, def, q, table, m)...)
	}
	return out
}

// group works a figure out once per value of its group column, or once without one.
func group(blank figure.Figure, def definition.Figure, q figure.Query, table *query.Table, m calendar.Month) []figure.Figure {
	if def.Group == "" {
		if f, ok := worked(blank, q, table, m); ok {
			return []figure.Figure{f}
		}
		return nil
	}
	var out []figure.Figure
	for i, label := range table.Values(def.Group).Labels[1:] {
		one, own := blank, q
		one.Group = []figure.GroupValue{{Name: def.Group, Value: label}}
		own.Where = append(slices.Clip(q.Where), table.Same(def.Group, int32(i+1)))
		if f, ok := worked(one, own, table, m); ok {
			out = append(out, f)
		}
	}
	return out
}

// worked fills in value, unit and sources; false if there is no value (a mean or a latest
// of no rows).
func worked(f figure.Figure, q figure.Query, table *query.Table, asOf calendar.Month) (figure.Figure, bool) {
	m, ok := table.Measure(q, table.Counted(q.Where, asOf))
	if !ok {
		return figure.Figure{}, false
	}
	if column, fromRow := strings.CutPrefix(f.Unit, "@"); fromRow {
		f.Unit = ""
		if len(m.Rows) > 0 {
			f.Unit = table.Cell(m.Rows[0], table.Column(column)).Plain()
		}
	}
	f.Value, f.Quotient, f.Working, f.Sources = m.Value, m.Quotient, q, cite.Sources(cite.Of(table, q, m.Rows))
	return f, true
}
