package ingest

import (
	"errors"
	"fmt"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
)

// The texts that departments read: what is wrong, what was expected, what to do; where the last
// is left out, the severity asks for it (finding.Request). Values of personal columns come
// masked. This file speaks of files, sheets and headers, saycell.go of cells.

// Unreadable says whether a finding refuses a file as a whole.
func Unreadable(f finding.Finding) bool { return f.Rule == ruleFile }

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
	return finding.Finding{Rule: ruleFile, Severity: finding.Error, File: name, Figures: []string{},
		Words: finding.Words{Found: found + "其余文件已照常读取。", Expected: "应报送未加密、完好的电子表格文件。", Action: action}}
}

// notSent words that nobody sent a ledger.
func notSent(b *book) finding.Finding {
	return finding.Finding{Rule: ruleLedgerMissing, Severity: finding.Warning, Ledger: b.ID, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("本月未收到“%s”；与它有关的指标不计算，报告中注明“未报送”。", b.Name),
		Expected: fmt.Sprintf("应由%s报送。", b.Department),
		Action:   "请催报；若已报送，请核对文件有没有读出、表头是否相符。",
	}}
}

// repeated words a sheet that repeats an earlier one; nothing else is said about it.
func repeated(p, first *part) finding.Finding {
	return finding.Finding{Rule: ruleSheetRepeated, Severity: finding.Error, File: p.ref.File, Sheet: p.ref.Name, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("此工作表的 %d 行全部与“%s”的工作表“%s”重复，未采用，以免重复计算。", len(p.rows), first.ref.File, first.ref.Name),
		Expected: "同一份台账应只报一次。",
		Action:   "请删去重复报送的文件或工作表。",
	}}
}

func sayUnknownSheet(hidden, empty bool, near *recognised) finding.Words {
	switch {
	case empty:
		return finding.Words{Found: "工作表是空的，未读取。"}
	case hidden:
		return finding.Words{Found: "隐藏的工作表不是台账，未读取。"}
	}
	found := "工作表的表头与任何一种台账都不相符，未读取。"
	if near != nil && near.matched > 0 {
		found += fmt.Sprintf("最接近的是“%s”，但只有 %d 个表头相符。", near.book.Name, near.matched)
	}
	return finding.Words{Found: found, Expected: "表头应与所报台账的规定格式一致。",
		Action: "如果它是台账，请按规定的表头更正后重报；如果不是，请说明或删去。"}
}

func sayLacking(r *recognised) finding.Words {
	other := ""
	if s := r.near(); s != nil {
		if other = "（若它是“" + s.book.Name + "”，各列齐全，请在标题或工作表名中写明）"; !s.complete() {
			other = "（若它是“" + s.book.Name + "”，则缺少" + s.lackingNames() + "）"
		}
	}
	return finding.Words{Found: fmt.Sprintf("此表按表头认作“%s”，但缺少必有的列：%s%s%s。此表的行暂未采用。", r.book.Name, r.lackingNames(), sayStandIns(r), other),
		Expected: "必有的列应齐全，表头应用规定名称。", Action: "请补上该列（或把表头改回规定名称）后重报。"}
}

// sayAbove words a header that lacks columns and stands above the one that was read.
func sayAbove(up, found *recognised) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此行像是“%s”的表头，但缺少必有的列：%s；它与第 %d 行的表头之间的内容没有读取。", up.book.Name, up.lackingNames(), found.from),
		Expected: "必有的列应齐全，一个工作表应只放一份台账。", Action: "请补上该列，并把两张表分放在两个工作表里重报；如果此行不是表头，请删去。"}
}

// lackingNames is “来源地”、“责任单位”.
func (r *recognised) lackingNames() string {
	var names []string
	for _, f := range r.lacking {
		names = append(names, "“"+r.book.fields[f].Header+"”")
	}
	return strings.Join(names, "、")
}

func sayDoubt(r *recognised) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此表的表头既像“%s”又像“%s”，无法判定是哪一种台账。", r.book.Name, r.rival().book.Name),
		Expected: "应能从表头、标题或工作表名判定是哪一种台账。", Action: "请在表的标题或工作表名中写明台账名称后重报。"}
}

func sayHiddenSheet(name string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此工作表是隐藏的，按表头认作“%s”，已照常读入并计算。", name),
		Expected: "报送的工作表不应隐藏。", Action: "请核对它是否应当报送，不应报送的请删去后重报。"}
}

func sayBesideSheet(name string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("从这一列起并排着另一份“%s”，未能读取。", name),
		Expected: "一个工作表应只放一份台账。", Action: "请把它移到单独的工作表后重报。"}
}

func sayGarbledHeader(header string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("表头“%s”有乱码字符，无法判定是哪一列。", header),
		Expected: "表头文字应完整、无乱码。", Action: "请在原文件里把表头改正，另存为 .xlsx 后重报。"}
}

func sayDuplicateHeader(header string, first *column) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”与前面 %s 的列同为“%s”，以前一列为准，此列未使用。", header, first.at, first.Header),
		Expected: "同一内容应只有一列。", Action: "请核对并删去一列。"}
}

func sayUnitDefault(header, base string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("“%s”列没有写明单位，表上也没有“单位：”，按%s读入。", header, base),
		Expected: "应在表头或“单位：”处写明规定的计量单位。", Action: "请核对，并在表头括号内写明单位。"}
}

func sayHiddenColumns(headers []string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("有 %d 个隐藏的列（%s），已照常读入并计算。", len(headers), strings.Join(headers, "、")),
		Expected: "报送的列不应隐藏。", Action: "请核对其中的数值，有误的更正后重报。"}
}

func sayHiddenRows(n int, how string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("有 %d 个%s的行，已照常读入并计算。", n, how),
		Expected: "报送的行不应隐藏或筛去。", Action: "请核对这些行是否应当报送，不应报送的请删去后重报。"}
}

func sayLater(n int, header string, period calendar.Month) finding.Words {
	return finding.Words{Found: fmt.Sprintf("有 %d 行的“%s”晚于报告月份 %s，照常审核，但不计入本期。", n, header, period)}
}

// sayOpinion words a sheet 审核意见 that came back with its file.
func sayOpinion(explained int) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此表是退回时所附的审核意见，不是台账；已读取其中填写了说明的 %d 条。", explained)}
}
