// Package wording turns exact values into the words and numbers that a report prints: amounts in
// the unit that a reader expects, shares, numerals, days and months, ranks. It knows no document.
package wording

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

// Trimmed prints at most so many decimals, rounded half away from zero (四舍五入), without
// trailing zeros; a negative zero is 0.
func Trimmed(v decimal.Decimal, places int32) string {
	s := v.Round(places).String()
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

// Fixed prints exactly so many decimals, rounded half away from zero.
func Fixed(v decimal.Decimal, places int) string {
	s := v.StringFixed(int32(places))
	if strings.Trim(s, "-0.") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return s
}

// Money words 万元 for running text: from 1亿元 up in 亿元, else in 万元, two decimals at most.
func Money(v decimal.Decimal) string {
	if v.Abs().GreaterThanOrEqual(tenThousand) {
		return Trimmed(v.Shift(-4), 2) + "亿元"
	}
	return Trimmed(v, 2) + "万元"
}

// Figure words a figure: with the decimals that it states, else as a reader expects it.
func Figure(f *figure.Figure) string {
	if f.Decimals != nil {
		return Number(f) + figure.UnitText(f.Unit)
	}
	return Value(f.Value, f.Unit)
}

// Number is a figure's number alone.
func Number(f *figure.Figure) string {
	if f.Decimals != nil {
		return Fixed(f.Value, *f.Decimals)
	}
	return Trimmed(f.Value, 2)
}

// Value words a value with its unit as a reader expects it: 242.4亿元, 698408.19平方米, 27个.
func Value(v decimal.Decimal, unit string) string {
	switch {
	case unit == "万元":
		return Money(v)
	case unit == "亿元" && v.Abs().LessThan(decimal.New(1, 0)):
		return Money(v.Shift(4))
	}
	return Trimmed(v, 2) + figure.UnitText(unit)
}

// About words an area with 万: 66012.37㎡ is 约6.6万平方米, 168000㎡ exactly 16.8万平方米
// (design §6). Below 1万 and for other units it says the value itself.
func About(v decimal.Decimal, unit string) string {
	if unit == "万㎡" {
		v, unit = v.Shift(4), "㎡"
	}
	if unit != "㎡" || v.LessThan(tenThousand) {
		return Value(v, unit)
	}
	scaled := v.Shift(-4)
	if rounded := scaled.Round(1); !rounded.Equal(scaled) {
		return "约" + rounded.StringFixed(1) + "万" + figure.UnitText(unit)
	}
	return Trimmed(scaled, 1) + "万" + figure.UnitText(unit)
}

// Over words a count as a floor: 63 is 60多家 (word 多) or 60余家; a round value and one
// below 20 print plainly (design §6).
func Over(v decimal.Decimal, unit, word string) string {
	floor := v.Div(decimal.NewFromInt(10)).Floor().Mul(decimal.NewFromInt(10))
	if v.LessThan(twenty) || floor.Equal(v) {
		return Value(v, unit)
	}
	return floor.String() + word + figure.UnitText(unit)
}

var digits = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Numeral writes 1 to 99 for headings: 一, 十, 十二, 二十.
func Numeral(n int) string {
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

// Decimals returns the decimals that a number has, trailing zeros left out and most at the most.
func Decimals(v decimal.Decimal, most int32) int {
	_, decimals, _ := strings.Cut(Trimmed(v, most), ".")
	return len(decimals)
}

// Percent words a share with one decimal, or with as many more as it takes not to say
// 100% of a part or 0% of something (design §8).
func Percent(part, whole int) string {
	if whole == 0 {
		return "0%"
	}
	share := decimal.NewFromInt(int64(part)).Mul(hundred).DivRound(decimal.NewFromInt(int64(whole)), 12)
	places := int32(1)
	for r := share.Round(places); places < 12 && (part < whole && r.Equal(hundred) || part > 0 && r.IsZero()); r = share.Round(places) {
		places++
	}
	return Trimmed(share, places) + "%"
}
