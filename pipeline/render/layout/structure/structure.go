// Package structure tells what a document consists of, as the elements of a page.Book: in logical order,
// whatever the order of the pages.
package structure

import "zonereport/pipeline/render/layout/page"

// Tree collects the elements of a document as its parts are set, in logical order.
type Tree struct {
	Elements []page.Element
	Within   int   // the element whose parts are being set
	heads    []int // levels of the headings that the next part stands under, as the document counts them
}

// New is the tree of a document without parts.
func New() *Tree { return &Tree{Elements: []page.Element{{Kind: page.Document}}} }

// Enter begins an element whose parts are set next; Leave ends it.
func (s *Tree) Enter(kind page.Kind) (outer int) {
	outer = s.Within
	s.Within = s.Leaf(kind)
	return outer
}

// Leave ends the element that was entered last; outer is what Enter returned.
func (s *Tree) Leave(outer int) { s.Within = outer }

// Leaf adds an element and returns the tag of what belongs to it.
func (s *Tree) Leaf(kind page.Kind) (tag int) {
	return s.Add(page.Element{Kind: kind})
}

// Add adds an element to the one whose parts are set.
func (s *Tree) Add(e page.Element) (tag int) {
	e.Parent = s.Within
	s.Elements = append(s.Elements, e)
	return len(s.Elements) - 1
}

// Heading adds a heading of a level as the document counts them, the lower the higher it stands. Its level in the structure is how many headings it stands under, so
// that none is skipped where the document skips one (一、 then 1.).
func (s *Tree) Heading(level int) (tag int) {
	for n := len(s.heads); n > 0 && s.heads[n-1] >= level; n-- {
		s.heads = s.heads[:n-1]
	}
	s.heads = append(s.heads, level)
	return s.Add(page.Element{Kind: page.Heading, Level: len(s.heads)})
}

// Item are the elements of an item's number and its text.
type Item struct{ Label, Body int }

// List adds a list of so many items under words that introduce it; a single item is a paragraph
// together with them.
func (s *Tree) List(count int) (caption int, items []Item) {
	if count == 1 {
		tag := s.Leaf(page.Paragraph)
		return tag, []Item{{tag, tag}}
	}
	list := s.Enter(page.List)
	caption = s.Leaf(page.Caption)
	for range count {
		item := s.Enter(page.ListItem)
		items = append(items, Item{s.Leaf(page.Label), s.Leaf(page.ListBody)})
		s.Leave(item)
	}
	s.Leave(list)
	return caption, items
}

// Entry adds an entry of the contents and returns the tag of its text, which leads to what it names.
func (s *Tree) Entry(name string) (tag int) {
	defer s.Leave(s.Enter(page.Entry))
	defer s.Leave(s.Enter(page.Reference))
	return s.Add(page.Element{Kind: page.Hyperlink, Alt: name})
}

// Hyperlink adds a link to an element and returns the tag of its text.
func (s *Tree) Hyperlink(about string, within int) (tag int) {
	defer s.Leave(s.Within)
	s.Within = within
	return s.Add(page.Element{Kind: page.Hyperlink, Alt: about})
}
