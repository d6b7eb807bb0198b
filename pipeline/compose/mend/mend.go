// Package mend keeps a paper from failing for characters that no font has: what departments write, and what a
// row said before, cannot be sent otherwise, and a paper about it is wanted all the same.
package mend

import (
	"strings"

	"zonereport/pipeline/document"
)

// Blank stands for a character that no font draws.
const Blank = '〓'

// Note says so to the reader.
const Note = "“" + string(Blank) + "”代替没有字体可以写出的字。"

// Document puts Blank in the place of every character of the document that cannot be drawn, and says whether
// there was one.
func Document(doc *document.Document, drawn func(rune) bool) (mended bool) {
	m := func(s *string) {
		*s = strings.Map(func(r rune) rune {
			if r == '\n' || drawn(r) {
				return r
			}
			mended = true
			return Blank
		}, *s)
	}
	for _, text := range []*string{&doc.DocNo, &doc.Title, &doc.Subtitle, &doc.To, &doc.Remark, &doc.Foot} {
		m(text)
	}
	blocks(doc.Lead, m)
	for _, sections := range [][]document.Section{doc.Sections, doc.Annexes} {
		for _, s := range sections {
			blocks(s.Blocks, m)
		}
	}
	return mended
}

func blocks(list []document.Block, m func(*string)) {
	for i := range list {
		list[i] = block(list[i], m)
	}
}

func block(b document.Block, m func(*string)) document.Block {
	switch b := b.(type) {
	case document.Heading:
		m(&b.Text)
		return b
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
