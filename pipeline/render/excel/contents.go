package excel

import (
	"cmp"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// contents writes 目录: title, lead and a list of the sheets that leads to them.
func (w *writer) contents(s *workbook.Sheet) {
	s.Widths = []float64{8, 28, 44}
	s.OnePage = true
	n := len(s.Widths)
	title := w.Text("title")
	title.Across, title.Wrap = "center", true
	for part := range strings.SplitSeq(w.doc.Title, "\n") {
		w.Across(s, n, title, part, workbook.Height(part, title.Size, s.Width()))
	}
	if w.doc.Subtitle != "" {
		l := w.Text("subtitle")
		l.Across = "center"
		w.Across(s, n, l, w.doc.Subtitle, 26)
	}
	s.Row(9, 0)
	w.blocks(s, w.doc.Lead)
	s.Row(9, 0)
	w.Heading(s, n, "目　录")
	w.HeadRow(s, "序号", "工作表", "内容")
	for i, other := range w.sheets[1:] {
		w.contentsRow(s, other, i+1)
	}
	w.RuleOff(s)
	s.Row(6, 0)
	w.Remark(s, n, "阅读方法：各节表格中的指标引用“"+figuresTitle+"”中的数值；“"+figuresTitle+"”由公式从各台账工作表的行算出；台账每行的末四列注明来源文件、工作表、行号和单元格。")
}

// annexed puts the number of the annex of a kind, if there is one, before a text about its sheet.
func (w *writer) annexed(kind document.SectionKind, text string) string {
	for _, annex := range w.doc.Annexes {
		if annex.Kind == kind {
			return joined(annex.Number, text)
		}
	}
	return text
}

func (w *writer) contentsRow(s *workbook.Sheet, other *workbook.Sheet, i int) {
	body, centre := w.Body(), w.Body()
	centre.Across = "center"
	row := w.TextRow(s, []string{strconv.Itoa(i), other.Name, w.about(other)}, []workbook.Look{centre, w.Linked(body), body})
	s.Cell(row, 1).Value = i
	s.Link(row, 2, notation.On(other.Name, "A1"))
}

// about words what a sheet holds.
func (w *writer) about(s *workbook.Sheet) string {
	switch s {
	case w.at.figures:
		return w.annexed(document.FigureList, "全部指标的数值和口径，由公式算出")
	case w.at.sources:
		return w.annexed(document.SourceList, "每个指标取自哪个文件的哪些单元格")
	case w.at.charts:
		return "各图的数据"
	case w.at.manual:
		return "数据范围、计分、取位、符号和公式的读法"
	}
	for i, e := range w.doc.Enclosures {
		if w.at.ledgers[i] == s {
			return "台账，计入" + strconv.Itoa(len(e.Rows)) + "行"
		}
	}
	for i, section := range w.doc.Sections {
		if w.at.sections[i] == s {
			return cmp.Or(holds(section), "文字")
		}
	}
	for i, annex := range w.doc.Annexes {
		if w.at.annexes[i] == s {
			return joined(annex.Number, holds(annex))
		}
	}
	return ""
}

// holds names the tables and charts of a section.
func holds(section document.Section) string {
	var list []string
	for _, b := range section.Blocks {
		switch b := b.(type) {
		case document.Table:
			if b.Title != "" {
				list = append(list, b.Number+" "+b.Title)
			}
		case document.Chart:
			list = append(list, b.Number+" "+b.Title)
		}
	}
	return strings.Join(list, "；")
}
