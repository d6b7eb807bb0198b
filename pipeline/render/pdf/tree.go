package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"zonereport/pipeline/render/layout/page"
)

// tree is the structure tree (ISO 32000-1, 14.7): an object for each element. Tables make it large,
// so that its lists are links from one entry to the next; 0 ends them.
type tree struct {
	*marks
	base        int           // number of the object of the first element; the others follow it
	annotations map[int][]int // by element: numbers of the objects of its annotations
	on          map[int]int   // by annotation: number of the page's object

	child, brother []int32 // by element: its first part, the next part of the same parent
	piece, next    []int32 // by element: 1 + its first piece; by piece: 1 + the next one of its element
	drawn          []int32 // by element: the first piece of it or its parts
	found          []part  // of the element being written
	named          []bool  // by element: whether it has an identifier, as notes and what cells name as their heads
}

// grow links elements and pieces to the parts that they have.
func (t *tree) grow() {
	n := len(t.elements)
	t.child, t.brother, t.piece, t.drawn = make([]int32, n), make([]int32, n), make([]int32, n), make([]int32, n)
	t.next, t.named = make([]int32, len(t.pieces)), make([]bool, n)
	for i, e := range t.elements {
		t.named[i] = t.named[i] || e.Kind == page.Note
		for _, h := range e.Headers {
			t.named[h] = true
		}
	}
	for i := range t.drawn {
		t.drawn[i] = int32(len(t.pieces))
	}
	for i := len(t.pieces) - 1; i >= 0; i-- {
		tag := t.pieces[i].tag
		t.next[i], t.piece[tag], t.drawn[tag] = t.piece[tag], int32(i+1), int32(i)
	}
	for i := n - 1; i > 0; i-- { // parents come before their parts
		parent := t.elements[i].Parent
		t.brother[i], t.child[parent] = t.child[parent], int32(i)
		t.drawn[parent] = min(t.drawn[parent], t.drawn[i])
	}
}

// element writes the object of an element.
func (t *tree) element(b []byte, at, root int) []byte {
	e := t.elements[at]
	b = append(append(b, "<</S/"...), typeOf(e)...)
	parent := root
	if at > 0 {
		parent = t.base + e.Parent
	}
	b = reference(append(b, "/P "...), parent)
	b = t.attributes(b, e, at)
	if e.Kind == page.Figure && e.Alt != "" {
		b = append(append(b, "/Alt"...), textString(e.Alt)...)
	}
	return append(t.content(b, at), ">>\n"...)
}

// content writes what an element consists of. Its parts stand as they are read; where it has text
// of its own among them, as they are drawn.
func (t *tree) content(b []byte, at int) []byte {
	first := t.piece[at]
	if first == 0 && t.child[at] == 0 && len(t.annotations[at]) == 0 {
		return b
	}
	home := int32(-1)
	if first > 0 {
		home = t.pieces[first-1].page
		b = reference(append(b, "/Pg "...), pageObject(int(home)))
		if t.next[first-1] == 0 && t.child[at] == 0 && len(t.annotations[at]) == 0 {
			return strconv.AppendInt(append(b, "/K "...), int64(t.mcid(first-1)), 10)
		}
	}
	b = append(b, "/K["...)
	t.found = t.parts(t.found[:0], at)
	parts := t.found
	for i, p := range parts {
		if i > 0 {
			b = append(b, ' ')
		}
		if p.element > 0 {
			b = reference(b, t.base+p.element)
		} else {
			b = t.reach(b, p.drawn, home)
		}
	}
	for _, number := range t.annotations[at] {
		b = fmt.Appendf(b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", number, t.on[number])
	}
	return append(b, ']')
}

// part is a part of an element: another one, or, with element 0, a piece of its own content.
type part struct {
	drawn   int32
	element int
}

// parts adds the parts of an element, in order.
func (t *tree) parts(parts []part, at int) []part {
	for i := t.child[at]; i > 0; i = t.brother[i] {
		parts = append(parts, part{t.drawn[i], int(i)})
	}
	if t.piece[at] == 0 {
		return parts
	}
	for i := t.piece[at]; i > 0; i = t.next[i-1] {
		parts = append(parts, part{i - 1, 0})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.drawn, b.drawn) })
	return parts
}

// reach writes a piece of content: its number, with its page unless that is the element's.
func (t *tree) reach(b []byte, at, home int32) []byte {
	id := t.mcid(at)
	if on := t.pieces[at].page; on != home {
		return fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", pageObject(int(on)), id)
	}
	return strconv.AppendInt(b, int64(id), 10)
}

func (t *tree) mcid(at int32) int { return int(at) - t.first[t.pieces[at].page] }

// attributes writes the standard attributes of an element (ISO 32000-1, 14.8.5) and its identifier.
func (t *tree) attributes(b []byte, e page.Element, at int) []byte {
	switch e.Kind {
	case page.HeaderCell, page.Cell:
		return t.tableAttributes(b, e, at)
	case page.Note:
		return identifier(append(b, "/ID"...), at)
	case page.List:
		return append(b, "/A<</O/List/ListNumbering/Decimal>>"...)
	case page.Figure:
		if box := t.boxes[at]; box != nil {
			height := t.heights[t.pieces[t.drawn[at]].page]
			return fmt.Appendf(b, "/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", box.left, height-box.bottom, box.right, height-box.top)
		}
	}
	return b
}

// tableAttributes are those of a cell.
func (t *tree) tableAttributes(b []byte, e page.Element, at int) []byte {
	if t.named[at] {
		b = identifier(append(b, "/ID"...), at)
	}
	if e.Scope == page.NoScope && e.Columns < 2 && e.Rows < 2 && len(e.Headers) == 0 {
		return b
	}
	b = append(b, "/A<</O/Table"...)
	switch e.Scope {
	case page.ColumnScope:
		b = append(b, "/Scope/Column"...)
	case page.RowScope:
		b = append(b, "/Scope/Row"...)
	}
	if e.Columns > 1 {
		b = strconv.AppendInt(append(b, "/ColSpan "...), int64(e.Columns), 10)
	}
	if e.Rows > 1 {
		b = strconv.AppendInt(append(b, "/RowSpan "...), int64(e.Rows), 10)
	}
	if len(e.Headers) > 0 {
		b = append(b, "/Headers["...)
		for _, h := range e.Headers {
			b = identifier(b, h)
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
}

// identifier writes the identifier of an element; they sort as the elements do.
func identifier(b []byte, at int) []byte { return fmt.Appendf(b, "(e%07d)", at) }

// names is the tree of the identifiers.
func (t *tree) names() []byte {
	b := []byte("<</Names[")
	for i := range t.elements {
		if t.named[i] {
			b = reference(identifier(b, i), t.base+i)
		}
	}
	return append(b, "]>>\n"...)
}

// parents are the elements of the pieces of a page, by their number.
func (t *tree) parents(number int) []byte {
	end := len(t.pieces)
	if number+1 < len(t.first) {
		end = t.first[number+1]
	}
	b := []byte{'['}
	for i, p := range t.pieces[t.first[number]:end] {
		if i > 0 {
			b = append(b, ' ')
		}
		b = reference(b, t.base+int(p.tag))
	}
	return append(b, "]\n"...)
}

// reference writes a reference to an object.
func reference(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
}
