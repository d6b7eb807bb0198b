package datasheet

import "zonereport/pipeline/document"

// passage is a paragraph and the heading that it stands under, "" for none.
type passage struct{ under, text string }

// paragraphs are the running text of blocks; lines to be signed by hand are left out.
func paragraphs(blocks []document.Block) []passage {
	var list []passage
	under := ""
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			under = b.Text
		case document.Paragraph:
			list = append(list, passage{under, b.Text})
		}
	}
	return list
}

// text adds 正文: the report's running text, paragraph by paragraph.
func (p *planner) text() {
	var rows [][2]string
	for _, section := range p.sections() {
		if section.Kind == document.Remarks {
			continue
		}
		part := heading(section)
		if part == "" {
			part = "开头"
		}
		for _, t := range paragraphs(section.Blocks) {
			rows = append(rows, [2]string{part + t.under, t.text})
		}
	}
	if len(rows) == 0 {
		return
	}
	s := p.add(textTitle, textTitle+"：报告的文字", "报告的文字，每段一行")
	s.heads(28, "章节")
	s.heads(100, textTitle)
	for _, r := range rows {
		s.row(r[0], r[1])
	}
	p.announce(s, "是报告的文字，每段一行", nil)
}
