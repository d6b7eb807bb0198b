package edition

import (
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// Comparable says that an earlier month may be held against this one in a figure that it defined
// otherwise, if it is worked out again by today's definition from its own ledgers: the changes since
// then say so, in the figure and in what it rests on (design-life §13). The id is one of Measured.
func Comparable(d definition.Definitions, id string, month calendar.Month) bool {
	since := Changes(d, id, month)
	says := func(word string) bool {
		return slices.ContainsFunc(since, func(v definition.Validity) bool { return v.Comparable == word })
	}
	return says(definition.Recompute) && !says(definition.Incomparable)
}

// Changes are the versions that began after a month of what a figure rests on, itself first.
func Changes(d definition.Definitions, id string, month calendar.Month) []definition.Validity {
	var since []definition.Validity
	for _, v := range restsOn(d, id) {
		since = append(since, v.Since(month)...)
	}
	return since
}

// restsOn are the validities of a figure's definition and of all that it rests on.
func restsOn(d definition.Definitions, id string) []definition.Validity {
	if id == figure.CampaignRank {
		list := []definition.Validity{d.Scheme.Validity}
		for _, i := range d.Scheme.Indicators {
			list = append(append(list, i.Validity), queryRestsOn(d, i.Query)...)
		}
		return list
	}
	if f, ok := d.Figure(id); ok {
		return append([]definition.Validity{f.Validity}, queryRestsOn(d, f.Query)...)
	}
	for _, i := range d.Scheme.Indicators {
		if figure.Key(figure.CampaignActual, i.ID) == id {
			return append([]definition.Validity{d.Scheme.Validity, i.Validity}, queryRestsOn(d, i.Query)...)
		}
	}
	return nil
}

func queryRestsOn(d definition.Definitions, q definition.Query) []definition.Validity {
	var list []definition.Validity
	if q.Derived() {
		for _, id := range q.Of.Each() {
			list = append(list, restsOn(d, id)...)
		}
		return list
	}
	for of := q.Of; of != ""; {
		base, _ := d.Figure(string(of))
		list, of = append(list, base.Validity), base.Of
	}
	ledger, columns := uses(d, q)
	list = append(list, ledger.Validity)
	for _, c := range columns {
		list = append(list, c.Validity)
	}
	return list
}

// uses are the ledger and the columns that decide the value of a query.
func uses(d definition.Definitions, q definition.Query) (definition.Ledger, []definition.Column) {
	id, where := d.Rows(q)
	ledger, _ := d.Ledger(id)
	used := slices.Concat(definition.Alternatives(q.Column), []string{q.Weight, q.Group, ledger.RowDate})
	for _, w := range where {
		used = append(used, w.Column)
	}
	var columns []definition.Column
	for _, id := range used {
		if c, ok := ledger.Column(id); ok {
			columns = append(columns, c)
		}
	}
	return ledger, columns
}

// Over are the definitions of some of the figures, over the ledgers as another edition defines
// them: what that edition's month gives by today's rules. Figures and indicators that use a
// column which those ledgers lack, or have of another type, are not among them. Of the campaign there is the whole
// scheme or nothing.
func Over(d definition.Definitions, then definition.Definitions, ids []string) definition.Definitions {
	over := definition.Definitions{Ledgers: then.Ledgers, Words: then.Words, Level: d.Level}
	for _, f := range d.Figures {
		lacks := func(id string) bool { _, ok := over.Figure(id); return !ok }
		if !slices.ContainsFunc(f.Of.Each(), lacks) && readable(d, f.Query, then) {
			over.Figures = append(over.Figures, f)
		}
	}
	campaign := func(id string) bool { _, ok := d.Figure(id); return !ok }
	whole := !slices.ContainsFunc(d.Scheme.Indicators, func(i definition.Indicator) bool { return i.Measured() && !readable(d, i.Whole(), then) })
	if _, ok := then.Ledger(d.Scheme.Targets); ok && whole && slices.ContainsFunc(ids, campaign) {
		over.Scheme = d.Scheme
	}
	return over
}

// readable says that a query can be asked of the ledgers of another edition.
func readable(d definition.Definitions, q definition.Query, then definition.Definitions) bool {
	return !slices.ContainsFunc(d.Roots(q), func(root definition.Query) bool { return !rootReadable(d, root, then) })
}

func rootReadable(d definition.Definitions, q definition.Query, then definition.Definitions) bool {
	ledger, columns := uses(d, q)
	old, ok := then.Ledger(ledger.ID)
	return ok && old.RowDate == ledger.RowDate && !slices.ContainsFunc(columns, func(c definition.Column) bool {
		was, ok := old.Column(c.ID)
		return !ok || was.Type != c.Type
	})
}
