package wording

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// Approximation is wording and stays true (design §6).
func TestWording(t *testing.T) {
	over := func(word string) func(decimal.Decimal, string) string {
		return func(v decimal.Decimal, unit string) string { return Over(v, unit, word) }
	}
	tests := []struct {
		name        string
		word        func(decimal.Decimal, string) string
		value, unit string
		want        string
	}{
		{"money in 亿元", Value, "2424000", "万元", "242.4亿元"},
		{"money at the border", Value, "10000", "万元", "1亿元"},
		{"money in 万元", Value, "9999.5", "万元", "9999.5万元"},
		{"money rounds half up", Value, "322950", "万元", "32.3亿元"},
		{"money, second decimal", Value, "151150", "万元", "15.12亿元"},
		{"money below zero", Value, "-20000", "万元", "-2亿元"},
		{"亿元", Value, "242.4", "亿元", "242.4亿元"},
		{"less than one 亿元", Value, "0.0512", "亿元", "512万元"},
		{"元", Value, "35000", "元", "35000元"},
		{"about in 万㎡", About, "6.601237", "万㎡", "约6.6万平方米"},
		{"about in 万㎡, exact", About, "16.8", "万㎡", "16.8万平方米"},
		{"about in 万㎡, below one", About, "0.5", "万㎡", "5000平方米"},
		{"area", Value, "698408.19", "㎡", "698408.19平方米"},
		{"land", Value, "10328.00", "亩", "10328亩"},
		{"rate", Value, "5.280", "%", "5.28%"},
		{"zero", Value, "-0.001", "亩", "0亩"},
		{"about rounds", About, "66012.37", "㎡", "约6.6万平方米"},
		{"about drops 约 where exact", About, "168000", "㎡", "16.8万平方米"},
		{"about, whole 万", About, "170000", "㎡", "17万平方米"},
		{"about keeps one decimal", About, "59980", "㎡", "约6.0万平方米"},
		{"about below 1万", About, "9999.9", "㎡", "9999.9平方米"},
		{"over floors", over("多"), "63", "家", "60多家"},
		{"over, 余", over("余"), "353", "人", "350余人"},
		{"over, round", over("多"), "70", "批次", "70批次"},
		{"over below twenty", over("多"), "19", "家", "19家"},
		{"over at twenty-one", over("多"), "21", "家", "20多家"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.word(dec(test.value), test.unit); got != test.want {
				t.Errorf("%s%s: got %s, want %s", test.value, test.unit, got, test.want)
			}
		})
	}
}

// Rounding is half away from zero, once, and never prints a negative zero (typography.md §3.2).
func TestFixed(t *testing.T) {
	tests := []struct {
		value  string
		places int
		want   string
	}{
		{"0.125", 2, "0.13"}, {"1.005", 2, "1.01"}, {"-0.125", 2, "-0.13"}, {"-0.04", 1, "0.0"},
		{"2.5", 0, "3"}, {"-0.4", 0, "0"}, {"5.2", 2, "5.20"},
	}
	for _, test := range tests {
		if got := Fixed(dec(test.value), test.places); got != test.want {
			t.Errorf("Fixed(%s, %d) = %s, want %s", test.value, test.places, got, test.want)
		}
	}
}

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 35: "三十五", 100: "100"} {
		if got := Numeral(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

// A share never says that a part is all, or that something is nothing.
func TestPercent(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        string
	}{{2, 3, "66.7%"}, {1, 2, "50%"}, {3, 3, "100%"}, {0, 3, "0%"}, {0, 0, "0%"}, {1999, 2000, "99.95%"}, {19999, 20000, "99.995%"}, {1, 3000, "0.03%"}} {
		if got := Percent(c.part, c.whole); got != c.want {
			t.Errorf("%d of %d: got %s, want %s", c.part, c.whole, got, c.want)
		}
	}
}

func TestMonthList(t *testing.T) {
	for want, months := range map[string][]int{"1—3月、5月": {1, 2, 3, 5}, "7月": {7}, "": nil, "2月、4—5月": {2, 4, 5}} {
		if got := MonthList(months); got != want {
			t.Errorf("%v: got %s, want %s", months, got, want)
		}
	}
}

func TestDuring(t *testing.T) {
	for want, month := range map[string]int{"1月": 1, "1—11月": 11, "全年": 12} {
		if got := During(calendar.Month{Year: 2020, Number: month}); got != want {
			t.Errorf("%d: got %s, want %s", month, got, want)
		}
	}
}

// A text says a completion without zeros at its end, other figures with the decimals that they state.
func TestCompletion(t *testing.T) {
	places := 2
	for id, want := range map[string]string{figure.CompletionOf("agreements"): "107.6%", "share": "107.60%"} {
		f := figure.Figure{ID: id, Value: dec("107.6"), Unit: "%", Decimals: &places}
		if got := Figure(&f); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}

// TestSentence: one full stop at the end, of texts of any length, and none for nothing.
func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " \n ": "", "x": "x。", "1": "1。", "ab": "ab。", "改": "改。", "。": "。", "更正；": "更正。", "更正.": "更正。",
		"更正。": "更正。", "真的？": "真的？", "好！": "好！", "第一行\n第二行": "第一行第二行。", "a  b": "a b。", "é": "é。",
	} {
		if got := Sentence(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
