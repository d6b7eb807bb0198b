package blank

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
)

// fillIn says what is to be filled into a column.
func fillIn(c definition.Column) string {
	switch c.Type {
	case "code":
		return "从列表中选一项"
	case "date":
		return "日期，写到日"
	case "month":
		return "月份"
	case "money", "land", "area":
		return "数字"
	case "num":
		return "数字，可以小于 0"
	case "int":
		return "整数"
	case "rate":
		return "百分率"
	case "bool":
		return "是或否"
	}
	return "文字"
}

// example is how a value looks; the definition's own comes first.
func example(c definition.Column) string {
	if c.Example != "" {
		return c.Example
	}
	return map[string]string{
		"date": "2020-05-12", "month": "2020-05", "money": "3500", "land": "35.62", "area": "1280.5",
		"num": "3.5", "int": "12", "rate": "5.28", "bool": "是",
	}[c.Type]
}

// requirements are the rules that hold for a column, a sentence each without its full stop.
func requirements(d definition.Ledger, c definition.Column) []string {
	var list []string
	add := func(when bool, format string, args ...any) {
		if when {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	add(c.Note != "", "%s", strings.TrimSuffix(c.Note, "。"))
	add(c.Type == "rate", "5.28%% 填 5.28")
	add(c.Type == "bool" && !(d.Texts && c.ID == definition.TextUse), "留空等于没有标记")
	if keys := keyHeaders(d); inKey(d, c.ID) {
		if len(keys) == 1 {
			add(true, "主键：同一个值出现两次要退回")
		} else {
			add(true, "主键：%s全部相同的两行要退回", strings.Join(keys, ""))
		}
	}
	add(c.ID == d.RowDate, "晚于报告月份的行照常审核，不计入当月")
	add(c.Planned, "计划日期，可以在将来")
	add(c.Unit, "单位名称前后写法一致；本开发区也可写规定的简称")
	add(c.BelowZeroIf != nil, "只在规定的情形下可以小于 0%s", belowZero(d, c))
	add(c.Personal != "", "个人信息，不进入报告")
	return list
}

// belowZero words when an amount may be below zero: （资金类别为外资）.
func belowZero(d definition.Ledger, c definition.Column) string {
	if c.BelowZeroIf == nil {
		return ""
	}
	of, _ := d.Column(c.BelowZeroIf.Column)
	is := "为"
	if c.BelowZeroIf.Compare == "!=" {
		is = "不为"
	}
	var values []string
	switch v := c.BelowZeroIf.Value.(type) {
	case []any:
		for _, e := range v {
			values = append(values, fmt.Sprint(e))
		}
	default:
		values = []string{fmt.Sprint(v)}
	}
	return "（" + of.Header + is + strings.Join(values, "、") + "）"
}

// formNote is what stands at a column's head.
func formNote(d definition.Ledger, c definition.Column, unit string) string {
	required := "可以留空"
	if c.Required {
		required = "必填"
	}
	lines := []string{c.Header + "（" + required + "）", "填写：" + fillIn(c)}
	if unit != "" {
		lines = append(lines, "单位："+unit)
	}
	if len(c.Codes) > 0 {
		lines = append(lines, "代码："+strings.Join(c.Codes, "、"))
	}
	lines = append(lines, requirements(d, c)...)
	if e := example(c); e != "" {
		lines = append(lines, "例："+e)
	}
	if len(c.Aliases) > 0 {
		lines = append(lines, "也叫："+strings.Join(c.Aliases, "、"))
	}
	return strings.Join(lines, "\n")
}

// formMessages are what a clerk reads at a cell, and when an entry is refused.
func formMessages(c definition.Column, unit string) (prompt, refusal string) {
	switch c.Type {
	case "code":
		return "请从列表中选一项。", "只能填列表中的一项：" + strings.Join(c.Codes, "、") + "。"
	case "bool":
		return "请选“是”或“否”，可以留空。", "只能填“是”或“否”。"
	case "date":
		return "写到年月日，如 2020-05-12。", "应是一个存在的日期，写到年月日，如 2020-05-12。不要写“待定”“不详”，没有日期就留空。"
	case "month":
		return "写到年月，如 2020-05。", "应是一个月份，如 2020-05。"
	case "int":
		return "只写整数，不写单位。", "应是不小于 0 的整数，不写单位、约数和范围。"
	case "num":
		return "只写数字，不写单位。", "应是一个确切的数字，不写单位、约数和范围。"
	case "rate":
		return "5.28% 填 5.28。", "应是不小于 0 的数字：5.28% 填 5.28。"
	case "money", "land", "area":
		refusal = "应是不小于 0 的数字，不写单位、约数和范围。"
		if c.BelowZeroIf != nil {
			refusal = "应是一个确切的数字，不写单位、约数和范围。"
		}
		return "只写数字，单位" + unit + "。", refusal
	}
	return "", ""
}
