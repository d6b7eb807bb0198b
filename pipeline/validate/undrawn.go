package validate

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// Undrawable is a character that no font of the machine can draw, and where a report has it.
type Undrawable struct {
	Rune rune
	In   string
}

// Undrawn gives a hard finding for each character, at the first cell it came from, or at
// 审核意见 when a department explains with it. It gives none at all when one of them stands in
// neither: then the zone's name or a template holds it, and that is no department's to mend.
func Undrawn(defs definition.Definitions, set ledger.Set, findings []finding.Finding, characters []Undrawable) []finding.Finding {
	var list []finding.Finding
	for _, c := range characters {
		f, ok := firstWith(set, defs.Ledgers, c.Rune)
		if !ok {
			f, ok = explainedWith(findings, c.Rune)
		}
		if !ok {
			return nil
		}
		f.Words = finding.Words{Found: fmt.Sprintf("“%c”（U+%04X）是本机字体都没有的字，报告里写不出（%s）。", c.Rune, c.Rune, c.In), Expected: "应使用通用字。",
			Action: "请改用通用字；必须用这个字的，请统计办公室安装含有它的字体后重新运行。"}
		list = append(list, f)
	}
	return list
}

// firstWith finds the first cell whose text holds the character.
func firstWith(set ledger.Set, defs []definition.Ledger, r rune) (finding.Finding, bool) {
	for i := range defs {
		l := set[defs[i].ID]
		if l == nil {
			continue
		}
		for _, row := range l.Rows {
			for j, c := range row.Cells {
				if strings.ContainsRune(c.Text, r) {
					return finding.Finding{Rule: "value.undrawn", Severity: finding.Error, File: row.Sheet.File, Sheet: row.Sheet.Name,
						Cell: c.At.String(), Column: defs[i].Columns[j].Header, Figures: []string{}}, true
				}
			}
		}
	}
	return finding.Finding{}, false
}

// explainedWith finds the first explanation that holds the character.
func explainedWith(findings []finding.Finding, r rune) (finding.Finding, bool) {
	for _, f := range findings {
		if strings.ContainsRune(f.Explanation, r) {
			return finding.Finding{Rule: "value.undrawn", Severity: finding.Error, File: f.File, Sheet: finding.OpinionSheet,
				Column: "说明", Value: f.Explanation, Figures: []string{}}, true
		}
	}
	return finding.Finding{}, false
}
