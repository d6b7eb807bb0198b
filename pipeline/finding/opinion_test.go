package finding

import (
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
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
		{"personal numbers", warn, says("张某330624198001011234，电话13812345678"), "张某330*************34，电话138******78"},
		{"a householder's name", warn, says("张三丰户已先行腾空"), "＊＊＊户已先行腾空"},
		{"a value too long to show whole", with(warn, func(f *Finding) { f.Value = long }),
			Explanation{"甲.xlsx", "order", "招商!D6", "落地日期", long[:3*shownValue] + "……", "如实"}, "如实"},
	}
	for _, c := range cases {
		list := []Finding{c.f}
		got, unused := Explain(list, []Explanation{c.e}, []string{"张三丰", "张"})
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

func TestPlace(t *testing.T) {
	for want, f := range map[string]Finding{
		"整个文件": {File: "甲.xlsx"}, "招商": {Sheet: "招商"}, "招商!C5": {Sheet: "招商", Cell: "C5"},
	} {
		if got := f.Place(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
