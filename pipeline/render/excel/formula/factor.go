package formula

import (
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// factors states conditions for SUMPRODUCT: comparisons multiplied, 1 for a row that passes
// all and 0 for any other. Unlike criteria, = between cells compares texts as they stand.
func (a Area) factors(where []figure.Condition) string {
	var list []string
	if a.takesBlanks(where) {
		list = append(list, "("+a.line()+">0)")
	}
	for _, c := range where {
		list = append(list, factor(a.of(c.Column), c, keptOut(c.Column, where)))
	}
	if len(list) == 1 {
		return list[0] + "*1"
	}
	return strings.Join(list, "*")
}

// keptOut says that a condition as it reads keeps the blanks of a column out: a blank cell is
// 0 and "" in a comparison, which no date reaches and no 是 or 否 equals.
func keptOut(column string, where []figure.Condition) bool {
	for _, c := range where {
		if c.Column != column {
			continue
		}
		switch c.Compare {
		case figure.AtLeast, figure.Above:
			if c.Kind != ledger.Number || c.Number.IsPositive() {
				return true
			}
		case figure.Equal:
			if c.Kind != ledger.Number || !c.Number.IsZero() {
				return true
			}
		}
	}
	return false
}

// factor states one condition. A blank cell is 0 and "" at once in a comparison, so blanks
// are let in or kept out in so many words, but where another condition keeps them out.
func factor(cells string, c figure.Condition, keptOut bool) string {
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
	compared := "(" + cells + string(c.Compare) + value + ")"
	if keptOut {
		return compared
	}
	return filled + "*" + compared
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
