package page

// Book is a document on pages: what stands where, and what it is. Every text and line on the pages
// names the element it belongs to by its Tag.
type Book struct {
	Pages []Page
	// Elements are the structure in logical order, which is not that of the pages where a chart
	// floats past text: parents before their children, brothers and sisters as they are read. The
	// first is the document itself.
	Elements []Element
}

// Tags of what is no content of the document (artifacts): nothing reads them aloud.
const (
	// Decoration is for rules and areas.
	Decoration = 0
	// Furniture is for what pages repeat: page numbers, foot lines, heads of tables that go on.
	Furniture = -1
)

// Element is one node of the structure.
type Element struct {
	Kind   Kind
	Scope  Scope  // of a HeaderCell
	Level  int    // of a Heading, from 1
	Parent int    // which of the elements it is a part of; of the document itself 0
	Alt    string // in the place of a Figure: what it shows; of a Hyperlink: where it leads

	Columns, Rows int // what a cell spans; 0 is 1
	// Headers are the header cells that a cell stands under, where the spans of the head leave
	// that open.
	Headers []int
}

// Kind is what an element is (the standard structure types of ISO 32000-1, 14.8.4).
type Kind uint8

// Whole and parts.
const (
	Document   Kind = iota
	Section         // a chapter, an annex
	Heading         // H1 …, by Level
	Paragraph       // P
	Note            // small print that belongs to what stands before it
	Caption         // of the Table or Figure it is in
	List            // L
	ListItem        // LI
	Label           // its number or mark
	ListBody        // its text
	Contents        // TOC
	Entry           // TOCI
	Reference       // what an entry refers to
	Hyperlink       // Link: text that leads somewhere
	Table           //
	Head            // THead
	Body            // TBody
	TableRow        // TR
	HeaderCell      // TH
	Cell            // TD
	Figure          // a picture, with Alt
)

// Scope is which cells a header cell is a head of.
type Scope uint8

// Of its column, of its row.
const (
	NoScope Scope = iota
	ColumnScope
	RowScope
)
