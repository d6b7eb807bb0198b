package reckoning_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/reckoning"
	"zonereport/pipeline/figure"
)

func number(s string) figure.Number { return figure.Number{Value: decimal.RequireFromString(s)} }

func named(name, s string) figure.Number {
	return figure.Number{Value: decimal.RequireFromString(s), Name: name}
}

// What a head of office reads can be worked out again with a pocket calculator.
func TestSentence(t *testing.T) {
	two := 2
	figures := map[string]*figure.Figure{
		"arrived": {ID: "arrived", Name: "实绩", Value: decimal.RequireFromString("1010"), Unit: "万元"},
		"signed":  {ID: "signed", Name: "签约项目投资额得分", Value: decimal.RequireFromString("36"), Unit: "分", Decimals: &two},
		"visits":  {ID: "visits", Name: "其中：来访批次得分", Value: decimal.RequireFromString("7.5"), Unit: "分", Decimals: &two},
		"area/六期": {ID: "area", Group: []figure.GroupValue{{Name: "phase", Value: "六期"}}, Name: "面积", Value: decimal.RequireFromString("66012.371"), Unit: "㎡", Decimals: &two},
		"rate":    {ID: "rate", Name: "利率", Value: decimal.RequireFromString("5.28"), Unit: "%"},
		"few":     {ID: "few", Name: "批次", Value: decimal.RequireFromString("-3"), Unit: "批次"},
	}
	v := func(key string) figure.Term { return figure.Value{Key: key} }
	target := figure.Cell{Name: "年度目标", Value: decimal.RequireFromString("1000"), Unit: "万元"}
	before := figure.Stated{Key: "arrived", Month: calendar.Month{Year: 2019, Number: 12}, Value: decimal.RequireFromString("800"), Unit: "万元"}
	rows := figure.Measured{Name: "上年同期", Value: decimal.RequireFromString("900"), Unit: "万元"}
	progress := figure.Quotient{Of: figure.Product{v("arrived"), number("12")}, By: figure.Product{target, number("12")}}
	done := figure.Quotient{Of: v("arrived"), By: target}
	score := func(limit, floor string) figure.Term {
		return figure.Product{named("分值", "30"), figure.Least{number(limit), figure.Most{number(floor), progress}}}
	}
	ladder := figure.Choice{Left: done, Compare: figure.AtLeast, Right: number("1.2"), Then: number("20"), Else: figure.Choice{
		Left: done, Compare: figure.AtLeast, Right: number("1"), Then: number("15"), Else: number("0"),
	}}
	place := figure.Place{Of: v("visits"), Among: []figure.Term{v("signed"), v("visits")}}
	for _, c := range []struct {
		what, unit string
		decimals   int
		of         figure.Term
		want       string
	}{
		{"a score", "分", 2, score("1.2", "0"), "分值30×实绩1010万元×12÷（年度目标1000万元×12）＝30.30"},
		{"held back by a cap", "分", 2, score("1", "0"), "分值30×1（实绩1010万元×12÷（年度目标1000万元×12）＝1.01，超过1按1）＝30.00"},
		{"held up by a floor", "分", 0, figure.Most{number("0"), v("few")}, "0（批次-3批次，低于0按0）＝0"},
		{"a bound that is just reached says nothing", "分", 0, figure.Least{number("-3"), v("few")}, "批次-3批次＝-3"},
		{"the lowest of figures", "分", 2, figure.Least{v("signed"), v("visits")}, "来访批次得分7.50＝7.50"},
		{"only bounds", "分", 0, figure.Most{number("1"), number("2")}, "2＝2"},
		{"a total", "分", 2, figure.Sum{v("signed"), v("visits")}, "签约项目投资额得分36.00＋来访批次得分7.50＝43.50"},
		{"a scaled total", "分", 2, figure.Quotient{Of: figure.Product{figure.Sum{v("signed"), v("visits")}, number("100")}, By: number("70")}, "（签约项目投资额得分36.00＋来访批次得分7.50）×100÷70≈62.14"},
		{"nothing to add up", "分", 0, figure.Sum{}, "0＝0"},
		{"a share", "%", 2, figure.Product{done, named("%", "100")}, "实绩1010万元÷年度目标1000万元×100%＝101.00%"},
		{"growth on what is published", "%", 1, figure.Product{figure.Quotient{Of: figure.Less{Of: v("arrived"), By: before}, By: before}, named("%", "100")}, "（实绩1010万元－2019年12月800万元）÷2019年12月800万元×100%≈26.3%"},
		{"growth on rows", "%", 1, figure.Quotient{Of: figure.Less{Of: v("arrived"), By: rows}, By: rows}, "（实绩1010万元－上年同期900万元）÷上年同期900万元≈0.1%"},
		{"less less", "㎡", 3, figure.Less{Of: v("area/六期"), By: figure.Less{Of: number("5"), By: number("-2")}}, "面积（六期）66012.371平方米－（5－（-2））＝66005.371平方米"},
		{"a step of a ladder", "分", 0, ladder, "15（实绩1010万元÷年度目标1000万元＝1.01，不低于1）＝15"},
		{"none of its steps", "分", 0, figure.Choice{Left: v("few"), Compare: figure.Above, Right: number("0"), Then: number("5"), Else: number("0")}, "0（批次-3批次，不高于0）＝0"},
		{"points for a place", "分", 0, figure.Choice{Left: place, Compare: figure.Equal, Right: number("2"), Then: number("28"), Else: number("0")}, "28（第2名）＝28"},
		{"a place", "名", 0, place, "在2个中居第2名"},
		{"whole steps", "分", 1, figure.Product{figure.Whole{Of: figure.Quotient{Of: v("visits"), By: number("2")}}, number("0.5")}, "3（来访批次得分7.50÷2＝3.75，取整）×0.5＝1.5"},
		{"rounded on the way", "分", 1, figure.Product{figure.Rounded{Of: figure.Quotient{Of: v("visits"), By: number("9")}, Decimals: 1}, number("3")}, "0.8（来访批次得分7.50÷9，取1位小数）×3＝2.4"},
		{"a missing figure", "分", 0, figure.Sum{v("none")}, ""},
		{"a rate", "百分点", 2, figure.Less{Of: v("rate"), By: number("5")}, "利率5.28%－5＝0.28百分点"},
	} {
		e := figure.Expression{Term: c.of, Decimals: c.decimals}
		value, _ := e.Of(func(key string) (decimal.Decimal, bool) {
			if figures[key] == nil {
				return decimal.Decimal{}, false
			}
			return figures[key].Value, true
		})
		book := reckoning.Book{Figure: func(key string) *figure.Figure { return figures[key] }}
		if got := book.Sentence(&figure.Figure{Value: value, Unit: c.unit, Working: e}); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.what, got, c.want)
		}
	}
	short := reckoning.Book{Figure: func(key string) *figure.Figure { return figures[key] }, Name: func(*figure.Figure) string { return "到位" }}
	total := figure.Figure{Value: decimal.RequireFromString("1010"), Unit: "万元", Decimals: &two, Working: figure.Expression{Term: figure.Sum{v("arrived")}}}
	if got := short.Sentence(&total); got != "到位1010万元＝1010.00万元" {
		t.Errorf("named by the caller: %s", got)
	}
	if got := short.Sentence(&figure.Figure{Working: figure.Query{}}); got != "" {
		t.Errorf("a query is no sentence: %s", got)
	}
}
