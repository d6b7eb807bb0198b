package validate

import (
	"fmt"

	"zonereport/pipeline/finding"
)

// Explained enters the explanations that re-sent files carry; shown makes of one what may be
// printed. What fits no warning of this run is not used, and that is said: the department
// believes it has answered. What they leave open, the explanations of earlier runs answer
// (carried), which were made fit to print then.
func Explained(findings []finding.Finding, told, carried []finding.Explanation, shown func(string) string) []finding.Finding {
	explained, unused := finding.Answer(findings, told, shown)
	explained, _ = finding.Answer(explained, carried, func(text string) string { return text })
	counts := map[string]int{}
	var files []string
	for _, e := range unused {
		if counts[e.File]++; counts[e.File] == 1 {
			files = append(files, e.File)
		}
	}
	for _, file := range files {
		explained = append(explained, finding.Finding{
			Rule: "opinion.unused", Severity: finding.Info, File: file, Sheet: finding.OpinionSheet, Figures: []string{},
			Words: finding.Words{Found: fmt.Sprintf("审核意见表中有 %d 条说明没有采用：所说的情况本次已不存在，或填报的数值、位置已变，或属强制性意见（只能更正，不能以说明代替）。", counts[file]),
				Action: "仍有核实性意见的，请按本次的审核意见另作说明。"},
		})
	}
	return explained
}
