package definition

import (
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

// Comparable says that an earlier month may be held against this one in a figure that it defined
// otherwise, if it is worked out again by today's definition from its own ledgers: the changes since
// then say so, in the figure and in what it rests on (design-life §13). The id is one of Measured.
func (d Definitions) Comparable(id string, month calendar.Month) bool {
	since := d.Changes(id, month)
	says := func(word string) bool {
		return slices.ContainsFunc(since, func(v Validity) bool { return v.Comparable == word })
	}
	return says(Recompute) && !says(Incomparable)
}

// Changes are the versions that began after a month of what a figure rests on, itself first.
func (d Definitions) Changes(id string, month calendar.Month) []Validity {
	var since []Validity
	for _, v := range d.restsOn(id) {
		since = append(since, v.Since(month)...)
	}
	return since
}

// restsOn are the validities of a figure's definition and of all that it rests on.
func (d Definitions) restsOn(id string) []Validity {
	if id == figure.CampaignRank {
		list := []Validity{d.Scheme.Validity}
		for _, i := range d.Scheme.Indicators {
			list = append(append(list, i.Validity), d.queryRestsOn(i.Query)...)
		}
		return list
	}
	if f, ok := d.Figure(id); ok {
		return append([]Validity{f.Validity}, d.queryRestsOn(f.Query)...)
	}
	for _, i := range d.Scheme.Indicators {
		if figure.Key(figure.CampaignActual, i.ID) == id {
			return append([]Validity{d.Scheme.Validity, i.Validity}, d.queryRestsOn(i.Query)...)
		}
	}
	return nil
}

func (d Definitions) queryRestsOn(q Query) []Validity {
	var list []Validity
	if q.Derived() {
		for _, id := range q.Of.Each() {
			list = append(list, d.restsOn(id)...)
		}
		return list
	}
	for of := q.Of; of != ""; {
		base, _ := d.Figure(string(of))
		list, of = append(list, base.Validity), base.Of
	}
	ledger, columns := d.uses(q)
	list = append(list, ledger.Validity)
	for _, c := range columns {
		list = append(list, c.Validity)
	}
	return list
}

// uses are the ledger and the columns that decide the value of a query.
func (d Definitions) uses(q Query) (Ledger, []Column) {
	id, where := d.Rows(q)
	ledger, _ := d.Ledger(id)
	used := slices.Concat(Alternatives(q.Column), []string{q.Weight, q.Group, ledger.RowDate})
	for _, w := range where {
		used = append(used, w.Column)
	}
	var columns []Column
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
func (d Definitions) Over(then Definitions, ids []string) Definitions {
	over := Definitions{Ledgers: then.Ledgers, Words: then.Words, Level: d.Level}
	for _, f := range d.Figures {
		lacks := func(id string) bool { _, ok := over.Figure(id); return !ok }
		if !slices.ContainsFunc(f.Of.Each(), lacks) && d.readable(f.Query, then) {
			over.Figures = append(over.Figures, f)
		}
	}
	campaign := func(id string) bool { _, ok := d.Figure(id); return !ok }
	whole := !slices.ContainsFunc(d.Scheme.Indicators, func(i Indicator) bool { return i.Measured() && !d.readable(i.whole(), then) })
	if _, ok := then.Ledger(d.Scheme.Targets); ok && whole && slices.ContainsFunc(ids, campaign) {
		over.Scheme = d.Scheme
	}
	return over
}

// readable says that a query can be asked of the ledgers of another edition.
func (d Definitions) readable(q Query, then Definitions) bool {
	return !slices.ContainsFunc(d.Roots(q), func(root Query) bool { return !d.rootReadable(root, then) })
}

func (d Definitions) rootReadable(q Query, then Definitions) bool {
	ledger, columns := d.uses(q)
	old, ok := then.Ledger(ledger.ID)
	return ok && old.RowDate == ledger.RowDate && !slices.ContainsFunc(columns, func(c Column) bool {
		was, ok := old.Column(c.ID)
		return !ok || was.Type != c.Type
	})
}
