package returned

import (
	"bytes"
	"cmp"
	"slices"
)

// edit replaces the bytes from..to of a part; from = to inserts.
type edit struct {
	from, to int
	text     string
}

// edits are changes to one part; what they do not touch keeps its bytes.
type edits []edit

func (e *edits) replace(t tag) { *e = append(*e, edit{t.from, t.to, string(t.text)}) }

// inside puts text behind an element's opening tag, at the beginning of what it holds.
func (e *edits) inside(t tag, text string) {
	if t.closing {
		text = t.open() + text + t.close()
		*e = append(*e, edit{t.from, t.to, text})
		return
	}
	e.insert(t.to, text)
}

// atEnd puts text at the end of what an element holds; t closes the element.
func (e *edits) atEnd(t tag, text string) {
	if t.opening {
		e.inside(t, text)
		return
	}
	e.insert(t.from, text)
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

// open is an element's opening tag without its self-closing stroke.
func (t tag) open() string {
	text := bytes.TrimSuffix(bytes.TrimSuffix(t.text, []byte(">")), []byte("/"))
	return string(bytes.TrimRight(text, " \t\r\n")) + ">"
}

func (t tag) close() string { return "</" + t.prefix + t.name + ">" }
