// Package wording says on a screen how a command ended, or in JSON for programs. What takes but a few lines stands
// in the file of its command.
package wording

import (
	"fmt"
	"path/filepath"
	"strings"

	"zonereport/pipeline"
)

// Summary tells how a run by a version of the program ended: what is where, what the checks found,
// the first figures.
func Summary(o pipeline.Outcome, version string) string {
	var b strings.Builder
	switch o.Status {
	case pipeline.Unchanged:
		if o.OtherProgram {
			b.WriteString(sameContent(o, version))
			break
		}
		fmt.Fprintf(&b, "%s %s：台账、定义、字体和程序都没有变化，没有发布新的。现行的是 %s。\n", o.Zone, o.Period, o.Dir)
		b.WriteString(listFindings(o.Findings, firstFindings))
	case pipeline.Returned:
		fmt.Fprintf(&b, "%s %s：台账有强制性问题，没有发布。%s\n", o.Zone, o.Period, Counts(o.Findings))
		b.WriteString(listFindings(o.Findings, firstFindings))
		b.WriteString(listExplanations(o.Findings))
		b.WriteString(filesToCorrect(o.Findings))
		fmt.Fprintf(&b, "要改正的文件和审核意见在 %s，请退回报送部门，改正后重新运行。\n", o.Dir)
	case pipeline.Published:
		fmt.Fprintf(&b, "%s %s：读取 %d 个文件，已发布 %s\n", o.Zone, o.Period, o.Files, o.Manifest.Run)
		for _, a := range o.Manifest.Artifacts {
			fmt.Fprintf(&b, "  %s\n", filepath.Join(o.Dir, a.Path))
		}
		fmt.Fprintf(&b, "审核：%s\n", Counts(o.Findings))
		b.WriteString(listFindings(o.Findings, firstFindings))
		b.WriteString(listExplanations(o.Findings))
		b.WriteString(replacing(o, o.Period.String()+" "+o.Manifest.Run))
		b.WriteString(headline(o.Figures, o.Zone))
	}
	b.WriteString(listRedone(o))
	b.WriteString(listOutdated(o.Stale))
	return b.String()
}

// sameContent tells of a month that another version or build of the program would publish as it stands.
func sameContent(o pipeline.Outcome, version string) string {
	by := "程序是另一个构建"
	if o.Manifest.Version != version {
		by = "程序由 " + o.Manifest.Version + " 版换成 " + version + " 版"
	}
	return fmt.Sprintf("%s %s：内容与 %s 相同（只是%s），校验码仍是 %s，没有发布新的。现行的是 %s。\n", o.Zone, o.Period, o.Manifest.Run, by, o.Manifest.Check, o.Dir) +
		listFindings(o.Findings, firstFindings) +
		"  要用现在的程序重新发布，加 --again。\n"
}

// Checked lists all that the checks found; marked is the folder of the files that were marked, "" for none.
func Checked(o pipeline.Outcome, marked string) string {
	text := fmt.Sprintf("%s %s：读取 %d 个文件，%s\n", o.Zone, o.Period, o.Files, Counts(o.Findings)) + listFindings(o.Findings, len(o.Findings))
	if marked != "" {
		text += fmt.Sprintf("标注的文件和审核意见在 %s，请交报送部门。\n", marked)
	}
	if o.Status == pipeline.Returned {
		text += "有强制性问题，改正以前不能发布。\n"
	}
	return text
}

// Ended says in one sentence how a run ended.
func Ended(o pipeline.Outcome) string {
	switch o.Status {
	case pipeline.Published:
		return "报告已发布在 " + o.Dir + "。"
	case pipeline.Returned:
		return "台账有强制性问题，没有发布；要改正的文件在 " + o.Dir + "。"
	}
	return "没有变化，现行的是 " + o.Dir + "。"
}
