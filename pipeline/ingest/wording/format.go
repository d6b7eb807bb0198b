package wording

import (
	"fmt"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/schema"
)

// What is said of number formats and currencies.

// seenNumber is what every cell with a number is to show.
const seenNumber = "看到的数应就是要报的数，单位应与表头一致。"

// Hidden words a value that its number format hides.
func Hidden(value string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格的数字格式把内容隐藏了，看上去是空的，实际存有“%s”，按存有的内容读入。", value),
		Expected: "填写的内容应能看得见。", Action: "请核对：有效的请把格式改为“常规”使它可见，无效的请清除后重报。"}
}

// Words words a value in whose place its number format shows words.
func Words(value, words string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格的数字格式用“%s”代替了内容，实际存有“%s”。", words, value),
		Expected: "填写的内容应能看得见，不应以格式显示别的文字。", Action: "请核对：有效的请把格式改为“常规”，无效的请清除并如实填写后重报。"}
}

// Estimate words a number beside which its format shows that it is none for certain.
func Estimate(words string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格的数字格式在数字旁显示了“%s”，像是约数或未定的数；按数字本身读入。", words),
		Expected: "应填写一个确切的数字。", Action: "请核对，确切的请把格式改为“常规”，不确切的请更正后重报。"}
}

// Between words a format that shows words within or right at the digits.
func Between(words string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格的数字格式在数字中间或紧挨着数字显示了“%s”，看到的数与存有的数不同，不能采用。", words),
		Expected: seenNumber, Action: "请把格式改为“常规”，核对数值和单位后重报。"}
}

// ShownUnit words a unit of a number format that the column does not take.
func ShownUnit(words string, t schema.Kind) finding.Words {
	said := Unit(words, t)
	said.Found = fmt.Sprintf("此格的数字格式显示了“%s”，与此列不符，不能采用。", words)
	return said
}

// Foreign words a number format with a foreign currency.
func Foreign(words string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格显示的是外币（%s），不能采用。", words), Expected: "金额应以人民币填报。",
		Action: "请按规定的汇率折算成人民币，改写数值、单位和格式后重报。"}
}

// Scaled words a number that its format divides, under a header in 元.
func Scaled(unit string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格的数字格式把数值缩小后显示，而表头的单位是%s；按看到的数读入。", unit), Expected: seenNumber,
		Action: "请核对：如果看到的数以万元计，请改写表头的单位，并把格式改为“常规”后重报。"}
}

// YearHidden words a date cell that shows no year, in another year than the report.
func YearHidden(read string, period calendar.Month) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此格的日期格式不显示年份，实际存有的是 %s，不在报告年度 %d 年；按存有的年份读入。", read, period.Year),
		Expected: "日期应显示年、月、日。", Action: "请核对年份，并把格式改为显示年月日，有误的更正后重报。"}
}

// ForeignRow words a row in a foreign currency.
func ForeignRow(word, header string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”列写的是“%s”，不是人民币；这一行的金额不能采用。", header, word), Expected: "金额应以人民币填报。",
		Action: "请按规定的汇率折算成人民币，改写金额和币种后重报。"}
}

// RowUnit words a row in another unit than its header.
func RowUnit(header, column, row string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("表头的单位是%s，此行的“%s”列写的是“%s”，按此行的单位换算读入。", header, column, row),
		Expected: "各行的单位应与表头一致。", Action: "请核对，并统一为一种单位。"}
}

// RowUnitCell words a cell that states another unit than its row.
func RowUnitCell(column, row, cell string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此行的“%s”列写的是“%s”，此格自带单位“%s”，按格内单位换算读入。", column, row, cell),
		Expected: "格内单位应与单位列一致。", Action: "请核对，并统一为一种单位。"}
}

// Measure words a cell that shows another unit than its row states; row is empty where it states
// none.
func Measure(cell, header, row string) finding.Words {
	found := fmt.Sprintf("此格显示的单位是“%s”，而此行的“%s”写的是“%s”。", cell, header, row)
	if row == "" {
		found = fmt.Sprintf("此格显示的单位是“%s”，而此行的“%s”是空的。", cell, header)
	}
	return finding.Words{Found: found, Expected: "此列应只填数字，单位写在单位列。", Action: "请核对数值和单位，把格式改为“常规”后重报。"}
}
