package finding

import "testing"

func TestExplain(t *testing.T) {
	warn := Finding{Rule: "order", Severity: Warning, File: "甲.xlsx", Sheet: "招商", Cell: "D6", Column: "落地日期", Value: "2020-01-01"}
	told := Explanation{Rule: "order", Place: "招商!D6", Column: "落地日期", Value: "2020-01-01", Text: " 补办手续 "}
	with := func(f Finding, change func(*Finding)) Finding { change(&f); return f }
	cases := []struct {
		name string
		f    Finding
		e    Explanation
		want string
	}{
		{"the same", warn, told, "补办手续"},
		{"another file name", with(warn, func(f *Finding) { f.File = "乙.xlsx" }), told, "补办手续"},
		{"hard", with(warn, func(f *Finding) { f.Severity = Error }), told, ""},
		{"another cell", with(warn, func(f *Finding) { f.Cell = "D7" }), told, ""},
		{"another sheet", with(warn, func(f *Finding) { f.Sheet = "招商2" }), told, ""},
		{"another rule", with(warn, func(f *Finding) { f.Rule = "order.2" }), told, ""},
		{"another value in the cell", with(warn, func(f *Finding) { f.Value = "2020-02-01" }), told, ""},
		{"another column of the sheet", with(warn, func(f *Finding) { f.Column = "开工日期" }), told, ""},
		{"blank", warn, Explanation{Rule: "order", Place: "招商!D6", Column: "落地日期", Value: "2020-01-01", Text: " \n"}, ""},
		{"white space", with(warn, func(f *Finding) { f.Value = " 2020-01-01\n" }), told, "补办手续"},
		{"personal", warn, Explanation{Rule: "order", Place: "招商!D6", Column: "落地日期", Value: "2020-01-01", Text: "张某330624198001011234，电话13812345678"}, "张某330*************34，电话138******78"},
	}
	for _, c := range cases {
		list := []Finding{c.f}
		if got := Explain(list, []Explanation{c.e})[0].Explanation; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
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
