package compose

import (
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// Progress is held against the share of the year at the end of the month that its actual goes to.
func TestCarriedProgress(t *testing.T) {
	for _, test := range []struct {
		month, asOf  int
		done, behind int
		carried      string
		note         string
	}{
		{11, 11, 1, 2, "", "序时进度为91.7%。"},
		{11, 9, 1, 1, "截至9月末，序时进度为75%", "序时进度为91.7%；季沿项沿用9月末的实绩，序时进度为75%。"},
		{4, 3, 1, 0, "截至3月末，序时进度为25%", "序时进度为33.3%；季沿项沿用3月末的实绩，序时进度为25%。"},
		{2, 2, 1, 0, "", "序时进度为16.7%。"},
	} {
		c := &composer{opts: Options{Period: calendar.Month{Year: 2020, Number: test.month}}}
		c.defs.Scheme.Indicators = []definition.Indicator{{ID: "qc", Name: "季沿项", Method: definition.Ratio, Freq: definition.Quarterly, OtherMonths: definition.Carry}}
		campaign := &figure.Campaign{Standings: []figure.Standing{{Unit: "乡", Indicators: []figure.Result{{Apart: true, AsOf: calendar.Month{Year: 2020, Number: test.month}}}}}}
		for _, share := range []string{"0.769", "0.283", "1.2"} {
			v := dec(share)
			campaign.Standings = append(campaign.Standings, figure.Standing{Indicators: []figure.Result{{Actual: &v, Progress: &v, AsOf: calendar.Month{Year: 2020, Number: test.asOf}}}})
		}
		c.book.Campaign = campaign
		if got := newNarrator(c).indicators(campaign)[0]; got.Done != test.done || got.Behind != test.behind || got.Carried != test.carried {
			t.Errorf("month %d as of %d: %+v", test.month, test.asOf, got)
		}
		var chart document.Chart
		if c.progress(&chart); chart.Note != test.note {
			t.Errorf("month %d as of %d: %s", test.month, test.asOf, chart.Note)
		}
	}
}

// A row that counts nothing says so, and the table why.
func TestAdjustmentsThatDoNotCount(t *testing.T) {
	const once = "同一项目只计最高的一次，这一次不计。"
	for _, test := range []struct {
		what string
		rows []figure.Adjustment
		want string
	}{
		{"all count", []figure.Adjustment{{Counted: true}}, "是"},
		{"once a project", []figure.Adjustment{{Counted: true}, {}}, "是否 计入为“否”的：" + once},
		{"a gate", []figure.Adjustment{{Counted: true, Gate: "前提"}, {Gate: "前提"}}, "否否 计入为“否”的：甲没有达到“前提”的条件，加分不计。"},
		{"both", []figure.Adjustment{{Counted: true, Gate: "前提"}, {}}, "否否 计入为“否”的：甲没有达到“前提”的条件，加分不计；其余的，" + once},
	} {
		c := &composer{}
		c.book.Campaign = &figure.Campaign{Standings: []figure.Standing{{Unit: "甲", Items: []figure.Item{{Name: "争取", Rows: test.rows}}}}}
		table, got := c.adjustmentsTable(), ""
		for _, r := range table.Rows {
			got += r.Cells[6].Text
		}
		if len(table.Notes) > 0 {
			got += " " + table.Notes[0]
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.what, got, test.want)
		}
	}
}

// Who has no total for want of one thing is told by what is missing; who has nothing at all, as without targets.
func TestWithoutTotal(t *testing.T) {
	one := dec("1")
	scored, out, none := figure.Result{Score: &one}, figure.Result{Excluded: true}, figure.Result{}
	for _, test := range []struct {
		what  string
		units map[string][]figure.Result
		want  string
	}{
		{"one thing", map[string][]figure.Result{"甲": {out, scored, scored}}, "甲的达标项没有年度目标，按考核办法不计总分，不排名次。"},
		{"two things", map[string][]figure.Result{"甲": {out, out, scored}}, "甲的达标项、目标项没有年度目标，按考核办法不计总分，不排名次。"},
		{"of two kinds", map[string][]figure.Result{"甲": {out, scored, out}}, "甲的达标项没有年度目标，评分项没有评分，按考核办法不计总分，不排名次。"},
		{"two units", map[string][]figure.Result{"甲": {out, scored, scored}, "乙": {out, scored, none}}, "甲、乙的达标项没有年度目标，按考核办法不计总分，不排名次。"},
		{"nothing at all", map[string][]figure.Result{"甲": {out, out, out}, "乙": {none, none, none}}, "甲、乙没有可用的年度目标，不计总分，不排名次。"},
		{"each its own", map[string][]figure.Result{"甲": {out, scored, scored}, "乙": {none, none, none}}, "乙没有可用的年度目标，不计总分，不排名次。甲的达标项没有年度目标，按考核办法不计总分，不排名次。"},
	} {
		for _, ranked := range []bool{true, false} {
			c := &composer{defs: defaults(t), opts: Options{Period: calendar.Month{Year: 2020, Number: 11}}}
			c.defs.Scheme.Indicators = []definition.Indicator{{ID: "thr", Name: "达标项", Method: definition.Threshold}, {ID: "r", Name: "目标项", Method: definition.Ratio}, {ID: "ma", Name: "评分项", Method: definition.Manual}}
			c.book.Campaign = &figure.Campaign{}
			want := test.want
			if ranked {
				c.book.Campaign.Standings = []figure.Standing{{Unit: "丙", Rank: 1, Total: &one, Indicators: []figure.Result{scored, scored, scored}}}
			} else {
				want = strings.ReplaceAll(want, "不计总分", "本月不计总分")
				if test.what == "nothing at all" {
					want = "各单位都没有可用的年度目标，本月不计总分，不排名次。"
				}
				if test.what == "each its own" {
					want = "甲的达标项没有年度目标，乙没有可用的年度目标，按考核办法本月不计总分，不排名次。"
				}
			}
			for _, u := range []string{"甲", "乙"} {
				if r := test.units[u]; r != nil {
					c.book.Campaign.Standings = append(c.book.Campaign.Standings, figure.Standing{Unit: u, Indicators: r})
				}
			}
			c.index()
			blocks, err := newNarrator(c).blocks("reports/campaign/01-ranking.tmpl")
			if err != nil {
				t.Fatal(err)
			}
			if got := blocks[0].(document.Paragraph).Text; !strings.HasSuffix(got, want) || !ranked && got != want {
				t.Errorf("%s: %s, want %s", test.what, got, want)
			}
		}
	}
}

// Tables of scores of one group are told apart by their number.
func TestScoreTablesAreNumbered(t *testing.T) {
	for n, want := range map[int]string{8: "甲组得分明细", 9: "甲组得分明细（一） 甲组得分明细（二）", 17: "甲组得分明细（一） 甲组得分明细（二） 甲组得分明细（三）"} {
		c := &composer{}
		c.book.Campaign = &figure.Campaign{}
		c.defs.Scheme.Indicators = make([]definition.Indicator, n)
		var titles []string
		for _, table := range c.scoreTables([]figure.Standing{{Unit: "乡", Group: "甲组", Indicators: make([]figure.Result, n)}}) {
			titles = append(titles, table.Title)
		}
		if got := strings.Join(titles, " "); got != want {
			t.Errorf("%d indicators: %s", n, got)
		}
	}
}
