package aggregate

import (
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
)

// again works the defined figures and the campaign's actuals out once more as of the last
// published month, from the rows dated up to its end; nil if no month was published. Over the
// turn of the year the campaign starts anew and is left out. After
// a definition that cannot be resolved there is nothing to compare, and nothing is said twice.
func (d *derivation) again() []figure.Figure {
	last, ok := figure.Continued(d.opts.Earlier, d.opts.Period)
	if !ok || finding.Count(d.findings, finding.Error) > 0 {
		return nil
	}
	figures := d.figures(last.Month)
	if last.Month.Year != d.opts.Period.Year || d.tables.Table(d.defs.Scheme.Targets) == nil {
		return figures
	}
	s := readScheme(d.defs, d.tables, d.opts.Zone, last.Month.Year)
	then, err := s.assess(d.defs, d.tables, last.Month)
	if err != nil {
		d.unusable("考核办法", d.defs.Scheme.Name, err)
		return nil
	}
	return append(figures, newPrinter(d.defs, s, then, last.Month).actuals()...)
}
