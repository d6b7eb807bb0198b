package formula

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// mostTerms is how many COUNTIFS a sum may hold before one SUMPRODUCT reads better.
const mostTerms = 4

// terms states conditions for COUNTIFS and SUMIFS: alternatives that no two rows share, each
// a list of range and criterion; their sum is the answer. It is false where criteria would
// not mean what the condition means, see safe; then factors do.
func (a Area) terms(where []figure.Condition) ([]string, bool) {
	terms := []string{""}
	if a.takesBlanks(where) {
		terms[0] = a.line() + `,">0"` // no blank row counts
	}
	for _, c := range blanksLast(where) {
		criteria, ok := criteria(c)
		if !ok || len(terms)*len(criteria) > mostTerms {
			return nil, false
		}
		var next []string
		for _, t := range terms {
			for _, criterion := range criteria {
				next = append(next, strings.TrimPrefix(t+","+a.of(c.Column)+","+criterion, ","))
			}
		}
		terms = next
	}
	return terms, true
}

// takesBlanks says that a row without any value would pass all conditions.
func (a Area) takesBlanks(where []figure.Condition) bool {
	return !slices.ContainsFunc(where, func(c figure.Condition) bool { return !takesBlank(c) })
}

// takesBlank says that a blank cell passes a condition.
func takesBlank(c figure.Condition) bool {
	return c.Compare == figure.NotEqual || c.Compare == figure.BlankOrAfter || c.Compare == figure.BlankOrAtMost
}

// blanksLast puts the conditions that a blank passes behind the others: LibreOffice looks no
// further down than the first range of COUNTIFS has values.
func blanksLast(where []figure.Condition) []figure.Condition {
	return slices.SortedStableFunc(slices.Values(where), func(a, b figure.Condition) int {
		switch one, other := takesBlank(a), takesBlank(b); {
		case one == other:
			return 0
		case one:
			return 1
		}
		return -1
	})
}

// criteria states one condition as criteria of COUNTIFS, several for alternatives. A blank
// cell passes "<>x" and "=" and nothing else, as in the definitions (design §6).
func criteria(c figure.Condition) ([]string, bool) {
	if c.Kind == ledger.Text {
		return textCriteria(c)
	}
	value := operand(c)
	switch c.Compare {
	case figure.Equal:
		return []string{value}, true
	case figure.NotEqual:
		return []string{compared("<>", c)}, true
	case figure.AtLeast, figure.AtMost, figure.Above, figure.Below:
		return []string{compared(string(c.Compare), c)}, true
	case figure.BlankOrAfter:
		return []string{`"="`, compared(">", c)}, true
	case figure.BlankOrAtMost:
		return []string{`"="`, compared("<=", c)}, true
	}
	return nil, false
}

// textCriteria knows Equal, In and NotEqual; a text that a list names twice counts once.
func textCriteria(c figure.Condition) ([]string, bool) {
	seen := map[string]bool{}
	var list []string
	for _, s := range c.Text {
		if !safe(s) {
			return nil, false
		}
		if folded := ledger.Fold(s); !seen[folded] {
			seen[folded] = true
			list = append(list, quoteText(s))
		}
	}
	switch {
	case len(list) == 0:
		return nil, false
	case c.Compare == figure.NotEqual && len(list) == 1:
		return []string{quoteText("<>" + c.Text[0])}, true
	case c.Compare == figure.Equal && len(list) == 1, c.Compare == figure.In:
		return list, true
	}
	return nil, false
}

// safe says that a criterion finds a text and nothing else. COUNTIFS takes "01", "1-2" or
// "5月" for a number or date, * ? ~ for patterns and a leading < = > for a comparison; a 汉字
// that no number or date holds rules the former out.
func safe(s string) bool {
	if strings.ContainsAny(s, "*?~") || strings.ContainsAny(s[:min(1, len(s))], "<=>") || len(s) > 200 {
		return false
	}
	for _, r := range s {
		if unicode.Is(unicode.Han, r) && !strings.ContainsRune("年月日时分秒点零〇一二三四五六七八九十廿百千万亿兆元角上下午星周第", r) {
			return true
		}
	}
	return false
}

// operand writes a condition's value for a formula: DATE(2020,12,31), 1000, "是".
func operand(c figure.Condition) string {
	switch c.Kind {
	case ledger.Date, ledger.Month:
		return date(c.Date)
	case ledger.Bool:
		return quoteText(ledger.YesNo(c.True))
	}
	return c.Number.String()
}

// compared writes an operator and a value as one criterion: ">="&DATE(2020,1,1).
func compared(operator string, c figure.Condition) string {
	if c.Kind == ledger.Bool {
		return quoteText(operator + ledger.YesNo(c.True))
	}
	return quoteText(operator) + "&" + operand(c)
}

func date(d calendar.Date) string {
	return "DATE(" + strconv.Itoa(d.Year()) + "," + strconv.Itoa(d.Month()) + "," + strconv.Itoa(d.Day()) + ")"
}
