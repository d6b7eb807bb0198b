// Package layout sets a document on pages: text broken into lines, lines and tables into
// pages, charts into lines and areas. It follows GB/T 9704-2012 for the page.
package layout

import (
	"fmt"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/structure"
	"zonereport/pipeline/render/layout/typeset"
	"zonereport/pipeline/typeface"
)

// Pages sets a document in a style and says what is what on them. The error names the document and the characters that no
// font can draw.
func Pages(doc document.Document, style document.Style, fonts typeface.Set) (page.Book, error) {
	if doc.Dense {
		style = style.Dense()
	}
	book, err := set(doc, style, fonts)
	if err == nil && len(doc.Enclosed) > 0 && len(doc.Annexes) == 0 && len(book.Pages) == 2 {
		return tightened(doc, style, fonts, book), nil
	}
	return book, err
}

// set sets a document in just this style.
func set(doc document.Document, style document.Style, fonts typeface.Set) (page.Book, error) {
	s, err := typeset.NewSetter(style, fonts)
	if err != nil {
		return page.Book{}, err
	}
	r := newReport(s)
	pages, err := r.pages(doc)
	if err != nil {
		return page.Book{}, fmt.Errorf("《%s》：%w", strings.ReplaceAll(doc.Title, "\n", ""), err)
	}
	return page.Book{Pages: pages, Elements: r.Elements}, nil
}

// report collects the chunks of a document.
type report struct {
	*typeset.Setter
	*structure.Tree
	chunks  []chunk
	measure float64
	turned  bool    // the blocks being set stand on pages turned sideways
	sealed  bool    // a signature is to bear a seal
	low     float64 // how low the rows of tables are, see fit

	breakPage bool // what is added next begins a page

	places places // what numbers lead to
	parts  int    // sections and annexes that have begun
}

func newReport(s *typeset.Setter) *report {
	return &report{Setter: s, Tree: structure.New(), measure: float64(s.Style.Page.TextWidth * page.PointsPerMM)}
}

// pages sets all parts of a document.
func (r *report) pages(doc document.Document) ([]page.Page, error) {
	r.places = placesOf(doc)
	r.title(doc)
	r.front(doc)
	r.addressee(doc.To)
	if len(doc.Sections) == 0 {
		r.ending(doc.Lead, doc, "正文")
	} else {
		r.blocks(doc.Lead, "报告开头")
	}
	for i, section := range doc.Sections {
		outer := r.Enter(page.Section)
		r.section(section, doc, i == len(doc.Sections)-1)
		r.Leave(outer)
	}
	for i, annex := range doc.Annexes {
		outer := r.Enter(page.Section)
		r.places.within = i
		r.annex(annex)
		r.Leave(outer)
	}
	return r.finish(doc)
}

// finish puts the chunks on pages, each with its number, the foot line and the mark across it.
func (r *report) finish(doc document.Document) ([]page.Page, error) {
	if err := r.Err(); err != nil {
		return nil, err
	}
	pages := paginate(r.Style.Page, r.chunks)
	r.resolve(pages)
	for i := range pages {
		r.number(&pages[i])
		r.foot(&pages[i], doc.Foot)
		r.across(&pages[i], doc.Across)
	}
	if len(pages) > 0 {
		r.code(&pages[0], doc.Code)
	}
	return pages, r.Err()
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
	r.Part = "标题"
	if doc.RedHead != "" {
		r.redHead(doc.RedHead, doc.DocNo, doc.Signer)
	} else {
		r.issue(doc.DocNo, doc.Signer)
	}
	r.add(r.centredBlock(strings.Split(doc.Title, "\n"), r.Use("title").In(r.Heading(titleLevel)), r.measure)...)
	if doc.Subtitle != "" {
		r.add(r.centredBlock([]string{doc.Subtitle}, r.Use("subtitle").In(r.Leaf(page.Paragraph)), r.measure)...)
	}
	if doc.Notice != "" {
		r.add(r.centredBlock([]string{"（" + doc.Notice + "）"}, r.Use("subtitle").In(r.Leaf(page.Paragraph)), r.measure)...)
	}
	white := r.Pitch()
	if doc.To != "" { // 主送机关 stands one line under the letters themselves
		white -= r.chunks[len(r.chunks)-1].trail
	}
	r.blank(white, true)
}

// section sets one chapter; the last one ends the text.
func (r *report) section(section document.Section, doc document.Document, last bool) {
	name := section.Number + section.Title
	r.Part = name
	first, place := len(r.chunks), r.begins()
	r.heading("heading1", name, sectionLevel)
	if first < len(r.chunks) {
		r.chunks[first].anchors = []string{place}
	}
	if last {
		r.ending(section.Blocks, doc, name)
		return
	}
	r.blocks(section.Blocks, name)
}

// ending sets the blocks that end the text: the list of annexes stands after them, before a signature.
func (r *report) ending(blocks []document.Block, doc document.Document, where string) {
	body := len(blocks)
	for body > 0 && isSign(blocks[body-1]) {
		body--
	}
	r.blocks(blocks[:body], where)
	r.annexNote(doc)
	r.sealed = doc.Seal
	r.blocks(blocks[body:], where)
	r.sealed = false
	r.remark(doc.Remark)
}

func isSign(b document.Block) bool {
	if _, ok := b.(document.Signatures); ok {
		return true
	}
	p, ok := b.(document.Paragraph)
	return ok && p.Style == document.Sign
}

// Levels of headings: of the bookmarks sections have 0.
const (
	titleLevel   = -1
	sectionLevel = 0
)

// heading sets a heading as a paragraph of its own, bound to what follows.
func (r *report) heading(use, text string, level int) {
	if text == "" {
		return
	}
	tag := r.Heading(level)
	chunks := r.block(text, setting{use: r.Use(use).In(tag), align: typeset.Left, indent: 2, measure: r.measure})
	for i := range chunks {
		chunks[i].glue = true
	}
	if len(chunks) > 0 {
		chunks[0].outline = []page.Outline{{Level: level, Title: text}}
	}
	r.add(chunks...)
}

// blocks sets the blocks of a section; where names the section for messages.
func (r *report) blocks(blocks []document.Block, where string) {
	for i := 0; i < len(blocks); i++ {
		r.Part = fmt.Sprintf("%s，第 %d 段", where, i+1)
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
			if b.Form {
				r.form(b)
			} else {
				r.table(b)
			}
		case document.Chart:
			r.chart(b)
		case document.Signatures:
			r.signatures(b)
		}
	}
}

// paragraph sets running text and notes; a line break in the text begins a new paragraph.
func (r *report) paragraph(p document.Paragraph) {
	use, kind := r.Use("body"), page.Paragraph
	if p.Style == document.Note {
		use, kind = r.Use("note"), page.Note
	}
	at := 0
	for _, text := range strings.Split(p.Text, "\n") {
		use.Tag = r.Leaf(kind)
		parts, links := r.linked(p.Spans, at, len(text), use.Tag)
		chunks := r.block(text, setting{use: use, indent: 2, measure: r.measure, parts: parts, links: links})
		for i := range chunks {
			chunks[i].text = kind == page.Paragraph
		}
		r.add(chunks...)
		at += len(text) + len("\n")
	}
}
