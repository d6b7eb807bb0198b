// Package definition holds what a statistician may define without programming: the
// ledgers, figures, claims, checks, the scheme of the campaign, the reports and their
// style. They are TOML files and narrative texts in a templates folder; package load reads them.
package definition

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
)

// Definitions is a whole templates folder, checked.
type Definitions struct {
	Ledgers []Ledger // in the order of their files
	Figures []Figure // in the order in which they are printed
	Lists   []List
	Claims  []Claim
	Checks  []Check
	Scheme  Scheme
	Reports []Report
	Style   document.Style
	Words   Words    // by which sheets are read
	Files   []File   // every file that was read, by path
	Level   Level    // the terms of the office, in which they were read
	Unused  []string // other files of the folder, by path: nothing is read from them
	// Places are the files that define things, by kind and id: "figure agreements", "scheme".
	Places map[string]string
	// OtherTimes are what the folder defines for other months only, by kind and id: "figure
	// agreements", "column investment/city", "code investment/kind/外资".
	OtherTimes map[string]bool
}

// Ledger defines one department ledger (台账), design §4.
type Ledger struct {
	ID         string   `toml:"id"`
	Name       string   `toml:"name"`        // 招商项目台账
	Department string   `toml:"department"`  // who owes it: 招商中心
	RowDate    string   `toml:"row_date"`    // column that dates a row for the as-of rule; empty for a stock
	Key        []string `toml:"key"`         // natural key; "uscc|firm" is uscc or, if blank, firm
	SheetMonth string   `toml:"sheet_month"` // column that a sheet named N月 may stand for
	// Optional ledgers are sent by those who have something to report: nobody is asked for one, no
	// report says 未报送 of it, and what rests on none but such ledgers is written only where one was
	// sent (design-life §14). The office may still require it (Needed).
	Optional bool `toml:"optional"`
	// Texts: its rows are paragraphs, each of the section of a report that it names, after what the
	// figures say (工作情况台账, design-life §14). Its columns are those of TextSection and the like.
	Texts bool `toml:"texts"`
	// Adjusts: its rows are points that the campaign adds or takes away (加减分台账, design-life §13).
	Adjusts bool     `toml:"adjusts"`
	Columns []Column `toml:"column"`
	Validity

	// What the office's zone.toml says of it (design-life §12).
	Absent  bool   `toml:"-"` // there is none here: nobody is asked for it
	Needed  bool   `toml:"-"` // without it nothing is published
	Defined string `toml:"-"` // the department that the definitions name; Department may be the office's
}

// Column defines one column of a ledger.
type Column struct {
	ID       string   `toml:"id"`
	Header   string   `toml:"header"`  // canonical header
	Aliases  []string `toml:"aliases"` // other headers seen
	Type     string   `toml:"type"`    // text code date month money land area num int rate bool
	Required bool     `toml:"required"`
	Codes    []string `toml:"-" key:"codes"`       // values of a code column, in the report month
	Coded    []Code   `toml:"codes" canonical:"-"` // all of them, with their months
	Planned  bool     `toml:"planned"`             // a planned date: may lie in the far future; dates headed 计划… or 预计… are
	Unit     bool     `toml:"unit"`                // names an assessed unit: the zone's aliases are resolved
	// BelowZeroIf lets an amount be below zero in rows where a column has a value, as
	// foreign capital may (design §5).
	BelowZeroIf *Condition `toml:"below_zero_if"`
	// Personal columns never reach an output: "omit" leaves the column out, "number"
	// replaces each distinct value by a running number (design §5); Staff leaves it out as well, but the
	// ledger's rows are not people: names of those who work on a project.
	Personal string `toml:"personal"`
	// Note says in plain words what the column means, Example how a value looks; both
	// stand in the blank forms only.
	Note    string `toml:"note"`
	Example string `toml:"example"`
	Validity
}

// Staff is the way of columns that name who is in charge (项目主任).
const Staff = "staff"

// Condition is one comparison of a filter. Filters are data, so that Go evaluates them,
// a workbook states them as criteria and an SQL engine can run them (design §2).
type Condition struct {
	Column string `toml:"column"`
	// Compare is one of = != >= <= > < in, "in year" (date from 1 January to the end of
	// the report month), "as of" (date not after the end of the report month; blank does
	// not pass), "blank or after" (blank, or after the end of the report month), "blank or as of"
	// (blank, or not after it).
	Compare string `toml:"compare"`
	// Value is a string, number, bool or list of strings, or OneUnit. Empty for the date comparisons.
	Value any `toml:"value"`
}

// OneUnit stands in a condition for the zone itself, in the scheme for the assessed unit.
const OneUnit = "@zone"

// MeanDecimals are the decimals of a mean that states none.
const MeanDecimals = 2

// Query says which rows of a ledger are measured, and how.
type Query struct {
	Ledger string `toml:"ledger"`
	// Of names a figure whose ledger and conditions come first: "of these" (design §6). Of a measure of
	// figures it names these.
	Of Names `toml:"of"`
	// Measure is count (rows), sum (of Column), distinct (values of Column, blanks not
	// counted; "uscc|firm" takes the first that is not blank), mean (of Column, weighted by
	// Weight where that is stated), max, min or latest (Column of the row with the latest Weight
	// date, blank dates first). Over the figures Of it is ratio, difference, sum_of, or growth Against
	// last_year or last_month (design-life §13).
	Measure  string      `toml:"measure"`
	Column   string      `toml:"column"`
	Weight   string      `toml:"weight"`
	Decimals *int        `toml:"decimals"` // shown with so many; a mean is rounded to them
	Where    []Condition `toml:"where"`
	Group    string      `toml:"group"`   // column; one figure per value in the ledger
	As       string      `toml:"as"`      // ratio: "%", or its unit
	Against  string      `toml:"against"` // growth
}

// Figure defines one named figure (指标), design §6.
type Figure struct {
	ID   string `toml:"id"`
	Name string `toml:"name"` // 签订投资框架协议
	Unit string `toml:"unit"` // 个, 万元 …; "@unit" takes the row's own unit column
	Query
	Text string `toml:"definition"` // 口径 in Chinese
	// Adds is how the figure adds up over zones: measure.Added, Recomputed or Apart; empty for what
	// follows from its measure (Rollup). It changes nothing in what a zone reports.
	Adds string `toml:"rollup" canonical:"-"`
	Validity
}

// List selects rows for a table or a narrative: the rows of a figure or of a filter.
type List struct {
	ID      string      `toml:"id"`
	Ledger  string      `toml:"ledger"`
	Of      string      `toml:"of"` // figure whose rows are meant
	Where   []Condition `toml:"where"`
	Columns []string    `toml:"columns"`
	Sort    []string    `toml:"sort"` // column ids, "-total_invest" for descending
	Limit   int         `toml:"limit"`
	Validity
}

// Number is an exact decimal of a definition, written as a number or within quotes: 30, "30".
type Number string

// UnmarshalTOML reads either form.
func (n *Number) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*n = Number(v)
	case int64:
		*n = Number(strconv.FormatInt(v, 10))
	case float64: // its shortest form is what was written
		*n = Number(decimal.NewFromFloat(v).String())
	default:
		return fmt.Errorf("值应是一个数，如 30 或 \"30\"，不是 %v", v)
	}
	return nil
}

// Decimal is the number; false where the text is none.
func (n Number) Decimal() (decimal.Decimal, bool) {
	d, err := decimal.NewFromString(string(n))
	return d, err == nil
}

// Or is the number, else another, else 0.
func (n Number) Or(other Number) decimal.Decimal {
	for _, one := range []Number{n, other} {
		if d, ok := one.Decimal(); ok {
			return d
		}
	}
	return decimal.Decimal{}
}
