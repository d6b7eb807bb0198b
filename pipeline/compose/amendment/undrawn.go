package amendment

import (
	"strings"

	"zonereport/pipeline/document"
)

// blank stands for a character that no font draws: a paper about a run must never stop the run, and
// what a row said before cannot be sent otherwise.
const blank = '〓'

// mend puts blank for every character that cannot be drawn, and says so.
func mend(doc *document.Document, drawn func(rune) bool) {
	mended := false
	m := func(s *string) {
		*s = strings.Map(func(r rune) rune {
			if drawn(r) {
				return r
			}
			mended = true
			return blank
		}, *s)
	}
	for _, sections := range [][]document.Section{doc.Sections, doc.Annexes} {
		for _, s := range sections {
			for i := range s.Blocks {
				s.Blocks[i] = mendBlock(s.Blocks[i], m)
			}
		}
	}
	if mended {
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Paragraph{Text: "“" + string(blank) + "”代替没有字体可以写出的字。", Style: document.Note})
	}
}

func mendBlock(b document.Block, m func(*string)) document.Block {
	switch b := b.(type) {
	case document.Paragraph:
		m(&b.Text)
		return b
	case document.Table:
		m(&b.Title)
		for i := range b.Notes {
			m(&b.Notes[i])
		}
		for _, r := range b.Rows {
			for i := range r.Cells {
				m(&r.Cells[i].Text)
			}
		}
		return b
	}
	return b
}
