package recognise

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
)

// UnknownSheet words a sheet that is no ledger; near is the one that it resembles most, nil for
// none.
func UnknownSheet(hidden, empty bool, near *Found) finding.Words {
	switch {
	case empty:
		return finding.Words{Found: "工作表是空的，未读取。"}
	case hidden:
		return finding.Words{Found: "隐藏的工作表不是台账，未读取。"}
	}
	found := "工作表的表头与任何一种台账都不相符，未读取。"
	if near != nil && near.matched > 0 {
		found += fmt.Sprintf("最接近的是“%s”，但只有 %d 个表头相符。", near.Ledger.Name, near.matched)
	}
	return finding.Words{Found: found, Expected: "表头应与所报台账的规定格式一致。",
		Action: "如果它是台账，请按规定的表头更正后重报；如果不是，请说明或删去。"}
}

// LackingColumns words a ledger whose sheet lacks required columns.
func LackingColumns(r *Found) finding.Words {
	other := ""
	if s := r.near(); s != nil {
		if other = "（若它是“" + s.Ledger.Name + "”，各列齐全，请在标题或工作表名中写明）"; !s.Complete() {
			other = "（若它是“" + s.Ledger.Name + "”，则缺少" + s.lackingNames() + "）"
		}
	}
	return finding.Words{Found: fmt.Sprintf("此表按表头认作“%s”，但缺少必有的列：%s%s%s。此表的行暂未采用。", r.Ledger.Name, r.lackingNames(), standIns(r), other),
		Expected: "必有的列应齐全，表头应用规定名称。", Action: "请补上该列（或把表头改回规定名称）后重报。"}
}

// HeaderAbove words a header that lacks columns and stands above the one that was read.
func HeaderAbove(up, found *Found) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此行像是“%s”的表头，但缺少必有的列：%s；它与第 %d 行的表头之间的内容没有读取。", up.Ledger.Name, up.lackingNames(), found.From),
		Expected: "必有的列应齐全，一个工作表应只放一份台账。", Action: "请补上该列，并把两张表分放在两个工作表里重报；如果此行不是表头，请删去。"}
}

// lackingNames is “来源地”、“责任单位”.
func (r *Found) lackingNames() string {
	var names []string
	for _, f := range r.Lacking {
		names = append(names, "“"+r.Ledger.Fields[f].Header+"”")
	}
	return strings.Join(names, "、")
}

// Ambiguous words a sheet that fits two ledgers equally well.
func Ambiguous(r *Found) finding.Words {
	return finding.Words{Found: fmt.Sprintf("此表的表头既像“%s”又像“%s”，无法判定是哪一种台账。", r.Ledger.Name, r.Rival().Ledger.Name),
		Expected: "应能从表头、标题或工作表名判定是哪一种台账。", Action: "请在表的标题或工作表名中写明台账名称后重报。"}
}

// standIns names the columns that look like a missing one and are not it.
func standIns(r *Found) string {
	var list []string
	for i, m := range r.Means {
		if m.Field < 0 && m.Barred != "" && slices.Contains(r.Lacking, m.Like) {
			list = append(list, "“"+r.Heads[i].Written()+"”写有“"+m.Barred+"”，不算“"+r.Ledger.Fields[m.Like].Header+"”")
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "（" + strings.Join(list, "；") + "）"
}
