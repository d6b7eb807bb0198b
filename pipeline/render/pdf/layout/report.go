package layout

import (
	"fmt"
	"strings"

	"zonereport/pipeline/document"
)

// Pages sets a document in the setter's style. The error names characters that no font can draw.
func (s *Setter) Pages(doc document.Document) ([]Page, error) {
	r := report{Setter: s, measure: s.style.Page.TextWidth * PointsPerMM}
	r.title(doc)
	r.blocks(doc.Lead, "报告开头")
	for i, section := range doc.Sections {
		r.section(section, doc, i == len(doc.Sections)-1)
	}
	if len(doc.Sections) == 0 {
		r.annexNote(doc.Annexes)
	}
	for _, annex := range doc.Annexes {
		r.annex(annex)
	}
	if err := s.fonts.err(); err != nil {
		return nil, err
	}
	pages := paginate(s.style.Page, r.chunks)
	for i := range pages {
		s.number(&pages[i])
	}
	return pages, s.fonts.err()
}

// report collects the chunks of a document.
type report struct {
	*Setter
	chunks  []chunk
	measure float64
	turned  bool // the blocks being set stand on pages turned sideways
}

func (r *report) add(chunks ...chunk) {
	for _, c := range chunks {
		c.landscape = c.landscape || r.turned
		r.chunks = append(r.chunks, c)
	}
}

// blank adds white that vanishes at the top of a page.
func (r *report) blank(height float64, glue bool) {
	r.add(chunk{height: height, space: true, glue: glue})
}

// title sets the heading of the report: title, subtitle, one blank line.
func (r *report) title(doc document.Document) {
	r.place = "标题"
	r.add(r.centredBlock(strings.Split(doc.Title, "\n"), r.use("title"), r.measure)...)
	if doc.Subtitle != "" {
		r.add(r.centredBlock([]string{doc.Subtitle}, r.use("subtitle"), r.measure)...)
	}
	r.blank(r.pitch(), true)
}

// section sets one chapter; the list of annexes stands after the last one, before a signature.
func (r *report) section(section document.Section, doc document.Document, last bool) {
	name := section.Number + section.Title
	r.place = name
	r.heading("heading1", name, 0)
	blocks := section.Blocks
	if !last {
		r.blocks(blocks, name)
		return
	}
	body := len(blocks)
	for body > 0 && isSign(blocks[body-1]) {
		body--
	}
	r.blocks(blocks[:body], name)
	r.annexNote(doc.Annexes)
	r.blocks(blocks[body:], name)
}

func isSign(b document.Block) bool {
	p, ok := b.(document.Paragraph)
	return ok && p.Style == document.Sign
}

// heading sets a heading as a paragraph of its own, bound to what follows.
func (r *report) heading(use, text string, level int) {
	if text == "" {
		return
	}
	chunks := r.block(text, setting{use: r.use(use), align: leftAligned, indent: 2, measure: r.measure})
	for i := range chunks {
		chunks[i].glue = true
	}
	if len(chunks) > 0 && level >= 0 {
		chunks[0].outline = []Outline{{Level: level, Title: text}}
	}
	r.add(chunks...)
}

// blocks sets the blocks of a section; where names the section for messages.
func (r *report) blocks(blocks []document.Block, where string) {
	for i := 0; i < len(blocks); i++ {
		r.place = fmt.Sprintf("%s，第 %d 段", where, i+1)
		switch b := blocks[i].(type) {
		case document.Heading:
			r.heading(fmt.Sprintf("heading%d", min(max(b.Level, 2), 3)), b.Text, b.Level-1)
		case document.Paragraph:
			if b.Style == document.Sign {
				var lines []string
				for ; i < len(blocks) && isSign(blocks[i]); i++ {
					lines = append(lines, blocks[i].(document.Paragraph).Text)
				}
				i--
				r.sign(lines)
				continue
			}
			r.paragraph(b)
		case document.Table:
			r.table(b)
		case document.Chart:
			r.chart(b)
		}
	}
}

// paragraph sets running text and notes; a line break in the text begins a new paragraph.
func (r *report) paragraph(p document.Paragraph) {
	use := r.use("body")
	if p.Style == document.Note {
		use = r.use("note")
	}
	for _, text := range strings.Split(p.Text, "\n") {
		r.add(r.block(text, setting{use: use, indent: 2, measure: r.measure})...)
	}
}

// sign sets 署名 and 成文日期 without a seal (GB/T 9704-2012, 7.3.5.2): one blank line, the
// name two 字 from the right, the date's first 字 two 字 right of the name's; a date longer
// than the name stands two 字 from the right itself.
func (r *report) sign(lines []string) {
	use := r.use("body")
	em := use.em()
	r.blank(use.leading, true)
	widths := make([]float64, len(lines))
	for i, text := range lines {
		for _, c := range r.cells(text, use) {
			widths[i] += c.gap + c.width
		}
	}
	for i, text := range lines {
		x := r.measure - 2*em - widths[i]
		if last := i == len(lines)-1; len(lines) > 1 && widths[len(lines)-1] <= widths[0] {
			if last {
				x = r.measure - 2*em - widths[0] + 2*em
			}
		} else if len(lines) > 1 && !last {
			x = r.measure - 2*em - widths[len(lines)-1] - 2*em
		}
		x = max(0, min(x, r.measure-widths[i]))
		r.add(chunk{
			height: use.leading, trail: use.leading - use.size,
			items: r.oneLine(text, use, x), glue: i+1 < len(lines),
		})
	}
}
