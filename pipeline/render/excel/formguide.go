package excel

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
)

// guide writes the sheet that explains a form: rules, then a row per column of each ledger.
func (w *workbook) guide(s *sheet, g document.Guide) {
	s.landscape = true
	s.widths = []float64{20, 10, 20, 10, 30, 46}
	n := len(g.Headers)
	w.heading(s, n, g.Title)
	for _, rule := range g.Rules {
		w.remark(s, n, rule)
	}
	s.row(8, 0)
	head := w.headRow(s, g.Headers...)
	s.head = [2]int{head, head}
	centre := w.body()
	centre.across = "center"
	looks := []look{w.body(), centre, w.body(), centre, w.body(), w.body()}
	for _, p := range g.Parts {
		w.bar(s, n, p.Title)
		for _, r := range p.Remarks {
			w.remark(s, n, r)
		}
		for _, r := range p.Rows {
			w.textRow(s, r, looks)
		}
	}
	w.close(s)
}

// bar writes a heading across a table.
func (w *workbook) bar(s *sheet, n int, title string) {
	l := w.headLook()
	l.across = "left"
	row := w.over(s, l, title, 20)
	for i := range n {
		s.cell(row, i+1).StyleID = w.id(w.ruled(l, 1))
	}
}

// choices writes the lists that a cell's rule cannot hold under the guide, and returns where
// each stands.
func (w *workbook) choices(s *sheet, sheets []document.FormSheet) map[string]string {
	lists := map[string]string{}
	for _, fs := range sheets {
		for _, c := range fs.Columns {
			if inline(c.Choices) || len(c.Choices) == 0 || lists[listOf(c.Choices)] != "" {
				continue
			}
			s.row(8, 0)
			w.bar(s, len(s.widths), fs.Title+"“"+c.Header+"”的代码")
			first := len(s.lines) + 1
			for _, choice := range c.Choices {
				w.textRow(s, []string{choice}, []look{w.body()})
			}
			lists[listOf(c.Choices)] = notation.On(s.name, notation.Down(1, first, len(s.lines)))
		}
	}
	return lists
}
