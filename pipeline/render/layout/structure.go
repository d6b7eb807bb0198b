package layout

import "zonereport/pipeline/render/layout/page"

// structure collects the elements of a document as its parts are set, in logical order.
type structure struct {
	elements []page.Element
	within   int   // the element whose parts are being set
	heads    []int // levels of the headings that the next part stands under, as the document counts them
}

func newStructure() *structure { return &structure{elements: []page.Element{{Kind: page.Document}}} }

// enter begins an element whose parts are set next; leave ends it.
func (s *structure) enter(kind page.Kind) (outer int) {
	outer = s.within
	s.within = s.leaf(kind)
	return outer
}

func (s *structure) leave(outer int) { s.within = outer }

// leaf adds an element and returns the tag of what belongs to it.
func (s *structure) leaf(kind page.Kind) (tag int) {
	return s.element(page.Element{Kind: kind})
}

func (s *structure) element(e page.Element) (tag int) {
	e.Parent = s.within
	s.elements = append(s.elements, e)
	return len(s.elements) - 1
}

// headline adds a heading. Its level in the structure is how many headings it stands under, so
// that none is skipped where the document skips one (一、 then 1.).
func (s *structure) headline(level int) (tag int) {
	for n := len(s.heads); n > 0 && s.heads[n-1] >= level; n-- {
		s.heads = s.heads[:n-1]
	}
	s.heads = append(s.heads, level)
	return s.element(page.Element{Kind: page.Heading, Level: len(s.heads)})
}

// listItem are the elements of an item's number and its text.
type listItem struct{ label, body int }

// list adds a list of so many items under words that introduce it; a single item is a paragraph
// together with them.
func (s *structure) list(count int) (caption int, items []listItem) {
	if count == 1 {
		tag := s.leaf(page.Paragraph)
		return tag, []listItem{{tag, tag}}
	}
	list := s.enter(page.List)
	caption = s.leaf(page.Caption)
	for range count {
		item := s.enter(page.ListItem)
		items = append(items, listItem{s.leaf(page.Label), s.leaf(page.ListBody)})
		s.leave(item)
	}
	s.leave(list)
	return caption, items
}

// tagged is items as content of an element.
func tagged(items []page.Item, tag int) []page.Item {
	out := make([]page.Item, len(items))
	for i, item := range items {
		out[i] = page.Tagged(item, tag)
	}
	return out
}
