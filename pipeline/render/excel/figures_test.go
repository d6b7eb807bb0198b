package excel_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/excel/exceltest"
)

// Last month's values stand beside this month's, and the sheet says which month they are of.
func TestLastMonth(t *testing.T) {
	doc := demo(t)
	key := "visits_count/全部"
	for _, c := range []struct {
		last        *document.Published
		head, about string
		value       string
	}{
		{nil, "上月", "没有已发布的报告", ""},
		{&document.Published{Month: calendar.Month{Year: 2020, Number: 11}, Run: "r2", Values: map[string]decimal.Decimal{key: decimal.RequireFromString("9.5")}}, "上月", "2020年11月报告（2020-11 r2）", "9.5"},
		{&document.Published{Month: calendar.Month{Year: 2020, Number: 9}, Run: "r1", Values: map[string]decimal.Decimal{}}, "上次（9月）", "2020年9月报告", ""},
	} {
		doc.Last = c.last
		f := exceltest.Open(t, render(t, doc))
		at := named(f)[doc.Names[key]]
		row := strings.TrimPrefix(at[1], "C")
		if head, about := exceltest.Raw(t, f, at[0], "D3"), exceltest.Raw(t, f, at[0], "A2"); head != c.head || !strings.Contains(about, c.about) {
			t.Errorf("%+v: the head is %q, the note %q", c.last, head, about)
		}
		if got := exceltest.Raw(t, f, at[0], "D"+row); got != c.value {
			t.Errorf("%+v: last month's value is %q, want %q", c.last, got, c.value)
		}
		if formula, _ := f.GetCellFormula(at[0], "D"+row); formula != "" {
			t.Errorf("last month's value is the formula %s", formula)
		}
	}
}

// The year before has a column where it is known; what stands right of it moves, links too.
func TestYearBefore(t *testing.T) {
	doc := demo(t)
	key := "visits_count/全部"
	doc.YearBefore = &document.Published{Month: calendar.Month{Year: 2019, Number: 12}, Run: "r4", Values: map[string]decimal.Decimal{key: decimal.RequireFromString("7.25")}}
	f := exceltest.Open(t, render(t, doc))
	at := named(f)[doc.Names[key]]
	row := strings.TrimPrefix(at[1], "C")
	if head, unit, about := exceltest.Raw(t, f, at[0], "E3"), exceltest.Raw(t, f, at[0], "F3"), exceltest.Raw(t, f, at[0], "A2"); head != "上年同期" || unit != "单位" || !strings.Contains(about, "2019年12月报告（2019-12 r4）") {
		t.Errorf("heads %q, %q, note %q", head, unit, about)
	}
	if got := exceltest.Raw(t, f, at[0], "E"+row); got != "7.25" {
		t.Errorf("the year before is %q", got)
	}
	if ok, _, err := f.GetCellHyperLink(at[0], "I"+row); err != nil || !ok {
		t.Errorf("the sheet of the data is not linked: %v, %v", ok, err)
	}
}

// A figure leads to its sources and they lead back to it, and to the enclosed rows.
func TestSourcesAreLinkedBothWays(t *testing.T) {
	doc := demo(t)
	for i := range doc.Figures {
		if doc.Figures[i].Key() == "visits_count/全部" {
			doc.Figures[i].Sources = []figure.Source{{File: visitSheet.File, Sheet: visitSheet.Name, Cells: []string{"A4:A15"}}}
		}
	}
	f := exceltest.Open(t, render(t, doc))
	follow := func(sheet, cell string) [2]string {
		t.Helper()
		ok, target, err := f.GetCellHyperLink(sheet, cell)
		if err != nil || !ok {
			t.Fatalf("%s!%s leads nowhere (%v)", sheet, cell, err)
		}
		to, at, _ := strings.Cut(target, "!")
		return [2]string{strings.Trim(to, "'"), at}
	}
	for key, rows := range map[string]string{"visits_count/全部": "洽谈考察台账!A2", "campaign_score/南明街道/new_arrived": "年度目标任务!B3", "nothing_sum/全部": ""} {
		at := named(f)[doc.Names[key]]
		row := strings.TrimPrefix(at[1], "C")
		source := follow(at[0], "A"+row)
		if source[0] != "数据来源" {
			t.Errorf("%s leads to %v", key, source)
		}
		if back := follow(source[0], source[1]); back != at {
			t.Errorf("%s stands at %v, its sources lead to %v", key, at, back)
		}
		if rows != "" {
			if got := follow(source[0], "D"+strings.TrimPrefix(source[1], "A")); strings.Join(got[:], "!") != rows {
				t.Errorf("the sheet of %s leads to %v, want %s", key, got, rows)
			}
		}
	}
	if to := follow("洽谈考察台账", "K1"); to[0] != "数据来源" {
		t.Errorf("the ledger's sources lead to %v", to)
	}
}

// A figure that cannot be a formula says why.
func TestValueWithoutFormulaSaysWhy(t *testing.T) {
	doc := demo(t)
	doc.Figures = append(doc.Figures, figure.Figure{ID: "owners", Name: "户主", Unit: "户", Value: decimal.NewFromInt(5), Working: figure.Query{
		Ledger: "visits", Measure: "count", Where: []figure.Condition{text("idno", figure.NotEqual, "")},
	}})
	doc.Names["owners"] = "fig_owners"
	f := exceltest.Open(t, render(t, doc))
	at := named(f)["fig_owners"]
	if formula, _ := f.GetCellFormula(at[0], at[1]); formula != "" || exceltest.Raw(t, f, at[0], at[1]) != "5" {
		t.Errorf("the figure holds %q as %q", exceltest.Raw(t, f, at[0], at[1]), formula)
	}
	if why := exceltest.Raw(t, f, at[0], "H"+strings.TrimPrefix(at[1], "C")); !strings.Contains(why, "个人信息") {
		t.Errorf("the reason reads %q", why)
	}
}
