package finding

import "strings"

// Parts takes the message apart for the sheet 审核意见: what was found, what was expected,
// what to do. A message states them in this order (design §3): the demand is a clause with
// one of the words in demands, the request begins with the first 请. Nothing is lost: what is
// no demand and no request is what was found. Checks of the templates state all three; a
// reading rule whose message leaves the demand unsaid has it in ruleDemands, and one without
// a request asks for what its severity does. Quoted values say nothing of the order.
func (f Finding) Parts() (found, expected, action string) {
	found, action = cutRequest(clauses(f.Message))
	found, expected = cutDemand(clauses(found))
	if expected == "" {
		expected = demand(f)
	}
	if action == "" && f.Severity == Error {
		action = "请更正后重报。"
	} else if action == "" {
		action = "请核实：有误的更正后重报；属实的写明理由。"
	}
	return closing(found), closing(expected), action
}

// demands are the words by which a clause says what was expected.
var demands = []string{"应", "不得", "不能小于", "只能", "必填", "通常在"}

// clauses cuts a message behind 。；and ，that stand outside of quotes and brackets. Its
// pieces joined are the message.
func clauses(message string) []string {
	var list []string
	begin, depth := 0, 0
	for i, r := range message {
		switch {
		case strings.ContainsRune("“《（", r):
			depth++
		case strings.ContainsRune("”》）", r):
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune("。；，", r):
			end := i + len("。")
			list = append(list, message[begin:end])
			begin = end
		}
	}
	if begin < len(message) {
		list = append(list, message[begin:])
	}
	return list
}

// bare is a clause without what it quotes or adds in brackets.
func bare(clause string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("“《（", r):
			depth++
		case strings.ContainsRune("”》）", r):
			depth = max(0, depth-1)
		case depth == 0:
			return r
		}
		return -1
	}, clause)
}

// cutRequest separates what is asked for: from the first clause with 请 to the end, a
// condition (如…，请…) included.
func cutRequest(list []string) (rest, request string) {
	for i, c := range list {
		if !strings.Contains(bare(c), "请") {
			continue
		}
		if i > 0 && strings.HasSuffix(list[i-1], "，") && (strings.HasPrefix(list[i-1], "如") || strings.HasPrefix(list[i-1], "若")) {
			i--
		}
		return strings.Join(list[:i], ""), strings.Join(list[i:], "")
	}
	return strings.Join(list, ""), ""
}

// cutDemand separates the first clause that states a demand, with what belongs to it up to
// the end of its sentence. A message that begins with its demand (“户数”应为整数，此格是 3.5)
// goes on with what was found: then the clause alone.
func cutDemand(list []string) (rest, expected string) {
	for i, c := range list {
		if !says(bare(c)) {
			continue
		}
		end := i + 1
		for end < len(list) && strings.HasSuffix(list[end-1], "，") {
			end++
		}
		if i == 0 {
			end = 1
		}
		return closing(strings.Join(list[:i], "")) + strings.Join(list[end:], ""), strings.Join(list[i:end], "")
	}
	return strings.Join(list, ""), ""
}

func says(clause string) bool {
	for _, word := range demands {
		if strings.Contains(clause, word) {
			return true
		}
	}
	return false
}

// closing ends a text as a sentence.
func closing(text string) string {
	text = strings.TrimRight(strings.TrimSpace(text), "，；")
	if text == "" || strings.HasSuffix(text, "。") {
		return text
	}
	return text + "。"
}

// ruleDemands are what the rules expect whose messages leave it unsaid because what was
// found says it; by rule, or by what rules begin with.
var ruleDemands = []struct{ rule, text string }{
	{"file.unreadable", "未加密、完好的电子表格文件（.xlsx）"},
	{"file.links", "表中直接填写数值，不引用其他工作簿"},
	{"sheet.unknown", "表头与所报台账的规定格式一致"},
	{"sheet.hidden", "报送的工作表不隐藏"},
	{"sheet.repeated", "同一份台账只报一次"},
	{"sheet.ambiguous", "能从表头、标题或工作表名判定是哪一种台账"},
	{"sheet.beside", "一个工作表只放一份台账"},
	{"header.required", "必有的列齐全，表头用规定名称"},
	{"header.duplicate", "同一内容只有一列"},
	{"header.garbled", "表头文字完整、无乱码"},
	{"header.unit", "表头或“单位：”处写明规定的计量单位"},
	{"value.required", "必填项逐行填写"},
	{"value.unit", "格内单位与表头一致"},
	{"value.date", "真实存在、写到年月日的日期"},
	{"value.date.year", "写明年份的日期"},
	{"value.date.future", "不晚于报告月份两年以后的日期"},
	{"value.date.early", "实际发生的日期"},
	{"value.month", "写到年和月，且不会有两种读法"},
	{"value.rate", "按百分数填写的利率，如 5.28%"},
	{"value.error", "正确的数值或能算出结果的公式"},
	{"value.formula", "存有计算结果的公式，或直接填写的数值"},
	{"value.digits", "以文本填写的完整编号"},
	{"value.garbled", "文字完整、无乱码"},
	{"value.text", "完整、未被表格软件改动的文字"},
	{"value.blank", "每一行都填写，不以空白表示“同上”"},
	{"value.struck", "有效的行不划删除线，作废的行删去"},
	{"value.comment", "数据都写在单元格里，不写在批注里"},
	{"value.name", "同一家企业只用一个名称"},
	{"value.merged", "每一行各填各的数值"},
	{"row.hidden", "报送的行不隐藏、不筛选"},
	{"row.ignored", "一行一条记录，各列齐全"},
	{"row.sample", "只填报本单位的数据，不留示例"},
	{"column.hidden", "报送的列不隐藏"},
	{"total.", "合计、小计与所辖各行之和一致"},
	{"target.indicator", "考核办法所列的指标名称"},
	{"target.unit", "写明计量单位"},
	{"target.negative", "不小于0的目标值"},
}

// demand is what a finding's rule expects; for a check of somebody's own, what its severity does.
func demand(f Finding) string {
	best := ""
	text := "符合台账填报要求"
	if f.Severity != Error {
		text = "与实际情况一致"
	}
	for _, d := range ruleDemands {
		if strings.HasPrefix(f.Rule, d.rule) && len(d.rule) > len(best) {
			best, text = d.rule, d.text
		}
	}
	return text
}
