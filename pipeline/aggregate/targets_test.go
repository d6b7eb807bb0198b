package aggregate_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// aimed is the scheme of contests, with figures over deals that may have targets, and both claims on targets.
func aimed() definition.Definitions {
	defs := contests()
	targets := &defs.Ledgers[2]
	targets.Columns = append(targets.Columns, definition.Column{ID: "due", Header: "完成期限", Type: "date", Planned: true})
	two := 2
	defs.Ledgers = append(defs.Ledgers, deals(), definition.Ledger{ID: "monthly", Name: "月报", RowDate: "month", Columns: []definition.Column{
		{ID: "month", Header: "月份", Type: "month"}, {ID: "amount", Header: "金额", Type: "money"}}})
	of := func(measure, column string, where ...definition.Condition) definition.Query {
		return definition.Query{Ledger: "deals", Measure: measure, Column: column, Where: where}
	}
	asOf := definition.Condition{Column: "done", Compare: "as of"}
	defs.Figures = []definition.Figure{
		{ID: "landed", Name: "落地项目", Unit: "个", Query: of("count", "", asOf)},
		{ID: "by_phase", Name: "各期落地", Unit: "个", Query: definition.Query{Of: "landed", Measure: "count", Group: "phase"}},
		{ID: "invest", Name: "投资额", Unit: "亿元", Query: of("sum", "amount", definition.Condition{Column: "done", Compare: "in year"})},
		{ID: "firms", Name: "企业数", Unit: "家", Query: of("distinct", "firm", asOf, definition.Condition{Column: "on", Compare: "blank or as of"})},
		{ID: "open", Name: "未落地", Unit: "个", Query: of("count", "", definition.Condition{Column: "done", Compare: "blank or after"})},
		{ID: "rate", Name: "平均利率", Unit: "%", Query: definition.Query{Ledger: "deals", Measure: "mean", Column: "rate", Weight: "amount", Decimals: &two, Where: []definition.Condition{asOf}}},
		{ID: "stock", Name: "存量", Unit: "万元", Query: of("sum", "amount")},
		{ID: "paid", Name: "到位数", Unit: "万元", Query: definition.Query{Ledger: "monthly", Measure: "sum", Column: "amount", Where: []definition.Condition{{Column: "month", Compare: "in year"}}}},
	}
	defs.Claims = []definition.Claim{{ID: "all", Kind: "targets_met"}, {ID: "early", Kind: "met_early"}}
	return defs
}

// dealOf reads "phase on done amount rate firm", - for a blank; dates are of 2020 unless they have a year.
func dealOf(t *testing.T, i int, line string) values {
	t.Helper()
	v := values{"code": fmt.Sprint(i), "unit": zoneName}
	for j, text := range strings.Fields(line) {
		id := []string{"phase", "on", "done", "amount", "rate", "firm"}[j]
		if text == "-" {
			continue
		}
		if (id == "on" || id == "done") && len(text) == 5 {
			text = "2020-" + text
		}
		v[id] = text
	}
	return v
}

// aims is the book of deals and targets ("name|target|uom|due|unit|year", the last four may be left out).
func aims(t *testing.T, deal []string, targets ...string) figure.Book {
	t.Helper()
	defs := aimed()
	var rowsOfTargets, rowsOfDeals []values
	for _, line := range targets {
		v := values{"year": "2020", "unit": zoneName}
		for i, text := range strings.Split(line, "|") {
			if text != "" {
				v[[]string{"indicator", "target", "uom", "due", "unit", "year"}[i]] = text
			}
		}
		rowsOfTargets = append(rowsOfTargets, v)
	}
	for i, line := range deal {
		rowsOfDeals = append(rowsOfDeals, dealOf(t, i, line))
	}
	set := ledger.Set{"targets": rows(t, defs.Ledgers[2], "2020-12", rowsOfTargets...), "deals": rows(t, deals(), "2020-12", rowsOfDeals...)}
	book, findings := aggregate.Derive(defs, set, options("2020-12"))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return book
}

// The target of a figure is read in the figure's unit and told as a figure, with how far it is reached.
func TestTargetsOfFigures(t *testing.T) {
	made := []string{"一期 01-01 03-01 60000 5 甲", "一期 01-01 04-01 60000 5 乙", "二期 01-01 - 1 5 丙"}
	for name, test := range map[string]struct {
		targets []string
		want    string // figures of targets
	}{
		"a count":                 {[]string{"落地项目|3|个"}, "target/landed 3个 D2; completion/landed 66.67% A2:A3 D2"},
		"another word for it":     {[]string{"落地项目|2|项"}, "target/landed 2个 D2; completion/landed 100% A2:A3 D2"},
		"of a group":              {[]string{"各期落地（一期）|1|个", "各期落地(二期)|4|个"}, "target/by_phase/一期 1个 D2; completion/by_phase/一期 200% A2:A3 D2; target/by_phase/二期 4个 D3; completion/by_phase/二期 0% D3"},
		"in another unit":         {[]string{"投资额|100000|万元"}, "target/invest 10亿元 D2; completion/invest 120% G2:G3 D2"},
		"not even in that unit":   {[]string{"投资额|1|元"}, "target/invest 0.00000001亿元 D2; completion/invest 120000000000% G2:G3 D2"},
		"money without a unit":    {[]string{"投资额|120000"}, "target/invest 12亿元 D2; completion/invest 100% G2:G3 D2"},
		"white space in the name": {[]string{"落地 项目|2|个"}, "target/landed 2个 D2; completion/landed 100% A2:A3 D2"},
		"a rate":                  {[]string{"平均利率|4|%"}, "target/rate 4% D2; completion/rate 125% G2:G3 H2:H3 D2"},
		"none of 0":               {[]string{"落地项目|0|个"}, ""},
		"of another year":         {[]string{"落地项目|2|个|||2019"}, ""},
		"of another unit":         {[]string{"落地项目|2|个||梅渚镇"}, ""},
		"of a group that is not":  {[]string{"各期落地（九期）|1|个"}, ""},
		"without its group":       {[]string{"各期落地|1|个"}, ""},
		"the first of two":        {[]string{"落地项目|4|个", "落地项目|2|个"}, "target/landed 4个 D2; completion/landed 50% A2:A3 D2"},
		"an indicator":            {[]string{"来访批次|5|批次"}, ""},
		"rounded":                 {[]string{"落地项目|3|个"}, "target/landed 3个 D2; completion/landed 66.67% A2:A3 D2"},
	} {
		t.Run(name, func(t *testing.T) {
			book := aims(t, made, test.targets...)
			var got []string
			for _, f := range book.Figures {
				if _, _, ok := figure.Aimed(f.ID); ok {
					got = append(got, f.Key()+" "+state(f))
				}
			}
			if s := strings.Join(got, "; "); s != test.want {
				t.Errorf("got  %s\nwant %s", s, test.want)
			}
		})
	}
}

// A unit that has targets of figures only is not assessed.
func TestTargetsOfFiguresAreNotAssessed(t *testing.T) {
	book := aims(t, nil, "落地项目|3|个", "来访批次|5|批次||梅渚镇", "投资额|1|亿元||沙溪镇")
	if c := book.Campaign; c.Assessed || len(c.Standings) != 1 || c.Standings[0].Unit != "梅渚镇" {
		t.Errorf("assessed: %+v", c)
	}
}

// All targets are met when each of them is, of the campaign and of figures alike.
func TestAllTargetsMet(t *testing.T) {
	made := []string{"一期 01-01 03-01 60000 5 甲", "一期 01-01 04-01 60000 5 乙"}
	for name, test := range map[string]struct {
		targets []string
		want    string
	}{
		"each of them":                 {[]string{"落地项目|2|个", "投资额|12|亿元"}, "true  2/2 D2:D3"},
		"one is missed by a little":    {[]string{"落地项目|2|个", "投资额|12.0001|亿元"}, "false  1/2 D2:D3"},
		"a ledger was not sent":        {[]string{"落地项目|2|个", "来访批次|1|批次"}, "false  1/1 +1 open D2:D3"},
		"of a group that is not there": {[]string{"落地项目|2|个", "各期落地（九期）|1|个"}, "false  1/2 D2:D3"},
		"of what nobody knows":         {[]string{"落地项目|2|个", "绿化面积|1|亩"}, "false  1/2 D2"},
		"no target of 0":               {[]string{"落地项目|2|个", "投资额|0|亿元"}, "true  1/1 D2"},
		"others' targets":              {[]string{"落地项目|2|个", "来访批次|9|批次||梅渚镇"}, "true  1/1 D2"},
		"none at all":                  {[]string{"来访批次|9|批次||梅渚镇"}, "false  0/0"},
		"of another year":              {[]string{"落地项目|9|个|||2019"}, "false  0/0"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := evidence(aims(t, made, test.targets...).Claims[0]); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	defs := aimed()
	book, _ := aggregate.Derive(defs, ledger.Set{"deals": rows(t, deals(), "2020-12")}, options("2020-12"))
	if len(book.Claims) != 0 {
		t.Errorf("claims of targets that nobody sent: %v", book.Claims)
	}
}

// A target is met early on the first day on which its figure reached it, if that lies before its date.
func TestMetEarly(t *testing.T) {
	for name, test := range map[string]struct {
		deals  []string
		target string
		want   string
	}{
		"early":                    {[]string{"- 01-01 03-05", "- 01-01 06-30", "- 01-01 09-01"}, "落地项目|2|个|2020-07-01", "landed true 2020-06-30 1/1 A2:A4 D2 F2"},
		"on the day":               {[]string{"- 01-01 03-05", "- 01-01 07-01"}, "落地项目|2|个|2020-07-01", "landed false 2020-07-01 1/1 A2:A3 D2 F2"},
		"a day late":               {[]string{"- 01-01 03-05", "- 01-01 07-02"}, "落地项目|2|个|2020-07-01", "landed false 2020-07-02 1/1 A2:A3 D2 F2"},
		"one is missing":           {[]string{"- 01-01 03-05", "- 01-01 -"}, "落地项目|2|个|2020-07-01", "landed false  0/1 D2 F2"},
		"one comes after":          {[]string{"- 01-01 03-05", "- 01-01 2021-01-01"}, "落地项目|2|个|2021-06-30", "landed false  0/1 D2 F2"},
		"a later row":              {[]string{"- 01-01 03-05", "- 2021-01-01 03-05"}, "落地项目|2|个|2020-07-01", "landed false  0/1 D2 F2"},
		"no rows":                  {nil, "落地项目|2|个|2020-07-01", "landed false  0/1 D2 F2"},
		"in an earlier year":       {[]string{"- 2019-01-01 2019-03-05", "- 2019-01-01 2019-12-31"}, "落地项目|2|个|2020-07-01", "landed false 2019-12-31 1/1 A2:A3 D2 F2"},
		"on the first of January":  {[]string{"- 2019-01-01 2019-03-05", "- 2019-01-01 01-01"}, "落地项目|2|个|2020-07-01", "landed true 2020-01-01 1/1 A2:A3 D2 F2"},
		"a flow starts anew":       {[]string{"- 01-01 2019-12-31 90000", "- 01-01 03-05 20000", "- 01-01 04-05 10000"}, "投资额|3|亿元|2020-07-01", "invest true 2020-04-05 1/1 G3:G4 D2 F2"},
		"a row below 0 after":      {[]string{"- 01-01 03-05 30000", "- 01-01 05-05 -10000", "- 01-01 08-05 10000"}, "投资额|3|亿元|2020-07-01", "invest false 2020-03-05 1/1 G2:G4 D2 F2"},
		"a row below 0 before":     {[]string{"- 01-01 03-05 -10000", "- 01-01 05-05 40000"}, "投资额|3|亿元|2020-07-01", "invest true 2020-05-05 1/1 G2:G3 D2 F2"},
		"on one day together":      {[]string{"- 01-01 05-05 40000", "- 01-01 05-05 -20000", "- 01-01 06-05 10000"}, "投资额|3|亿元|2020-07-01", "invest true 2020-06-05 1/1 G2:G4 D2 F2"},
		"each value once":          {[]string{"- 01-01 03-05 1 1 甲", "- 01-01 04-05 1 1 甲", "- 01-01 05-05 1 1 乙"}, "企业数|2|家|2020-07-01", "firms true 2020-05-05 1/1 K2:K4 D2 F2"},
		"two windows":              {[]string{"- 04-01 03-05 1 1 甲"}, "企业数|1|家|2020-07-01", "firms true 2020-04-01 1/1 K2 D2 F2"},
		"falls":                    {[]string{"- 01-01 -", "- 02-01 05-01", "- 06-01 -"}, "未落地|2|个|2020-07-01", "open false 2020-02-01 1/1 A2 A4 D2 F2"},
		"falls but not so far":     {[]string{"- 01-01 -", "- 02-01 -", "- 02-02 05-01"}, "未落地|2|个|2020-07-01", "open true 2020-02-01 1/1 A2:A3 D2 F2"},
		"no day is known":          {[]string{"- - - 5"}, "存量|5|万元|2020-07-01", "stock false  1/1 G2 D2 F2"},
		"a mean":                   {[]string{"- 01-01 03-05 100 3", "- 01-01 04-05 100 5"}, "平均利率|4|%|2020-07-01", "rate true 2020-04-05 1/1 G2:G3 H2:H3 D2 F2"},
		"of a group":               {[]string{"一期 01-01 03-05", "二期 01-01 03-04"}, "各期落地（一期）|1|个|2020-07-01", "by_phase/一期 true 2020-03-05 1/1 A2 D2 F2"},
		"no date to be reached by": {[]string{"- 01-01 03-05"}, "落地项目|1|个", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range aims(t, test.deals, test.target).Claims[1:] {
				got = append(got, evidence(c))
			}
			if s := strings.Join(got, "; "); s != test.want {
				t.Errorf("got  %s\nwant %s", s, test.want)
			}
		})
	}
}

// An indicator's target may be met early too; what a month's report states counts from its last day on.
func TestMetEarlyByMonths(t *testing.T) {
	for due, want := range map[string]string{"2020-06-30": "paid false 2020-06-30", "2020-07-01": "paid true 2020-06-30"} {
		defs := aimed()
		set := ledger.Set{
			"targets": rows(t, defs.Ledgers[2], "2020-12", values{"year": "2020", "unit": zoneName, "indicator": "到位数", "target": "300", "uom": "万元", "due": due},
				values{"year": "2020", "unit": zoneName, "indicator": "来访批次", "target": "2", "uom": "批次", "due": "2020-05-31"}),
			"monthly": rows(t, defs.Ledgers[4], "2020-12", values{"month": "2020-01-01", "amount": "100"}, values{"month": "2020-06-01", "amount": "200"}),
			"visits":  rows(t, defs.Ledgers[1], "2020-12", values{"code": "1", "unit": zoneName, "on": "2020-02-03"}, values{"code": "2", "unit": zoneName, "on": "2020-04-03"}, values{"code": "3", "unit": "梅渚镇", "on": "2020-01-01"}),
		}
		for i := range set["monthly"].Rows {
			set["monthly"].Rows[i].Cells[0].Kind = ledger.Month
		}
		book, _ := aggregate.Derive(defs, set, options("2020-12"))
		if got := evidence(book.Claims[1]); !strings.HasPrefix(got, want) {
			t.Errorf("due %s: %s", due, got)
		}
		if got := evidence(book.Claims[2]); !strings.HasPrefix(got, "visits true 2020-04-03 1/1") {
			t.Errorf("an indicator: %s", got)
		}
	}
}
