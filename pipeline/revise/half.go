package revise

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// half is a ledger on one side: before or after.
type half struct {
	*query.Table         // nil: not sent
	at           []int   // where the columns of the definition stand
	key          [][]int // and those of each element of its natural key
}

func newHalf(def definition.Ledger, t *query.Table) half {
	h := half{Table: t}
	if t == nil {
		return h
	}
	for _, c := range def.Columns {
		h.at = append(h.at, t.Column(c.ID))
	}
	for _, k := range def.Key {
		h.key = append(h.key, t.Columns(definition.Alternatives(k)))
	}
	return h
}

func (h half) rows() int {
	if h.Table == nil {
		return 0
	}
	return len(h.Rows)
}

// of is a row's cell in a column of the definition.
func (h half) of(row int32, column int) *ledger.Cell { return h.Cell(row, h.at[column]) }

// id is the row's natural key, folded; "" if all of it is blank, or the ledger has none.
func (h half) id(row int32) string {
	elements := make([]string, len(h.key))
	for i, columns := range h.key {
		elements[i] = fold(h.First(row, columns))
	}
	if strings.Join(elements, "") == "" {
		return ""
	}
	return strings.Join(elements, "\x00")
}

// content is all that a row says, but for one column; -1 leaves none out.
func (h half) content(row int32, except int) string {
	var b strings.Builder
	for column := range h.at {
		if column != except {
			b.WriteString(h.of(row, column).Plain())
		}
		b.WriteByte(0)
	}
	return b.String()
}

// place is where a row stands.
func (h half) place(row int32) string {
	r := h.Rows[row]
	if r.Sheet == nil {
		return ""
	}
	return fmt.Sprintf("%s\x00%s\x00%d", r.Sheet.File, r.Sheet.Name, r.Line)
}

// stands is the place for the revision; nil where there is none.
func (h half) stands(row int32) *revision.Place {
	if row < 0 || h.Rows[row].Sheet == nil {
		return nil
	}
	r := h.Rows[row]
	return &revision.Place{File: r.Sheet.File, Sheet: r.Sheet.Name, Line: r.Line}
}

func fold(c *ledger.Cell) string { return ledger.Fold(c.Plain()) }
