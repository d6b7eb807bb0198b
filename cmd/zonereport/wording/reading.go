package wording

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

// Readings words how files were read, parted by blank lines.
func Readings(readings []ingest.Reading, period string) string {
	var parts []string
	for _, r := range readings {
		parts = append(parts, describeFile(r, period))
	}
	return strings.Join(parts, "\n")
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
	fmt.Fprintf(&b, "\n  读取时的审核意见：%s", Counts(r.Findings))
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
