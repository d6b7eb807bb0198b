package excel

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// longest is how many characters of cell ranges stand in one cell of 数据来源; what is
// longer goes on in the next row.
const longest = 420

// sources writes 数据来源: from every figure to the cells of the departments' files.
func (w *writer) sources(s *workbook.Sheet) {
	s.Widths = []float64{26, 18, 38, 22, 60}
	s.Landscape, s.Freeze, s.Head, s.Stay = true, true, [2]int{3, 3}, 1
	n := len(s.Widths)
	w.Heading(s, n, w.doc.Workbook.Sources.Heading)
	w.Remark(s, n, w.doc.Workbook.Sources.Remark)
	w.HeadRow(s, w.doc.Workbook.Sources.Heads...)
	var groups []int
	taken := figure.Taken(w.doc.Figures)
	for i := range w.doc.Figures {
		f := &w.doc.Figures[i]
		groups = append(groups, s.Len()+1)
		switch k := f.Working.(type) {
		case figure.Streak:
		case figure.Expression:
			for _, c := range taken[i] {
				if c.Sheet != nil {
					w.sourceRow(s, f, c.Name, c.Sheet.File, c.Sheet.Name, c.At.String())
				}
			}
			for _, m := range k.Measured() {
				w.sourcesOf(s, f, m.Name, m.Sources)
			}
			for _, o := range k.Stated() {
				w.sourceRow(s, f, fmt.Sprintf("%d年%d月公布的数", o.Month.Year, o.Month.Number), runOf(o), "", o.Key)
			}
		default:
			w.sourcesOf(s, f, f.Name, f.Sources)
		}
	}
	for _, r := range w.doc.Reported {
		groups = append(groups, s.Len()+1)
		body := w.Body()
		w.TextRow(s, []string{document.ReportedMark, r.Source(), r.File, r.Sheet, r.Cell}, []workbook.Look{body, body, body, body, body})
	}
	s.Together(slices.Compact(groups))
	w.RuleOff(s)
}

// runOf names the run that states a number: 2019-12 r2.
func runOf(s figure.Stated) string { return s.Month.String() + " " + s.Run }

func (w *writer) sourcesOf(s *workbook.Sheet, f *figure.Figure, name string, sources []figure.Source) {
	if len(sources) == 0 {
		w.sourceRow(s, f, name, "没有符合口径的行", "", "")
		return
	}
	for _, source := range sources {
		file, sheet := source.File, source.Sheet
		for _, cells := range portions(source.Cells) {
			w.sourceRow(s, f, name, file, sheet, cells)
			name, file, sheet = "", "", ""
		}
	}
}

// sourceRow writes one row; a name leads to the figure's value.
func (w *writer) sourceRow(s *workbook.Sheet, f *figure.Figure, name, file, sheet, cells string) {
	body := w.Body()
	first, code, group := body, body, ""
	code.Font = w.Digits("table").Font
	if name != "" {
		first, group = w.Linked(body), f.GroupText()
		if name != f.Name {
			group = strings.Trim(group+"、"+strings.TrimSuffix(f.Name, "得分"), "、")
		}
	}
	row := w.TextRow(s, []string{name, group, file, sheet, cells}, []workbook.Look{first, body, body, body, code})
	if name != "" {
		s.Link(row, 1, w.working.cell(f.Key()))
		w.linkBack(f, notation.On(s.Name, notation.Cell(row, 1)))
	}
	if link := w.working.rowsFrom(f, ledger.SheetName{File: file, Name: sheet}); link != "" {
		c := s.Cell(row, 4)
		c.StyleID = w.ID(w.Linked(w.Look(c.StyleID)))
		s.Link(row, 4, link)
	}
}

// linkBack leads from a figure's name in 主要指标 to its sources.
func (w *writer) linkBack(f *figure.Figure, link string) {
	s, row := w.at.figures, w.working.rows[f.Key()]
	c := s.Cell(row, 1)
	c.StyleID = w.ID(w.Linked(w.Look(c.StyleID)))
	s.Link(row, 1, link)
}

// portions joins ranges into texts of a bearable length.
func portions(cells []string) []string {
	var out []string
	var b strings.Builder
	for _, c := range cells {
		if b.Len() > longest {
			out = append(out, b.String())
			b.Reset()
		}
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		b.WriteString(c)
	}
	return append(out, b.String())
}
