package validate

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// Figures returns what the defined checks on figures find: the month's figures held against
// each other, and against those of the last published month (表间审核、跨期审核,
// design §3, domain §4). It is for ledgers without hard findings, whose figures are what a
// run publishes, and changes none of them. A figure that is absent is not checked.
func Figures(defs definition.Definitions, book figure.Book, opts Options) []finding.Finding {
	c := &comparison{defs: defs, opts: opts, book: book}
	c.last, _ = figure.Continued(opts.Earlier, opts.Period)
	c.now, c.again, c.then = byKey(book.Figures), byKey(book.Again), byKey(c.last.Figures)
	for _, def := range defs.Checks {
		if def.OverFigures() {
			c.check(def)
		}
	}
	c.sayRedefined()
	c.sayRecomputed()
	return c.findings
}

// comparison carries what every check on figures reads, and gathers the findings.
type comparison struct {
	defs definition.Definitions
	opts Options
	book figure.Book
	last figure.Earlier // without figures if no month was published that this one continues
	// The month's figures, what this month's rows give for the last published month, and
	// what that month states, by folded key: months may write group values differently.
	now, again, then map[string]figure.Figure
	findings         []finding.Finding
	redefined        []string // names of the figures that the last published month defines otherwise
	recomputed       []string // of those that it states by today's definition
}

func byKey(figures []figure.Figure) map[string]figure.Figure {
	m := make(map[string]figure.Figure, len(figures))
	for _, f := range figures {
		m[folded(f)] = f
	}
	return m
}

func folded(f figure.Figure) string { return ledger.Fold(f.Key()) }

func (c *comparison) check(def definition.Check) {
	r := &figureRule{comparison: c, def: def, bounds: boundsOf(def), series: series{severity: finding.Severity(def.Severity)}}
	switch def.Kind {
	case "ratio":
		r.ratio()
	case "continuity":
		r.continuity()
	case "change":
		r.eachPublished(r.change)
	case "stalled":
		r.eachPublished(r.stalled)
	}
	c.findings = append(c.findings, r.series.rest()...)
}

// figureRule is one defined check on figures.
type figureRule struct {
	*comparison
	def    definition.Check
	bounds bounds
	series series
}

// flag reports figures; the place is the sheet or at least the file that all their cells
// stand in.
func (r *figureRule) flag(figures []figure.Figure, value decimal.Decimal, words ...string) {
	f := finding.Finding{Rule: r.def.ID, Value: value.String(), Figures: []string{}}
	var sources []figure.Source
	for _, x := range figures {
		f.Figures = append(f.Figures, x.Key())
		sources = append(sources, x.Sources...)
	}
	f.File, f.Sheet = oneSource(sources)
	f.Words = wordsOf(r.def).Fill(slices.Concat(r.bounds.words(), []string{"{limit}", decimal.NewFromFloat(r.def.Limit).String()}, words)...)
	if r.series.room(&f) {
		r.findings = append(r.findings, f)
	}
}

// oneSource returns the file and the sheet of all sources, empty where they differ.
func oneSource(sources []figure.Source) (file, sheet string) {
	for i, s := range sources {
		if i == 0 {
			file, sheet = s.File, s.Sheet
		}
		if s.File != file {
			return "", ""
		}
		if s.Sheet != sheet {
			sheet = ""
		}
	}
	return file, sheet
}

// named returns the figures with an id, in order.
func named(figures []figure.Figure, id string) []figure.Figure {
	return slices.DeleteFunc(slices.Clone(figures), func(f figure.Figure) bool { return f.ID != id })
}

// title names a figure in running text: 安置房已择房（一期）, 新到位资金（南明街道）.
func (c *comparison) title(f figure.Figure) string {
	name := strings.TrimPrefix(f.Name, "其中：")
	for _, g := range f.Group {
		if !g.IsIndicator() { // the name of an actual is its indicator's
			name += "（" + g.Value + "）"
		}
	}
	return name
}

// department returns who owe the ledgers that a figure is measured over.
func (c *comparison) department(f figure.Figure) string {
	var departments []string
	for _, id := range c.ledgersOf(f) {
		if l, _ := c.defs.Ledger(id); !slices.Contains(departments, l.Department) {
			departments = append(departments, l.Department)
		}
	}
	return strings.Join(departments, "、")
}

// ledgersOf returns the ids of the ledgers that a figure is measured over.
func (c *comparison) ledgersOf(f figure.Figure) []string {
	if def, ok := c.defs.Figure(f.ID); ok {
		return c.defs.Asked(def.Query)
	}
	ind, _ := c.defs.Scheme.Indicator(f.Indicator())
	return c.defs.Asked(ind.Query)
}
