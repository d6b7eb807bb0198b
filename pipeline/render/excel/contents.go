package excel

import (
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// contents writes 目录: title, lead and a list of the sheets that leads to them.
func (w *writer) contents(s *workbook.Sheet) {
	s.Widths = []float64{8, 28, 44}
	s.OnePage = true
	n := len(s.Widths)
	if issue := strings.TrimSpace(w.doc.DocNo + "　　　　" + signer(w.doc.Signer)); issue != "" {
		l := w.Text("body")
		l.Across = "center"
		w.Across(s, n, l, issue, 24)
	}
	title := w.Text("title")
	title.Across, title.Wrap = "center", true
	for part := range strings.SplitSeq(w.doc.Title, "\n") {
		w.Across(s, n, title, part, workbook.Height(part, title.Size, s.Width()))
	}
	subtitle := w.Text("subtitle")
	subtitle.Across = "center"
	if w.doc.Subtitle != "" {
		w.Across(s, n, subtitle, w.doc.Subtitle, 26)
	}
	if w.doc.Notice != "" {
		w.Across(s, n, subtitle, "（"+w.doc.Notice+"）", 26)
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
	if reading := w.doc.Workbook.Reading; reading != "" {
		s.Row(6, 0)
		w.Remark(s, n, reading)
	}
}

func signer(name string) string {
	if name == "" {
		return ""
	}
	return "签发人：" + name
}

func (w *writer) contentsRow(s *workbook.Sheet, other *workbook.Sheet, i int) {
	body, centre := w.Body(), w.Body()
	centre.Across = "center"
	row := w.TextRow(s, []string{strconv.Itoa(i), other.Name, w.about(other)}, []workbook.Look{centre, w.Linked(body), body})
	s.Cell(row, 1).Value = i
	s.Link(row, 2, notation.On(other.Name, "A1"))
}

// about is what the document says of a sheet.
func (w *writer) about(s *workbook.Sheet) string {
	switch s {
	case w.at.summary:
		return w.doc.Digest().About
	case w.at.figures:
		return w.doc.Workbook.Figures.About
	case w.at.sources:
		return w.doc.Workbook.Sources.About
	case w.at.charts:
		return w.doc.Workbook.Charts.About
	case w.at.manual:
		return w.doc.Manual.About
	}
	if i := slices.Index(w.at.ledgers, s); i >= 0 {
		return w.doc.Enclosures[i].About
	}
	if i := slices.Index(w.at.sections, s); i >= 0 {
		return w.doc.Sections[i].About
	}
	return w.doc.Annexes[slices.Index(w.at.annexes, s)].About
}
