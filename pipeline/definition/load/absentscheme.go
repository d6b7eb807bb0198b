package load

import (
	"slices"
	"zonereport/pipeline/definition"
)

// indicator says that all is there that an indicator rests on; conditions of coefficients are left out
// with what they rest on.
func (l *loader) indicator(i *definition.Indicator) (string, bool) {
	id := l.ledgerOf(i.Query)
	i.Coefficients = slices.DeleteFunc(slices.Clone(i.Coefficients), func(c definition.Coefficient) bool { return !l.where(id, &c.Where) })
	return i.ID, !i.Measured() || l.query(&i.Query) && l.columns(id, i.By)
}

// scheme leaves the indicators that rest on something; a scheme that has none, or no targets,
// there is in other months only.
func (l *loader) scheme() {
	s := &l.defs.Scheme
	stated := len(s.Indicators)
	for _, one := range l.schemes {
		stated = max(stated, len(one.Indicators))
	}
	s.Indicators = supported(l, "indicator", s.Indicators, l.indicator)
	if stated > 0 && len(s.Indicators) == 0 || len(l.lost) > 0 && len(s.Indicators) < stated || !l.there("ledger", s.Targets) {
		l.defs.Scheme = definition.Scheme{}
		l.defs.OtherTimes["scheme scheme"] = true
	}
}
