package main

import (
	"fmt"
	"strings"

	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/shown"
)

// describeComparison words a comparison for a screen: at most so many entries of all lists, 0 for all.
func describeComparison(c pipeline.Comparison, most int, whatIf bool) string {
	r := c.Revision
	var b strings.Builder
	to, remark := r.To.Run, ""
	switch {
	case whatIf:
		to, remark = "试算", "（没有发布）"
	case c.Unissued:
		remark = "（未签发稿比较）"
	}
	fmt.Fprintf(&b, "%s %s：%s → %s%s\n%s\n", c.Zone, c.Period, r.From.Run, to, remark, summary(r))
	lists := listsOf(c)
	for i, n := range shares(lists, most) {
		list := lists[i]
		if len(list.entries) == 0 {
			continue
		}
		b.WriteString(list.head + "：\n" + terminal.Columns("  ", list.entries[:n], -1))
		if rest := len(list.entries) - n; rest > 0 {
			fmt.Fprintf(&b, "  …… 还有 %d %s，加 --rows 0 显示全部\n", rest, list.counted)
		}
	}
	b.WriteString(listStale(c))
	return b.String()
}

// summary is 5项指标有变，名次不变，断言不变（一般修订）；台账有1行不同.
func summary(r revision.Revision) string {
	text := r.Summary()
	if n := len(r.Rows); n > 0 {
		text += fmt.Sprintf("；台账有%d行不同", n)
	}
	if n := len(r.Definitions); n > 0 {
		text += fmt.Sprintf("；定义有%d处不同", n)
	}
	return text
}

// list is one kind of changes, each entry the cells of a line.
type list struct {
	head, counted string
	entries       [][]string
}

// listsOf are the changes, the figures that moved most first.
func listsOf(c pipeline.Comparison) []list {
	r := c.Revision
	figures := list{head: "指标", counted: "项"}
	for _, f := range r.Largest() {
		figures.entries = append(figures.entries, figureEntry(f, c.Names))
	}
	ranks := list{head: "名次", counted: "个单位"}
	for _, k := range r.Ranks {
		ranks.entries = append(ranks.entries, []string{k.Unit, place(k.Old) + " → " + place(k.New)})
	}
	claims := list{head: "断言", counted: "条"}
	for _, k := range r.Claims {
		claims.entries = append(claims.entries, []string{truth(k.Old) + " → " + truth(k.New), claimName(k.Key, c.Names)})
	}
	rows := list{head: "台账行", counted: "行"}
	for _, row := range r.Rows {
		rows.entries = append(rows.entries, rowEntry(row, c.Names))
	}
	definitions := list{head: "定义", counted: "处"}
	for _, d := range r.Definitions {
		definitions.entries = append(definitions.entries, []string{d.Path, d.ID, d.What})
	}
	files := list{head: "文件", counted: "个"}
	for _, f := range r.Files {
		files.entries = append(files.entries, []string{f.Path, f.What})
	}
	return []list{figures, ranks, claims, rows, definitions, files}
}

// figureEntry is 实际到位内资 · 151100 → 152100 万元 · +1000 · 更正1行（招商中心，到位资金台账 G12）.
func figureEntry(f revision.Figure, n revision.Names) []string {
	reason := f.Reason(n)
	if f.ShownSame {
		reason += "（印出的数不变）"
	}
	return []string{f.Name, f.Values(), revision.Signed(f.Difference), shown.Escape(reason)}
}

// rowEntry is 更正 · 到位资金台账 2020-04/… · 当月到位 2221.5→3221.5 · 到位.xlsx › 到位资金台账 第12行.
func rowEntry(r revision.Row, n revision.Names) []string {
	name := n.Ledgers[r.Ledger]
	if name == "" {
		name = r.Ledger
	}
	if r.Row != "" {
		name += " " + shown.Escape(r.Row)
	}
	var cells []string
	for _, c := range r.Cells {
		cells = append(cells, c.Column+" "+shown.Escape(blankAs(c.Old))+"→"+shown.Escape(blankAs(c.New)))
	}
	at := r.New
	if at == nil {
		at = r.Old
	}
	where := ""
	if at != nil {
		where = fmt.Sprintf("%s 第%d行", finding.Place{File: at.File, Sheet: at.Sheet}, at.Line)
	}
	return []string{r.Cause.Name(), name, strings.Join(cells, "；"), where}
}

func blankAs(text string) string {
	if text == "" {
		return "空"
	}
	return text
}

func place(rank *int) string {
	if rank == nil {
		return "没有名次"
	}
	return fmt.Sprintf("第%d名", *rank)
}

func truth(holds *bool) string {
	switch {
	case holds == nil:
		return "没有"
	case *holds:
		return "成立"
	}
	return "不成立"
}

// claimName is what a claim says, with its group.
func claimName(key string, n revision.Names) string {
	id, group, grouped := strings.Cut(key, "/")
	name := n.Claims[id]
	if name == "" {
		name = id
	}
	if grouped {
		name += "（" + shown.Escape(group) + "）"
	}
	return name
}

// shares says how many entries of each list are shown where all lists together may show so many:
// short lists whole, the others alike; each that there is shows one. 0 is no bound.
func shares(lists []list, most int) []int {
	shares := make([]int, len(lists))
	for given := true; given; {
		given = false
		for i := range lists {
			if shares[i] < len(lists[i].entries) && (most <= 0 || total(shares) < most || shares[i] == 0) {
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
func listStale(c pipeline.Comparison) string {
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

// notesOn says what a comparison could not tell, and why.
func notesOn(c pipeline.Comparison) []string {
	notes := c.Notes
	for _, lost := range c.Lost {
		notes = append(notes, fmt.Sprintf("%s 不能用现在的程序从留存的文件重新算出：%s。变动的指标一律记作程序更新，没有逐行比较台账。", lost.Run, strings.TrimSuffix(systemerror.InChinese(lost.Why), "。")))
	}
	if c.Unread != nil {
		notes = append(notes, fmt.Sprintf("没有能与被代替的运行比较：%s。本次没有 revision.json。", strings.TrimSuffix(systemerror.InChinese(c.Unread), "。")))
	}
	return notes
}
