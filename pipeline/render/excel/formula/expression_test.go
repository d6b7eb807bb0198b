package formula

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Every kind of term, as short as a reader would write it.
func TestExpression(t *testing.T) {
	n := func(s string) figure.Number { return figure.Number{Value: decimal.RequireFromString(s)} }
	v := func(key string) figure.Term { return figure.Value{Key: key} }
	a, b, none := v("a"), v("b"), v("none")
	target := figure.Cell{Name: "年度目标", Value: decimal.RequireFromString("8000"), Sheet: &ledger.SheetName{File: "f"}}
	loose := figure.Cell{Value: decimal.RequireFromString("-3")}
	before := figure.Stated{Key: "a", Value: decimal.RequireFromString("7.5")}
	rows := document.Enclosure{Ledger: "deals", Columns: []document.EnclosedColumn{{ID: "amount", Kind: ledger.Number}, {ID: "unit", Kind: ledger.Text}}, Rows: make([]document.EnclosedRow, 2)}
	sum := figure.Query{Ledger: "deals", Measure: "sum", Columns: []string{"amount"}}
	measured, either := figure.Measured{Query: sum}, figure.Measured{Query: sum}
	either.Query.Where = []figure.Condition{{Column: "unit", Compare: figure.In, Kind: ledger.Text, Text: []string{"甲街道", "乙街道"}}}
	p := Places{
		Names: Names{"a": "fig_a", "b": "fig_b", "t1": "fig_t1", "t2": "fig_t2"},
		Cell: func(c figure.Cell) string {
			if c.Sheet != nil {
				return "目标!$B$3"
			}
			return ""
		},
		Stated: func(s figure.Stated) string {
			if s.Key == "a" {
				return "指标!$E$4"
			}
			return ""
		},
		Area: func(id string) (Area, bool) { return Over("台账", &rows), id == "deals" },
		Together: func(keys []string) string {
			if slices.Equal(keys, []string{"t1", "t2"}) {
				return "指标!$C$8:$C$9"
			}
			return ""
		},
	}
	progress := figure.Quotient{Of: figure.Product{a, n("12")}, By: figure.Product{target, n("11")}}
	score := figure.Product{n("10"), figure.Least{n("1.2"), figure.Most{n("0"), progress}}}
	totals := []figure.Term{v("t1"), v("t2")}
	for _, c := range []struct {
		what string
		of   figure.Term
		want string
	}{
		{"score", score, `10*MIN(1.2,MAX(0,fig_a*12/(目标!$B$3*11)))`},
		{"sum of figures", figure.Sum{a, b}, `SUM(fig_a,fig_b)`},
		{"scaled sum", figure.Quotient{Of: figure.Product{figure.Sum{a, b}, n("100")}, By: n("31")}, `SUM(fig_a,fig_b)*100/31`},
		{"sum of nothing", figure.Sum{}, `0`},
		{"product of nothing", figure.Product{}, `1`},
		{"sum of terms", figure.Sum{a, figure.Product{b, n("2")}, n("-1")}, `fig_a+fig_b*2+(-1)`},
		{"a sum within a product", figure.Product{figure.Sum{a, n("2")}, b}, `(fig_a+2)*fig_b`},
		{"a quotient within a product", figure.Product{n("100"), figure.Quotient{Of: a, By: b}}, `100*fig_a/fig_b`},
		{"over a quotient", figure.Quotient{Of: a, By: figure.Quotient{Of: a, By: b}}, `fig_a/(fig_a/fig_b)`},
		{"less a sum", figure.Less{Of: a, By: figure.Sum{b, n("1")}}, `fig_a-(fig_b+1)`},
		{"less a difference", figure.Less{Of: figure.Less{Of: a, By: b}, By: figure.Less{Of: a, By: b}}, `fig_a-fig_b-(fig_a-fig_b)`},
		{"a cell below zero that stands in none", figure.Less{Of: a, By: loose}, `fig_a-(-3)`},
		{"growth on what a run states", figure.Quotient{Of: figure.Less{Of: a, By: before}, By: before}, `(fig_a-指标!$E$4)/指标!$E$4`},
		{"what stands nowhere is its number", figure.Less{Of: a, By: figure.Stated{Key: "b", Value: decimal.RequireFromString("7.5")}}, `fig_a-7.5`},
		{"rows measured", figure.Less{Of: a, By: measured}, `fig_a-SUM('台账'!$A$2:$A$4)`},
		{"rows measured in two sums", figure.Product{n("2"), either}, `2*(SUMIFS('台账'!$A$2:$A$4,'台账'!$B$2:$B$4,"甲街道")+SUMIFS('台账'!$A$2:$A$4,'台账'!$B$2:$B$4,"乙街道"))`},
		{"rows that are not enclosed", figure.Less{Of: a, By: figure.Measured{Query: figure.Query{Ledger: "visits", Measure: "count"}}}, ``},
		{"rounded within", figure.Product{figure.Rounded{Of: figure.Quotient{Of: a, By: b}, Decimals: 1}, n("3")}, `ROUND(ROUND(fig_a/fig_b,11),1)*3`},
		{"whole steps", figure.Whole{Of: figure.Quotient{Of: a, By: n("5")}}, `TRUNC(ROUND(fig_a/5,11))`},
		{"chosen", figure.Choice{Left: a, Compare: figure.AtLeast, Right: target, Then: n("20"), Else: figure.Product{a, n("2")}}, `IF(fig_a>=目标!$B$3,20,fig_a*2)`},
		{"chosen by what is worked out", figure.Choice{Left: figure.Quotient{Of: a, By: b}, Compare: figure.NotEqual, Right: n("1"), Then: n("20"), Else: n("0")}, `IF(ROUND(fig_a/fig_b,11)<>1,20,0)`},
		{"a figure is missing", figure.Choice{Left: a, Compare: figure.Equal, Right: b, Then: n("1"), Else: none}, ``},
		{"missing in a sum", figure.Sum{a, none}, ``},
		{"missing in a product", figure.Product{n("2"), none}, ``},
		{"missing in a list", figure.Least{a, none}, ``},
		{"missing below a line", figure.Quotient{Of: a, By: none}, ``},
		{"rank", figure.Place{Of: v("t2"), Among: totals}, `RANK(fig_t2,指标!$C$8:$C$9)`},
		{"rank from below", figure.Place{Of: v("t2"), Among: totals, Lowest: true}, `RANK(fig_t2,指标!$C$8:$C$9,1)`},
		{"rank among what stands apart", figure.Place{Of: a, Among: []figure.Term{a, b}}, `1+(fig_a>fig_a)+(fig_b>fig_a)`},
		{"rank of what is worked out", figure.Place{Of: figure.Product{a, n("2")}, Among: []figure.Term{b}, Lowest: true}, `1+(fig_b<ROUND(fig_a*2,11))`},
		{"rank among what is not there", figure.Place{Of: a, Among: []figure.Term{a, none}}, ``},
		{"rank of none", figure.Place{Of: none, Among: []figure.Term{a}}, ``},
	} {
		if got := p.Term(c.of); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.what, got, c.want)
		}
	}
	for _, c := range []struct {
		of   figure.Term
		want string
	}{
		{score, `ROUND(ROUND(10*MIN(1.2,MAX(0,fig_a*12/(目标!$B$3*11))),11),2)`}, {none, ``},
		{figure.Place{Of: v("t2"), Among: totals}, `RANK(fig_t2,指标!$C$8:$C$9)`},
	} {
		if got := p.Expression(figure.Expression{Term: c.of, Decimals: 2}); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
