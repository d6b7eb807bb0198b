package returned

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// author signs our notes, so that they can be told from the department's.
const author = "审核意见"

const (
	vmlType      = "application/vnd.openxmlformats-officedocument.vmlDrawing"
	vmlRoot      = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`
	vmlLayout    = `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>`
	vmlShapeType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
)

// annotate puts notes on the cells. A sheet whose notes cannot be extended without risk
// (threaded comments, notes without their drawing, a strict package, which has no notes of
// this kind) keeps its own; the coloured cells then have their text on 审核意见 only.
func (p *pack) annotate(b *book, s sheet, list []target) error {
	links, err := p.links(s.part)
	if err != nil {
		return err
	}
	content, err := p.read(s.part)
	if err != nil {
		return err
	}
	comments, drawing, ok := noteParts(content, links)
	if !ok || b.ns == strict {
		return nil
	}
	if drawing != "" {
		vml, err := p.read(drawing)
		if err != nil {
			return err
		}
		for _, space := range []string{`xmlns:v=`, `xmlns:o=`, `xmlns:x=`, `</xml>`} {
			if !bytes.Contains(vml, []byte(space)) {
				return nil
			}
		}
	}
	noted := map[place]bool{}
	if comments == "" {
		err = p.newComments(b, s, list)
	} else {
		noted, err = p.moreComments(comments, list)
	}
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(slices.Clone(list), func(t target) bool { return noted[t.place] })
	if drawing != "" {
		return p.moreShapes(drawing, list)
	}
	return p.newShapes(b, s, list)
}

// noteParts finds the parts that hold a sheet's notes; it is false where they may not be
// extended.
func noteParts(content []byte, links []link) (comments, drawing string, ok bool) {
	id := ""
	_ = tags(content, func(t tag) error { // well-formed: it has been marked
		if t.depth == 1 && t.name == "legacyDrawing" && t.opening {
			id = t.relation()
		}
		return nil
	})
	for _, l := range links {
		switch {
		case l.kind == "threadedComment" || l.kind == "threadedComments":
			return "", "", false
		case l.kind == "comments":
			comments = l.target
		case l.kind == "vmlDrawing" && l.id == id:
			drawing = l.target
		}
	}
	return comments, drawing, comments == "" || drawing != ""
}

// text is what the note on a cell says.
func (t target) text() string {
	var lines []string
	for _, r := range t.remarks {
		problem, action := r.parts()
		lines = append(lines, fmt.Sprintf("审核意见第%d条（%s）", r.number, r.level()), "规则："+r.Rule, "问题："+problem, "处理："+action)
	}
	return strings.Join(lines, "\n")
}

// run is a piece of rich text in the usual look of notes.
func run(prefix, text string) string {
	return prefixed(`<r><rPr><sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/></rPr><t xml:space="preserve">`, prefix) +
		escapeText(text) + prefixed(`</t></r>`, prefix)
}

func comment(prefix string, t target, author int) string {
	return fmt.Sprintf(`<%[1]scomment ref="%[2]s" authorId="%[3]d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`, prefix, t.place, author, run(prefix, t.text()))
}

func (p *pack) newComments(b *book, s sheet, list []target) error {
	var out strings.Builder
	out.WriteString(declaration + `<comments xmlns="` + b.ns.main + `"><authors><author>` + author + `</author></authors><commentList>`)
	for _, t := range list {
		out.WriteString(comment("", t, 0))
	}
	out.WriteString(`</commentList></comments>`)
	part := p.fresh(path.Join(path.Dir(b.part), "comments%d.xml"))
	p.write(part, []byte(out.String()))
	if _, err := p.addLink(s.part, b.ns.kinds+"comments", part); err != nil {
		return err
	}
	return p.addType(part, typePrefix+"comments+xml")
}

// moreComments adds notes to those that the sheet has; a cell that has one keeps it, with
// ours behind. It gives the cells that had one: they have their drawing. What we wrote in an
// earlier return is replaced.
func (p *pack) moreComments(part string, list []target) (map[place]bool, error) {
	byPlace := map[string]target{}
	for _, t := range list {
		byPlace[t.place.String()] = t
	}
	noted := map[place]bool{}
	authors, ours := 0, -1
	var current *target
	var begin tag
	return noted, p.edit(part, func(t tag, e *edits) error {
		switch {
		case t.name == "author" && t.opening:
			authors++
		case t.name == "authors" && t.closing:
			ours = authors
			if t.opening {
				*e = append(*e, edit{t.from, t.to, t.open() + `<` + t.prefix + `author>` + author + `</` + t.prefix + `author>` + t.close()})
			} else {
				e.insert(t.from, `<`+t.prefix+`author>`+author+`</`+t.prefix+`author>`)
			}
		case t.name == "comment" && t.opening:
			current = nil
			if found, ok := byPlace[t.attr("ref")]; ok {
				current, noted[found.place] = &found, true
			}
		case t.name == "t" && t.depth == 4 && current != nil: // plain text becomes a run, so that ours may follow
			if t.opening {
				begin = t
				e.insert(t.from, "<"+begin.prefix+"r>")
			}
			if t.closing {
				e.insert(t.to, "</"+begin.prefix+"r>")
			}
		case t.name == "text" && t.closing && current != nil:
			if t.opening {
				*e = append(*e, edit{t.from, t.to, t.open() + run(t.prefix, current.text()) + t.close()})
			} else {
				e.insert(t.from, run(t.prefix, "\n"+current.text()))
			}
			current = nil
		case t.name == "commentList" && t.closing:
			var fresh strings.Builder
			for _, one := range list {
				if !noted[one.place] {
					fresh.WriteString(comment(t.prefix, one, max(0, ours)))
				}
			}
			if t.opening {
				*e = append(*e, edit{t.from, t.to, t.open() + fresh.String() + t.close()})
			} else {
				e.insert(t.from, fresh.String())
			}
		}
		return nil
	})
}

// shape is the drawing of a note, hidden until the mouse is on the cell. Its height follows
// the text: about 20 characters a line.
func shape(id int, t target) string {
	lines := 1
	for _, line := range strings.Split(t.text(), "\n") {
		lines += 1 + len([]rune(line))/20
	}
	return fmt.Sprintf(`<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:220pt;height:%dpt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 4, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		id, lines*13, t.col, max(0, t.row-2), t.col+4, max(0, t.row-2)+lines, t.row-1, t.col-1)
}

func (p *pack) newShapes(b *book, s sheet, list []target) error {
	var out strings.Builder
	out.WriteString(vmlRoot + vmlLayout + vmlShapeType)
	for i, t := range list {
		out.WriteString(shape(1025+i, t))
	}
	out.WriteString(`</xml>`)
	part := p.fresh(path.Join(path.Dir(b.part), "drawings", "vmlDrawing%d.vml"))
	p.write(part, []byte(out.String()))
	id, err := p.addLink(s.part, b.ns.kinds+"vmlDrawing", part)
	if err != nil {
		return err
	}
	if err := p.addType(part, vmlType); err != nil {
		return err
	}
	return p.addElement(s.part, fmt.Sprintf(`legacyDrawing xmlns:r="%s" r:id="%s"/>`, b.ns.relations, id), afterNotes)
}

// afterNotes are the elements of a worksheet that follow legacyDrawing (ECMA-376 part 1, 18.3.1.99).
var afterNotes = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}

// addElement puts an element, without its <, in front of the first of those that must follow it.
func (p *pack) addElement(part, element string, following []string) error {
	done := false
	return p.edit(part, func(t tag, e *edits) error {
		last := t.depth == 0 && t.closing
		if !done && (last || t.depth == 1 && t.opening && slices.Contains(following, t.name)) {
			e.insert(t.from, "<"+t.prefix+element)
			done = true
		}
		return nil
	})
}

var shapeID = regexp.MustCompile(`_x0000_s(\d+)`)

// moreShapes adds drawings behind those that the sheet has.
func (p *pack) moreShapes(part string, list []target) error {
	content, err := p.read(part)
	if err != nil {
		return err
	}
	next := 1025
	for _, m := range shapeID.FindAllSubmatch(content, -1) {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			next = max(next, n+1)
		}
	}
	var out strings.Builder
	if !bytes.Contains(content, []byte(`id="_x0000_t202"`)) {
		out.WriteString(vmlShapeType)
	}
	for i, t := range list {
		out.WriteString(shape(next+i, t))
	}
	i := bytes.LastIndex(content, []byte("</xml>"))
	p.write(part, slices.Concat(content[:i], []byte(out.String()), content[i:]))
	return nil
}
