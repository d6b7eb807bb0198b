package returned

import (
	"bytes"
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ooxml"
)

// notes is what a worksheet has of notes before it is marked.
type notes struct {
	comments string // the part with their texts, "" for none
	drawing  string // the part that draws them, "" for none
	list     []comment
	ours     []address // cells with a note of an earlier return, or with one at the end of the department's
	// locked says that notes cannot be added without risk: the coloured cells then have their
	// text on 审核意见 only.
	locked bool
}

// comment is one note of the department or of an earlier return.
type comment struct {
	ooxml.Comment
	at address
}

// ours gives where the text of an earlier return begins, -1 for nowhere.
func (c comment) ours() int {
	text := c.Text()
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
	n.locked = b.ns == strict || n.comments != "" && n.drawing == ""
	if n.drawing != "" {
		vml, err := p.read(n.drawing)
		if err != nil {
			return n, err
		}
		for _, needed := range []string{`xmlns:v=`, `xmlns:o=`, `xmlns:x=`, `</xml>`} {
			n.locked = n.locked || !bytes.Contains(vml, []byte(needed))
		}
	}
	if n.comments == "" || n.locked {
		return n, nil
	}
	part, err := p.read(n.comments)
	if err != nil {
		return n, err
	}
	err = ooxml.Comments(part, func(found ooxml.Comment) error {
		c := comment{Comment: found}
		c.at, _ = parseAddress(c.Ref)
		if c.ours() >= 0 && !c.Thread {
			n.ours = append(n.ours, c.at)
		}
		n.list = append(n.list, c)
		return nil
	})
	if err != nil {
		return n, fmt.Errorf("part %s: %w", n.comments, err)
	}
	return n, nil
}

// noteParts finds the parts that hold a worksheet's notes.
func noteParts(content []byte, links []ooxml.Relationship) (n notes) {
	id := ""
	_ = ooxml.Tags(content, func(t ooxml.Tag) error { // cut XML is met again when the sheet is marked
		if t.Depth == 1 && t.Name == "legacyDrawing" && t.Opening {
			id, _ = t.RelationshipID()
		}
		return nil
	})
	for _, l := range links {
		switch {
		case l.Kind == "comments":
			n.comments = l.Part
		case l.Kind == "vmlDrawing" && l.ID == id:
			n.drawing = l.Part
		}
	}
	return n
}
