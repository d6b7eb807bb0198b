package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/comparing"
)

// DryRun tells what a run would do.
func DryRun(o pipeline.Outcome, cascade bool) string {
	var b strings.Builder
	switch o.Status {
	case pipeline.Unchanged:
		fmt.Fprintf(&b, "%s %s：没有变化，运行后不会发布新的。现行的是 %s。\n", o.Zone, o.Period, o.Dir)
	case pipeline.Returned:
		fmt.Fprintf(&b, "%s %s：台账有强制性问题，运行后不会发布，文件会退回。%s\n", o.Zone, o.Period, counts(o.Findings))
		b.WriteString(listFindings(o.Findings, firstFindings))
		b.WriteString(filesToCorrect(o.Findings))
	case pipeline.Published:
		fmt.Fprintf(&b, "%s %s：读取 %d 个文件，运行后会发布新的一次。审核：%s\n", o.Zone, o.Period, o.Files, counts(o.Findings))
		if o.Revised == nil {
			b.WriteString("这个月还没有发布过，没有可以比较的。\n" + headline(o.Figures, o.Zone))
			break
		}
		b.WriteString(replacing(o, o.Period.String()+" 新的一次"))
		b.WriteString(stale(*o.Revised, cascade))
	}
	b.WriteString("这是试运行，没有写入任何内容。\n")
	return b.String()
}

// stale names the months that would rest on figures which give way.
func stale(c comparing.Comparison, cascade bool) string {
	if len(c.Revision.Stale) == 0 {
		return ""
	}
	then := fmt.Sprintf("发布后须重做：zonereport run --period %s --cascade", c.Period)
	if cascade {
		then = "--cascade 会从它们开始依次重做"
	}
	return fmt.Sprintf("以后月份引用了被代替的数：%s。%s\n", staleRuns(c.Revision), then)
}
