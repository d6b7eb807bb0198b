package wording

import (
	"fmt"
	"strings"

	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ingest/trace"
)

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
