package blank

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
)

// guide explains a department's form: rules that hold for all ledgers, then each column.
func guide(owed []definition.Ledger, rows int) document.Guide {
	g := document.Guide{Title: definition.GuideSheet, Rules: formRules(owed, rows), Headers: definition.GuideHeaders()}
	for _, d := range owed {
		g.Parts = append(g.Parts, guidePart(d))
	}
	return g
}

// formRules are the rules of design §4 and §5 and the as-of rule of §3 in plain words, those that hold for
// the ledgers of the form.
func formRules(owed []definition.Ledger, rows int) []string {
	var list []string
	add := func(when bool, text string) {
		if when {
			list = append(list, fmt.Sprintf("%d．%s", len(list)+1, text))
		}
	}
	has := func(types ...string) bool {
		return anyColumn(owed, func(c definition.Column) bool { return slices.Contains(types, c.Type) })
	}
	texts := slices.ContainsFunc(owed, func(d definition.Ledger) bool { return d.Texts })
	add(true, fmt.Sprintf("每张工作表是一本台账，一行填一条，从表头下面第一行起逐行填，可填 %d 行。请不要改动表头、增减列；要增加行时在中间插入。不用的行留空即可，不必删。工作表的保护没有密码，行数不够可以撤销保护后继续往下填。", rows))
	add(true, "要手写的，直接打印：一张是一页，表头和格线都在上面，不够时多印几份。手写的要录入本表再报来。")
	add(true, "深色表头是必填列，空着要退回。与上一行相同时也要填，不写“同上”；填了一半的行，必填的空格会变成橙色。")
	add(true, "没有内容的格留空，也可以写“/”“—”或“无”。不知道的不要写 0：0 是一个数，会参加计算。")
	add(has("date", "month"), "日期写到年月日，如 2020-05-12；月份如 2020-05。“待定”“不详”和只写到月的日期不算日期，不是必填的请留空。")
	add(has("money", "land", "area", "num", "int", "rate"), "数字列只写数字，单位以表头括号内的为准，不在格内写单位，不写“约”“多”“以上”和范围。")
	add(has("code", "bool"), "有下拉箭头的列只能选列表中的一项，可选的见下表。")
	add(has("text"), "编号、信用代码、身份证号按文字填写，开头的 0 和全部位数都会保留。")
	add(texts, "一段文字里的数和“第一”“首个”“全部”这样的话，要与本期的指标一致，或者在“依据”里写明出处；不一致又没有说明的，这一段不写进报告，列在“审核情况”里。")
	add(true, unsentRule(owed))
	add(true, "收到后程序逐格审核。强制性问题（必填为空、日期或数字写错、代码不在列表内、主键重复等）不改正，整份报告不能发布，文件连同“审核意见”退回，在标红的格改正后重报即可。核实性问题不影响发布，请核对；确实无误的，在“审核意见”的“说明”栏写明情况，连同文件重报。")
	add(true, "报告算到报告月份的最后一天：日期在这以后的行可以先填，照常审核，到那个月才计入；“今年以来”的指标只计报告年度内的行。没有日期列的内容（状态、人数等）按报来时的样子采用。")
	add(anyColumn(owed, func(c definition.Column) bool { return c.Personal != "" }), "含个人信息的列只用于核对和计户，不进入报告；文件请按规定传送和保管。")
	return list
}

// unsentRule says what becomes of a ledger that is sent without rows, and of one that is not sent.
func unsentRule(owed []definition.Ledger) string {
	var free []string
	for _, d := range owed {
		if d.Optional {
			free = append(free, d.Name)
		}
	}
	rule := "本期没有发生的，保留表头、不填行报来，按 0 计；不报来的按“未报送”处理，有关指标不计算。"
	switch {
	case len(free) == len(owed):
		return "本期没有这类情况的，可以不报。"
	case len(free) > 0:
		return rule + strings.Join(free, "、") + "本期没有的，可以不报。"
	}
	return rule
}

func anyColumn(owed []definition.Ledger, is func(definition.Column) bool) bool {
	return slices.ContainsFunc(owed, func(d definition.Ledger) bool { return slices.ContainsFunc(d.Columns, is) })
}

func guidePart(d definition.Ledger) document.GuidePart {
	p := document.GuidePart{Title: d.Name}
	p.Remarks = append(p.Remarks, "主键："+strings.Join(keyHeaders(d), "加")+"，一行只能出现一次。")
	if c, ok := d.Column(d.RowDate); ok {
		p.Remarks = append(p.Remarks, "计入哪个月按“"+c.Header+"”判断，晚于报告月份的行不计入当月。")
	} else {
		p.Remarks = append(p.Remarks, "没有用来判断月份的日期，各行按报来时的样子采用。")
	}
	for _, c := range d.Columns {
		unit, _ := formUnit(c)
		required := "可以留空"
		if c.Required {
			required = "必填"
		}
		words := requirements(d, c)
		if e := example(c); e != "" {
			words = append(words, "例："+e)
		}
		text := strings.Join(words, "；")
		if text != "" {
			text = strings.TrimSuffix(text, "。") + "。"
		}
		p.Rows = append(p.Rows, []string{c.Header, required, fillIn(c), unit, strings.Join(c.Codes, "、"), text})
	}
	return p
}
