package report

import (
	"fmt"
	"slices"
	"testing"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ledger"
)

// said writes findings one a line: rule, severity, cell, column, what was found.
func said(r *Report) (out []string) {
	for _, f := range r.Findings() {
		out = append(out, fmt.Sprintf("%s %s %s %s %s", f.Rule, f.Severity, f.Cell, f.Column, f.Found))
	}
	return out
}

func at(row, col int32) ledger.Address { return ledger.Address{Row: row, Col: col} }

func words(found string) finding.Words { return finding.Words{Found: found} }

// TestFindings: by row, then column, what concerns the sheet first; softer ones give way to a
// hard one at their cell, and nowhere else.
func TestFindings(t *testing.T) {
	r := &Report{Sheet: &ledger.SheetName{File: "甲.xlsx", Name: "表"}}
	r.Add(finding.Warning, "a", at(3, 2), "金额", "", words("1"))
	r.Add(finding.Error, "b", at(3, 1), "名称", "", words("2"))
	r.Add(finding.Error, "c", ledger.Address{}, "", "", words("3"))
	r.Add(finding.Warning, "d", at(2, 9), "备注", "", words("4"))
	r.Add(finding.Info, "e", at(3, 1), "名称", "", words("5"))
	r.Add(finding.Warning, "f", ledger.Address{}, "", "", words("6"))
	r.Add(finding.Error, "g", at(3, 1), "名称", "", words("7"))
	r.Add(finding.Warning, "h", at(4, 28), "末列", "值", words("8"))
	want := []string{"c error   3", "f warning   6", "d warning I2 备注 4", "b error A3 名称 2", "g error A3 名称 7", "a warning B3 金额 1", "h warning AB4 末列 8"}
	if got := said(r); !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	for _, f := range r.Findings() {
		if f.File != "甲.xlsx" || f.Sheet != "表" || f.Figures == nil || (f.Rule == "h") != (f.Value == "值") {
			t.Errorf("%+v", f)
		}
	}
}

// TestOrder: findings of one cell stay in the order in which they were made, however many.
func TestOrder(t *testing.T) {
	r := &Report{Sheet: &ledger.SheetName{}}
	var want []string
	for i := range 60 {
		r.Add(finding.Error, fmt.Sprint(i), at(2-int32(i%2), 1), "", "", finding.Words{})
	}
	for i := range 60 {
		want = append(want, fmt.Sprint((2*i+1)%60-i/30))
	}
	for i, f := range r.Findings() {
		if f.Rule != want[i] {
			t.Fatalf("finding %d is %s, want %s", i, f.Rule, want[i])
		}
	}
}

// TestFlood: softer findings of a rule, a column and a severity are shown twenty times, the rest
// counted in one; hard ones and unknown columns are shown each.
func TestFlood(t *testing.T) {
	for _, c := range []struct {
		name         string
		severity     finding.Severity
		rule, column string
		n, shown     int
		rest         string // "" for none
	}{
		{"as many as are shown", finding.Warning, rule.Early, "日期", flood, flood, ""},
		{"one more", finding.Warning, rule.Early, "日期", flood + 1, flood, "“日期”列另有 1 处同样的问题，未逐一列出。"},
		{"many of no column", finding.Info, rule.RowIgnored, "", flood + 30, flood, "本表另有 30 处同样的问题，未逐一列出。"},
		{"hard", finding.Error, rule.Number, "金额", 5 * flood, 5 * flood, ""},
		{"unknown columns", finding.Info, rule.HeaderUnknown, "", 5 * flood, 5 * flood, ""},
		{"hard beyond reading", finding.Error, rule.Number, "金额", hardFlood + 2, hardFlood, "“金额”列另有 2 处同样的问题，未逐一列出。"},
	} {
		r := &Report{Sheet: &ledger.SheetName{}}
		for i := range c.n {
			r.Add(c.severity, c.rule, at(int32(i+1), 1), c.column, "", words("x"))
		}
		// What differs in one of the three is counted by itself.
		r.Add(finding.Warning, "other", at(1, 2), c.column, "", words("y"))
		r.Add(finding.Warning, c.rule, at(1, 3), c.column+"二", "", words("y"))
		list := r.Findings()
		shown, others, rest := 0, 0, ""
		for _, f := range list {
			switch f.Found {
			case "x":
				shown++
			case "y":
				others++
			default:
				rest += f.Found
				if f.Severity != c.severity || f.Rule != c.rule || f.Column != c.column || f.Cell != "" || f.Expected == "" || f.Action == "" {
					t.Errorf("%s: %+v", c.name, f)
				}
			}
		}
		if shown != c.shown || others != 2 || rest != c.rest {
			t.Errorf("%s: %d shown, %d others, %q; want %d, 2, %q", c.name, shown, others, rest, c.shown, c.rest)
		}
	}
	r := &Report{Sheet: &ledger.SheetName{}}
	for i := range 2 * flood {
		r.Add([]finding.Severity{finding.Warning, finding.Info}[i%2], rule.Early, at(int32(i+1), 1), "日期", "", words("x"))
	}
	if n := len(r.Findings()); n != 2*flood {
		t.Errorf("two severities: %d findings, want %d", n, 2*flood)
	}
}

// TestForm: each kind of a cell is counted in its column, from its first cell on; quiet kinds are
// counted and not said.
func TestForm(t *testing.T) {
	r := &Report{Sheet: &ledger.SheetName{}}
	r.Form(typing.FormText|typing.FormWidth, "金额", at(2, 3))
	r.Form(0, "金额", at(3, 3))
	r.Form(typing.FormText, "面积", at(4, 4))
	r.Form(typing.FormText, "金额", at(5, 3))
	r.Form(typing.Quiet, "金额", at(6, 3))
	want := []FormCount{{"金额", typing.FormText, 2, at(2, 3)}, {"金额", typing.FormWidth, 1, at(2, 3)}, {"面积", typing.FormText, 1, at(4, 4)}}
	if len(r.Forms) != 5 || !slices.Equal(r.Forms[:3], want) || r.Forms[3].Kind|r.Forms[4].Kind != typing.Quiet {
		t.Errorf("%+v", r.Forms)
	}
	r.Add(finding.Error, "hard", at(2, 3), "金额", "", words("1"))
	got := said(r)
	sentences := []string{"hard error C2 金额 1", "form.text info  金额 “金额”列有 2 个单元格是文本型数字，已按规范形式读入，内容未改（首个在 C2）。",
		"form.width info  金额 “金额”列有 1 个单元格是全角字符，已按规范形式读入，内容未改（首个在 C2）。",
		"form.text info  面积 “面积”列有 1 个单元格是文本型数字，已按规范形式读入，内容未改（首个在 D4）。"}
	if !slices.Equal(got, sentences) {
		t.Errorf("%q", got)
	}
}
