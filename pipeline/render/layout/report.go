// Package layout sets a document on pages: text broken into lines, lines and tables into
// pages, charts into lines and areas. It follows GB/T 9704-2012 for the page.
package layout

import (
	"fmt"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// Pages sets a document in the setter's style. The error names characters that no font can draw.
func (s *Setter) Pages(doc document.Document) ([]page.Page, error) {
	r := report{Setter: s, measure: float64(s.style.Page.TextWidth * page.PointsPerMM)}
	r.title(doc)
	if doc.Contents {
		r.contents(doc)
	}
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
	s.resolve(pages)
	for i := range pages {
		s.number(&pages[i])
		s.foot(&pages[i], doc.Foot)
	}
	return pages, s.fonts.err()
}

// report collects the chunks of a document.
type report struct {
	*Setter
	chunks  []chunk
	measure float64
	turned  bool // the blocks being set stand on pages turned sideways

	breakPage bool // what is added next begins a page
}

func (r *report) add(chunks ...chunk) {
	for _, c := range chunks {
		c.landscape = c.landscape || r.turned
		if r.breakPage {
			c.newPage, r.breakPage = true, false
		}
		r.chunks = append(r.chunks, c)
	}
}

// blank adds white that vanishes at the top of a page.
func (r *report) blank(height float64, glue bool) {
	r.add(chunk{height: height, space: true, glue: glue})
}

// close marks the chunk added last as the beginning of what ends the report.
func (r *report) close() { r.chunks[len(r.chunks)-1].closes = true }

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
	if _, ok := b.(document.Signatures); ok {
		return true
	}
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
		chunks[0].outline = []page.Outline{{Level: level, Title: text}}
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
				for ; i < len(blocks); i++ {
					p, ok := blocks[i].(document.Paragraph)
					if !ok || p.Style != document.Sign {
						break
					}
					lines = append(lines, p.Text)
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
		case document.Signatures:
			r.signatures(b)
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
