package excel

import (
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// factors states conditions for SUMPRODUCT: comparisons multiplied, 1 for a row that passes
// all and 0 for any other. Unlike criteria, = between cells compares texts as they stand.
// last is the last row of the ranges.
func (a *area) factors(where []figure.Condition, last int) string {
	var list []string
	if a.takesBlanks(where) {
		list = append(list, "("+a.to(a.line(), last)+">0)")
	}
	for _, c := range where {
		list = append(list, factor(a.to(a.index(c.Column), last), c))
	}
	if len(list) == 1 {
		return list[0] + "*1"
	}
	return strings.Join(list, "*")
}

// factor states one condition. A blank cell is 0 and "" at once in a comparison, so blanks
// are let in or kept out in so many words.
func factor(cells string, c figure.Condition) string {
	if c.Kind == ledger.Text {
		return textFactor(cells, c)
	}
	value := operand(c)
	blank, filled := "("+cells+`="")`, "("+cells+`<>"")`
	either := func(operator string) string { return "((" + blank + "+(" + cells + operator + value + "))>0)" }
	switch c.Compare {
	case figure.NotEqual:
		return either("<>")
	case figure.BlankOrAfter:
		return either(">")
	case figure.BlankOrAtMost:
		return either("<=")
	}
	return filled + "*(" + cells + string(c.Compare) + value + ")"
}

func textFactor(cells string, c figure.Condition) string {
	if len(c.Text) == 0 {
		return "0"
	}
	if c.Compare == figure.NotEqual {
		list := make([]string, len(c.Text))
		for i, s := range c.Text {
			list[i] = "(" + cells + "<>" + quoteText(s) + ")"
		}
		return strings.Join(list, "*")
	}
	list := make([]string, len(c.Text))
	for i, s := range c.Text {
		list[i] = "(" + cells + "=" + quoteText(s) + ")"
	}
	if len(list) == 1 {
		return list[0]
	}
	return "((" + strings.Join(list, "+") + ")>0)"
}
