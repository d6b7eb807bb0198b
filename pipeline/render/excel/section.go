package excel

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
)

// section writes one chapter or annex on its own sheet, with a way back to the contents.
func (w *workbook) section(s *sheet, section document.Section) {
	w.columns(s, section.Blocks)
	n := len(s.widths)
	s.printed = n
	s.widths = append(s.widths, 2, 10)
	l := w.text("heading1")
	l.across = "left"
	title := section.Number + section.Title
	if strings.HasPrefix(section.Number, "附件") {
		title = section.Number + "　" + section.Title
	}
	row := s.row(28, n+2)
	*s.cell(row, 1) = excelize.Cell{StyleID: w.id(l), Value: title}
	s.merge(row, 1, row, n)
	back := w.linked(w.text("table"))
	*s.cell(row, n+2) = excelize.Cell{StyleID: w.id(back), Value: "返回目录"}
	s.links = append(s.links, link{row, n + 2, notation.On(w.at.contents.name, "A1")})
	w.blocks(s, section.Blocks)
}

// blocks writes paragraphs, tables and charts one under the other.
func (w *workbook) blocks(s *sheet, blocks []document.Block) {
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
				s.head = [2]int{} // two heads cannot both repeat
			}
		case document.Chart:
			w.chart(s, b)
		case document.Signatures:
			l := w.text("note")
			l.across = "left"
			w.over(s, l, strings.Join(b.Labels, "：　　　　　　")+"：", 24)
		}
	}
}

func (w *workbook) headingBlock(s *sheet, h document.Heading) {
	l := w.text("heading" + strconv.Itoa(min(3, max(2, h.Level))))
	l.across = "left"
	w.over(s, l, h.Text, 24)
}

// paragraph writes running text over all columns. A text too long for the highest row that
// Excel allows goes on in the next.
func (w *workbook) paragraph(s *sheet, p document.Paragraph) {
	use := "body"
	if p.Style == document.Note {
		use = "note"
	}
	l := w.text(use)
	l.across, l.wrap, l.down = "left", true, "top"
	switch p.Style {
	case document.Sign:
		l.across = "right"
		w.over(s, l, p.Text, 20)
		return
	case document.Body:
		p.Text = "　　" + p.Text
	}
	for _, part := range pieces(p.Text, l.size, s.total()) {
		w.over(s, l, part, 0)
	}
}

// over writes a text over all printed columns, as high as it needs or at least least pt.
func (w *workbook) over(s *sheet, l look, text string, least float64) int {
	n := s.printed
	if n == 0 {
		n = len(s.widths)
	}
	row := s.row(max(least, tall(linesOf(text, l.size, s.total()), l.size)), n)
	id := w.id(l)
	for c := 1; c <= n; c++ {
		s.cell(row, c).StyleID = id
	}
	if text != "" {
		s.cell(row, 1).Value = text
	}
	s.merge(row, 1, row, n)
	return row
}

// pieces cuts a text after a 。 where it would take more than 22 lines.
func pieces(text string, size, width float64) []string {
	if linesOf(text, size, width) <= 22 {
		return []string{text}
	}
	var out []string
	part := ""
	for sentence := range strings.SplitAfterSeq(text, "。") {
		if part != "" && linesOf(part+sentence, size, width) > 22 {
			out = append(out, part)
			part = ""
		}
		part += sentence
	}
	return append(out, part)
}
