package compose

import (
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
