package form_test

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/render/excel/form"
	"zonereport/pipeline/typeface/typefacetest"
)

// stock is a form with a column of every kind, a list too long for a cell's rule, and texts
// longer than a message may be.
func stock() document.Form {
	var many []string
	for i := range 120 {
		many = append(many, fmt.Sprintf("第%03d种", i))
	}
	long := strings.Repeat("很长的提示", 80)
	columns := []document.FormColumn{
		{Header: "编号", Required: true, Kind: ledger.Text, Note: "编号（必填）\n" + long},
		{Header: "类别", Kind: ledger.Text, Choices: []string{"内资", "外资"}, Note: "类别", Prompt: "请选", Refusal: "只能选"},
		{Header: "树种", Kind: ledger.Text, Choices: many, Note: "树种", Refusal: long},
		{Header: "苗源", Kind: ledger.Text, Choices: []string{"甲,乙", "丙"}, Note: "苗源"},
		{Header: "日期", Required: true, Kind: ledger.Date, From: calendar.Date(19800101), Until: calendar.Date(20991231), Prompt: long},
		{Header: "月份", Kind: ledger.Month, From: calendar.Date(19800101), Until: calendar.Date(20991231)},
		{Header: "金额（万元）", Kind: ledger.Number},
		{Header: strings.Repeat("增减额", 20) + "（万元）", Kind: ledger.Number, Signed: true},
		{Header: "户数", Kind: ledger.Number, Whole: true},
		{Header: "熟地", Kind: ledger.Bool, Choices: []string{"是", "否"}},
	}
	return document.Form{File: "场地办_空白台账", Title: "场地办空白台账", Author: "场地办",
		Sheets: []document.FormSheet{
			{Title: "场地台账", Legend: "说明", Rows: 7, Columns: columns, Blanks: []document.FormBlank{{Label: "填报单位：", Value: "场地办", Kind: ledger.Text}, {Label: "填报日期：", Kind: ledger.Date}}},
			{Title: "一列的台账", Rows: 2, Columns: columns[:1], Blanks: []document.FormBlank{{Label: "填报单位：", Kind: ledger.Text}}},
		},
		Guide: document.Guide{Title: "填写说明", Rules: []string{"1．规则"}, Headers: []string{"列名", "是否必填", "填写内容", "计量单位", "可选代码", "填写要求"},
			Parts: []document.GuidePart{{Title: "场地台账", Remarks: []string{"主键：编号"}, Rows: [][]string{{"编号", "必填", "文字", "", "", "要求"}}}}},
	}
}

func drawn(t *testing.T) (*excelize.File, []byte) {
	t.Helper()
	data, err := form.Render(stock(), typefacetest.Style(t))
	if err != nil {
		t.Fatal(err)
	}
	exceltest.CheckPackage(t, data)
	return exceltest.Open(t, data), data
}

func locked(s *excelize.Style) bool { return s.Protection == nil || s.Protection.Locked }

// Heads are locked, the lines under them are not; text is text, dates are dates, and numbers
// have no format that would hide what was typed.
func TestFormCells(t *testing.T) {
	f, _ := drawn(t)
	const head, last = 5, 12
	for col, want := range []struct{ header, format string }{
		{"编号", "@"}, {"类别", "@"}, {"树种", "@"}, {"苗源", "@"}, {"日期", "yyyy-mm-dd"}, {"月份", "yyyy-mm"}, {"金额", ""}, {"增减额", ""}, {"户数", ""}, {"熟地", "@"},
	} {
		at := func(row int) string {
			cell, _ := excelize.CoordinatesToCellName(col+1, row)
			return cell
		}
		if v := exceltest.Raw(t, f, "场地台账", at(head)); !strings.HasPrefix(v, want.header) || !locked(exceltest.Style(t, f, "场地台账", at(head))) {
			t.Errorf("the head %s is %q, want %q and locked", at(head), v, want.header)
		}
		for _, row := range []int{head + 1, last} {
			style := exceltest.Style(t, f, "场地台账", at(row))
			if format := *cmp.Or(style.CustomNumFmt, new(string)); locked(style) || format != want.format {
				t.Errorf("%s has the format %q, want %q; locked is %v", at(row), format, want.format, locked(style))
			}
		}
	}
	if id, err := f.GetCellStyle("场地台账", "A13"); err != nil || id != 0 {
		t.Errorf("the line after the last has the style %d (%v)", id, err)
	}
}

func TestFormRules(t *testing.T) {
	f, _ := drawn(t)
	rules, err := f.GetDataValidations("场地台账")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range rules {
		got[r.Sqref] = strings.TrimSpace(r.Type + " " + r.Formula1 + " " + r.Formula2)
		for _, text := range []struct {
			is   *string
			most int
		}{{r.Prompt, 255}, {r.Error, 255}, {r.PromptTitle, 32}, {r.ErrorTitle, 32}} {
			if text.is != nil && utf8.RuneCountInString(*text.is) > text.most {
				t.Errorf("%s says %q, which is longer than %d characters", r.Sqref, *text.is, text.most)
			}
		}
		if !r.ShowErrorMessage {
			t.Errorf("%s lets everything pass", r.Sqref)
		}
	}
	for sqref, want := range map[string]string{
		"B6:B12": `list "内资,外资"`,
		"C6:C12": `list '填写说明'!$A$10:$A$129`,
		"D6:D12": `list '填写说明'!$A$132:$A$133`,
		"E6:E12": "date 29221 73050",
		"F6:F12": "date 29221 73050",
		"G6:G12": "decimal 0 1000000000000000",
		"H6:H12": "decimal -1000000000000000 1000000000000000",
		"I6:I12": "whole 0 1000000000000000",
		"J6:J12": `list "是,否"`,
	} {
		if got[sqref] != want {
			t.Errorf("%s has the rule %q, want %q", sqref, got[sqref], want)
		}
	}
	if len(got) != 9 {
		t.Errorf("there are %d rules: %v", len(got), got)
	}
	for cell, want := range map[string]string{"A10": "第000种", "A129": "第119种", "A132": "甲,乙", "A133": "丙"} {
		if v := exceltest.Raw(t, f, "填写说明", cell); v != want {
			t.Errorf("%s of the guide is %q, want %q", cell, v, want)
		}
	}
}

func TestFormSheet(t *testing.T) {
	f, data := drawn(t)
	if got := strings.Join(f.GetSheetList(), " "); got != "场地台账 一列的台账 填写说明" {
		t.Errorf("the sheets are %s", got)
	}
	for _, sheet := range f.GetSheetList() {
		p, err := f.GetSheetProtection(sheet)
		if err != nil || p.FormatCells || p.InsertColumns || p.DeleteRows || !p.FormatRows || !p.Sort || !p.AutoFilter || !p.InsertRows || p.Password != "" {
			t.Errorf("%s allows %+v (%v)", sheet, p, err)
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Size != 9 || *layout.Orientation != map[bool]string{true: "portrait", false: "landscape"}[sheet == "一列的台账"] || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s prints %+v (%v)", sheet, layout, err)
		}
	}
	panes, err := f.GetPanes("场地台账")
	if err != nil || !panes.Freeze || panes.YSplit != 5 || panes.XSplit != 1 || panes.TopLeftCell != "B6" {
		t.Errorf("the panes are %+v (%v)", panes, err)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Scope+" "+n.Name] = n.RefersTo
	}
	if names["场地台账 _xlnm.Print_Titles"] != "'场地台账'!$1:$5" || names["场地台账 _xlnm.Print_Area"] != "" {
		t.Errorf("the names are %v", names)
	}
	comments, err := f.GetComments("场地台账")
	if err != nil || len(comments) != 4 || comments[0].Cell != "A5" || comments[0].Paragraph[0].Text != "编号（必填）" {
		t.Errorf("the notes are %+v (%v)", comments, err)
	}
	again, err := form.Render(stock(), typefacetest.Style(t))
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("drawn again, it has other bytes (%v)", err)
	}
}

// Column widths stand in ascending order: some programs lose them otherwise.
func TestColumnsAscend(t *testing.T) {
	_, data := drawn(t)
	for name, part := range exceltest.Parts(t, data) {
		if !strings.HasPrefix(name, "xl/worksheets/sheet") {
			continue
		}
		columns := regexp.MustCompile(`<col min="(\d+)"`).FindAllStringSubmatch(string(part), -1)
		for i, c := range columns {
			if c[1] != fmt.Sprint(i+1) {
				t.Errorf("%s lists column %s in place %d", name, c[1], i+1)
			}
		}
		if len(columns) < 2 {
			t.Errorf("%s has %d column widths", name, len(columns))
		}
	}
}

// A form that is printed blank has ruled lines to the end of its first page, and no more: empty
// pages do not print.
func TestBlankLinesAreRuled(t *testing.T) {
	long := stock()
	long.Sheets[0].Rows = 500
	data, err := form.Render(long, typefacetest.Style(t))
	if err != nil {
		t.Fatal(err)
	}
	f, ruled := exceltest.Open(t, data), 0
	for row := 6; row <= 505; row++ {
		cell, _ := excelize.CoordinatesToCellName(2, row)
		if len(exceltest.Style(t, f, long.Sheets[0].Title, cell).Border) == 4 {
			if ruled++; ruled != row-5 {
				t.Fatalf("row %d is ruled below one that is not", row)
			}
		}
	}
	if ruled < 10 || ruled > 60 {
		t.Errorf("%d lines are ruled, which is no page", ruled)
	}
	sheet := string(exceltest.Parts(t, data)["xl/worksheets/sheet1.xml"])
	for row, high := range map[int]bool{6: true, 5 + ruled: true, 6 + ruled: false} { // high enough for a hand, and growing with what is typed
		tag := regexp.MustCompile(fmt.Sprintf(`<row r="%d"[^>]*>`, row)).FindString(sheet)
		if strings.Contains(tag, "customHeight") || strings.Contains(tag, " ht=") != high {
			t.Errorf("row %d is %s", row, tag)
		}
	}
}
