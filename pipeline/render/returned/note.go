package returned

import (
	"bytes"
	"fmt"
	"html"
	"path"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/finding"
)

// author signs our notes.
const author = finding.OpinionSheet

// notes is what a worksheet has of notes before it is marked.
type notes struct {
	comments string // the part with their texts, "" for none
	drawing  string // the part that draws them, "" for none
	list     []comment
	ours     []place // cells with a note of an earlier return, or with one at the end of the department's
	// fixed says that notes cannot be added without risk: the coloured cells then have their
	// text on 审核意见 only.
	fixed bool
}

// comment is one note of the department or of an earlier return.
type comment struct {
	at       place
	from, to int // of the element in the part
	thread   bool
	runs     []piece
	textTag  tag // opens <text>
	textEnd  int // where </text> begins
}

// piece is a rich run, or the plain text, of a note.
type piece struct {
	from, to int
	plain    bool
	text     string
}

// ours gives where the text of an earlier return begins, -1 for nowhere.
func (c comment) ours() int {
	text := ""
	for _, r := range c.runs {
		text += r.text
	}
	if strings.HasPrefix(strings.TrimSpace(text), finding.NoteMark) {
		return 0
	}
	return strings.Index(text, "\n"+finding.NoteMark)
}

// notes reads the notes of a worksheet. Strict packages have no notes of this kind; notes
// without their drawing, or with one that is not in the usual form, are not added to.
func (p *pack) notes(b *book, s sheet, content []byte) (notes, error) {
	links, err := p.links(s.part)
	if err != nil {
		return notes{}, err
	}
	n := noteParts(content, links)
	n.fixed = b.ns == strict || n.comments != "" && n.drawing == ""
	if n.drawing != "" {
		vml, err := p.read(n.drawing)
		if err != nil {
			return n, err
		}
		for _, needed := range []string{`xmlns:v=`, `xmlns:o=`, `xmlns:x=`, `</xml>`} {
			n.fixed = n.fixed || !bytes.Contains(vml, []byte(needed))
		}
	}
	if n.comments == "" || n.fixed {
		return n, nil
	}
	part, err := p.read(n.comments)
	if err != nil {
		return n, err
	}
	if n.list, err = comments(part); err != nil {
		return n, fmt.Errorf("part %s: %w", n.comments, err)
	}
	for _, c := range n.list {
		if c.ours() >= 0 && !c.thread {
			n.ours = append(n.ours, c.at)
		}
	}
	return n, nil
}

// noteParts finds the parts that hold a worksheet's notes.
func noteParts(content []byte, links []link) (n notes) {
	id := ""
	_ = tags(content, func(t tag) error { // cut XML is met again when the sheet is marked
		if t.depth == 1 && t.name == "legacyDrawing" && t.opening {
			id, _ = t.relation()
		}
		return nil
	})
	for _, l := range links {
		switch {
		case l.kind == "comments":
			n.comments = l.target
		case l.kind == "vmlDrawing" && l.id == id:
			n.drawing = l.target
		}
	}
	return n
}

// comments reads a comments part. The note that stands in for a thread is signed tc={GUID}.
func comments(part []byte) ([]comment, error) {
	var list []comment
	var authors []string
	var c comment
	var run piece
	begin := 0
	return list, tags(part, func(t tag) error {
		switch {
		case t.name == "author" && t.depth == 2:
			if t.opening {
				begin = t.to
			}
			if t.closing {
				authors = append(authors, string(part[begin:max(begin, t.from)]))
			}
		case t.name == "comment" && t.depth == 2:
			if t.opening {
				at, _ := parsePlace(t.attr("ref"))
				who, err := strconv.Atoi(t.attr("authorId"))
				c = comment{at: at, from: t.from, thread: err == nil && who >= 0 && who < len(authors) && strings.HasPrefix(authors[who], "tc=")}
			}
			if t.closing {
				c.to = t.to
				list = append(list, c)
			}
		case t.name == "text" && t.depth == 3:
			if t.opening {
				c.textTag = t
			}
			if t.closing {
				c.textEnd = t.from
			}
		case t.depth == 4 && (t.name == "r" || t.name == "t"):
			if t.opening {
				run = piece{from: t.from, plain: t.name == "t"}
				begin = t.to
			}
			if t.closing {
				if run.plain {
					run.text = decoded(part[begin:max(begin, t.from)])
				}
				run.to = t.to
				c.runs = append(c.runs, run)
			}
		case t.depth == 5 && t.name == "t" && !run.plain:
			if t.opening {
				begin = t.to
			}
			if t.closing {
				run.text += decoded(part[begin:max(begin, t.from)])
			}
		}
		return nil
	})
}

func decoded(raw []byte) string {
	return unescapeText(strings.ReplaceAll(html.UnescapeString(string(raw)), "\r\n", "\n"))
}

// annotate puts notes on the cells and takes away those of an earlier return; a cell with a
// note of the department keeps it, with ours behind, and a thread is left alone.
func (p *pack) annotate(b *book, s sheet, n notes, wanted []target) error {
	if n.fixed {
		return nil
	}
	gone, kept := map[place]bool{}, map[place]bool{}
	for _, c := range n.list {
		if c.ours() == 0 && !c.thread {
			gone[c.at] = true
		} else {
			kept[c.at] = true
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(wanted), func(t target) bool { return kept[t.place] })
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
func (t target) text() string {
	var lines []string
	for _, r := range t.remarks {
		found, expected, action := r.Parts()
		lines = append(lines, fmt.Sprintf("%s%d条（%s）", finding.NoteMark, r.number, r.Severity.Name()), "问题："+found, "要求："+expected, "处理："+action)
	}
	return strings.Join(lines, "\n")
}

// run is a piece of rich text in the usual look of notes.
func run(prefix, text string) string {
	return prefixed(`<r><rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr><t xml:space="preserve">`, prefix) +
		escapeText(text) + prefixed(`</t></r>`, prefix)
}

func newComment(prefix string, t target, author int) string {
	return fmt.Sprintf(`<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`, prefix, t.place, author, run(prefix, t.text()))
}

func (p *pack) newComments(b *book, s sheet, list []target) error {
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
func (p *pack) changeComments(n notes, wanted, fresh []target) error {
	byPlace := map[place]target{}
	for _, t := range wanted {
		byPlace[t.place] = t
	}
	byStart := map[int]comment{}
	for _, c := range n.list {
		byStart[c.from] = c
	}
	content, err := p.read(n.comments)
	if err != nil {
		return err
	}
	authors := 0
	return p.edit(n.comments, func(t tag, e *edits) error {
		switch {
		case t.name == "author" && t.depth == 2 && t.opening:
			authors++
		case t.name == "authors" && t.closing && len(fresh) > 0:
			e.atEnd(t, `<`+t.prefix+`author>`+author+`</`+t.prefix+`author>`)
		case t.name == "comment" && t.depth == 2 && t.opening:
			c := byStart[t.from]
			remark, ok := byPlace[c.at]
			c.change(content, remark, ok, e)
		case t.name == "commentList" && t.closing:
			var added strings.Builder
			for _, one := range fresh {
				added.WriteString(newComment(t.prefix, one, authors))
			}
			e.atEnd(t, added.String())
		}
		return nil
	})
}

// change takes the text of an earlier return out of a note and puts today's behind it.
func (c comment) change(part []byte, t target, wanted bool, e *edits) {
	from := c.ours()
	switch {
	case c.thread:
		return
	case from == 0:
		*e = append(*e, edit{c.from, c.to, ""})
		return
	case from > 0:
		c.cutTail(part, from, e)
	}
	if !wanted {
		return
	}
	prefix := c.textTag.prefix
	ours := run(prefix, "\n"+t.text())
	if c.textTag.closing {
		e.inside(c.textTag, ours)
		return
	}
	for _, r := range c.runs {
		if r.plain { // plain text becomes a run, so that ours may follow
			e.insert(r.from, "<"+prefix+"r>")
			e.insert(r.to, "</"+prefix+"r>")
		}
	}
	e.insert(c.textEnd, ours)
}

// cutTail takes the runs away that begin at or behind a place of the note's text; a run that
// holds both is cut inside. A program that has encoded the line break keeps our old text.
func (c comment) cutTail(part []byte, from int, e *edits) {
	at := 0
	for _, r := range c.runs {
		end := at + len(r.text)
		switch {
		case at >= from:
			*e = append(*e, edit{r.from, r.to, ""})
		case end > from:
			raw := part[r.from:r.to]
			begin := bytes.Index(raw, []byte("\n"+finding.NoteMark))
			close := bytes.LastIndex(raw, []byte("</"+c.textTag.prefix+"t>"))
			if begin >= 0 && close > begin {
				*e = append(*e, edit{r.from + begin, r.from + close, ""})
			}
		}
		at = end
	}
}
