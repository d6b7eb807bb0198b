package document

// Span is a part of a paragraph's text that states a figure, or that was taken from a ledger row:
// a firm, a person, a project, its numbers and dates. Spans of a text go from left to right and do not overlap.
type Span struct {
	From, To int    // bytes of the text
	Figure   string // key of the figure that it states; empty for none
	Named    bool   // the words of a ledger row: what tells of a single firm or household can be known by it
}
