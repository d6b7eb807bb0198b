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

// tag puts the structure into a file.
func (o *objects) tag(m *marks, links []annotation) error {
	root := o.find("/Type /Catalog")
	pages := o.pages()
	if root == 0 || len(pages) != len(m.first) {
		return errForeign
	}
	t := &tree{marks: m, pages: pages, annotations: map[int][]int{}, on: map[int]int{}}
	t.grow()
	o.annotate(t, links)
	top := len(o.bodies) + 1 // the root of the tree; then its lists, then the elements
	t.base = top + 3 + len(pages)
	parents := []byte("<</Nums[")
	for i := range pages {
		parents = fmt.Appendf(parents, "%d %d 0 R ", i, top+3+i)
	}
	for i, l := range links {
		parents = fmt.Appendf(parents, "%d %d 0 R ", len(pages)+i, t.base+l.link.Tag)
	}
	o.add(fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d/IDTree %d 0 R>>\n", t.base, top+1, len(pages)+len(links), top+2))
	o.add(append(parents, "]>>\n"...))
	o.add(t.names())
	for i := range pages {
		o.add(t.parents(i))
	}
	o.addElements(t, top)
	o.replace(root, "/Type /Catalog\n", fmt.Sprintf("/Type /Catalog\n/MarkInfo <</Marked true>>\n/StructTreeRoot %d 0 R\n/ViewerPreferences <</DisplayDocTitle true>>\n", top))
	return nil
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

// pages are the numbers of the pages' objects, in order.
func (o *objects) pages() []int {
	var numbers []int
	for i := range o.bodies {
		if strings.HasPrefix(string(o.bodies[i][:min(len(o.bodies[i]), 16)]), "<</Type /Page\n") {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// annotate adds the links as objects, names them on their pages, and gives every page its place in
// the structure and the order of its links.
func (o *objects) annotate(t *tree, links []annotation) {
	entries := make([]string, len(t.pages))
	for i := range t.pages {
		entries[i] = fmt.Sprintf("<</Type /Page\n/Tabs /S /StructParents %d\n", i)
	}
	on := make([]string, len(t.pages))
	for i, l := range links {
		e := t.elements[l.link.Tag]
		height, to := t.heights[l.page], l.link.Page-1
		number := o.add(fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/StructParent %d/Dest[%d 0 R/XYZ 0 %.2f null]/Contents%s>>\n",
			l.link.X, height-l.link.Y-l.link.Height, l.link.X+l.link.Width, height-l.link.Y, len(t.pages)+i,
			t.pages[to], t.heights[to]-l.link.Top, textString(fmt.Sprintf("%s（第%d页）", e.Alt, l.link.Page))))
		t.annotations[l.link.Tag] = append(t.annotations[l.link.Tag], number)
		t.on[number] = t.pages[l.page]
		on[l.page] += fmt.Sprintf("%d 0 R ", number)
	}
	for i, number := range t.pages {
		if on[i] != "" {
			entries[i] += "/Annots [" + on[i] + "]\n"
		}
		o.replace(number, "<</Type /Page\n", entries[i])
	}
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
