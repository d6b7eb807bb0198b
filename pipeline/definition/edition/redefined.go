package edition

import (
	"reflect"
	"slices"
	"strings"

	"zonereport/pipeline/canonical"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// Redefined returns the ids of the figures that another edition of the definitions measures
// otherwise: campaign_actual/landed for an indicator, campaign_rank for the scheme as a whole.
// What only one of them defines is not among them. Names, 口径 texts, headers and the lists of
// codes measure nothing.
func Redefined(d definition.Definitions, other definition.Definitions) []string {
	var ids []string
	for _, f := range d.Figures {
		if o, ok := other.Figure(f.ID); ok && !reflect.DeepEqual(measuredBy(d, f.Query, f.Unit), measuredBy(other, o.Query, o.Unit)) {
			ids = append(ids, f.ID)
		}
	}
	for _, i := range d.Scheme.Indicators {
		if o, ok := other.Scheme.Indicator(i.ID); ok && i.Measured() && o.Measured() && !reflect.DeepEqual(measuredBy(d, i.Query, i.Unit), measuredBy(other, o.Query, o.Unit)) {
			ids = append(ids, figure.Key(figure.CampaignActual, i.ID))
		}
	}
	if !reflect.DeepEqual(ranking(d), ranking(other)) {
		ids = append(ids, figure.CampaignRank)
	}
	return ids
}

// Measured returns the ids of all that Redefined may return.
func Measured(d definition.Definitions) []string {
	var ids []string
	for _, f := range d.Figures {
		ids = append(ids, f.ID)
	}
	for _, i := range d.Scheme.Indicators {
		ids = append(ids, figure.Key(figure.CampaignActual, i.ID))
	}
	return append(ids, figure.CampaignRank)
}

// OfFigure is the hash of what decides the value of a figure, as Redefined goes by it: equal in editions that
// measure it alike, whatever else they say. id is one of Measured; of a target, a completion or a growth
// that nobody defines it is that of the figure itself. It is "" of what the definitions do not define.
func OfFigure(d definition.Definitions, id string) string {
	id = figure.Told(id)
	if id == figure.CampaignRank {
		return canonical.Sum(ranking(d))
	}
	if indicator, ok := strings.CutPrefix(id, figure.Key(figure.CampaignActual, "")); ok {
		if i, ok := d.Scheme.Indicator(indicator); ok {
			return canonical.Sum(measuredBy(d, i.Query, i.Unit))
		}
		return ""
	}
	f, ok := d.Figure(id)
	if !ok {
		return ""
	}
	return canonical.Sum(measuredBy(d, f.Query, f.Unit))
}

// measured is what decides the value of a query.
type measured struct {
	Query   definition.Query // with all conditions, of no other figure
	Types   [][2]string      // of the columns that it uses: id and type
	Unit    string
	RowDate string
	Parts   []measured // of what is worked out from other figures
}

func measuredBy(d definition.Definitions, q definition.Query, unit string) measured {
	if q.Derived() {
		m := measured{Query: q, Unit: unit}
		for _, id := range q.Of.Each() {
			part, _ := d.Figure(id)
			m.Parts = append(m.Parts, measuredBy(d, part.Query, part.Unit))
		}
		return m
	}
	q.Ledger, q.Where = d.Rows(q)
	q.Of = ""
	ledger, columns := uses(d, q)
	m := measured{Query: q, Unit: unit, RowDate: ledger.RowDate}
	for _, c := range columns {
		m.Types = append(m.Types, [2]string{c.ID, c.Type})
	}
	return m
}

// ranking is what decides totals and ranks.
func ranking(d definition.Definitions) any {
	s := d.Scheme
	s.Name, s.Validity = "", definition.Validity{}
	s.Indicators = slices.Clone(s.Indicators)
	var all []measured
	for i := range s.Indicators {
		ind := &s.Indicators[i]
		all = append(all, measuredBy(d, ind.Query, ind.Unit))
		ind.Query, ind.Text, ind.Validity = definition.Query{}, "", definition.Validity{}
	}
	return struct {
		Scheme definition.Scheme
		All    []measured
	}{s, all}
}
