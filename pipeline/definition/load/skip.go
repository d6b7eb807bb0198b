package load

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// report leaves in a report what there is in the month, and says that it rests on something.
func (l *loader) report(r *definition.Report) bool {
	ledgers := l.skip("ledger ", r.Ledgers...)
	if len(ledgers) == 0 && len(r.Ledgers) > 0 {
		return false
	}
	r.Ledgers, r.Figures = ledgers, l.skip("figure ", r.Figures...)
	if r.Summary != nil {
		s := *r.Summary
		s.Figures = slices.DeleteFunc(slices.Clone(s.Figures), func(key string) bool {
			id, _ := figure.IDOf(key)
			return len(l.skip("figure ", id)) == 0
		})
		r.Summary = &s
	}
	var sections []definition.Section
	for _, s := range r.Sections {
		ledgers := l.skip("ledger ", s.Ledgers...)
		if len(ledgers) == 0 && len(s.Ledgers) > 0 {
			continue
		}
		s.Ledgers, s.Tables, s.Charts = ledgers, l.tables(s.Tables), l.charts(s.Charts)
		sections = append(sections, s)
	}
	r.Sections = sections
	return true
}

// tables leaves tables of lists and figures that there are, with the columns that there are.
func (l *loader) tables(all []definition.Table) []definition.Table {
	var list []definition.Table
	for _, t := range all {
		if l.defs.OtherTimes["list "+t.List] {
			continue
		}
		if len(t.Figures) > 0 {
			t.Columns = beside(l, t.Figures, t.Columns)
			if t.Figures = l.skip("figure ", t.Figures...); len(t.Figures) == 0 {
				continue
			}
		}
		if i := slices.IndexFunc(l.defs.Lists, func(d definition.List) bool { return d.ID == t.List }); i >= 0 {
			d := l.defs.Lists[i]
			id := l.ledgerOf(definition.Query{Ledger: d.Ledger, Of: definition.Names(d.Of)})
			t.Columns = slices.DeleteFunc(slices.Clone(t.Columns), func(c definition.TableColumn) bool { return !l.columns(id, c.Column) })
		}
		list = append(list, t)
	}
	return list
}

func (l *loader) charts(all []definition.Chart) []definition.Chart {
	var list []definition.Chart
	for _, c := range all {
		if len(c.Figures) > 0 {
			c.Series = beside(l, c.Figures, c.Series)
			if c.Figures = l.skip("figure ", c.Figures...); len(c.Figures) == 0 {
				continue
			}
		}
		list = append(list, c)
	}
	return list
}

// beside leaves what stands beside figures that there are: the i-th belongs to the i-th figure.
func beside[T any](l *loader, figures []string, all []T) []T {
	var list []T
	for i, one := range all {
		if i >= len(figures) || len(l.skip("figure ", figures[i])) > 0 {
			list = append(list, one)
		}
	}
	return list
}
