package form

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// guide writes the sheet that explains a form: rules, then a row per column of each ledger.
func (w writer) guide(s *workbook.Sheet, g document.Guide) {
	s.Landscape = true
	s.Widths = []float64{20, 10, 20, 10, 30, 46}
	n := len(g.Headers)
	w.Heading(s, n, g.Title)
	for _, rule := range g.Rules {
		w.Remark(s, n, rule)
	}
	s.Row(8, 0)
	head := w.HeadRow(s, g.Headers...)
	s.Head = [2]int{head, head}
	centre := w.Body()
	centre.Across = "center"
	looks := []workbook.Look{w.Body(), centre, w.Body(), centre, w.Body(), w.Body()}
	for _, p := range g.Parts {
		w.bar(s, n, p.Title)
		for _, r := range p.Remarks {
			w.Remark(s, n, r)
		}
		for _, r := range p.Rows {
			w.TextRow(s, r, looks)
		}
	}
	w.RuleOff(s)
}

// bar writes a heading across a table.
func (w writer) bar(s *workbook.Sheet, n int, title string) {
	l := w.HeadLook()
	l.Across = "left"
	row := w.Over(s, l, title, 20)
	for i := range n {
		s.Cell(row, i+1).StyleID = w.ID(w.Ruled(l, 1))
	}
}

// choices writes the lists that a cell's rule cannot hold under the guide, and returns where
// each stands.
func (w writer) choices(s *workbook.Sheet, sheets []document.FormSheet) map[string]string {
	lists := map[string]string{}
	for _, fs := range sheets {
		for _, c := range fs.Columns {
			if inline(c.Choices) || len(c.Choices) == 0 || lists[listOf(c.Choices)] != "" {
				continue
			}
			s.Row(8, 0)
			w.bar(s, len(s.Widths), fs.Title+"“"+c.Header+"”的代码")
			first := s.Len() + 1
			for _, choice := range c.Choices {
				w.TextRow(s, []string{choice}, []workbook.Look{w.Body()})
			}
			lists[listOf(c.Choices)] = notation.On(s.Name, notation.Down(1, first, s.Len()))
		}
	}
	return lists
}
