package recognise

import (
	"slices"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
)

// reference is one meaning of a header: a field of a book.
type reference struct {
	book, field int
	canonical   bool
	in          []string // qualifiers that the definition's header has in brackets
}

// Catalogue is all ledgers, and what each header may mean.
type Catalogue struct {
	Ledgers []schema.Ledger
	headers map[string][]reference
	words   *Words
}

// NewCatalogue notes what each header may mean in the ledgers.
func NewCatalogue(books []schema.Ledger, words *Words) *Catalogue {
	c := &Catalogue{Ledgers: books, headers: make(map[string][]reference), words: words}
	for i := range books {
		for j := range books[i].Fields {
			column := books[i].Fields[j].Column
			c.define(column.Header, reference{book: i, field: j, canonical: true})
			for _, alias := range column.Aliases {
				c.define(alias, reference{book: i, field: j})
			}
		}
	}
	return c
}

// define adds a header's meaning; within a ledger its first meaning stands.
func (c *Catalogue) define(header string, r reference) {
	key, brackets := Key(header)
	for _, in := range brackets {
		if c.words.qualifierIn([]string{in}, key, nil) != "" {
			r.in = append(r.in, spelling.Key(in))
		}
	}
	for _, known := range c.headers[key] {
		if known.book == r.book && slices.Equal(known.in, r.in) {
			return
		}
	}
	c.headers[key] = append(c.headers[key], r)
}

// LooksLikeHeader tells a line of which two of the first four cells are known headers and
// none is a number.
func (c *Catalogue) LooksLikeHeader(row *grid.Row) bool {
	known := 0
	for i := range row.Cells[:min(4, len(row.Cells))] {
		cell := &row.Cells[i]
		if cell.Kind != grid.Text {
			return false
		}
		if len(cell.Text) > LongestHeader || strings.ContainsAny(cell.Text, "0123456789") {
			continue
		}
		if key, _ := Key(cell.Text); c.known(key) {
			known++
		}
	}
	return known >= 2
}

// LongestHeader is more bytes than any header has.
const LongestHeader = 90
