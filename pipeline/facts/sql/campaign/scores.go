package campaign

import (
	"fmt"
	"strings"

	"zonereport/pipeline/aggregate/method"
	"zonereport/pipeline/definition"
)

// indicator is an indicator being stated: columns of a program, "" where there are none.
type indicator struct {
	definition.Indicator
	at       int    // position in the scheme
	span     span   // to whose end it goes
	decimals int    // of its score
	actual   string // a number, as are target, base and award
	target   string
	base     string
	award    string
	counts   []string // what combinations of rows come to, as whole numbers
	sent     string   // true where its ledgers were sent
	assessed string   // true where it is scored
}

// scored is the actuals and scores of all indicators by slot: a0 numbers, s0 whole numbers, h0 whether what is
// expected by now is reached (1, 0), w0 whether its weight goes to the others, o0 whether it takes the unit out.
func (w *writer) scored() (string, error) {
	p := newProgram(w.Dialect, "x")
	p.Peers.Partition = group
	list := []string{"SELECT " + keys + ", _unit, _position, _grp, _zones_own, _now", p.Add(w.allSent(w.ledgers())) + " AS _sent"}
	for i, d := range w.scheme().Indicators {
		columns, err := w.indicator(p, i, d)
		if err != nil {
			return "", fmt.Errorf("indicator %s: %w", d.ID, err)
		}
		list = append(list, "  "+strings.Join(columns, ", "))
	}
	return strings.Join(list, ",\n") + "\nFROM (" + p.Over("("+w.beside()+")") + ") AS scores", nil
}

// indicator states one indicator: the columns of scored.
func (w *writer) indicator(p program, at int, d definition.Indicator) ([]string, error) {
	ind := indicator{Indicator: d, at: at, span: asOf(d), decimals: w.scheme().Decimals, target: fmt.Sprintf("_t%d", at), sent: "TRUE"}
	if d.ScoreDecimals != nil {
		ind.decimals = *d.ScoreDecimals
	}
	ind.assessed = p.Add("(" + w.assessed(d) + ")")
	if err := w.measure(p, &ind); err != nil {
		return nil, err
	}
	c := w.leaves(p, ind)
	raw, err := w.byGroup(p, ind, func(group string) (string, error) { return ind.score(p, c, group) })
	if err != nil {
		return nil, err
	}
	given, err := w.byGroup(p, ind, func(group string) (string, error) { return w.given(p, ind, group) })
	if err != nil {
		return nil, err
	}
	due := p.Add("("+ind.assessed+" AND "+ind.sent+")", ind.assessed, ind.sent)
	score := p.Add(fmt.Sprintf("CASE WHEN %s THEN COALESCE(%s, %s) END", due, raw, given), due, raw, given)
	lacking := p.Add(fmt.Sprintf("(%s AND %s IS NULL)", due, raw), due, raw)
	rule := w.scheme().Lacking(d)
	free, out := "FALSE", "FALSE"
	if rule == definition.MissingReweight {
		free = lacking
	}
	if rule == definition.MissingExclude {
		out = lacking
	}
	free = p.Add(fmt.Sprintf("(%s OR (NOT (%s) AND (%s)))", free, w.months(d), w.grouped(d)), free)
	actual := "CAST(NULL AS DECIMAL(38,18))"
	if ind.actual != "" {
		actual = ind.actual
	}
	columns := []string{
		fmt.Sprintf("%s AS a%d", actual, at), fmt.Sprintf("%s AS s%d", score, at), fmt.Sprintf("%s AS w%d", free, at), fmt.Sprintf("%s AS o%d", out, at),
	}
	if w.conditional(d.ID) {
		reached, err := ind.reached(p, c)
		if err != nil {
			return nil, err
		}
		columns = append(columns, fmt.Sprintf("%s AS h%d", reached, at))
	}
	return columns, nil
}

// measure finds what an indicator is scored by.
func (w *writer) measure(p program, ind *indicator) error {
	d := ind.Indicator
	if !d.Measured() {
		ind.award = fmt.Sprintf("_g%d", ind.at)
		return nil
	}
	ind.sent = p.Add(w.allSent(w.Definitions.Asked(d.Query)))
	var err error
	if ind.actual, err = w.actual(p, d, nil, ind.span); err != nil {
		return err
	}
	for _, combination := range method.Combinations(d) {
		count, err := w.actual(p, d, combination.Where, ind.span)
		if err != nil {
			return err
		}
		ind.counts = append(ind.counts, count)
	}
	if d.Method == definition.YoYBase && d.BaseYear != definition.OfTarget {
		before := ind.span
		before.back = 12
		base, err := w.actual(p, d, nil, before)
		if err != nil {
			return err
		}
		ind.base = p.Add(fmt.Sprintf("CASE WHEN %s > 0 THEN %s END", base, base), base)
	}
	return nil
}

// actual is what an indicator's query comes to with more conditions.
func (w *writer) actual(p program, d definition.Indicator, more []definition.Condition, s span) (string, error) {
	if d.Derived() {
		return w.derived(p, d, s)
	}
	return w.measured(p, d.Unit, d.Query, more, s)
}
