package accessible

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/datasheet"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/exceltest"
)

func exact(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

func number(text, value string, places int) document.Cell {
	return document.Cell{Text: text, Value: exact(value), Decimals: places}
}

// ranking has heads of two layers, every sign for nothing, ties, shares and texts that look
// like formulas.
func ranking() document.Table {
	head := func(layers ...string) document.Column {
		return document.Column{Head: layers, Align: document.Decimal}
	}
	score := number("1.25", "1.25", 2)
	score.Figure = "campaign_score/甲/new_arrived"
	tied := number("并列1", "1", 0)
	tied.Prefix = "并列"
	share := number("118.2%", "1.18242424", 1)
	share.Percent = true
	small := number("…", "0.00004", 2)
	return document.Table{
		Number: "表1", Title: "月考核排名", Unit: "万元", Source: "各部门台账",
		Columns: []document.Column{
			{Head: []string{"名次"}, Align: document.Center}, {Head: []string{"考核单位"}, Wide: true},
			head("新到位资金（万元）", "实绩"), head("新到位资金（万元）", "完成率"), head("新到位资金（万元）", "得分"),
			head("投资"), head("投资"), {Head: []string{"升降"}},
		},
		Rows: []document.Row{
			{Cells: []document.Cell{tied, {Text: "甲"}, number("100.0", "100.04", 1), share, score, small, number("3", "3", 0), {Text: "↑2"}}},
			{Cells: []document.Cell{{Text: "—"}, {Text: "=1+1"}, {Text: "—"}, {}, {Text: "—"}, {}}},
		},
		Notes: []string{"“—”表示没有年度目标。", "升降与上月相比。"},
	}
}

func demo() document.Document {
	group := []figure.GroupValue{{Name: "unit", Value: "甲"}, {Name: "indicator", Value: "new_arrived"}}
	sheet := &ledger.SheetName{File: "办公室.xlsx", Name: "目标"}
	doc := document.Document{
		ID: "demo", File: "示例", Title: "示范县\n2020年12月通报", Author: "示范经济开发区", Period: calendar.Month{Year: 2020, Number: 12}, Foot: "报告期2020年12月　校验码AAAA",
		Lead: []document.Block{document.Paragraph{Text: "开头的话。"}},
		Figures: []figure.Figure{
			{ID: "campaign_actual", Group: group, Name: "新到位资金", Value: *exact("100.04"), Unit: "万元", Window: "2020年", Definition: "口径",
				Sources: []figure.Source{{File: "资金.xlsx", Sheet: "一", Cells: strings.Split(strings.Repeat("B5:B9 ", 100), " ")[:100]}}},
			{ID: "campaign_score", Group: group, Name: "新到位资金得分", Value: *exact("1.25"), Unit: "分", Window: "2020年", Definition: "口径", Working: figure.Expression{Term: figure.Cell{Sheet: sheet, At: ledger.Address{Row: 3, Col: 2}}}},
			{ID: "campaign_total", Group: group[:1], Name: "总分", Value: *exact("1.25"), Unit: "分", Working: figure.Expression{Term: figure.Sum{}}},
			{ID: "area", Name: "面积", Value: *exact("0"), Unit: "㎡"},
		},
		Names: map[string]string{"campaign_actual/甲/new_arrived": "fig_campaign_actual_甲_new_arrived", "area": "fig_area"},
		Sections: []document.Section{
			{Number: "一、", Title: "排名", Blocks: []document.Block{document.Heading{Level: 2, Text: "（一）总体"}, document.Paragraph{Text: "排名如下。"}, ranking()}},
			{Number: "二、", Title: "各月", Blocks: []document.Block{
				document.Table{Number: "表2", Title: strings.Repeat("很长的题目", 8) + "A", Columns: []document.Column{{Head: []string{"月份"}}}, Rows: []document.Row{{Cells: []document.Cell{{Text: "1月"}}}}, Notes: []string{"升降与上月相比。"}},
				document.Table{Number: "表2", Title: strings.Repeat("很长的题目", 8) + "B", Columns: []document.Column{{Head: []string{""}}, {}}, Rows: []document.Row{{}}},
				document.Table{Number: "表3", Title: "没有行的表", Columns: []document.Column{{Head: []string{"月份"}}}},
				document.Chart{Number: "图1", Title: "各月", Kind: document.Line, Unit: "亿元", Categories: []string{"1月", "2月"}, Decimals: 1,
					Series: []document.Series{{Name: "到位", Points: []document.Point{{Value: exact("1.25")}, {}}}, {Points: []document.Point{{Value: exact("0.01"), Text: "…"}, {Value: exact("2")}}}}, Note: "序时进度为100%。"},
			}},
			{Kind: document.Remarks, Number: "三、", Title: "说明", Blocks: []document.Block{document.Paragraph{Text: "1.计分办法。"}, document.Signatures{Labels: []string{"填表人"}}}},
		},
		Annexes: []document.Section{{Kind: document.FigureList, Number: "附件1", Title: "主要指标", Blocks: []document.Block{ranking()}}, {Number: "附件2", Title: "A1", Blocks: []document.Block{
			document.Table{Columns: []document.Column{{Head: []string{"序号"}}}, Rows: []document.Row{{Cells: []document.Cell{{Text: "1"}}}}},
		}}},
	}
	return doc
}

func open(t *testing.T, doc document.Document) *excelize.File {
	t.Helper()
	doc.Data = datasheet.Of(doc)
	data, err := Render(doc)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Render(doc)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("drawn twice, the bytes differ (%v)", err)
	}
	exceltest.CheckPackage(t, data)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// said are the rows of a sheet as they are shown.
func said(t *testing.T, f *excelize.File, sheet string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(row, " | ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// What the workbook says, sheet by sheet.
func TestSheets(t *testing.T) {
	f := open(t, demo())
	long := "表2 " + strings.Repeat("很长的题目", 5) // 28 of 31 characters
	for sheet, want := range map[string]string{
		"表1 月考核排名": `表1 月考核排名 [注5、6]
本工作表有一张表，出自报告的“一、排名”。
标题中的[注5、6]见工作表“说明”。
表中的[无数据]表示没有报送或没有填写该项，不是零。
表中的[不适用]表示该项不存在，例如没有年度目标。
单位：万元。
资料来源：各部门台账。
返回目录
名次 | 考核单位 | 新到位资金 实绩（万元） | 新到位资金 完成率（%） | 新到位资金 得分（分） | 投资（万元） | 投资（万元） 2 | 升降
并列1 | 甲 | 100.0 | 118.2 | 1.25 | 0.00004 | 3 | ↑2
[不适用] | =1+1 | [不适用] | [无数据] | [不适用] | [无数据] | [无数据] | [无数据]
`,
		"图1 各月": `图1 各月（图的数据） [注7]
本工作表有一张表，是报告中一张图的数据，出自报告的“二、各月”。
标题中的[注7]见工作表“说明”。
表中的[无数据]表示没有报送或没有填写该项，不是零。
返回目录
月份 | 到位（亿元） | 数值（亿元）
1月 | 1.3 | 0.01
2月 | [无数据] | 2.0
`,
		"主要指标": `主要指标：报告的全部指标
本工作表有一张表，列出报告的全部指标，数值的单位在“单位”一栏。
表中的[无数据]表示没有报送或没有填写该项，不是零。
返回目录
指标 | 分组 | 数值 | 单位 | 统计时段 | 口径 | 指标代号
新到位资金 | 甲 | 100.04 | 万元 | 2020年 | 口径 | campaign_actual/甲/new_arrived
新到位资金得分 | 甲 | 1.25 | 分 | 2020年 | 口径 | campaign_score/甲/new_arrived
总分 | 甲 | 1.25 | 分 | [无数据] | [无数据] | campaign_total/甲
面积 | 不分组 | 0 | 平方米 | [无数据] | [无数据] | area
`,
		"正文": `正文：报告的文字
本工作表有一张表，是报告的文字，每段一行。
返回目录
章节 | 正文
开头 | 开头的话。
一、排名（一）总体 | 排名如下。
`,
		"附件2 A1": `附件2 A1
本工作表有一张表，出自报告的“附件2 A1”。
返回目录
序号
1
`,
		long + "很长的": long + `很长的题目很长的题目很长的题目A [注6]
本工作表有一张表，出自报告的“二、各月”。
标题中的[注6]见工作表“说明”。
返回目录
月份
1月
`,
		long + "（2）": long + `很长的题目很长的题目很长的题目B
本工作表有一张表，出自报告的“二、各月”。
表中的[无数据]表示没有报送或没有填写该项，不是零。
返回目录
第1列 | 第2列
[无数据] | [无数据]
`,
	} {
		if diff := cmp.Diff(want, said(t, f, sheet)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", sheet, diff)
		}
	}
	wantSheets := fmt.Sprint([]string{"封面", "目录", "说明", "主要指标", "表1 月考核排名", long + "很长的", long + "（2）", "图1 各月", "附件2 A1", "数据来源", "正文"})
	if got := fmt.Sprint(f.GetSheetList()); got != wantSheets {
		t.Errorf("sheets %s\nwant   %s", got, wantSheets)
	}
}

// Notes share a number where they say the same; the report's own explanations stand with them.
func TestNotes(t *testing.T) {
	rows, err := open(t, demo()).GetRows("说明")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[7:] { // title, two lines, head, the four general notes come first
		got = append(got, strings.Join(row, " | "))
	}
	want := []string{
		"注4 | 全部工作表 | 日期写作年-月-日，例如 2020-12-31。",
		"注5 | 表1 月考核排名 | “—”表示没有年度目标。",
		"注6 | 表1 月考核排名、表2 " + strings.Repeat("很长的题目", 5) + "很长的 | 升降与上月相比。",
		"注7 | 图1 各月 | 序时进度为100%。",
		"注8 | 报告的“三、说明” | 1.计分办法。",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("说明 (-want +got):\n%s", diff)
	}
}

// The sources are whole: as many rows as their cells need, none of them blank.
func TestSources(t *testing.T) {
	rows, err := open(t, demo()).GetRows("数据来源")
	if err != nil {
		t.Fatal(err)
	}
	cells, got := 0, ""
	for _, row := range rows[len(rows)-5:] {
		if row[2] == "资金.xlsx" {
			cells += strings.Count(row[4], "B5:B9")
			continue
		}
		got += strings.Join(row, " | ") + "\n"
	}
	want := "新到位资金得分 | 甲 | 办公室.xlsx | 目标 | B3 | campaign_score/甲/new_arrived\n面积 | 不分组 | 没有符合口径的行 | [不适用] | [不适用] | area\n"
	if cells != 100 || got != want {
		t.Errorf("%d ranges; %s\nwant %s", cells, got, want)
	}
}

// Tables bear the names of their sheets in letters that Excel takes, figures their own.
func TestNames(t *testing.T) {
	f := open(t, demo())
	var got []string
	for _, sheet := range f.GetSheetList()[4:] {
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 {
			t.Fatalf("%s: %d tables, %v", sheet, len(tables), err)
		}
		got = append(got, tables[0].Name)
	}
	long := strings.Repeat("很长的题目", 5)
	want := []string{"表1_月考核排名", "表2_" + long + "很长的", "表2_" + long + "（2）", "图1_各月", "附件2_A1", "数据来源", "正文"}
	want[2] = "表2_" + long + "_2_" // brackets are no letters
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tables (-want +got):\n%s", diff)
	}
	for _, n := range f.GetDefinedName() {
		value, err := f.GetCellValue("主要指标", strings.ReplaceAll(strings.TrimPrefix(n.RefersTo, "'主要指标'!"), "$", ""))
		if want := map[string]string{"fig_campaign_actual_甲_new_arrived": "100.04", "fig_area": "0"}[n.Name]; err != nil || value != want {
			t.Errorf("%s is %q at %s, %v", n.Name, value, n.RefersTo, err)
		}
	}
}

// A name that could be taken for a cell, or that another table has, is changed.
func TestTableName(t *testing.T) {
	w := writer{tables: map[string]bool{}}
	for _, c := range [][2]string{{"A1", "表_A1"}, {"2020", "表_2020"}, {"表1 总分", "表1_总分"}, {"表1/总分", "表1_总分_2"}, {"图 R1C1", "图_R1C1"}, {"表𠮷", "表_"}} {
		if got := w.tableName(c[0]); got != c[1] {
			t.Errorf("%q is named %q, want %q", c[0], got, c[1])
		}
	}
}

// A report without figures, tables or text still has its three sheets.
func TestEmptyDocument(t *testing.T) {
	f := open(t, document.Document{Title: "空", Period: calendar.Month{Year: 2020, Number: 1}})
	if got := fmt.Sprint(f.GetSheetList()); got != "[封面 目录 说明]" {
		t.Errorf("sheets %s", got)
	}
}
