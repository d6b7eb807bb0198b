package pdf

import "fmt"

// bookmark leads to a height of a page, counted from 0 and from its lower edge.
type bookmark struct {
	title string
	level int
	page  int
	y     float64
}

// node is a bookmark among the others, by their numbers from 1; 0 is none, and as a parent the root.
type node struct{ parent, previous, next, first, last, parts int }

// outline adds the bookmarks as a tree, all closed but the uppermost (ISO 32000-1, 12.3.3), and returns the number
// of its root; 0 without bookmarks. One that skips levels stands below the one before it.
func (o *objects) outline(bookmarks []bookmark) int {
	if len(bookmarks) == 0 {
		return 0
	}
	nodes := grown(bookmarks)
	root := o.add(fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>\n", len(o.bodies)+1+nodes[0].first, len(o.bodies)+1+nodes[0].last, nodes[0].parts))
	for i, b := range bookmarks {
		n := nodes[i+1]
		body := fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest[%d 0 R/XYZ 0 %.2f null]", textString(b.title), root+n.parent, pageObject(b.page), b.y)
		for _, to := range []struct {
			entry string
			node  int
		}{{"Prev", n.previous}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
			if to.node > 0 {
				body = fmt.Appendf(body, "/%s %d 0 R", to.entry, root+to.node)
			}
		}
		if n.parts > 0 {
			body = fmt.Appendf(body, "/Count -%d", n.parts)
		}
		o.add(append(body, ">>\n"...))
	}
	return root
}

// grown links the bookmarks; the root comes first.
func grown(bookmarks []bookmark) []node {
	nodes := make([]node, 1+len(bookmarks))
	above := []int{0} // the last node of each level, the root first
	for i, b := range bookmarks {
		at := i + 1
		above = above[:min(b.level+1, len(above))]
		parent := above[len(above)-1]
		n := &nodes[at]
		n.parent, n.previous = parent, nodes[parent].last
		if n.previous > 0 {
			nodes[n.previous].next = at
		} else {
			nodes[parent].first = at
		}
		nodes[parent].last = at
		nodes[parent].parts++
		above = append(above, at)
	}
	return nodes
}
