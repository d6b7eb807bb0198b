package wording

import (
	"fmt"
	"strings"

	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/revision"
)

// Comparison words a comparison for a screen: at most so many entries of all lists, 0 for all.
func Comparison(c comparing.Comparison, most int, whatIf bool) string {
	r := c.Revision
	var b strings.Builder
	to, remark := r.To.Run, ""
	switch {
	case whatIf:
		to, remark = "试算", "（没有发布）"
	case c.Unissued:
		remark = "（未签发稿比较）"
	}
	fmt.Fprintf(&b, "%s %s：%s → %s%s\n%s\n", c.Zone, c.Period, r.From.Run, to, remark, extent(r))
	lists := ChangesOf(c)
	for i, n := range shares(lists, most) {
		list := lists[i]
		if len(list.Entries) == 0 {
			continue
		}
		b.WriteString(list.Head + "：\n" + terminal.Columns("  ", list.Entries[:n], -1))
		if rest := len(list.Entries) - n; rest > 0 {
			fmt.Fprintf(&b, "  …… 还有 %d %s，加 --rows 0 显示全部\n", rest, list.Counted)
		}
	}
	b.WriteString(listStale(c))
	return b.String()
}

// extent is 5项指标有变，名次不变，断言不变（一般修订）；台账有1行不同.
func extent(r revision.Revision) string {
	text := r.Summary()
	if n := len(r.Rows); n > 0 {
		text += fmt.Sprintf("；台账有%d行不同", n)
	}
	if n := len(r.Definitions); n > 0 {
		text += fmt.Sprintf("；定义有%d处不同", n)
	}
	return text
}

// shares says how many entries of each list are shown where all lists together may show so many:
// short lists whole, the others alike; each that there is shows one. 0 is no bound.
func shares(lists []Changes, most int) []int {
	shares := make([]int, len(lists))
	for given := true; given; {
		given = false
		for i := range lists {
			if shares[i] < len(lists[i].Entries) && (most <= 0 || total(shares) < most || shares[i] == 0) {
				shares[i]++
				given = true
			}
		}
	}
	return shares
}

func total(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// listStale names the months that rest on the figures of the run that gave way, and the command that makes them again.
func listStale(c comparing.Comparison) string {
	if len(c.Revision.Stale) == 0 {
		return ""
	}
	return fmt.Sprintf("以后月份引用了被代替的数：%s。重做：zonereport run --period %s --cascade\n", staleRuns(c.Revision), c.Period)
}

// staleRuns is 2020-11 r1（名次、连续月数）、….
func staleRuns(r revision.Revision) string {
	runs := make([]string, len(r.Stale))
	for i, s := range r.Stale {
		runs[i] = fmt.Sprintf("%s %s（%s）", s.Period, s.Run, s.Uses)
	}
	return strings.Join(runs, "、")
}

// Notes says what a comparison could not tell, and why.
func Notes(c comparing.Comparison) []string {
	notes := c.Notes
	for _, lost := range c.Lost {
		notes = append(notes, fmt.Sprintf("%s 不能用现在的程序从留存的文件重新算出：%s。变动的指标一律记作程序更新，没有逐行比较台账。", lost.Run, strings.TrimSuffix(systemerror.InChinese(lost.Why), "。")))
	}
	if c.Unread != nil {
		notes = append(notes, fmt.Sprintf("没有能与被代替的运行比较：%s。本次没有 revision.json。", strings.TrimSuffix(systemerror.InChinese(c.Unread), "。")))
	}
	return notes
}
