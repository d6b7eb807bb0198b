package excel

import (
	"strconv"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// section writes one chapter or annex on its own sheet, with a way back to the contents.
func (w *writer) section(s *workbook.Sheet, title string, blocks []document.Block) {
	w.columns(s, blocks)
	n := len(s.Widths)
	s.Printed = n
	s.Widths = append(s.Widths, 2, 10)
	l := w.Text("heading1")
	l.Across = "left"
	row := s.Row(28, n+2)
	w.Put(s, row, 1, l, title)
	s.Merge(row, 1, row, n)
	back := w.Linked(w.Text("table"))
	w.Put(s, row, n+2, back, "返回目录")
	s.Link(row, n+2, notation.On(w.at.contents.Name, "A1"))
	w.blocks(s, blocks)
}

// blocks writes paragraphs, tables and charts one under the other.
func (w *writer) blocks(s *workbook.Sheet, blocks []document.Block) {
	tables := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			w.headingBlock(s, b)
		case document.Paragraph:
			w.paragraph(s, b)
		case document.Table:
			tables++
			w.table(s, b)
			if tables > 1 {
				s.Head = [2]int{} // two heads cannot both repeat
			}
		case document.Chart:
			w.chart(s, b)
		case document.Signatures:
			l := w.Text("note")
			l.Across = "left"
			w.Over(s, l, strings.Join(b.Labels, "：　　　　　　")+"：", 24)
		}
	}
}

func (w *writer) headingBlock(s *workbook.Sheet, h document.Heading) {
	l := w.Text("heading" + strconv.Itoa(min(3, max(2, h.Level))))
	l.Across = "left"
	w.Over(s, l, h.Text, 24)
}

// paragraph writes running text over all columns. A text too long for the highest row that
// Excel allows goes on in the next.
func (w *writer) paragraph(s *workbook.Sheet, p document.Paragraph) {
	use := "body"
	if p.Style == document.Note {
		use = "note"
	}
	l := w.Text(use)
	l.Across, l.Wrap, l.Down = "left", true, "top"
	switch p.Style {
	case document.Sign:
		l.Across = "right"
		w.Over(s, l, p.Text, 20)
		return
	case document.Body:
		p.Text = "　　" + p.Text
	}
	for _, part := range pieces(p.Text, l.Size, s.Width()) {
		w.Over(s, l, part, 0)
	}
}

// pieces cuts a text after a 。 where it would take more than 22 lines.
func pieces(text string, size, width float64) []string {
	if workbook.LinesOf(text, size, width) <= 22 {
		return []string{text}
	}
	var out []string
	part := ""
	for sentence := range strings.SplitAfterSeq(text, "。") {
		if part != "" && workbook.LinesOf(part+sentence, size, width) > 22 {
			out = append(out, part)
			part = ""
		}
		part += sentence
	}
	return append(out, part)
}
