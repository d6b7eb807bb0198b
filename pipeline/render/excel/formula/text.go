package formula

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/ooxml"
	"zonereport/pipeline/unit"
)

// quoteText writes a text into a formula. A literal holds 255 characters at most.
func quoteText(s string) string {
	var parts []string
	for rest := s; ; {
		part := ooxml.Cut(rest, 250)
		parts = append(parts, `"`+strings.ReplaceAll(part, `"`, `""`)+`"`)
		if rest = rest[len(part):]; rest == "" {
			return strings.Join(parts, "&")
		}
	}
}

// rounded writes a 四舍五入 to n places. Rounding to eleven places first takes away what
// binary arithmetic adds, so that an exact half goes up as it does in decimal.
func rounded(expression string, n int) string {
	return "ROUND(ROUND(" + expression + ",11)," + strconv.Itoa(n) + ")"
}

// In states a value in another unit: /10000 for 万元 as 亿元.
func In(expression string, ratio unit.Ratio) string {
	if expression == "" || ratio.IsZero() {
		return expression
	}
	if strings.Contains(expression, "+") {
		expression = "(" + expression + ")"
	}
	return expression + factorOf("*", "/", ratio.From) + factorOf("/", "*", ratio.To)
}

// factorOf multiplies or divides by a size: a part of one is read as the other of the two
// (/0.0001 is *10000).
func factorOf(operator, other string, size decimal.Decimal) string {
	one := decimal.New(1, 0)
	if size.Equal(one) {
		return ""
	}
	if times := one.DivRound(size, 16); size.LessThan(one) && times.IsInteger() && times.Mul(size).Equal(one) {
		return other + times.String()
	}
	return operator + size.String()
}
