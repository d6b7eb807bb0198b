package load

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// What rests on something that there is in other months only does not exist either, and lists
// skip what does not exist (design-life §13). Both are so for what the folder defines at all;
// names that nothing has are left for package verify to refuse.

// unsupported leaves out what has nothing to rest on, in the order in which things rest on each other.
func (l *loader) unsupported() {
	d := &l.defs
	if len(d.OtherTimes) == 0 {
		return
	}
	for i := range d.Ledgers {
		l.partsOf(&d.Ledgers[i])
	}
	d.Figures = supported(l, "figure", d.Figures, func(f *definition.Figure) (string, bool) {
		return f.ID, l.query(&f.Query) && l.columns(l.ledgerOf(f.Query), strings.TrimPrefix(f.Unit, "@"))
	})
	d.Lists = supported(l, "list", d.Lists, func(list *definition.List) (string, bool) { return list.ID, l.rowsOf(list) })
	d.Claims = supported(l, "claim", d.Claims, func(c *definition.Claim) (string, bool) {
		return c.ID, l.there("ledger", c.Ledger) && l.there("ledger", c.Other) && l.columns(c.Ledger, c.Columns()...) && l.where(c.Ledger, &c.Where) &&
			l.columns(c.Other, c.OtherColumn, c.Amount, c.By) && l.where(c.Other, &c.OtherWhere)
	})
	d.Checks = supported(l, "check", d.Checks, func(c *definition.Check) (string, bool) { return c.ID, l.checked(c) })
	l.scheme()
	d.Reports = supported(l, "report", d.Reports, func(r *definition.Report) (string, bool) { return r.ID, l.report(r) })
}

// supported leaves what rests on something.
func supported[T any](l *loader, kind string, all []T, rests func(*T) (string, bool)) []T {
	var list []T
	for _, one := range all {
		if id, ok := rests(&one); ok {
			list = append(list, one)
		} else {
			l.defs.OtherTimes[kind+" "+id] = true
		}
	}
	return list
}

// there says that a thing is not one of other months.
func (l *loader) there(kind, id string) bool { return !l.defs.OtherTimes[kind+" "+id] }

// skip leaves the names of a list that are not of other months; kind is what stands before their id.
func (l *loader) skip(kind string, ids ...string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return l.defs.OtherTimes[kind+figure.Told(id)] // that of a target
	})
}

// columns says that a ledger has one of the alternatives of each column.
func (l *loader) columns(ledger string, columns ...string) bool {
	for _, column := range columns {
		if l.alternatives(ledger, column) == "" && column != "" {
			return false
		}
	}
	return true
}

// alternatives leaves of "uscc|firm" what there is.
func (l *loader) alternatives(ledger, column string) string {
	return strings.Join(l.skip("column "+ledger+"/", definition.Alternatives(column)...), "|")
}

// ledgerOf is the id of the ledger that a query measures, "" for a ring of figures (package verify refuses it).
func (l *loader) ledgerOf(q definition.Query) string {
	for range len(l.defs.Figures) {
		if q.Of == "" || q.Derived() {
			break
		}
		base, _ := l.defs.Figure(string(q.Of))
		q = base.Query
	}
	return q.Ledger
}

// query says that all is there that a query rests on.
func (l *loader) query(q *definition.Query) bool {
	if !l.there("ledger", q.Ledger) || len(l.skip("figure ", q.Of.Each()...)) < len(q.Of.Each()) {
		return false
	}
	if q.Derived() {
		return true
	}
	id := l.ledgerOf(*q)
	if !l.columns(id, q.Column, q.Weight, q.Group) || !l.where(id, &q.Where) {
		return false
	}
	q.Column = l.alternatives(id, q.Column)
	return true
}

// where says that all is there that conditions rest on. A code that there is not yet is left out
// of a list; that a value is another one is true.
func (l *loader) where(ledger string, where *[]definition.Condition) bool {
	var list []definition.Condition
	for _, c := range *where {
		if !l.columns(ledger, c.Column) {
			return false
		}
		code := func(v any) bool {
			text, ok := v.(string)
			return ok && !l.there("code", ledger+"/"+c.Column+"/"+text)
		}
		switch values, isList := c.Value.([]any); {
		case isList && slices.ContainsFunc(values, code):
			if values = slices.DeleteFunc(slices.Clone(values), code); len(values) == 0 {
				return false
			}
			c.Value = values
		case code(c.Value) && c.Compare == "!=":
			continue
		case code(c.Value):
			return false
		}
		list = append(list, c)
	}
	*where = list
	return true
}

// partsOf leaves in a ledger's own keys the columns that it has.
func (l *loader) partsOf(d *definition.Ledger) {
	var key []string
	for _, k := range d.Key {
		if k = l.alternatives(d.ID, k); k != "" {
			key = append(key, k)
		}
	}
	if len(key) == 0 && len(d.Key) > 0 && len(l.lost) > 0 {
		l.defs.OtherTimes["key "+d.ID] = true
	}
	d.Key = key
	l.defs.OtherTimes["row_date "+d.ID] = l.lost["column "+d.ID+"/"+d.RowDate]
	d.Texts = d.Texts && !slices.ContainsFunc(slices.Collect(maps.Keys(l.lost)), func(of string) bool { return strings.HasPrefix(of, "column "+d.ID+"/") })
	d.RowDate, d.SheetMonth = l.alternatives(d.ID, d.RowDate), l.alternatives(d.ID, d.SheetMonth)
	for i := range d.Columns {
		if below := d.Columns[i].BelowZeroIf; below != nil {
			where := []definition.Condition{*below}
			if !l.where(d.ID, &where) {
				d.Columns[i].BelowZeroIf = nil
			}
		}
	}
}

// rowsOf says that all is there that a list rests on, and leaves its columns that are there.
func (l *loader) rowsOf(list *definition.List) bool {
	q := definition.Query{Ledger: list.Ledger, Of: definition.Names(list.Of), Where: list.Where}
	if !l.query(&q) {
		return false
	}
	list.Where = q.Where
	id := l.ledgerOf(q)
	list.Columns = l.skip("column "+id+"/", list.Columns...)
	list.Sort = slices.DeleteFunc(slices.Clone(list.Sort), func(s string) bool { return !l.columns(id, strings.TrimPrefix(s, "-")) })
	return true
}

// checked says that all is there that a check rests on.
func (l *loader) checked(c *definition.Check) bool {
	figures := l.skip("figure ", c.Figures...)
	if c.OverFigures() && len(figures) == 0 && len(c.Figures) > 0 || !l.there("figure", c.Figure) || !l.there("figure", c.Base) {
		return false
	}
	c.Figures = figures
	if !l.there("ledger", c.Ledger) || !l.there("ledger", c.Other) {
		return false
	}
	other := c.Other
	if other == "" {
		other = c.Ledger
	}
	if c.Kind == "running_sum" && !l.there("row_date", c.Ledger) {
		return false
	}
	columns := append([]string{c.Column, c.Than, c.Per, c.Group}, c.Same...)
	all := l.columns(c.Ledger, columns...) && l.columns(other, c.OtherColumn, c.Amount) &&
		l.where(c.Ledger, &c.Where) && l.where(c.Ledger, &c.Should) && l.where(c.Other, &c.OtherWhere)
	c.Column, c.Than = l.alternatives(c.Ledger, c.Column), l.alternatives(c.Ledger, c.Than)
	return all
}
