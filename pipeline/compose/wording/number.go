// Package wording turns exact values into the words and numbers that a report prints: amounts in
// the unit that a reader expects, shares, numerals, days and months, ranks. It knows no document.
package wording

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
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
	return Value(v, unit.Money.Base())
}

// Figure words a figure: with the decimals that it states, else as a reader expects it.
func Figure(f *figure.Figure) string {
	if f.Decimals != nil {
		return Number(f) + spoken(f.Unit)
	}
	return Value(f.Value, f.Unit)
}

// Number is a figure's number alone. Nobody states the decimals of a completion, so that a text says
// 107.6% of it, where a table has 107.60.
func Number(f *figure.Figure) string {
	_, completion, _ := figure.Aimed(f.ID)
	switch {
	case f.Decimals == nil:
		return Trimmed(f.Value, 2)
	case completion:
		return Trimmed(f.Value, int32(*f.Decimals))
	}
	return Fixed(f.Value, *f.Decimals)
}

// Value words a value with its unit as a reader expects it: 242.4亿元, 698408.19平方米, 27个.
func Value(v decimal.Decimal, in string) string {
	v, in = unit.Readable(v, in)
	return Trimmed(v, 2) + spoken(in)
}

// About words an area with 万: 66012.37㎡ is 约6.6万平方米, 168000㎡ exactly 16.8万平方米
// (design §6). Below 1万 and for other units it says the value itself.
func About(v decimal.Decimal, in string) string {
	base := unit.Area.Base()
	if to, ok := unit.Area.Ratio(in, base); ok {
		v, in = to.Of(v), base
	}
	if in != base || v.LessThan(tenThousand) {
		return Value(v, in)
	}
	scaled := v.Shift(-4)
	if rounded := scaled.Round(1); !rounded.Equal(scaled) {
		return "约" + rounded.StringFixed(1) + "万" + unit.Written(in)
	}
	return Trimmed(scaled, 1) + "万" + unit.Written(in)
}

// Over words a count as a floor: 63 is 60多家 (word 多) or 60余家; a round value and one
// below 20 print plainly (design §6).
func Over(v decimal.Decimal, in, word string) string {
	floor := v.Div(decimal.NewFromInt(10)).Floor().Mul(decimal.NewFromInt(10))
	if v.LessThan(twenty) || floor.Equal(v) {
		return Value(v, in)
	}
	return floor.String() + word + unit.Written(in)
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
