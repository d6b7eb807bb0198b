package figure

import "zonereport/pipeline/ledger"

// Text is a paragraph that a department reports (工作情况台账, design-life §14), as its row stands: it
// follows what the figures say in a section.
type Text struct {
	Section string // title, as the reports have it
	Heading string // within the section; empty for none
	Item    string // what it is about
	By      string // 填报单位, empty where the row does not say
	Parts   []TextPart
	Row     *ledger.Row
	At      ledger.Address // of the content
	// Unused: a finding on the row that nobody has explained keeps it out of the reports.
	Unused bool
}

// TextPart is words, or in their place the key of a figure that is printed.
type TextPart struct{ Words, Figure string }
