package public

import (
	"regexp"
	"strconv"

	"zonereport/pipeline/compose/alternative"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
)

// headingNumber is the number of a heading of level 2: （一）.
var headingNumber = regexp.MustCompile(`^（[一二三四五六七八九十百]+）`)

// number numbers what is left anew: chapters, headings, tables and charts.
func number(doc *document.Document) {
	var n numbering
	doc.Summary, doc.Lead = n.blocks(doc.Summary), n.blocks(doc.Lead)
	for i := range doc.Sections {
		if s := &doc.Sections[i]; s.Number != "" {
			s.Number = wording.Numeral(i+1) + "、"
		}
		n.heads(doc.Sections[i].Blocks)
		doc.Sections[i].Blocks = n.blocks(doc.Sections[i].Blocks)
	}
}

// numbering counts through a document.
type numbering struct{ tables, charts int }

func (n *numbering) blocks(blocks []document.Block) []document.Block {
	for i, b := range blocks {
		switch b := b.(type) {
		case document.Table:
			if b.Number != "" {
				n.tables++
				b.Number = "表" + strconv.Itoa(n.tables)
			}
			blocks[i] = b
		case document.Chart:
			if b.Number != "" {
				n.charts++
				b.Number = "图" + strconv.Itoa(n.charts)
			}
			b.Alt = alternative.Of(b)
			blocks[i] = b
		}
	}
	return blocks
}

// heads numbers the headings of a chapter; one alone bears no number.
func (n *numbering) heads(blocks []document.Block) {
	var numbered []int
	for i, b := range blocks {
		if h, ok := b.(document.Heading); ok && h.Level == 2 && headingNumber.MatchString(h.Text) {
			numbered = append(numbered, i)
		}
	}
	for nth, i := range numbered {
		h := blocks[i].(document.Heading)
		h.Text = headingNumber.ReplaceAllString(h.Text, "")
		if len(numbered) > 1 {
			h.Text = "（" + wording.Numeral(nth+1) + "）" + h.Text
		}
		blocks[i] = h
	}
}
