// Package trace says how a sheet was read: the values that decided, as plain data. It is for a
// person who asks why a file was taken as it was; no figure rests on it.
package trace

import (
	"zonereport/pipeline/ledger"
)

// SheetReading says how a sheet was read.
type SheetReading struct {
	Name    string     `json:"name"`
	Hidden  bool       `json:"hidden"`
	Opinion bool       `json:"opinion"`           // 审核意见 of an earlier return
	Guide   bool       `json:"guide"`             // 填写说明 of a blank form
	Ledgers []Ledger   `json:"ledgers"`           // one per header, by line; none when the sheet is no ledger
	Nearest *Candidate `json:"nearest,omitempty"` // of a sheet that is no ledger
	Rows    int        `json:"rows"`              // lines that hold any cell
	Classes []Class    `json:"classes"`           // what they were taken for; the counts add up to Rows
}

// Ledger says how the rows under one header were read.
type Ledger struct {
	Chosen  Candidate         `json:"chosen"`
	Second  *Candidate        `json:"second,omitempty"`
	Doubt   bool              `json:"doubt"`              // the second fits as well
	Repeats *ledger.SheetName `json:"repeats,omitempty"`  // the earlier sheet whose rows these repeat
	Head    Run               `json:"head"`               // lines of the header
	Units   []string          `json:"units"`              // of the 单位 line that holds here
	UnitsAt string            `json:"units_at,omitempty"` // its address
	Month   string            `json:"month,omitempty"`    // 2020-05, when the sheet's name gives it to all rows
	Columns []Column          `json:"columns"`            // in the order of the sheet
	Absent  []string          `json:"absent"`             // headers without a column that may be absent
	Rows    int               `json:"rows"`               // rows of data
	Later   []Run             `json:"later"`              // of them those dated after the period
	Forms   []Form            `json:"forms"`              // what was normalised
}

// Candidate is a ledger that a sheet was held against.
type Candidate struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Score   int      `json:"score"`
	Own     int      `json:"own"`     // columns under their own header
	Alias   int      `json:"alias"`   // columns under an alias
	Lacking []string `json:"lacking"` // required headers without a column
	Title   int      `json:"title"`   // what the text above the header says for it, 0 for nothing
	Sheet   int      `json:"sheet"`   // the same of the sheet's name
	File    int      `json:"file"`    // the same of the file's name
}

// Use says what became of a column.
type Use string

const (
	// Used is a column of the ledger.
	Used Use = "used"
	// Serial is the column of running numbers.
	Serial Use = "serial"
	// Unknown is a header that the ledger does not define.
	Unknown Use = "unknown"
	// Duplicate is a second column of one meaning.
	Duplicate Use = "duplicate"
	// Garbled is a header with U+FFFD in it.
	Garbled Use = "garbled"
	// RowUnit states the units or currencies of its rows.
	RowUnit Use = "unit"
	// Headerless is values without a header.
	Headerless Use = "headerless"
)

// Origin says where a column's unit comes from (design §5).
type Origin string

const (
	// OwnHeader is the column's own header.
	OwnHeader Origin = "header"
	// GroupHeader is a header over several columns.
	GroupHeader Origin = "group"
	// UnitLine is the 单位 line above the header.
	UnitLine Origin = "line"
	// Default is the type's base unit, for want of any other.
	Default Origin = "default"
	// Refused is a unit that the type does not list.
	Refused Origin = "refused"
)

// Column says what a column was taken for.
type Column struct {
	Letter  string `json:"letter"`
	Written string `json:"written"` // the header without white space, its groups before it: 投资情况/总投资（亿元）
	Use     Use    `json:"use"`
	// Qualifier is the word that makes an unknown column another than the one that it resembles.
	Qualifier string `json:"qualifier,omitempty"`
	// The rest is of a column with a meaning.
	Header string `json:"header,omitempty"` // canonical header
	Key    string `json:"key,omitempty"`    // the name by which it was found
	Own    bool   `json:"own,omitempty"`    // Key is the canonical header, no alias
	// The rest is of a column that is used.
	Type     string `json:"type,omitempty"` // as in the definition
	Required bool   `json:"required,omitempty"`
	Unit     string `json:"unit,omitempty"` // of a type that has units
	Origin   Origin `json:"origin,omitempty"`
}

// Run is a range of lines, both ends included, counted from 1.
type Run struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Class is the lines that were taken for one thing.
type Class struct {
	Class string `json:"class"`
	Name  string `json:"name"` // Chinese
	Count int    `json:"count"`
	Lines []Run  `json:"lines"` // ascending
}

// Form counts one kind of form that was normalised in a column.
type Form struct {
	Header string `json:"header"`
	Form   string `json:"form"`
	Name   string `json:"name"` // Chinese
	Count  int    `json:"count"`
	First  string `json:"first"` // address of the first
}
