package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"zonereport/pipeline/render/layout/page"
)

// What makes a file tagged PDF (PDF/A-2a, PDF/UA-1): the structure tree, its way back from the pages'
// content, links as a part of it, and what says so in the catalogue.

// annotation is a link as it stands on a page, counted from 0.
type annotation struct {
	page int
	link page.Link
}

// tag adds the structure, and the links as a part of it. It returns the number of its root, and by page the
// references to its links.
func (o *objects) tag(m *marks, links []annotation) (root int, annotations []string) {
	t := &tree{marks: m, annotations: map[int][]int{}, on: map[int]int{}}
	t.grow()
	annotations = o.annotate(t, links)
	pages := len(m.first)
	root = len(o.bodies) + 1 // then its lists, then the elements
	t.base = root + 3 + pages
	parents := []byte("<</Nums[")
	for i := range pages {
		parents = fmt.Appendf(parents, "%d %d 0 R ", i, root+3+i)
	}
	for i, l := range links {
		parents = fmt.Appendf(parents, "%d %d 0 R ", pages+i, t.base+l.link.Tag)
	}
	o.add(fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d/IDTree %d 0 R>>\n", t.base, root+1, pages+len(links), root+2))
	o.add(append(parents, "]>>\n"...))
	o.add(t.names())
	for i := range pages {
		o.add(t.parents(i))
	}
	o.addElements(t, root)
	return root, annotations
}

// addElements adds the objects of all elements, cut from few pieces of memory.
func (o *objects) addElements(t *tree, top int) {
	const room = 1 << 16
	var b []byte
	o.bodies = slices.Grow(o.bodies, len(t.elements))
	for i := range t.elements {
		if cap(b)-len(b) < room/8 {
			b = make([]byte, 0, room)
		}
		from := len(b)
		b = t.element(b, i, top)
		o.add(b[from:len(b):len(b)])
	}
}

// annotate adds the links as objects, and returns by page the references to its own.
func (o *objects) annotate(t *tree, links []annotation) []string {
	on := make([]string, len(t.first))
	for i, l := range links {
		e := t.elements[l.link.Tag]
		height, to := t.heights[l.page], l.link.Page-1
		number := o.add(fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/StructParent %d/Dest[%d 0 R/XYZ 0 %.2f null]/Contents%s>>\n",
			l.link.X, height-l.link.Y-l.link.Height, l.link.X+l.link.Width, height-l.link.Y, len(t.first)+i,
			pageObject(to), t.heights[to]-l.link.Top, textString(fmt.Sprintf("%s（第%d页）", e.Alt, l.link.Page))))
		t.annotations[l.link.Tag] = append(t.annotations[l.link.Tag], number)
		t.on[number] = pageObject(l.page)
		on[l.page] += fmt.Sprintf("%d 0 R ", number)
	}
	return on
}

// pages writes the pages' objects, each with its place in the structure and the order of its links, and their tree.
func (o *objects) pages(pages []page.Page, annotations []string) {
	tree := []byte("<</Type/Pages/Kids[")
	for i, p := range pages {
		tree = fmt.Appendf(tree, "%d 0 R ", pageObject(i))
		b := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R/Tabs/S/StructParents %d", pageTree, p.Width, p.Height, resources, pageObject(i)+1, i)
		if annotations[i] != "" {
			b = fmt.Appendf(b, "/Annots[%s]", annotations[i])
		}
		o.bodies[pageObject(i)-1] = append(b, ">>\n"...)
	}
	o.bodies[pageTree-1] = fmt.Appendf(tree, "]/Count %d>>\n", len(pages))
}

// textString is a text as a string of a dictionary: UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
func textString(text string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteByte('>')
	return b.String()
}
