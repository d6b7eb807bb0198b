package returned

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ooxml"
)

// author signs our notes.
const author = finding.OpinionSheet

// annotate puts notes on the cells and takes away those of an earlier return; a cell with a
// note of the department keeps it, with ours behind, and a thread is left alone.
func (p *pack) annotate(b *book, s sheet, n notes, wanted []markedCell) error {
	if n.locked {
		return nil
	}
	gone, kept := map[address]bool{}, map[address]bool{}
	for _, c := range n.list {
		if c.ours() == 0 && !c.Thread {
			gone[c.at] = true
		} else {
			kept[c.at] = true
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(wanted), func(t markedCell) bool { return kept[t.address] })
	if n.comments != "" {
		if err := p.changeComments(n, wanted, fresh); err != nil {
			return err
		}
	} else if err := p.newComments(b, s, fresh); err != nil {
		return err
	}
	if n.drawing != "" {
		return p.changeShapes(n.drawing, gone, fresh)
	}
	return p.newShapes(b, s, fresh)
}

// text is what the note on a cell says.
func (t markedCell) text() string {
	var lines []string
	for _, r := range t.remarks {
		lines = append(lines, fmt.Sprintf("%s%d条（%s）", finding.NoteMark, r.number, r.Severity.Name()), "问题："+r.Found, "要求："+r.Expected, "处理："+r.Request())
	}
	return strings.Join(lines, "\n")
}

// run is a piece of rich text in the usual look of notes.
func run(prefix, text string) string {
	return prefixed(`<r><rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr><t xml:space="preserve">`, prefix) +
		ooxml.EscapeText(text) + prefixed(`</t></r>`, prefix)
}

func newComment(prefix string, t markedCell, author int) string {
	return fmt.Sprintf(`<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`, prefix, t.address, author, run(prefix, t.text()))
}

func (p *pack) newComments(b *book, s sheet, list []markedCell) error {
	var out strings.Builder
	out.WriteString(declaration + `<comments xmlns="` + b.ns.main + `"><authors><author>` + author + `</author></authors><commentList>`)
	for _, t := range list {
		out.WriteString(newComment("", t, 0))
	}
	out.WriteString(`</commentList></comments>`)
	part := p.fresh(path.Join(path.Dir(b.part), "comments%d.xml"))
	p.write(part, []byte(out.String()))
	if _, err := p.addLink(s.part, b.ns.kinds+"comments", part); err != nil {
		return err
	}
	return p.addType(part, typePrefix+"comments+xml")
}

// changeComments changes the notes that the sheet has and adds fresh ones.
func (p *pack) changeComments(n notes, wanted, fresh []markedCell) error {
	byAddress := map[address]markedCell{}
	for _, t := range wanted {
		byAddress[t.address] = t
	}
	byStart := map[int]comment{}
	for _, c := range n.list {
		byStart[c.From] = c
	}
	content, err := p.read(n.comments)
	if err != nil {
		return err
	}
	authors := 0
	return p.edit(n.comments, func(t ooxml.Tag, e *edits) error {
		switch {
		case t.Name == "author" && t.Depth == 2 && t.Opening:
			authors++
		case t.Name == "authors" && t.Closing && len(fresh) > 0:
			e.atEnd(t, `<`+t.Prefix+`author>`+author+`</`+t.Prefix+`author>`)
		case t.Name == "comment" && t.Depth == 2 && t.Opening:
			c := byStart[t.From]
			remark, ok := byAddress[c.at]
			c.change(content, remark, ok, e)
		case t.Name == "commentList" && t.Closing:
			var added strings.Builder
			for _, one := range fresh {
				added.WriteString(newComment(t.Prefix, one, authors))
			}
			e.atEnd(t, added.String())
		}
		return nil
	})
}

// change takes the text of an earlier return out of a note and puts today's behind it.
func (c comment) change(part []byte, t markedCell, wanted bool, e *edits) {
	from := c.ours()
	switch {
	case c.Thread:
		return
	case from == 0:
		*e = append(*e, edit{c.From, c.To, ""})
		return
	case from > 0:
		c.cutTail(part, from, e)
	}
	if !wanted {
		return
	}
	prefix := c.TextTag.Prefix
	ours := run(prefix, "\n"+t.text())
	if c.TextTag.Closing {
		e.inside(c.TextTag, ours)
		return
	}
	for _, r := range c.Runs {
		if r.Plain { // plain text becomes a run, so that ours may follow
			e.insert(r.From, "<"+prefix+"r>")
			e.insert(r.To, "</"+prefix+"r>")
		}
	}
	e.insert(c.TextEnd, ours)
}

// cutTail takes the runs away that begin at or behind a place of the note's text; a run that
// holds both is cut inside. A program that has encoded the line break keeps our old text.
func (c comment) cutTail(part []byte, from int, e *edits) {
	at := 0
	for _, r := range c.Runs {
		end := at + len(r.Text)
		switch {
		case at >= from:
			*e = append(*e, edit{r.From, r.To, ""})
		case end > from:
			raw := part[r.From:r.To]
			begin := bytes.Index(raw, []byte("\n"+finding.NoteMark))
			close := bytes.LastIndex(raw, []byte("</"+c.TextTag.Prefix+"t>"))
			if begin >= 0 && close > begin {
				*e = append(*e, edit{r.From + begin, r.From + close, ""})
			}
		}
		at = end
	}
}
