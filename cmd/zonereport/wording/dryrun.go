package wording

import (
	"fmt"
	"path/filepath"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/comparing"
)

// DryRun tells what a run would do, and what of it lies in a folder already; drafts is "" where nothing does.
func DryRun(o pipeline.Outcome, cascade bool, drafts string) string {
	var b strings.Builder
	switch o.Status {
	case pipeline.Unchanged:
		fmt.Fprintf(&b, "%s %s：没有变化，运行后不会发布新的。现行的是 %s。\n", o.Zone, o.Period, o.Dir)
	case pipeline.Returned:
		fmt.Fprintf(&b, "%s %s：台账有强制性问题，运行后不会发布，文件会退回。%s\n", o.Zone, o.Period, Counts(o.Findings))
		b.WriteString(listFindings(o.Findings, firstFindings))
		b.WriteString(filesToCorrect(o.Findings))
	case pipeline.Published:
		fmt.Fprintf(&b, "%s %s：读取 %d 个文件，运行后会发布新的一次。审核：%s\n", o.Zone, o.Period, o.Files, Counts(o.Findings))
		if o.Revised == nil {
			b.WriteString("这个月还没有发布过，没有可以比较的。\n" + headline(o.Figures, o.Zone))
			break
		}
		b.WriteString(replacing(o, o.Period.String()+" 新的一次"))
		b.WriteString(stale(*o.Revised, cascade))
	}
	if drafts == "" || o.Status == pipeline.Returned {
		b.WriteString("这是试运行，没有写入任何内容。\n")
		return b.String()
	}
	b.WriteString(drafted(o, drafts))
	if cascade && o.Revised != nil && len(o.Revised.Revision.Stale) > 0 {
		b.WriteString("以后各月引用的是发布后的数，它们的报告没有先写。\n")
	}
	return b.String()
}

// drafted lists what a dry run drew, or copied where there is nothing new.
func drafted(o pipeline.Outcome, dir string) string {
	var b strings.Builder
	if o.Status == pipeline.Unchanged {
		fmt.Fprintf(&b, "现行的 %s 的文件抄在 %s：\n", o.Manifest.Run, dir)
	} else {
		fmt.Fprintf(&b, "运行后会发布的文件先写在 %s，逐字节相同，校验码 %s；还没有发布，请不要外送：\n", dir, o.Manifest.Check)
	}
	for _, a := range o.Manifest.Artifacts {
		fmt.Fprintf(&b, "  %s\n", filepath.Join(dir, a.Path))
	}
	b.WriteString("这是试运行，除了这个文件夹没有写入任何内容。\n")
	if o.Ground != "" {
		fmt.Fprintf(&b, "发布看到的这一份：参数照旧，去掉 --dry-run 和 --out，加上 --expect %s\n", o.Ground)
	}
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
