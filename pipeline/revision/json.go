package revision

import (
	"bytes"
	"encoding/json"

	"zonereport/pipeline/shown"
)

// FileName is the name of the revision in a run folder, and in the folder that compare --out names.
const FileName = "revision.json"

// JSON writes revision.json: indented, with < > & as they are and nothing that moves a cursor.
func (r Revision) JSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(r)
	return []byte(shown.EscapeLines(b.String())), err
}

// MarshalJSON writes revision.json's object: lists are never null.
func (r Revision) MarshalJSON() ([]byte, error) {
	type plain Revision
	p := plain(r)
	fill(&p.Figures)
	fill(&p.Ranks)
	fill(&p.Claims)
	fill(&p.Rows)
	fill(&p.Definitions)
	fill(&p.Files)
	fill(&p.Stale)
	return literal(p)
}

// MarshalJSON writes a figure: lists are never null.
func (f Figure) MarshalJSON() ([]byte, error) {
	type plain Figure
	p := plain(f)
	fill(&p.Steps)
	fill(&p.Effects)
	return literal(p)
}

// MarshalJSON writes a row: lists are never null.
func (r Row) MarshalJSON() ([]byte, error) {
	type plain Row
	p := plain(r)
	fill(&p.Cells)
	return literal(p)
}

// literal leaves it to the caller whether < > & are escaped.
func literal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

func fill[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
