package finding

import (
	"strings"
	"testing"
)

func TestAnswer(t *testing.T) {
	warn := Finding{Rule: "order", Severity: Warning, File: "甲.xlsx", Sheet: "招商", Cell: "D6", Column: "落地日期", Value: "2020-01-01"}
	told := Explanation{File: "甲.xlsx", Rule: "order", Place: "招商!D6", Column: "落地日期", Value: "2020-01-01", Text: " 补办手续 "}
	with := func(f Finding, change func(*Finding)) Finding { change(&f); return f }
	says := func(text string) Explanation { e := told; e.Text = text; return e }
	long := strings.Repeat("长", 300)
	cases := []struct {
		name string
		f    Finding
		e    Explanation
		want string
	}{
		{"the same", warn, told, "补办手续"},
		{"another file", with(warn, func(f *Finding) { f.File = "乙.xlsx" }), told, ""},
		{"hard", with(warn, func(f *Finding) { f.Severity = Error }), told, ""},
		{"another cell", with(warn, func(f *Finding) { f.Cell = "D7" }), told, ""},
		{"another sheet", with(warn, func(f *Finding) { f.Sheet = "招商2" }), told, ""},
		{"another rule", with(warn, func(f *Finding) { f.Rule = "order.2" }), told, ""},
		{"another value in the cell", with(warn, func(f *Finding) { f.Value = "2020-02-01" }), told, ""},
		{"another column of the sheet", with(warn, func(f *Finding) { f.Column = "开工日期" }), told, ""},
		{"blank", warn, says(" \n"), ""},
		{"white space", with(warn, func(f *Finding) { f.Value = " 2020-01-01\n" }), told, "补办手续"},
		{"what may be shown", warn, says("见abc"), "见ABC"},
		{"a value too long to show whole", with(warn, func(f *Finding) { f.Value = long }),
			Explanation{File: "甲.xlsx", Rule: "order", Place: "招商!D6", Column: "落地日期", Value: long[:3*shownValue] + "……", Text: "如实"}, "如实"},
	}
	for _, c := range cases {
		list := []Finding{c.f}
		got, unused := Answer(list, []Explanation{c.e}, strings.ToUpper)
		if got[0].Explanation != c.want {
			t.Errorf("%s: %q, want %q", c.name, got[0].Explanation, c.want)
		}
		if lost := c.want == "" && strings.TrimSpace(c.e.Text) != ""; lost != (len(unused) == 1) {
			t.Errorf("%s: unused %v", c.name, unused)
		}
		if list[0].Explanation != "" {
			t.Errorf("%s: the list given was changed", c.name)
		}
	}
}

// An explanation follows its row and lapses with its value (design-life §15).
func TestAnswerByRow(t *testing.T) {
	on := func(row, cell, value string) Finding {
		return Finding{Rule: "order", Severity: Warning, File: "甲.xlsx", Sheet: "招商", Cell: cell, Column: "落地日期", Value: value, Ledger: "investment", Row: row}
	}
	told := func(f Finding, text string) Explanation { e := f.explanation(); e.Text = text; return e }
	moved := on("ZS-01", "D9", "2020-01-01")
	moved.File, moved.Sheet = "新甲.xls", "Sheet2"
	other := moved
	other.Ledger = "key_projects"
	old := told(on("ZS-01", "D6", "2020-01-01"), "补办")
	old.Ledger, old.Row = "", ""
	cases := []struct {
		name string
		list []Finding
		told []Explanation
		want string // of the findings, by comma
	}{
		{"the row stands elsewhere", []Finding{moved}, []Explanation{told(on("ZS-01", "D6", "2020-01-01"), "补办")}, "补办"},
		{"the key in other letters", []Finding{moved}, []Explanation{told(on("ｚs-01", "D6", "2020-01-01"), "补办")}, "补办"},
		{"another row with the same value stands there now", []Finding{on("ZS-02", "D6", "2020-01-01")}, []Explanation{told(on("ZS-01", "D6", "2020-01-01"), "补办")}, ""},
		{"rows changed places", []Finding{on("ZS-02", "D6", "2020-01-01"), on("ZS-01", "D7", "2020-01-01")},
			[]Explanation{told(on("ZS-01", "D6", "2020-01-01"), "一"), told(on("ZS-02", "D7", "2020-01-01"), "二")}, "二,一"},
		{"the value changed", []Finding{on("ZS-01", "D6", "2020-02-01")}, []Explanation{told(on("ZS-01", "D6", "2020-01-01"), "补办")}, ""},
		{"another ledger", []Finding{other}, []Explanation{told(on("ZS-01", "D6", "2020-01-01"), "补办")}, ""},
		{"rows with equal key go by place", []Finding{on("ZS-01", "D6", "2020-01-01"), on("ZS-01", "D7", "2020-01-01")},
			[]Explanation{told(on("ZS-01", "D7", "2020-01-01"), "二"), told(on("ZS-01", "D6", "2020-01-01"), "一")}, "一,二"},
		{"one of them is explained", []Finding{on("ZS-01", "D6", "2020-01-01"), on("ZS-01", "D7", "2020-01-01")},
			[]Explanation{told(on("ZS-01", "D7", "2020-01-01"), "二")}, ",二"},
		{"a sheet of earlier versions goes by place", []Finding{on("ZS-01", "D6", "2020-01-01")}, []Explanation{old}, "补办"},
		{"a sheet of earlier versions, moved", []Finding{moved}, []Explanation{old}, ""},
	}
	for _, c := range cases {
		explained, unused := Answer(c.list, c.told, strings.ToUpper)
		var got []string
		used := 0
		for _, f := range explained {
			got = append(got, f.Explanation)
			if f.Explanation != "" {
				used++
			}
		}
		if strings.Join(got, ",") != c.want || len(unused) != len(c.told)-used {
			t.Errorf("%s: %q, %d unused", c.name, got, len(unused))
		}
	}
}

// A question is the same wherever its row stands, and another one with another value; what is on no row goes by
// its place (design-life §17).
func TestQuestion(t *testing.T) {
	asked := Finding{Rule: "order", Severity: Warning, File: "甲.xlsx", Sheet: "招商", Cell: "D6", Column: "落地日期", Value: "2020-01-01", Ledger: "investment", Row: "X1"}
	onFile := Finding{Rule: "file.links", Severity: Warning, File: "甲.xlsx"}
	if id := asked.Question(); len(id) != 10 || strings.Trim(id, "0123456789abcdef") != "" {
		t.Errorf("id %q", id)
	}
	for _, c := range []struct {
		name   string
		f      Finding
		change func(*Finding)
		same   bool
	}{
		{"sorted", asked, func(f *Finding) { f.Cell = "D9" }, true},
		{"renamed", asked, func(f *Finding) { f.File, f.Sheet = "乙.csv", "乙" }, true},
		{"explained", asked, func(f *Finding) { f.Explanation, f.Since = "属实", "2020-11" }, true},
		{"worded otherwise", asked, func(f *Finding) { f.Found = "别的说法" }, true},
		{"key in small letters", asked, func(f *Finding) { f.Row = "x1" }, true},
		{"another value", asked, func(f *Finding) { f.Value = "2020-01-02" }, false},
		{"another row", asked, func(f *Finding) { f.Row = "X2" }, false},
		{"another column", asked, func(f *Finding) { f.Column = "开工日期" }, false},
		{"another rule", asked, func(f *Finding) { f.Rule = "order.2" }, false},
		{"another ledger", asked, func(f *Finding) { f.Ledger = "funds" }, false},
		{"value moved to the column", asked, func(f *Finding) { f.Column, f.Value = f.Value, f.Column }, false},
		{"on another file", onFile, func(f *Finding) { f.File = "乙.xlsx" }, false},
		{"on another sheet", onFile, func(f *Finding) { f.Sheet = "招商" }, false},
	} {
		f := c.f
		c.change(&f)
		if same := f.Question() == c.f.Question(); same != c.same {
			t.Errorf("%s: the same question %v", c.name, same)
		}
	}
}
