package compose

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
)

var (
	tenThousand = decimal.NewFromInt(10000)
	twenty      = decimal.NewFromInt(20)
	hundred     = decimal.NewFromInt(100)
)

// trimmed prints at most so many decimals, rounded half away from zero (四舍五入), without
// trailing zeros; a negative zero is 0.
func trimmed(v decimal.Decimal, places int32) string {
	s := v.Round(places).String()
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// fixed prints exactly so many decimals, rounded half away from zero.
func fixed(v decimal.Decimal, places int) string {
	s := v.StringFixed(int32(places))
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// money words 万元 for running text: from 1亿元 up in 亿元, else in 万元, two decimals at most.
func money(v decimal.Decimal) string {
	if v.Abs().GreaterThanOrEqual(tenThousand) {
		return trimmed(v.Shift(-4), 2) + "亿元"
	}
	return trimmed(v, 2) + "万元"
}

// said words a figure: with the decimals that it states, else as a reader expects it.
func said(f *figure.Figure) string {
	if f.Decimals != nil {
		return plainly(f) + figure.UnitText(f.Unit)
	}
	return say(f.Value, f.Unit)
}

// plainly is a figure's number alone.
func plainly(f *figure.Figure) string {
	if f.Decimals != nil {
		return fixed(f.Value, *f.Decimals)
	}
	return trimmed(f.Value, 2)
}

// say words a value with its unit as a reader expects it: 242.4亿元, 698408.19平方米, 27个.
func say(v decimal.Decimal, unit string) string {
	switch {
	case unit == "万元":
		return money(v)
	case unit == "亿元" && v.Abs().LessThan(decimal.New(1, 0)):
		return money(v.Shift(4))
	}
	return trimmed(v, 2) + figure.UnitText(unit)
}

// about words an area with 万: 66012.37㎡ is 约6.6万平方米, 168000㎡ exactly 16.8万平方米
// (design §6). Below 1万 and for other units it says the value itself.
func about(v decimal.Decimal, unit string) string {
	if unit == "万㎡" {
		v, unit = v.Shift(4), "㎡"
	}
	if unit != "㎡" || v.LessThan(tenThousand) {
		return say(v, unit)
	}
	scaled := v.Shift(-4)
	if rounded := scaled.Round(1); !rounded.Equal(scaled) {
		return "约" + rounded.StringFixed(1) + "万" + figure.UnitText(unit)
	}
	return trimmed(scaled, 1) + "万" + figure.UnitText(unit)
}

// over words a count as a floor: 63 is 60多家 (word 多) or 60余家; a round value and one
// below 20 print plainly (design §6).
func over(v decimal.Decimal, unit, word string) string {
	floor := v.Div(decimal.NewFromInt(10)).Floor().Mul(decimal.NewFromInt(10))
	if v.LessThan(twenty) || floor.Equal(v) {
		return say(v, unit)
	}
	return floor.String() + word + figure.UnitText(unit)
}

var digits = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// chineseNumber writes 1 to 99 for headings: 一, 十, 十二, 二十.
func chineseNumber(n int) string {
	switch {
	case n <= 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n%10]
	}
	return digits[n/10] + "十" + digits[n%10]
}
