package wording

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/shown"
)

const (
	firstFindings = 5  // findings shown at the end of a run
	firstFiles    = 20 // files shown at the end of a run
)

// Counts is 强制性 0 条，核实性 3 条（已说明 1 条），提示性 2 条.
func Counts(list []finding.Finding) string {
	explained := ""
	n := 0
	for _, f := range list {
		if f.Explanation != "" {
			n++
		}
	}
	if n > 0 {
		explained = fmt.Sprintf("（已说明 %d 条）", n)
	}
	return fmt.Sprintf("强制性 %d 条，核实性 %d 条%s，提示性 %d 条",
		finding.Count(list, finding.Error), finding.Count(list, finding.Warning), explained, finding.Count(list, finding.Info))
}

// listFindings shows the first findings, one line of place and one of message each.
func listFindings(list []finding.Finding, limit int) string {
	var b strings.Builder
	for i, f := range list {
		if i == limit {
			fmt.Fprintf(&b, "  …… 还有 %d 条，见 findings.json，或运行 zonereport check\n", len(list)-limit)
			break
		}
		fmt.Fprintf(&b, "  【%s】%s\n      %s\n", f.Severity.Name(), where(f), f.Message())
		if f.Explanation != "" {
			fmt.Fprintf(&b, "      说明：%s\n", shown.Escape(f.Reason()))
		}
	}
	return b.String()
}

// listExplanations shows what departments have explained beyond the first findings.
func listExplanations(list []finding.Finding) string {
	var b strings.Builder
	listed := 0
	for _, f := range list[min(firstFindings, len(list)):] {
		if f.Explanation == "" {
			continue
		}
		if listed++; listed > firstFindings {
			b.WriteString("  …… 其余说明见 findings.json 和报告的审核情况\n")
			break
		}
		if listed == 1 {
			b.WriteString("报送单位已说明的：\n")
		}
		fmt.Fprintf(&b, "  %s\n      说明：%s\n", where(f), shown.Escape(f.Reason()))
	}
	return b.String()
}

// filesToCorrect lists the files with hard findings, the most first, where there are several.
func filesToCorrect(list []finding.Finding) string {
	hard, soft := map[string]int{}, map[string]int{}
	for _, f := range list {
		switch {
		case f.File == "":
		case f.Severity == finding.Error:
			hard[f.File]++
		case f.Severity == finding.Warning:
			soft[f.File]++
		}
	}
	if len(hard) < 2 {
		return ""
	}
	files := slices.SortedFunc(maps.Keys(hard), func(a, b string) int {
		return cmp.Or(cmp.Compare(hard[b], hard[a]), cmp.Compare(a, b))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "有强制性问题的文件 %d 个：\n", len(files))
	for _, file := range files[:min(len(files), firstFiles)] {
		fmt.Fprintf(&b, "  %s：强制性 %d 条，核实性 %d 条\n", file, hard[file], soft[file])
	}
	if len(files) > firstFiles {
		fmt.Fprintf(&b, "  …… 其余 %d 个见 审核意见.txt\n", len(files)-firstFiles)
	}
	return b.String()
}

// where words the place of a finding; one on no file is on what the month sent.
func where(f finding.Finding) string { return cmp.Or(f.Place().String(), "本月报送") }
