package wording

import (
	"cmp"
	"fmt"
	"strings"

	"zonereport/pipeline/comparing"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/shown"
)

// list is one kind of changes, each entry the cells of a line.
type list struct {
	head, counted string
	entries       [][]string
}

// listsOf are the changes, the figures that moved most first.
func listsOf(c comparing.Comparison) []list {
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
		cells = append(cells, c.Column+" "+shown.Escape(cmp.Or(c.Old, "空"))+"→"+shown.Escape(cmp.Or(c.New, "空")))
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
