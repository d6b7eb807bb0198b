package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/shown"
	"zonereport/pipeline/unit"
)

const (
	firstFindings = 5  // findings shown at the end of a run
	firstFigures  = 8  // figures shown at the end of a run
	firstFiles    = 20 // files shown at the end of a run
)

// summarise tells how a run ended: what is where, what the checks found, the first figures.
func summarise(w io.Writer, o pipeline.Outcome) error {
	var b strings.Builder
	switch o.Status {
	case pipeline.Unchanged:
		if o.OtherProgram {
			b.WriteString(sameContent(o))
			break
		}
		fmt.Fprintf(&b, "%s %s：台账、定义、字体和程序都没有变化，没有发布新的。现行的是 %s。\n", o.Zone, o.Period, o.Dir)
		b.WriteString(listFindings(o.Findings, firstFindings))
	case pipeline.Returned:
		fmt.Fprintf(&b, "%s %s：台账有强制性问题，没有发布。%s\n", o.Zone, o.Period, counts(o.Findings))
		b.WriteString(listFindings(o.Findings, firstFindings))
		b.WriteString(listExplanations(o.Findings))
		b.WriteString(filesToCorrect(o.Findings))
		fmt.Fprintf(&b, "要改正的文件和审核意见在 %s，请退回报送部门，改正后重新运行。\n", o.Dir)
	case pipeline.Published:
		fmt.Fprintf(&b, "%s %s：读取 %d 个文件，已发布 %s\n", o.Zone, o.Period, o.Files, o.Manifest.Run)
		for _, a := range o.Manifest.Artifacts {
			fmt.Fprintf(&b, "  %s\n", filepath.Join(o.Dir, a.Path))
		}
		fmt.Fprintf(&b, "审核：%s\n", counts(o.Findings))
		b.WriteString(listFindings(o.Findings, firstFindings))
		b.WriteString(listExplanations(o.Findings))
		b.WriteString(replacing(o, o.Period.String()+" "+o.Manifest.Run))
		b.WriteString(headline(o.Figures, o.Zone))
	}
	b.WriteString(listRedone(o))
	b.WriteString(listOutdated(o.Stale))
	_, err := io.WriteString(w, b.String())
	return err
}

// sameContent tells of a month that another version or build of the program would publish as it stands.
func sameContent(o pipeline.Outcome) string {
	by := "程序是另一个构建"
	if o.Manifest.Version != version {
		by = "程序由 " + o.Manifest.Version + " 版换成 " + version + " 版"
	}
	return fmt.Sprintf("%s %s：内容与 %s 相同（只是%s），校验码仍是 %s，没有发布新的。现行的是 %s。\n", o.Zone, o.Period, o.Manifest.Run, by, o.Manifest.Check, o.Dir) +
		listFindings(o.Findings, firstFindings) +
		"  要用现在的程序重新发布，加 --again。\n"
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

// ended says in one sentence how a run ended.
func ended(o pipeline.Outcome) string {
	switch o.Status {
	case pipeline.Published:
		return "报告已发布在 " + o.Dir + "。"
	case pipeline.Returned:
		return "台账有强制性问题，没有发布；要改正的文件在 " + o.Dir + "。"
	}
	return "没有变化，现行的是 " + o.Dir + "。"
}

// counts is 强制性 0 条，核实性 3 条（已说明 1 条），提示性 2 条.
func counts(list []finding.Finding) string {
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

// where words the place of a finding; one on no file is on what the month sent.
func where(f finding.Finding) string { return cmp.Or(f.Place().String(), "本月报送") }

// headline shows the first plain figures and the zone's rank.
func headline(figures []figure.Figure, zone string) string {
	var b strings.Builder
	shown := 0
	for _, f := range figures {
		rank := f.Key() == figure.Key(figure.CampaignRank, zone)
		if !rank && (len(f.Group) > 0 || shown == firstFigures) {
			continue
		}
		if !rank {
			shown++
		}
		if b.Len() == 0 {
			b.WriteString("主要指标：\n")
		}
		fmt.Fprintf(&b, "  %s %s\n", f.Name, amount(f))
	}
	if b.Len() > 0 {
		b.WriteString("  全部指标见报告附件和 figures.csv；查一个指标的来源：zonereport explain 年-月 指标\n")
	}
	return b.String()
}

// amount is the exact value with its unit, from 1亿元 up also in 亿元 as the reports print it.
func amount(f figure.Figure) string {
	text := f.Value.String() + f.Unit
	if v, word := unit.Readable(f.Value, f.Unit); f.Unit == unit.Money.Base() && word != f.Unit {
		text += "（" + v.Round(2).String() + word + "）"
	}
	return text
}
