package wording

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
)

// firstOutdated is how many months to be made again are shown at the end of a run.
const firstOutdated = 12

// listRedone tells what became of the later months that a cascade made again.
func listRedone(o pipeline.Outcome) string {
	if len(o.Redone) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("依次重做了以后的月份：\n")
	for _, r := range o.Redone {
		if r.Status == pipeline.Returned {
			fmt.Fprintf(&b, "  %s：%s\n", r.Period, Ended(r))
			b.WriteString(listFindings(r.Findings, firstFindings))
			continue
		}
		fmt.Fprintf(&b, "  %s：已发布 %s%s\n", r.Period, r.Manifest.Run, changeOf(r))
	}
	return b.String()
}

// listOutdated names the runs in force that rest on runs which gave way, and how to make them again.
func listOutdated(list []publish.Stale) string {
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("待重做的月份（引用了别的月份已被代替的数）：\n")
	for i, s := range list {
		if i == firstOutdated {
			fmt.Fprintf(&b, "  …… 还有 %d 个月，见 zonereport status\n", len(list)-i)
			break
		}
		fmt.Fprintf(&b, "  %s %s：%s\n", s.Period, s.Run, describeUses(s))
	}
	fmt.Fprintf(&b, "  重做：zonereport run --period %s --cascade\n", FirstUsed(list))
	return b.String()
}

// describeUses is 引用的是 2020-10 r1，现行的是 r2（名次、连续月数）；….
func describeUses(s publish.Stale) string {
	parts := make([]string, len(s.Uses))
	for i, u := range s.Uses {
		parts[i] = u.String()
	}
	return strings.Join(parts, "；")
}

// FirstUsed is the earliest month whose run gave way: a cascade from there reaches all of them.
func FirstUsed(list []publish.Stale) calendar.Month {
	first := slices.MinFunc(list, func(a, b publish.Stale) int {
		return strings.Compare(a.Uses[0].Month.String(), b.Uses[0].Month.String())
	})
	return first.Uses[0].Month
}
