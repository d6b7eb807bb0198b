// Package wording is what departments read of their files: what is wrong, what was expected,
// what to do; where the last is left out, the severity asks for it (finding.Request). Values
// of personal columns come masked.
package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ledger"
)

// Personal words a personal number in a column that cannot hold one.
func Personal(header string) finding.Words {
	return finding.Words{Found: "此格像是身份证号或手机号码，可能填错了列，或整行错了一列。", Expected: "“" + header + "”列不应填个人的号码。",
		Action: "请核对这一行的各列，更正后重报。"}
}

// PersonalKey words a key that looks like an identity number.
func PersonalKey(header string) finding.Words {
	return finding.Words{Found: "此格像是身份证号，报告中以星号遮盖。", Expected: "“" + header + "”列应填编号，不应填个人的号码。",
		Action: "请核对，是身份证号的改填编号后重报，确是编号的作书面说明。"}
}

// Unit words a unit that a column of a kind does not take.
func Unit(word string, t schema.Kind) finding.Words {
	allowed := "万元、元、亿元"
	switch t {
	case schema.Land:
		allowed = "亩、公顷、平方米（㎡）"
	case schema.Area:
		allowed = "平方米（㎡）、万平方米（万㎡）"
	case schema.Integer:
		allowed = "个、人、户、套等，不得以千、万计"
	case schema.Rate:
		allowed = "%"
	}
	return finding.Words{Found: fmt.Sprintf("单位“%s”不能采用。", word), Expected: "此列的单位应为" + allowed + "。", Action: "请换算数值并改写单位后重报。"}
}

// UnitCell words a cell that states another unit than its header.
func UnitCell(column, cell string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("表头的单位是%s，此格自带单位“%s”，按格内单位换算读入。", column, cell),
		Expected: "格内单位应与表头一致。", Action: "请核对，并统一为表头的单位。"}
}

// Required words a required cell that is blank; above tells that the row above is filled.
func Required(header string, above bool) finding.Words {
	found := "此格为空。"
	if above {
		found = "此格为空；与上一行相同时也要填写（或合并单元格），空格不按上一行认定。"
	}
	return finding.Words{Found: found, Expected: fmt.Sprintf("“%s”是必填项，不应空着。", header), Action: "请补填后重报。"}
}

// Number says why a text is no exact number.
func Number(value string) finding.Words {
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
		why = "是中文数字，不是阿拉伯数字"
	}
	return finding.Words{Found: fmt.Sprintf("“%s”%s。", strings.ReplaceAll(value, "\n", " "), why), Expected: "应填写一个确切的数字，如 1234.5。"}
}

// NumberUnit words a number with a unit that its column does not take.
func NumberUnit(value, word string, t schema.Kind) finding.Words {
	if t == schema.Num {
		return finding.Words{Found: fmt.Sprintf("“%s”带有单位“%s”。", value, word), Expected: "此列应只填数字，单位写在表头或单位列。"}
	}
	words := Unit(word, t)
	words.Found = fmt.Sprintf("“%s”：%s", value, words.Found)
	return words
}

// Format says that a number cell is shown as something else than a number.
func Format(value, format string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”设成了%s格式，不能作为数量或金额读入，可能填错了列。", value, format),
		Expected: "数量和金额应用“常规”或“数值”格式。", Action: "请核对后填写数值，并把单元格格式改为“常规”或“数值”后重报。"}
}

// Negative words a number below zero; exception tells that some rows of the column may have one.
func Negative(header, value string, exception bool) finding.Words {
	expected := "此列不应小于 0。"
	if exception {
		expected = "此列不应小于 0（外资除外）。"
	}
	return finding.Words{Found: fmt.Sprintf("“%s”为负数（%s）。", header, value), Expected: expected}
}

// Integer words a count that is no whole number.
func Integer(header, value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格是 %s，不是整数。", value), Expected: fmt.Sprintf("“%s”应为整数。", header)}
}

// wholeDate is what every date cell is to hold.
const wholeDate = "日期应写到年月日，如 2020-05-12。"

// Date words a cell that is no date.
func Date(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”不是日期。", value), Expected: wholeDate}
}

// NoDay words a date without its day.
func NoDay(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”没有写到日。", value), Expected: wholeDate}
}

// NoSuchDay words a day that no calendar has.
func NoSuchDay(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”这一天不存在。", value), Expected: "应填写实际的日期，如 2020-05-12。"}
}

// wholeMonth is what every month cell is to hold.
const wholeMonth = "月份应写成 2020-05 或 2020年5月。"

// Month words a cell that is no month.
func Month(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”不是月份。", value), Expected: wholeMonth}
}

// DoubtfulMonth words a number cell that may be January or October.
func DoubtfulMonth(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”是数字，可能是 1 月，也可能是 10 月（末尾的 0 被表格软件略去）。", value),
		Expected: "月份应写到年和月，且不应有两种读法。", Action: "请把该列设为文本，写成 2020-10 或 2020年10月后重报。"}
}

// DoubtfulText words a text that was read as January and may have been October.
func DoubtfulText(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”按 1 月读入；若由表格软件另存而来，也可能是 10 月（末尾的 0 会被略去）。", value),
		Expected: "月份应写到年和月，且不应有两种读法。", Action: "请核对，最好写成 2020-01。"}
}

// Yearless words a date without a year, and as what it was read; period is zero where none is
// asked for.
func Yearless(value, read string, period calendar.Month) finding.Words {
	found := fmt.Sprintf("“%s”没有写年份，按报告年度读作 %s。", value, read)
	if period == (calendar.Month{}) {
		found = fmt.Sprintf("“%s”没有写年份；没有指明报告月份时，年份无从认定。", value)
	}
	return finding.Words{Found: found, Expected: "应写明年份。", Action: "请核对并补写年份。"}
}

// Future words a date far behind the report month.
func Future(read string, period calendar.Month) finding.Words {
	return finding.Words{Found: fmt.Sprintf("日期 %s 比报告月份 %s 晚两年以上，可能写错了年份。", read, period), Expected: "日期不应比报告月份晚两年以上。"}
}

// Early words a date before any that a ledger can hold.
func Early(read string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("日期 %s 早于 %d 年，可能是把年份或编号填进了日期列。", read, ledger.Earliest.Year()), Expected: "应填写实际发生的日期。"}
}

// Code words a value that is not in the list of its column.
func Code(value string, codes []string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”不在规定的取值之内。", value), Expected: "应为：" + strings.Join(codes, "、") + "。"}
}

// Bool words a cell that says neither yes nor no.
func Bool(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”读不出是或否。", value), Expected: "应填“是”或“否”（也可用 √ 或留空）。"}
}

// result is what every cell with a formula is to hold.
const result = "应有公式的计算结果，或直接填写的内容。"

// FormulaError words a cell with an error value.
func FormulaError(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格是公式错误值（%s），没有可用的内容。", value), Expected: result, Action: "请改正公式，或直接填写实际内容后重报。"}
}

// NoValue words a formula without a stored result.
func NoValue() finding.Words {
	return finding.Words{Found: "公式没有计算结果（文件由其他程序生成后未重新计算）。", Expected: result, Action: "请在 Excel 或 WPS 中打开、保存一次后重报。"}
}

// TextDate words a date cell in a column of text.
func TextDate(read string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("文本列里是日期单元格，按 %s 读入；可能是编号被表格软件改成了日期。", read),
		Expected: "应是完整、未被表格软件改动的文字。", Action: "请核对，是编号的请把该列设为文本后重新填写。"}
}

// Digits words a long number whose last digits are lost.
func Digits() finding.Words {
	return finding.Words{Found: "长编号存成了数字，末几位已丢失。", Expected: "应以文本填写完整的编号。", Action: "请把该列设为文本，重新填写完整编号后重报。"}
}

// GarbledKey words a key with characters that a wrong encoding left.
func GarbledKey() finding.Words {
	return finding.Words{Found: "编号或名称中有乱码字符。", Expected: "文字应完整、无乱码。", Action: "请检查文件编码，另存为 .xlsx 后重报。"}
}

// Garbled words a text with such characters.
func Garbled() finding.Words {
	return finding.Words{Found: "文字中有乱码字符，已照原样读入。", Expected: "文字应完整、无乱码。", Action: "请检查文件编码，更正后另存为 .xlsx 重报。"}
}

// CutText words a text that is as long as a cell can hold.
func CutText() finding.Words {
	return finding.Words{Found: "文字达到一个单元格的上限（32767 字），后面的内容很可能已被截去。", Expected: "文字应完整。", Action: "请核对，写不下的请精简或另附说明。"}
}

// Merged words an amount that is merged over several rows.
func Merged(header string, rows int) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”的一个数值合并在 %d 行里，只计一次（记在首行）。", header, rows), Expected: "每一行应各填各的数值。", Action: "请核对，最好逐行填写。"}
}

// Blanks words blanks that seem to mean “as above”.
func Blanks(header string, blanks int) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”列有 %d 格空白，像是省略了与上一行相同的内容；空白不按上一行认定，按空白读入。", header, blanks),
		Expected: "每一行都应填写，不应以空白表示“同上”。", Action: "如与上一行相同，请逐行填写。"}
}

// Total words a stated total that is not the sum of its rows.
func Total(label, header, stated, sum, unit string, rows int) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”行的“%s”为 %s%s，按所辖 %d 行相加为 %s%s，两者不符。报告按各行计算。", label, header, stated, unit, rows, sum, unit),
		Expected: "合计、小计应与所辖各行之和一致。", Action: "请核对是合计有误还是漏行、错行，有误的更正后重报。"}
}

// Count words a stated count that is not the number of its rows.
func Count(label string, stated, rows int) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”写明 %d，实有 %d 行，两者不符。报告按各行计算。", label, stated, rows),
		Expected: "写明的个数应与所辖的行数一致。", Action: "请核对是写错了数还是漏行、多行，有误的更正后重报。"}
}

// TotalUnreadable words a total that is no number.
func TotalUnreadable(label, header string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”行的“%s”不能读作数值，未能与各行核对。", label, header), Expected: "合计行应填写数值。", Action: "请改正合计行的这一格。"}
}

// What is said of lines that are no data.
var (
	// BareTotal is said of a line of nothing but sums.
	BareTotal = finding.Words{Found: "此行没有名称，只有金额等数值，且等于上面各行之和，按合计行处理，未作为数据读取。", Expected: "合计行应写明“合计”。", Action: "请在行首写明“合计”。"}
	// LoneText is said of a line with a single text.
	LoneText = finding.Words{Found: "此行只有一格文字，不像台账的一行，未作为数据读取。", Expected: "一行应是一条记录，各列齐全。", Action: "如是数据请补齐各列后重报，如是说明请忽略。"}
	// SampleRow is said of a sample row of a template.
	SampleRow = finding.Words{Found: "此行是模板的示例，未作为数据读取。", Expected: "应只填报本单位的数据，不留示例。", Action: "请删去示例行。"}
)
