package guard

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// Findings masks every text of findings.
func (g *Guard) Findings(list []finding.Finding) []finding.Finding {
	list = slices.Clone(list)
	for i := range list {
		f := &list[i]
		f.File, f.Sheet = g.Name(f.File), g.Name(f.Sheet)
		f.Column, f.Row, f.Value = g.Line(f.Column), g.Free(f.Row), g.Free(f.Value)
		f.Found, f.Expected, f.Action = g.Line(f.Found), g.Line(f.Expected), g.Line(f.Action)
	}
	return list
}

// Named are hard findings on files and sheets of ledgers whose names hold personal data: they
// would stand in every list of sources.
func (g *Guard) Named(files []string, set ledger.Set) []finding.Finding {
	var list []finding.Finding
	hard := func(rule, what, file, sheet, name string) bool {
		if g.names.Mask(name) == name {
			return false
		}
		list = append(list, finding.Finding{Rule: rule, Severity: finding.Error, File: file, Sheet: sheet, Figures: []string{}, Words: finding.Words{
			Found:    what + "名里有个人信息（姓名、身份证号或手机号码）：" + name + "。",
			Expected: what + "名会写进报告的数据来源，不应含有个人信息。",
			Action:   "请删去" + what + "名里的个人信息后重报。",
		}})
		return true
	}
	flagged := map[string]bool{}
	for _, f := range files {
		flagged[f] = hard("file.personal", "文件", f, "", f)
	}
	for _, id := range slices.Sorted(maps.Keys(set)) {
		for _, sheet := range set[id].Sheets {
			if at := sheet.File + "\x00" + sheet.Name; !flagged[at] && !(flagged[sheet.File] && strings.HasPrefix(sheet.File, sheet.Name)) {
				flagged[at] = hard("sheet.personal", "工作表", sheet.File, sheet.Name, sheet.Name)
			}
		}
	}
	return list
}

// Explanations masks what opinion sheets state, as findings are masked.
func (g *Guard) Explanations(list []finding.Explanation) []finding.Explanation {
	for i := range list {
		e := &list[i]
		e.File, e.Place, e.Column = g.Name(e.File), g.Name(e.Place), g.Line(e.Column)
		e.Row, e.Value = g.Free(e.Row), g.Free(e.Value)
	}
	return list
}
