package ingest

import (
	"errors"
	"fmt"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
)

// What is said of files and of ledgers as a whole; package wording speaks of sheets and cells.

// Unreadable says whether a finding refuses a file as a whole.
func Unreadable(f finding.Finding) bool { return f.Rule == rule.File }

// Other says whether a finding is that files are no spreadsheets and were not read.
func Other(f finding.Finding) bool { return f.Rule == rule.Other }

// unreadable words why a file was refused as a whole; the rest of the month is read.
func unreadable(name string, err error) finding.Finding {
	found, action := "文件无法读取。", "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重报。"
	var refused *grid.FileError
	if errors.As(err, &refused) {
		switch refused.Reason {
		case grid.Encrypted:
			found, action = "文件已加密，没有密码不能读取。", "请打开后取消打开密码（WPS 同时取消“文档加密”），另存为 .xlsx 后重报。"
		case grid.Damaged:
			found, action = "文件已损坏或不完整，可能是传输中断或保存时出错；为防漏行，整个文件不予采用。", "请在原电脑上打开核对，另存为 .xlsx 后重报。"
		case grid.Cut:
			found, action = sayCut.Found, sayCut.Action
		case grid.NotSpreadsheet:
			found = "文件内容不是电子表格（可能是空文件、改了扩展名的其他文件，或被单位内网的文档加密软件加了密）。"
			action = "请用 Excel 或 WPS 打开台账，另存为未加密的 .xlsx 后重报。"
		case grid.TooLarge:
			found = "文件过大或内容过多（行、列、样式或工作表），超出程序能读取的范围。"
			action = "请新建一个工作簿，只把台账的数据复制过去（不要整行、整列地复制），另存为 .xlsx 后重报。"
		case grid.LongLine:
			found = "文件有一行过长，不像一行一条记录的表格（可能缺了换行，或引号没有成对）。"
		case grid.OldFormat:
			found = "文件格式过旧或不受支持。"
		}
	}
	return finding.Finding{Rule: rule.File, Severity: finding.Error, File: name, Figures: []string{},
		Words: finding.Words{Found: found + "其余文件已照常读取。", Expected: "应报送未加密、完好的电子表格文件。", Action: action}}
}

// notSent words that nobody sent a ledger.
func notSent(b *schema.Ledger) finding.Finding {
	return finding.Finding{Rule: rule.LedgerMissing, Severity: finding.Warning, Ledger: b.ID, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("本月未收到“%s”；与它有关的指标不计算，报告中注明“未报送”。", b.Name),
		Expected: fmt.Sprintf("应由%s报送。", b.Department),
		Action:   "请催报；若已报送，请核对文件有没有读出、表头是否相符。",
	}}
}

// sayCut words a text that ends within its last row.
var sayCut = finding.Words{
	Found:  "文件的最后一行没有写完：其他各行末尾都有换行，最后一行没有（或有一个引号没有结束）；Excel 和 WPS 保存时总会写上，因此文件可能是复制或传输时中断的，为防漏行、错数，整个文件不予采用。",
	Action: "请在原电脑上打开核对最后一行，重新保存（确认完整的，也可只在最后一行末尾加一个换行）后重报。",
}
