package campaign

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/dialect"
)

// assessed is true where an indicator is scored: in this month, and in the unit's group.
func (w *writer) assessed(d definition.Indicator) string { return w.months(d) + " AND " + w.grouped(d) }

// months is true in the months in which an indicator is scored.
func (w *writer) months(d definition.Indicator) string {
	switch {
	case d.Freq == definition.Yearly:
		return "_m = 12"
	case d.Freq == definition.Quarterly && d.OtherMonths == definition.Carry:
		return "_m >= 3"
	case d.Freq == definition.Quarterly:
		return "_m % 3 = 0"
	}
	return "TRUE"
}

// grouped is true of the units in whose group an indicator is assessed.
func (w *writer) grouped(d definition.Indicator) string {
	switch {
	case d.Weights == nil:
		return "TRUE"
	case len(d.Weights) == 0:
		return "FALSE"
	}
	return "_grp IN (" + w.texts(groupsOf(d)) + ")"
}

// groupsOf are the groups that an indicator has weights for, "" where it has one for all.
func groupsOf(d definition.Indicator) []string {
	if d.Weights == nil {
		return []string{""}
	}
	var list []string
	for g := range d.Weights {
		list = append(list, g)
	}
	slices.Sort(list)
	return list
}

// byGroup is a column that is another in each group.
func (w *writer) byGroup(p program, ind indicator, column func(group string) (string, error)) (string, error) {
	groups := groupsOf(ind.Indicator)
	if len(groups) == 0 {
		return p.Add(dialect.Whole(w.Dialect, "NULL")), nil
	}
	var cases string
	var rests []string
	for _, g := range groups {
		c, err := column(g)
		if err != nil {
			return "", err
		}
		if ind.Weights == nil {
			return c, nil
		}
		cases += fmt.Sprintf(" WHEN _grp = %s THEN %s", w.Dialect.Literal(g), c)
		rests = append(rests, c)
	}
	return p.Add("CASE"+cases+" END", rests...), nil
}

// weight is what an indicator weighs in a unit's group, as a whole number over ten to so many decimals.
func (w *writer) weight(d definition.Indicator, decimals int) string {
	whole := func(n definition.Number) string {
		return n.Or("").Mul(decimal.New(1, int32(decimals))).BigInt().String()
	}
	if d.Weights == nil {
		return whole(d.Weight)
	}
	cases := "CASE"
	for _, g := range groupsOf(d) {
		cases += fmt.Sprintf(" WHEN _grp = %s THEN %s", w.Dialect.Literal(g), whole(d.Weights[g]))
	}
	if cases == "CASE" {
		return "0"
	}
	return cases + " ELSE 0 END"
}
