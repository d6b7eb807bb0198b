package returned

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"

	"zonereport/pipeline/finding"
)

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
