package quantity

import (
	"strings"

	"github.com/shopspring/decimal"
)

// fraction reads 百分之十二 as per cent, any other as a share of a hundred: 四分之一 is 25%.
func (t text) fraction(n number, run []rune, i int) (number, int, bool) {
	end := i
	for isNumeral(t.rune(end)) || t.rune(end) == '点' && isNumeral(t.rune(end+1)) {
		end++
	}
	if end-i > longest {
		return n, end, false
	}
	below, _, ok := numeral(run)
	whole, point, _ := strings.Cut(string(t.runes[i:end]), "点")
	above, place, known := numeral([]rune(whole))
	if known && point != "" {
		above, place, known = pointed(above, []rune(point))
	}
	if !ok || !known || below.IsZero() {
		return n, end, false
	}
	hundred := decimal.New(100, 0)
	n.end, n.percent, n.place = end, true, place
	n.value = above.Mul(hundred).DivRound(below, 16)
	return n, end, true
}

// vague reads a number that is not named: 数十, 几百, 上千, 近百, 三五, 七八.
func vague(n *number, run []rune) bool {
	times := func(low, high int64, scale decimal.Decimal) bool {
		n.value, n.most, n.place = scale.Mul(decimal.New(low, 0)), scale.Mul(decimal.New(high, 0)), scale
		return true
	}
	scale := func(rest []rune) (decimal.Decimal, bool) {
		by := int32(0)
		for _, r := range rest {
			b, ok := scales[r]
			if !ok {
				return decimal.Decimal{}, false
			}
			by += b
		}
		return decimal.New(1, by), len(rest) > 0 && by < 20
	}
	if len(run) < 2 {
		return false
	}
	rest, named := scale(run[1:])
	switch run[0] {
	case '数', '几':
		return named && times(2, 10, rest)
	case '上', '过', '超', '逾':
		return named && times(1, 10, rest)
	case '近':
		return named && times(9, 10, rest.Shift(-1))
	}
	low, digit := numerals[run[0]]
	high, another := numerals[run[1]]
	if digit && another && low > 0 && high > low && high-low <= 2 {
		if rest, named = scale(run[2:]); named || len(run) == 2 {
			if len(run) == 2 {
				rest = decimal.New(1, 0)
			}
			return times(low, high+1, rest)
		}
	}
	return false
}
