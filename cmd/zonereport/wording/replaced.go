package wording

import (
	"fmt"
	"strings"

	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline"
)

// firstChanges are the changed figures shown at the end of a run.
const firstChanges = 3

// replacing says what changed from the run that gave way to the one named: how much, and the largest
// figures with their causes; "" where none gave way.
func replacing(o pipeline.Outcome, run string) string {
	if o.Revised == nil || o.Revised.Unread != nil {
		return ""
	}
	r := o.Revised.Revision
	var b strings.Builder
	fmt.Fprintf(&b, "%s 代替 %s：%s\n", run, r.From.Run, r.Summary())
	var lines [][]string
	for _, f := range r.Largest()[:min(len(r.Figures), firstChanges)] {
		lines = append(lines, figureEntry(f, o.Revised.Names))
	}
	b.WriteString(terminal.Columns("  ", lines, -1))
	return b.String()
}

// changeOf is ，代替 r1：2项指标有变，名次不变，断言不变（一般修订）.
func changeOf(o pipeline.Outcome) string {
	if o.Revised == nil || o.Revised.Unread != nil {
		return ""
	}
	return "，代替 " + o.Revised.Revision.From.Run + "：" + o.Revised.Revision.Summary()
}
