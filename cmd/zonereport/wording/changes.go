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

// Changes is one kind of what changed, each entry the cells of a line.
type Changes struct {
	Head, Counted string   // 指标, 项
	Columns       []string // what the cells are
	Entries       [][]string
}

// ChangesOf are the changes by kind, the figures that moved most first.
func ChangesOf(c comparing.Comparison) []Changes {
	r := c.Revision
	figures := Changes{Head: "指标", Counted: "项", Columns: []string{"指标", "原数 → 新数", "差额", "原因和依据"}}
	for _, f := range r.Largest() {
		figures.Entries = append(figures.Entries, figureEntry(f, c.Names))
	}
	ranks := Changes{Head: "名次", Counted: "个单位", Columns: []string{"单位", "名次"}}
	for _, k := range r.Ranks {
		ranks.Entries = append(ranks.Entries, []string{k.Unit, place(k.Old) + " → " + place(k.New)})
	}
	claims := Changes{Head: "断言", Counted: "条", Columns: []string{"变化", "断言"}}
	for _, k := range r.Claims {
		claims.Entries = append(claims.Entries, []string{truth(k.Old) + " → " + truth(k.New), claimName(k.Key, c.Names)})
	}
	rows := Changes{Head: "台账行", Counted: "行", Columns: []string{"原因", "台账和行", "改动", "所在"}}
	for _, row := range r.Rows {
		rows.Entries = append(rows.Entries, rowEntry(row, c.Names))
	}
	definitions := Changes{Head: "定义", Counted: "处", Columns: []string{"文件", "定义", "改动"}}
	for _, d := range r.Definitions {
		definitions.Entries = append(definitions.Entries, []string{d.Path, d.ID, d.What})
	}
	files := Changes{Head: "文件", Counted: "个", Columns: []string{"文件", "改动"}}
	for _, f := range r.Files {
		files.Entries = append(files.Entries, []string{f.Path, f.What})
	}
	return []Changes{figures, ranks, claims, rows, definitions, files}
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
