package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ingest/trace"
)

// shownHere is how many findings of a file are shown.
const shownHere = 10

var contentNames = map[ingest.Content]string{
	ingest.Package:     "Excel 工作簿（.xlsx）",
	ingest.Compound:    "Excel 97—2003 或 WPS 工作簿（.xls）",
	ingest.Page:        "网页表格（HTML）",
	ingest.Archive:     "网页存档（MHTML）",
	ingest.Spreadsheet: "XML 电子表格 2003",
	ingest.Delimited:   "文本表格（CSV）",
	ingest.Foreign:     "不是电子表格",
}

// describeFile words how a file was read.
func describeFile(r ingest.Reading, period string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  格式 %s", r.File, contentNames[r.Content])
	if n := len(r.Sheets); n > 0 {
		fmt.Fprintf(&b, "，%d 个工作表", n)
	}
	if r.Belied {
		extension := "没有扩展名"
		if e := filepath.Ext(r.File); e != "" {
			extension = "与扩展名 " + e + " 不符"
		}
		b.WriteString("；" + extension)
		if r.Content != ingest.Foreign {
			b.WriteString("，按内容读取")
		}
	}
	b.WriteByte('\n')
	for _, s := range r.Sheets {
		b.WriteString(describeSheet(s, period))
	}
	fmt.Fprintf(&b, "\n  读取时的审核意见：%s", counts(r.Findings))
	if slices.ContainsFunc(r.Findings, toldAbove) {
		b.WriteString("（提示性的上面已说明）")
	}
	b.WriteByte('\n')
	b.WriteString(listFindings(slices.DeleteFunc(slices.Clone(r.Findings), toldAbove), shownHere))
	return b.String()
}

// toldAbove tells the findings that the description of a sheet makes needless: all that are
// for information, but those on single values.
func toldAbove(f finding.Finding) bool {
	return f.Severity == finding.Info && !strings.HasPrefix(f.Rule, "value.")
}

// describeSheet words how a sheet was read.
func describeSheet(s trace.SheetReading, period string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n  ■ 工作表 %s", s.Name)
	if s.Hidden {
		b.WriteString("（隐藏）")
	}
	b.WriteByte('\n')
	switch {
	case s.Opinion:
		b.WriteString("    退回时所附的审核意见，不是台账；已读取其中的说明\n")
	case s.Guide:
		b.WriteString("    空白台账所附的填写说明，不是台账，不必读取\n")
	case s.Rows == 0:
		b.WriteString("    空表，未读取\n")
		return b.String()
	case len(s.Ledgers) == 0:
		b.WriteString("    不是台账，未读取")
		if s.Nearest != nil && s.Nearest.Own+s.Nearest.Alias > 0 {
			b.WriteString("；最接近的是 " + outline(*s.Nearest))
		}
		b.WriteByte('\n')
	}
	for _, l := range s.Ledgers {
		b.WriteString(describeLedger(l))
	}
	b.WriteString(describeRows(s, period))
	var forms [][]string
	for _, l := range s.Ledgers {
		for _, f := range l.Forms {
			forms = append(forms, []string{f.Header, fmt.Sprintf("%d 格", f.Count), "首格 " + f.First, f.Name})
		}
	}
	if len(forms) > 0 {
		b.WriteString("    写法归一（数值不变）\n" + terminal.Columns("      ", forms, 1))
	}
	return b.String()
}

// describeLedger words which ledger it is, why, and what its columns are.
func describeLedger(l trace.Ledger) string {
	var b strings.Builder
	line := func(format string, args ...any) { b.WriteString(terminal.Wrap(fmt.Sprintf(format, args...), "      ")) }
	fmt.Fprintf(&b, "    认作 %s，得分 %d\n", l.Chosen.Name, l.Chosen.Score)
	line("%s", reasons(l.Chosen))
	if l.Second != nil {
		line("其次 %s", outline(*l.Second))
	}
	switch {
	case len(l.Chosen.Lacking) > 0:
		line("缺少必有的列：%s；这些行未采用", strings.Join(l.Chosen.Lacking, "、"))
	case l.Doubt:
		line("两者难以分清，这些行未采用；请在标题或工作表名中写明台账名称")
	case l.Repeats != nil:
		line("各行与 %s 的工作表 %s 重复，未采用", l.Repeats.File, l.Repeats.Name)
	}
	if l.Month != "" {
		line("没有月份列，各行的月份由工作表名定为 %s", l.Month)
	}
	if l.UnitsAt != "" {
		line("单位行 %s 写着 %s", l.UnitsAt, strings.Join(l.Units, "、"))
	}
	rows := [][]string{{"列", "表上写的", "认作", "依据", "类型", "单位（出处）"}}
	for _, c := range l.Columns {
		rows = append(rows, describeColumn(c))
	}
	b.WriteString("    表头 " + runs([]trace.Run{l.Head}) + "\n" + terminal.Columns("      ", rows, -1))
	if len(l.Absent) > 0 {
		line("此表没有、也可以没有的列：%s", strings.Join(l.Absent, "、"))
	}
	return b.String()
}

// reasons says what makes up a candidate's score.
func reasons(c trace.Candidate) string {
	own, alias, lacking := ingest.Weights()
	var parts []string
	for _, p := range []struct {
		name          string
		count, weight int
	}{{"规定表头", c.Own, own}, {"别名", c.Alias, alias}, {"缺少必有的列", len(c.Lacking), lacking}} {
		if p.count > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 列×%d", p.name, p.count, p.weight))
		}
	}
	text := "得分来自：" + strings.Join(parts, "，")
	var names []string
	for _, p := range []struct {
		name   string
		points int
	}{{"标题", c.Title}, {"工作表名", c.Sheet}, {"文件名", c.File}} {
		if p.points > 0 {
			names = append(names, fmt.Sprintf("%s %d", p.name, p.points))
		}
	}
	if len(names) > 0 {
		text += "；写有台账名：" + strings.Join(names, "，")
	}
	return text
}

// outline is 到位资金台账，得分 -17（相符 5 列，缺 到位月份、当月到位）.
func outline(c trace.Candidate) string {
	text := fmt.Sprintf("%s，得分 %d（相符 %d 列", c.Name, c.Score, c.Own+c.Alias)
	if len(c.Lacking) > 0 {
		text += "，缺 " + strings.Join(c.Lacking, "、")
	}
	return text + "）"
}

var (
	typeNames = map[string]string{"text": "文本", "code": "代码", "date": "日期", "month": "月份", "money": "金额", "land": "土地面积", "area": "建筑面积",
		"num": "数值", "int": "整数", "rate": "百分比", "bool": "是否"}
	useNames = map[trace.Use]string{trace.Serial: "序号", trace.Unknown: "台账没有这一列", trace.Duplicate: "与前面的列重复",
		trace.Garbled: "表头有乱码", trace.Headerless: "没有表头"}
	originNames = map[trace.Origin]string{trace.OwnHeader: "表头", trace.GroupHeader: "上级表头", trace.UnitLine: "单位行",
		trace.Default: "没有写明，按默认", trace.Refused: "不能采用"}
)

// describeColumn is one line of the table of columns.
func describeColumn(c trace.Column) []string {
	if c.Use == trace.RowUnit {
		return []string{c.Letter, c.Written, "各行单位", "各行的单位或币种按此列"}
	}
	if c.Qualifier != "" {
		return []string{c.Letter, c.Written, "不使用", "写有“" + c.Qualifier + "”，是另外一列"}
	}
	if c.Use != trace.Used {
		return []string{c.Letter, c.Written, "不使用", useNames[c.Use]}
	}
	basis := "规定表头"
	if !c.Own {
		if basis = "别名"; !strings.HasPrefix(c.Written, c.Key) {
			basis += " " + c.Key
		}
	}
	kind := typeNames[c.Type]
	if c.Required {
		kind += " 必有"
	}
	unit := c.Unit
	if c.Origin != "" {
		unit += "（" + originNames[c.Origin] + "）"
	}
	return []string{c.Letter, c.Written, c.Header, basis, kind, unit}
}

// describeRows words what the lines of a sheet were taken for, and that none is missing.
func describeRows(s trace.SheetReading, period string) string {
	var rows [][]string
	sum := 0
	for _, c := range s.Classes {
		rows = append(rows, []string{c.Name, fmt.Sprintf("%d 行", c.Count), runs(c.Lines)})
		sum += c.Count
	}
	result := "等于有内容的行数，没有遗漏"
	if sum != s.Rows {
		result = fmt.Sprintf("与有内容的 %d 行不符，这是程序的故障，请把文件交给维护人员", s.Rows)
	}
	rows = append(rows, []string{"总数", fmt.Sprintf("%d 行", sum), result})
	text := "    各行\n" + terminal.Columns("      ", rows, 1)
	var later []trace.Run
	for _, l := range s.Ledgers {
		later = append(later, l.Later...)
	}
	if n := lines(later); n > 0 {
		text += terminal.Wrap(fmt.Sprintf("数据中有 %d 行晚于 %s，照常审核，不计入该月：%s", n, period, runs(later)), "      ")
	}
	return text
}

// lines counts the lines of runs.
func lines(list []trace.Run) int {
	n := 0
	for _, r := range list {
		n += r.To - r.From + 1
	}
	return n
}

// shownRuns is how many runs of lines are written out.
const shownRuns = 8

// runs is 第 1、4—124 行.
func runs(list []trace.Run) string {
	var parts []string
	for _, r := range list[:min(len(list), shownRuns)] {
		part := fmt.Sprint(r.From)
		if r.To > r.From {
			part += fmt.Sprintf("—%d", r.To)
		}
		parts = append(parts, part)
	}
	text := "第 " + strings.Join(parts, "、") + " 行"
	if len(list) > shownRuns {
		text += "等"
	}
	return text
}
