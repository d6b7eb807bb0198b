package pdf

import (
	"math"
	"strconv"

	"zonereport/pipeline/render/layout/page"
)

// marks are what the pages' content is marked as (ISO 32000-1, 14.6): pieces that belong to an
// element of the structure, in the order in which they are drawn, and the rest as artifacts.
type marks struct {
	elements []page.Element
	pieces   []piece
	first    []int        // by page: its first piece
	heights  []float64    // by page
	boxes    map[int]*box // by element: the smallest rectangle round a figure
}

// piece is one sequence of marked content; its MCID counts from the first of its page.
type piece struct{ tag, page int32 }

// box is a rectangle on a page, in points from its upper left corner.
type box struct{ left, top, right, bottom float64 }

// unmarked is where no sequence is open: at the edges of a page.
const unmarked = math.MinInt

// types are the standard structure types by kind (ISO 32000-1, 14.8.4).
var types = [...]string{
	page.Document: "Document", page.Section: "Sect", page.Heading: "H", page.Paragraph: "P", page.Note: "Note", page.Caption: "Caption",
	page.List: "L", page.ListItem: "LI", page.Label: "Lbl", page.ListBody: "LBody", page.Contents: "TOC", page.Entry: "TOCI",
	page.Reference: "Reference", page.Hyperlink: "Link", page.Table: "Table", page.Head: "THead", page.Body: "TBody",
	page.TableRow: "TR", page.HeaderCell: "TH", page.Cell: "TD", page.Figure: "Figure",
}

// deepest is the lowest level of headings that there is.
const deepest = 6

// typeOf is the structure type of an element.
func typeOf(e page.Element) string {
	if e.Kind == page.Heading {
		return "H" + strconv.Itoa(min(max(e.Level, 1), deepest))
	}
	return types[e.Kind]
}

// page begins a page.
func (m *marks) page(p page.Page) {
	m.first, m.heights = append(m.first, len(m.pieces)), append(m.heights, p.Height)
}

// begin returns what opens the sequence of marked content that a tag asks for.
func (m *marks) begin(tag int) string {
	switch {
	case tag == page.Furniture:
		return "/Artifact <</Type/Pagination>>BDC"
	case tag <= 0 || tag >= len(m.elements):
		return "/Artifact <</Type/Layout>>BDC"
	}
	number := len(m.first) - 1
	id := len(m.pieces) - m.first[number]
	m.pieces = append(m.pieces, piece{int32(tag), int32(number)})
	return "/" + typeOf(m.elements[tag]) + " <</MCID " + strconv.Itoa(id) + ">>BDC"
}

// measure widens the box of a figure by what is drawn of it.
func (m *marks) measure(item page.Item) {
	switch i := item.(type) {
	case page.Text:
		if m.isFigure(i.Tag) {
			m.widen(i.Tag, box{i.X, i.Y - i.Size, i.X + i.Width(), i.Y + i.Size/4})
		}
	case page.Path:
		if m.isFigure(i.Tag) {
			for _, at := range i.Points {
				m.widen(i.Tag, box{at.X - i.Width/2, at.Y - i.Width/2, at.X + i.Width/2, at.Y + i.Width/2})
			}
		}
	}
}

func (m *marks) isFigure(tag int) bool {
	return tag > 0 && tag < len(m.elements) && m.elements[tag].Kind == page.Figure
}

func (m *marks) widen(tag int, by box) {
	b := m.boxes[tag]
	if b == nil {
		b = &by
		m.boxes[tag] = b
	}
	b.left, b.top, b.right, b.bottom = min(b.left, by.left), min(b.top, by.top), max(b.right, by.right), max(b.bottom, by.bottom)
}
