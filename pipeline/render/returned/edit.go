package returned

import (
	"bytes"
	"cmp"
	"slices"

	"zonereport/pipeline/ooxml"
)

// edit replaces the bytes from..to of a part; from = to inserts.
type edit struct {
	from, to int
	text     string
}

// edits are changes to one part; what they do not touch keeps its bytes.
type edits []edit

func (e *edits) replace(t ooxml.Tag) { *e = append(*e, edit{t.From, t.To, string(t.Text)}) }

// inside puts text behind an element's opening tag, at the beginning of what it holds.
func (e *edits) inside(t ooxml.Tag, text string) {
	if t.Closing {
		text = t.Start() + text + t.End()
		*e = append(*e, edit{t.From, t.To, text})
		return
	}
	e.insert(t.To, text)
}

// atEnd puts text at the end of what an element holds; t closes the element.
func (e *edits) atEnd(t ooxml.Tag, text string) {
	if t.Opening {
		e.inside(t, text)
		return
	}
	e.insert(t.From, text)
}

func (e *edits) insert(at int, text string) { *e = append(*e, edit{at, at, text}) }

// apply makes the changes; insertions at one place come in the order in which
// they were asked for, before what is replaced there.
func (e edits) apply(part []byte) []byte {
	slices.SortStableFunc(e, func(a, b edit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out bytes.Buffer
	pos := 0
	for _, change := range e {
		out.Write(part[pos:change.from])
		out.WriteString(change.text)
		pos = change.to
	}
	out.Write(part[pos:])
	return out.Bytes()
}
