package bulletin

import (
	"strconv"

	"zonereport/pipeline/document"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
)

// annexes are what would fill the text: all figures with their 口径, and each zone's run to the file.
func (w *writer) annexes() []document.Section {
	list := []document.Section{
		{Title: "全部指标汇总", About: "每项指标的合计", Blocks: tables(w.everything())},
		{Title: "数据来源", About: "各开发区的数取自哪一次发布", Blocks: tables(w.origins())},
	}
	var out []document.Section
	for _, s := range list {
		if len(s.Blocks) > 0 {
			s.Number = "附件" + strconv.Itoa(len(out)+1)
			out = append(out, s)
		}
	}
	return out
}

// everything has a figure a row: what it comes to and what is measured.
func (w *writer) everything() document.Table {
	t := document.Table{Columns: []document.Column{wide("指标"), centred("单位"), centred("汇总"), number("合计"), number("区数"), wide("口径")}}
	for i, r := range w.report.Rows {
		if before := i - 1; len(r.Group) > 0 && before >= 0 && w.report.Rows[before].ID == r.ID {
			continue // all groups together stand for it, or the first of them
		}
		if len(r.Group) > 0 { // its groups are each zone's own: only the workbook has them
			r.Total, r.Rule, r.Group = nil, measure.Apart, nil
		}
		cells := w.totals([]tally.Row{r}).Rows[0].Cells
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{cells[0], cells[1], text(how(r)), cells[2], cells[3], text(r.Definition)}})
	}
	t.Notes = []string{"相加：各区的数相加。重算：各区的分子相加，除以各区的分母之和。不汇总：只在工作簿里并列。分组的指标这里只列各组合计，各组在工作簿里。"}
	return t
}

// shownSum is how much of a checksum a page shows; the workbook has all of it.
const shownSum = 16

// origins has a zone a row: which run its numbers are of.
func (w *writer) origins() document.Table {
	t := document.Table{Columns: []document.Column{left("开发区"), centred("代码"), centred("批次"), centred("校验码"), left("figures.json的SHA-256（前16位）"), wide("输出文件夹")}}
	for i, z := range w.report.Zones {
		if z.Sum == "" {
			continue
		}
		t.Rows = append(t.Rows, document.Row{Anchors: []string{zoneKey(i)}, Cells: []document.Cell{text(z.Name), text(z.Code), text(z.Now.Run), text(z.Check), text(z.Sum[:min(shownSum, len(z.Sum))]), text(z.Folder)}})
	}
	return t
}
