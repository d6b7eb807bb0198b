package wording

import (
	"fmt"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// GuideRow is said of a line that explains the columns.
var GuideRow = finding.Words{Found: "此行是各列怎样填写的说明，未作为数据读取。", Expected: "表头下面应直接是数据。", Action: "请删去说明行；如是数据，请按各列的要求填写后重报。"}

// HiddenSheet words a hidden sheet that is a ledger.
func HiddenSheet(name string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此工作表是隐藏的，按表头认作“%s”，已照常读入并计算。", name),
		Expected: "报送的工作表不应隐藏。", Action: "请核对它是否应当报送，不应报送的请删去后重报。"}
}

// BesideSheet words a ledger that stands beside another.
func BesideSheet(name string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("从这一列起并排着另一份“%s”，未能读取。", name),
		Expected: "一个工作表应只放一份台账。", Action: "请把它移到单独的工作表后重报。"}
}

// HiddenRows words hidden rows that were read; how says by what.
func HiddenRows(n int, how string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("有 %d 个%s的行，已照常读入并计算。", n, how),
		Expected: "报送的行不应隐藏或筛去。", Action: "请核对这些行是否应当报送，不应报送的请删去后重报。"}
}

// Later counts the rows behind the report month.
func Later(n int, header string, period calendar.Month) finding.Words {
	return finding.Words{Found: fmt.Sprintf("有 %d 行的“%s”晚于报告月份 %s，照常审核，但不计入本期。", n, header, period)}
}

// Opinion words a sheet 审核意见 that came back with its file.
func Opinion(explained int) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此表是退回时所附的审核意见，不是台账；已读取其中填写了说明的 %d 条。", explained)}
}

// MonthClash words rows of another month than the one that their sheet is named by.
func MonthClash(sheet, header string, rows int, first string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("工作表名为“%s”，但有 %d 行的“%s”写的是别的月份（首个为 %s）；按列中所写的月份读入。", sheet, rows, header, first),
		Expected: "工作表名应与各行的月份一致。", Action: "请核对是工作表名有误还是月份填错，有误的更正后重报。"}
}
