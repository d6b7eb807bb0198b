package ingest

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/shown"
)

// kind is a column type of design §4, compiled.
type kind uint8

const (
	text kind = iota
	code
	date
	month
	money
	land
	area
	num
	integer
	rate
	boolean
)

func kindOf(name string) kind {
	switch name {
	case "code":
		return code
	case "date":
		return date
	case "month":
		return month
	case "money":
		return money
	case "land":
		return land
	case "area":
		return area
	case "num":
		return num
	case "int":
		return integer
	case "rate":
		return rate
	case "bool":
		return boolean
	}
	return text
}

// numeric tells amounts: kinds whose merged cells count once and whose totals are checked.
func (k kind) numeric() bool { return k >= money && k <= rate }

// field is one column of a ledger, compiled.
type field struct {
	*definition.Column
	kind    kind
	codes   map[string]string // folded -> canonical
	key     bool              // part of the natural key
	counted bool              // something is taken from it
	soleKey bool              // the whole natural key: never carried down a merge
	refused []shown.Kind      // personal numbers that cannot stand in it
}

// book is one ledger's definition, compiled.
type book struct {
	*definition.Ledger
	fields     []field
	ids        []string
	stem       string // its name without 台账: 招商项目
	rowDate    int    // field that dates a row, -1 for a stock
	measure    int    // field of texts that states the units of the rows' numbers, -1
	sheetMonth int    // field that a sheet named N月 stands for, -1
	hasLand    bool
}

// reference is one meaning of a header: a field of a book.
type reference struct {
	book, field int
	canonical   bool
	in          []string // qualifiers that the definition's header has in brackets
}

// catalogue is all ledgers, and what each header may mean.
type catalogue struct {
	books   []book
	headers map[string][]reference
	words   *vocabulary
}

func compile(defs []definition.Ledger, opts Options) *catalogue {
	c := &catalogue{books: make([]book, len(defs)), headers: make(map[string][]reference), words: compileWords(opts.Words, opts.Period.Year)}
	for i := range defs {
		c.books[i] = compileBook(&defs[i], opts, c.words)
		for j := range defs[i].Columns {
			column := &defs[i].Columns[j]
			c.define(column.Header, reference{book: i, field: j, canonical: true})
			for _, alias := range column.Aliases {
				c.define(alias, reference{book: i, field: j})
			}
		}
	}
	return c
}

// define adds a header's meaning; within a ledger its first meaning stands.
func (c *catalogue) define(header string, r reference) {
	key, brackets := headerKey(header)
	for _, in := range brackets {
		if c.words.qualifierIn([]string{in}, key, nil) != "" {
			r.in = append(r.in, wordKey(in))
		}
	}
	for _, known := range c.headers[key] {
		if known.book == r.book && slices.Equal(known.in, r.in) {
			return
		}
	}
	c.headers[key] = append(c.headers[key], r)
}

func compileBook(def *definition.Ledger, opts Options, words *vocabulary) book {
	b := book{Ledger: def, fields: make([]field, len(def.Columns)), rowDate: -1, sheetMonth: -1, measure: -1}
	b.stem = strings.TrimSuffix(ledger.Fold(def.Name), "台账")
	keys := make(map[string]bool)
	for _, k := range def.Key {
		for _, id := range strings.Split(k, "|") {
			keys[id] = true
		}
	}
	for i := range def.Columns {
		column := &def.Columns[i]
		f := field{Column: column, kind: kindOf(column.Type), key: keys[column.ID]}
		f.counted = opts.Counted == nil || opts.Counted[def.ID][column.ID]
		f.soleKey = f.key && len(keys) == 1
		f.refused = f.refusedKinds(def)
		if f.kind == code {
			f.codes = make(map[string]string, len(column.Codes))
			for _, v := range column.Codes {
				f.codes[ledger.Fold(v)] = v
			}
		}
		if f.kind == text && b.measure < 0 && slices.ContainsFunc(append([]string{column.Header}, column.Aliases...), func(h string) bool { return words.rowUnits[wordKey(h)] }) {
			b.measure = i
		}
		if column.ID == def.RowDate {
			b.rowDate = i
		}
		if column.ID == def.SheetMonth {
			b.sheetMonth = i
		}
		b.hasLand = b.hasLand || f.kind == land
		b.fields[i], b.ids = f, append(b.ids, column.ID)
	}
	return b
}
