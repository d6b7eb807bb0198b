package ingest

import (
	"errors"
	"fmt"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// The texts that departments read: what is wrong, what was expected, what to do. Values of
// personal columns come masked.

const (
	again  = "请填报单位更正后重报。"
	verify = "请核对，有误的更正后重报，属实的作书面说明。"
)

// unreadable words why a file was refused as a whole; the rest of the month is read.
func unreadable(name string, err error) finding.Finding {
	message := "文件无法读取。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重报。"
	var refused *grid.FileError
	if errors.As(err, &refused) {
		switch refused.Reason {
		case grid.Encrypted:
			message = "文件已加密，没有密码不能读取。请打开后取消打开密码（WPS 同时取消“文档加密”），另存为 .xlsx 后重报。"
		case grid.Damaged:
			message = "文件已损坏或不完整，可能是传输中断或保存时出错；为防漏行，整个文件不予采用。请在原电脑上打开核对，另存为 .xlsx 后重报。"
		case grid.Cut:
			message = sayCut
		case grid.NotSpreadsheet:
			message = "文件内容不是电子表格（可能是空文件、改了扩展名的其他文件，或被单位内网的文档加密软件加了密）。请用 Excel 或 WPS 打开台账，另存为未加密的 .xlsx 后重报。"
		case grid.TooLarge:
			message = "文件过大，超出可读取的范围，多半是表格末尾有大量带格式的空行。请删去空行空列、图片后另存为 .xlsx 重报。"
		case grid.OldFormat:
			message = "文件格式过旧或不受支持。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重报。"
		}
	}
	return finding.Finding{Rule: ruleFile, Severity: finding.Error, File: name, Message: message + "其余文件已照常读取。", Figures: []string{}}
}

// notSent words that nobody sent a ledger.
func notSent(b *book) finding.Finding {
	message := fmt.Sprintf("本月未收到“%s”，应由%s报送；与它有关的指标不计算，报告中注明“未报送”。请催报；若已报送，请核对其表头。", b.Name, b.Department)
	return finding.Finding{Rule: ruleLedgerMissing, Severity: finding.Warning, Message: message, Figures: []string{}}
}

func sayUnknownSheet(hidden, empty bool, near *recognised) string {
	switch {
	case empty:
		return "工作表是空的，未读取。"
	case hidden:
		return "隐藏的工作表不是台账，未读取。"
	}
	message := "工作表的表头与任何一种台账都不相符，未读取。"
	if near != nil && near.matched > 0 {
		message += fmt.Sprintf("最接近的是“%s”，但只有 %d 个表头相符。", near.book.Name, near.matched)
	}
	return message + "如果它是台账，请按规定的表头更正后重报；如果不是，请说明或删去。"
}

func sayLacking(r *recognised) string {
	other := ""
	if s := r.near(); s != nil {
		if other = "（若它是“" + s.book.Name + "”，各列齐全，请在标题或工作表名中写明）"; !s.complete() {
			other = "（若它是“" + s.book.Name + "”，则缺少" + s.lackingNames() + "）"
		}
	}
	return fmt.Sprintf("此表按表头认作“%s”，但缺少必有的列：%s%s。请补上该列（或把表头改回规定名称）后重报；此表的行暂未采用。", r.book.Name, r.lackingNames(), other)
}

// sayAbove words a header that lacks columns and stands above the one that was read.
func sayAbove(up, found *recognised) string {
	return fmt.Sprintf("此行像是“%s”的表头，但缺少必有的列：%s；它与第 %d 行的表头之间的内容没有读取。请补上该列，并把两张表分放在两个工作表里重报；如果此行不是表头，请删去。",
		up.book.Name, up.lackingNames(), found.from)
}

// lackingNames is “来源地”、“责任单位”.
func (r *recognised) lackingNames() string {
	var names []string
	for _, f := range r.lacking {
		names = append(names, "“"+r.book.fields[f].Header+"”")
	}
	return strings.Join(names, "、")
}

func sayDoubt(r *recognised) string {
	return fmt.Sprintf("此表的表头既像“%s”又像“%s”，无法判定是哪一种台账。请在表的标题或工作表名中写明台账名称后重报。", r.book.Name, r.rival().book.Name)
}

func sayUnit(word string, t kind) string {
	allowed := "万元、元、亿元"
	switch t {
	case land:
		allowed = "亩、公顷、平方米（㎡）"
	case area:
		allowed = "平方米（㎡）、万平方米（万㎡）"
	case integer:
		allowed = "个、人、户、套等，不得以千、万计"
	case rate:
		allowed = "%"
	}
	return fmt.Sprintf("单位“%s”不能采用；此列的单位应为%s。请换算数值并改写单位后重报。", word, allowed)
}

func sayUnitDefault(header, base string) string {
	return fmt.Sprintf("“%s”列没有写明单位，表上也没有“单位：”，按%s读入。请核对，并在表头括号内写明单位。", header, base)
}

func sayRequired(header string, above bool) string {
	if above {
		return fmt.Sprintf("“%s”是必填项，此格为空；与上一行相同时也要填写（或合并单元格），空格不按上一行认定。请补填后重报。", header)
	}
	return fmt.Sprintf("“%s”是必填项，此格为空。请补填后重报。", header)
}

// sayNumber says why a text is no exact number.
func sayNumber(value string) string {
	why := "不能作为精确数值"
	switch {
	case strings.ContainsAny(value, "、\n;；"):
		why = "像是几个数值写在一格里"
	case strings.ContainsAny(value, "约近余多几上下左右") || strings.ContainsAny(value, "<>＜＞≥≤~"):
		why = "是约数或界限，不能作为精确数值"
	case strings.ContainsAny(value, "-—－～至"):
		why = "像是一个范围，不能作为精确数值"
	case strings.ContainsAny(value, "待不未"):
		why = "不是数值"
	case strings.ContainsAny(value, "〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾佰仟两") && !strings.ContainsAny(value, "0123456789"):
		why = "是中文数字，请改用阿拉伯数字"
	}
	return fmt.Sprintf("“%s”%s；应填写一个确切的数字，如 1234.5。%s", strings.ReplaceAll(value, "\n", " "), why, again)
}

func sayNumberUnit(value, word string, t kind) string {
	if t == num {
		return fmt.Sprintf("“%s”带有单位“%s”；此列只填数字，单位写在表头或单位列。%s", value, word, again)
	}
	return fmt.Sprintf("“%s”：%s", value, sayUnit(word, t))
}

// sayFormat says that a number cell is shown as something else than a number.
func sayFormat(value, format string) string {
	return fmt.Sprintf("“%s”设成了%s格式，不能作为数量或金额读入，可能填错了列。请核对后填写数值，并把单元格格式改为“常规”或“数值”后重报。", value, format)
}

func sayNegative(header, value string, exception bool) string {
	message := fmt.Sprintf("“%s”为负数（%s），此列不得小于 0", header, value)
	if exception {
		message += "（外资除外）"
	}
	return message + "。" + again
}

func sayInteger(header, value string) string {
	return fmt.Sprintf("“%s”应为整数，此格是 %s。%s", header, value, again)
}

func sayDate(value string) string {
	return fmt.Sprintf("“%s”不是日期；应写到年月日，如 2020-05-12。%s", value, again)
}

func sayNoDay(value string) string {
	return fmt.Sprintf("“%s”没有写到日；日期应写到年月日，如 2020-05-12。%s", value, again)
}

func sayNoSuchDay(value string) string {
	return fmt.Sprintf("“%s”这一天不存在；应填写实际的日期，如 2020-05-12。%s", value, again)
}

func sayMonth(value string) string {
	return fmt.Sprintf("“%s”不是月份；应写成 2020-05 或 2020年5月。%s", value, again)
}

func sayDoubtfulMonth(value string) string {
	return fmt.Sprintf("“%s”是数字，可能是 1 月，也可能是 10 月（末尾的 0 被表格软件略去）。请把该列设为文本，写成 2020-10 或 2020年10月后重报。", value)
}

func sayDoubtfulText(value string) string {
	return fmt.Sprintf("“%s”按 1 月读入；若由表格软件另存而来，也可能是 10 月（末尾的 0 会被略去）。请核对，最好写成 2020-01。", value)
}

func sayYearless(value, read string, period calendar.Month) string {
	if period == (calendar.Month{}) {
		return fmt.Sprintf("“%s”没有写年份；没有指明报告月份时，年份无从认定。请核对并补写年份。", value)
	}
	return fmt.Sprintf("“%s”没有写年份，按报告年度读作 %s。请核对并补写年份。", value, read)
}

func sayFuture(read string, period calendar.Month) string {
	return fmt.Sprintf("日期 %s 比报告月份 %s 晚两年以上，可能写错了年份。%s", read, period, verify)
}

func sayEarly(read string) string {
	return fmt.Sprintf("日期 %s 早于 %d 年，可能是把年份或编号填进了日期列。%s", read, ledger.Earliest.Year(), verify)
}

func sayCode(value string, codes []string) string {
	return fmt.Sprintf("“%s”不在规定的取值之内；应为：%s。%s", value, strings.Join(codes, "、"), again)
}

func sayBool(value string) string {
	return fmt.Sprintf("“%s”读不出是或否；应填“是”或“否”（也可用 √ 或留空）。%s", value, again)
}

func sayFormulaError(value string) string {
	return fmt.Sprintf("此格是公式错误值（%s），没有可用的内容。请改正公式，或直接填写实际内容后重报。", value)
}

func sayDigits() string {
	return "长编号存成了数字，末几位已丢失。请把该列设为文本，重新填写完整编号后重报。"
}

func sayLater(n int, header string, period calendar.Month) string {
	return fmt.Sprintf("有 %d 行的“%s”晚于报告月份 %s，照常审核，但不计入本期。", n, header, period)
}

func sayTotal(label, header, stated, sum, unit string, rows int) string {
	return fmt.Sprintf("“%s”行的“%s”为 %s%s，按所辖 %d 行相加为 %s%s，两者不符。报告按各行计算；请核对是合计有误还是漏行、错行，有误的更正后重报。", label, header, stated, unit, rows, sum, unit)
}

func sayCount(label string, stated, rows int) string {
	return fmt.Sprintf("“%s”写明 %d，实有 %d 行，两者不符。报告按各行计算；请核对是写错了数还是漏行、多行，有误的更正后重报。", label, stated, rows)
}

// sayOpinion words a sheet 审核意见 that came back with its file.
func sayOpinion(explained int) string {
	return fmt.Sprintf("此表是退回时所附的审核意见，不是台账；已读取其中填写了说明的 %d 条。", explained)
}
