package assemble

import (
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// lookBeside remarks on what stands beside the values, and names the cells that rest on other
// workbooks.
func (b *remarks) lookBeside(rows []grid.Row) (resting []string) {
	var hidden []string
	for _, p := range b.columns {
		for _, s := range b.sheet.HiddenCols {
			if s.From <= p.col && p.col <= s.To {
				hidden = append(hidden, "“"+p.Header+"”")
				break
			}
		}
	}
	if len(hidden) > 0 {
		b.log.Add(finding.Warning, rule.ColsHidden, ledger.Address{}, "", "", wording.HiddenColumns(hidden))
	}
	if len(b.sheet.Comments) > 0 {
		b.sayComments()
	}
	b.sayStruck(rows)
	return b.findLinked(rows)
}

// sayComments remarks on comments at cells of the ledger's rows.
func (b *remarks) sayComments() {
	lines := make(map[int]bool, len(b.rows))
	for i := range b.rows {
		lines[b.rows[i].Line] = true
	}
	var places []ledger.Address
	for _, c := range b.sheet.Comments {
		if b.at(c.Col) != nil && lines[c.Row] {
			places = append(places, ledger.Address{Row: int32(c.Row), Col: int32(c.Col)})
		}
	}
	b.sayPlaces(rule.Comment, places, finding.Words{
		Found: "带有批注。批注不作为数据读取。", Expected: "数据都应写在单元格里，不写在批注里。", Action: "如其中写有更正、终止等情况，请改到表格里。"})
}

// sayStruck remarks on values that are struck through.
func (b *remarks) sayStruck(rows []grid.Row) {
	b.sayPlaces(rule.Struck, b.cellsThat(rows, func(c *grid.Cell) bool { return c.Struck }), finding.Words{
		Found: "划有删除线，已照常读入并计算。", Expected: "有效的行不应划删除线，作废的行应删去。", Action: "如表示作废、终止，请删去该行或改写状态后重报。"})
}

// cellsThat gives the cells of the ledger's rows and columns that are of a kind.
func (b *remarks) cellsThat(rows []grid.Row, is func(*grid.Cell) bool) (places []ledger.Address) {
	next := 0
	for i := range b.rows {
		for next < len(rows) && rows[next].Line < b.rows[i].Line {
			next++
		}
		if next == len(rows) || rows[next].Line != b.rows[i].Line {
			continue
		}
		for j := range rows[next].Cells {
			if c := &rows[next].Cells[j]; is(c) && b.at(c.Col) != nil {
				places = append(places, address(&rows[next], c.Col))
			}
		}
	}
	return places
}

// sayPlaces remarks once on cells of one kind, at the first of them; what was found follows
// the places.
func (b *remarks) sayPlaces(rule string, places []ledger.Address, words finding.Words) {
	if len(places) == 0 {
		return
	}
	var names []string
	for _, at := range places[:min(len(places), wording.Few)] {
		names = append(names, at.String())
	}
	list := strings.Join(names, "、")
	if len(places) > wording.Few {
		list += " 等"
	}
	words.Found = fmt.Sprintf("有 %d 个单元格（%s）", len(places), list) + words.Found
	b.log.Add(finding.Warning, rule, places[0], b.at(int(places[0].Col)).Header, "", words)
}

// A value whose formula refers to another workbook is that of the last time when somebody
// opened both: it may be stale (design-life §11).

// findLinked notes the cells that rest on other workbooks. Where the file itself
// does not name those, the remark on the file as a whole is missing, and is made here.
func (b *remarks) findLinked(rows []grid.Row) []string {
	if len(b.sheet.Links) == 0 {
		return nil
	}
	places := b.cellsThat(rows, func(c *grid.Cell) bool { return c.Linked })
	if len(b.links) == 0 {
		b.sayPlaces(rule.Links, places, wording.LinkedCells(b.sheet.Links, b.headersOf(places)))
		return nil
	}
	var list []string
	for _, at := range places[:min(len(places), wording.Few)] {
		list = append(list, fmt.Sprintf("%s（%s）", finding.Place{Sheet: b.sheet.Name, Cell: at.String()}, b.at(int(at.Col)).Header))
	}
	if len(places) > wording.Few {
		list = append(list, fmt.Sprintf("%s另有 %d 格", b.sheet.Name, len(places)-wording.Few))
	}
	return list
}

// headersOf names the columns of places, each once.
func (b *binding) headersOf(places []ledger.Address) []string {
	var names []string
	seen := make(map[int32]bool)
	for _, at := range places {
		if !seen[at.Col] {
			seen[at.Col] = true
			names = append(names, "“"+b.at(int(at.Col)).Header+"”")
		}
	}
	return names
}
