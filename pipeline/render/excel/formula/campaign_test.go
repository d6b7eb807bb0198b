package formula

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
)

func TestCampaign(t *testing.T) {
	names := Names{"actual/甲": "fig_a", "score/甲": "fig_s1", "score/乙": "fig_s2", "total/甲": "fig_t1", "total/乙": "fig_t2"}
	score := figure.Score{Actual: "actual/甲", Weight: decimal.NewFromInt(10), Cap: decimal.RequireFromString("1.2"), Month: 11, Decimals: 2}
	whole := figure.Total{Scores: []string{"score/甲", "score/乙"}, Full: decimal.NewFromInt(100), Remaining: decimal.NewFromInt(100), Decimals: 2}
	scaled, unnamed := whole, whole
	scaled.Remaining = decimal.NewFromInt(31)
	unnamed.Scores = []string{"score/甲", "score/丙"}
	rank := figure.Rank{Total: "total/乙", Totals: []string{"total/甲", "total/乙"}}
	for _, c := range []struct{ what, got, want string }{
		{"score", Score(score, names, "'目标'!$B$3"), `ROUND(ROUND(10*MIN(1.2,MAX(0,fig_a*12/('目标'!$B$3*11))),11),2)`},
		{"score without an actual", Score(figure.Score{Actual: "actual/丙"}, names, "8000"), ""},
		{"total", Total(whole, names), `ROUND(ROUND(SUM(fig_s1,fig_s2),11),2)`},
		{"scaled total", Total(scaled, names), `ROUND(ROUND(SUM(fig_s1,fig_s2)*100/31,11),2)`},
		{"total without a score", Total(unnamed, names), ""},
		{"total of nothing", Total(figure.Total{}, names), ""},
		{"rank", Rank(rank, names, "'指标'!$C$8:$C$9"), `RANK(fig_t2,'指标'!$C$8:$C$9)`},
		{"rank among totals that stand apart", Rank(rank, names, ""), `1+(fig_t1>fig_t2)+(fig_t2>fig_t2)`},
		{"rank among totals that are not there", Rank(figure.Rank{Total: "total/甲", Totals: []string{"total/甲", "total/丙"}}, names, ""), ""},
		{"rank of none", Rank(figure.Rank{Total: "total/丙", Totals: rank.Totals}, names, ""), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.what, c.got, c.want)
		}
	}
}
