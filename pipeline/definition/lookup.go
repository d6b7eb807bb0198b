package definition

import (
	"slices"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Text returns the content of a file by its path, such as a section's narrative, in the words
// of the office.
func (d Definitions) Text(name string) string {
	for _, f := range d.Files {
		if f.Path == name {
			return d.Level.Say(string(f.Data))
		}
	}
	return ""
}

// Ledger returns the ledger with the id.
func (d Definitions) Ledger(id string) (Ledger, bool) {
	i := slices.IndexFunc(d.Ledgers, func(l Ledger) bool { return l.ID == id })
	if i < 0 {
		return Ledger{}, false
	}
	return d.Ledgers[i], true
}

// Adjustments is the id of the ledger with the campaign's adjustments (加减分台账), "" where there is none.
func (d Definitions) Adjustments() string {
	if d.Scheme.Adjustments != "" {
		return d.Scheme.Adjustments
	}
	i := slices.IndexFunc(d.Ledgers, func(l Ledger) bool { return l.Adjusts })
	if i < 0 {
		return ""
	}
	return d.Ledgers[i].ID
}

// Figure returns the figure with the id; of target/x and completion/x, which there are where the targets
// ledger has a row for x, what they are a target and the completion of (design-life §14); of
// growth_last_year/x how x moved, which there is where a summary names x.
func (d Definitions) Figure(id string) (Figure, bool) {
	if of, against, ok := figure.Grown(id); ok {
		return d.growth(of, against)
	}
	if of, completion, ok := figure.Aimed(id); ok {
		f, known := d.Figure(of)
		if f.ID = id; completion {
			places := CompletionDecimals
			f.Adds = ""
			f.Name, f.Unit = f.Name+"完成率", unit.Rate.Base()
			f.Query = Query{Measure: measure.Ratio, Of: Names(of + "|" + figure.TargetOf(of)), As: f.Unit, Group: f.Group, Decimals: &places}
		}
		return f, known
	}
	i := slices.IndexFunc(d.Figures, func(f Figure) bool { return f.ID == id })
	if i < 0 {
		return Figure{}, false
	}
	return d.Figures[i], true
}

// CompletionDecimals are those of a completion (完成率) in %.
const CompletionDecimals = 2

// Indicator returns the indicator with the id.
func (s Scheme) Indicator(id string) (Indicator, bool) {
	i := slices.IndexFunc(s.Indicators, func(d Indicator) bool { return d.ID == id })
	if i < 0 {
		return Indicator{}, false
	}
	return s.Indicators[i], true
}

// Measures is what a query's value is a measure of: a count of rows or values, else what its
// column holds.
func (d Definitions) Measures(q Query) unit.Kind {
	if measure.Counts(q.Measure) {
		return unit.Count
	}
	if q.Derived() {
		return d.derivedKind(q)
	}
	id, _ := d.Rows(q)
	l, _ := d.Ledger(id)
	c, _ := l.Column(q.Column)
	return unit.OfColumn(c.Type)
}

// Column returns the column with the id.
func (l Ledger) Column(id string) (Column, bool) {
	i := slices.IndexFunc(l.Columns, func(c Column) bool { return c.ID == id })
	if i < 0 {
		return Column{}, false
	}
	return l.Columns[i], true
}

// Rows returns the ledger and all conditions of a query, those of the figures it is "of" first. A query
// that is worked out from other figures has none, see Roots.
func (d Definitions) Rows(q Query) (ledgerID string, where []Condition) {
	if q.Of == "" || q.Derived() {
		return q.Ledger, q.Where
	}
	base, _ := d.Figure(string(q.Of))
	ledgerID, where = d.Rows(base.Query)
	return ledgerID, append(slices.Clone(where), q.Where...)
}

// Alternatives parts "uscc|firm": the first that is not blank counts.
func Alternatives(column string) []string { return strings.Split(column, "|") }

// Window says whether a figure's rows end with the report month, and whether they begin
// with its year, which makes it a flow (年初至报告期末). What the campaign measures is a flow.
func (d Definitions) Window(id string) (dated, flow bool) {
	f, ok := d.Figure(id)
	if !ok {
		return true, true
	}
	for _, root := range d.Roots(f.Query) {
		_, where := d.Rows(root)
		for _, w := range where {
			flow = flow || w.Compare == measure.InYear
			dated = dated || slices.Contains(measure.Windows, w.Compare)
		}
	}
	return dated, flow
}

// StatesPlan says that a column of dates is headed as a plan, which may lie behind the report period.
func (c Column) StatesPlan() bool {
	return (c.Type == "date" || c.Type == "month") && (strings.HasPrefix(c.Header, "计划") || strings.HasPrefix(c.Header, "预计"))
}

// Kind is what the column's cells hold.
func (c Column) Kind() ledger.Kind {
	switch c.Type {
	case "text", "code":
		return ledger.Text
	case "date":
		return ledger.Date
	case "month":
		return ledger.Month
	case "bool":
		return ledger.Bool
	}
	return ledger.Number
}
