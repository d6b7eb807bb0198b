// Package definition holds what a statistician may define without programming: the
// ledgers, figures, claims, checks, the scheme of the campaign, the reports and their
// style. They are TOML files and narrative texts in a templates folder; Load reads them
// strictly and refuses what it does not know, naming file and line.
package definition

import (
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
	level   Level    // of the office
	Unused  []string // other files of the folder, by path: nothing is read from them
}

// File is one definition file as it was read.
type File struct {
	Path string // relative to the templates folder, with slashes
	Data []byte
}

// Ledger defines one department ledger (台账), design §4.
type Ledger struct {
	ID         string   `toml:"id"`
	Name       string   `toml:"name"`        // 招商项目台账
	Department string   `toml:"department"`  // who owes it: 招商中心
	RowDate    string   `toml:"row_date"`    // column that dates a row for the as-of rule; empty for a stock
	Key        []string `toml:"key"`         // natural key; "uscc|firm" is uscc or, if blank, firm
	SheetMonth string   `toml:"sheet_month"` // column that a sheet named N月 may stand for
	Columns    []Column `toml:"column"`

	// What the office's zone.toml says of it (design-life §12).
	Absent  bool   `toml:"-"` // there is none here: nobody is asked for it
	Needed  bool   `toml:"-"` // without it nothing is published
	defined string // department as the definitions have it; Department may be the office's
}

// Column defines one column of a ledger.
type Column struct {
	ID       string   `toml:"id"`
	Header   string   `toml:"header"`  // canonical header
	Aliases  []string `toml:"aliases"` // other headers seen
	Type     string   `toml:"type"`    // text code date month money land area num int rate bool
	Required bool     `toml:"required"`
	Codes    []string `toml:"codes"`   // values of a code column
	Planned  bool     `toml:"planned"` // a planned date: may lie in the far future
	Unit     bool     `toml:"unit"`    // names an assessed unit: the zone's aliases are resolved
	// BelowZeroIf lets an amount be below zero in rows where a column has a value, as
	// foreign capital may (design §5).
	BelowZeroIf *Condition `toml:"below_zero_if"`
	// Personal columns never reach an output: "omit" leaves the column out, "number"
	// replaces each distinct value by a running number (design §5).
	Personal string `toml:"personal"`
	// Note says in plain words what the column means, Example how a value looks; both
	// stand in the blank forms only.
	Note    string `toml:"note"`
	Example string `toml:"example"`
}

// Condition is one comparison of a filter. Filters are data, so that Go evaluates them,
// a workbook states them as criteria and an SQL engine can run them (design §2).
type Condition struct {
	Column string `toml:"column"`
	// Compare is one of = != >= <= > < in, "in year" (date from 1 January to the end of
	// the report month), "as of" (date not after the end of the report month; blank does
	// not pass), "blank or after" (blank, or after the end of the report month), "blank or as of"
	// (blank, or not after it).
	Compare string `toml:"compare"`
	// Value is a string, number, bool or list of strings; "@zone" is the zone itself, in
	// the scheme the assessed unit. Empty for the date comparisons.
	Value any `toml:"value"`
}

// Query says which rows of a ledger are measured, and how.
type Query struct {
	Ledger string `toml:"ledger"`
	// Of names a figure whose ledger and conditions come first: "of these" (design §6).
	Of string `toml:"of"`
	// Measure is count (rows), sum (of Column), distinct (values of Column, blanks not
	// counted; "uscc|firm" takes the first that is not blank), mean (of Column weighted by
	// Weight) or latest (Column of the row with the latest Weight date, blank dates first).
	Measure  string      `toml:"measure"`
	Column   string      `toml:"column"`
	Weight   string      `toml:"weight"`
	Decimals *int        `toml:"decimals"` // shown with so many; a mean is rounded to them
	Where    []Condition `toml:"where"`
	Group    string      `toml:"group"` // column; one figure per value in the ledger
}

// Figure defines one named figure (指标), design §6.
type Figure struct {
	ID   string `toml:"id"`
	Name string `toml:"name"` // 签订投资框架协议
	Unit string `toml:"unit"` // 个, 万元 …; "@unit" takes the row's own unit column
	Query
	Text string `toml:"definition"` // 口径 in Chinese
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
}

// Claim defines a predicate with evidence (design §8).
type Claim struct {
	ID string `toml:"id"`
	// Kind is all_done (in each group every listed row has Date as of the month), within_days
	// (every row that has had its Days by the month's end has Date no more than Days after From), first (the row with the earliest Date),
	// streak (the zone is first in the ranking for two or more months) or none_left.
	Kind   string      `toml:"kind"`
	Ledger string      `toml:"ledger"`
	Where  []Condition `toml:"where"`
	Group  string      `toml:"group"`
	Date   string      `toml:"date"`
	From   string      `toml:"from"`
	Days   int         `toml:"days"`
	Text   string      `toml:"definition"`
}

// Scheme is the method of the campaign's monthly assessment (考核办法), design §7.
type Scheme struct {
	Name          string      `toml:"name"`    // 招商选资大会战
	Targets       string      `toml:"targets"` // ledger with the targets
	Decimals      int         `toml:"decimals"`
	Total         string      `toml:"total"`          // what the weights add up to, exact decimal; empty: open-ended
	TieBreaker    string      `toml:"tie_breaker"`    // indicator that orders equal totals
	MissingTarget string      `toml:"missing_target"` // "reweight": the indicator leaves, the rest is scaled to the full weight
	Indicators    []Indicator `toml:"indicator"`
}

// Indicator is one assessed indicator (考核指标). Its query measures one unit: "@zone" in a
// condition stands for the unit.
type Indicator struct {
	ID     string `toml:"id"`
	Name   string `toml:"name"` // as in the targets ledger: 签约项目投资额
	Unit   string `toml:"unit"`
	Method string `toml:"method"` // "ratio": weight × min(cap, max(0, actual × 12 / (target × month)))
	Weight string `toml:"weight"` // exact decimal
	Cap    string `toml:"cap"`
	Query
	Text string `toml:"definition"`
}

// Report defines one report: its structure here, its words in narrative files.
type Report struct {
	ID       string    `toml:"id"`    // annual-review, campaign: the stem of the artifacts' roles
	File     string    `toml:"file"`  // name of the files without extension, a template
	Title    string    `toml:"title"` // template
	Subtitle string    `toml:"subtitle"`
	Lead     string    `toml:"lead"`       // narrative file of the opening paragraphs
	Contents bool      `toml:"contents"`   // a table of contents after the title
	Data     *bool     `toml:"data"`       // a workbook of plain tables beside the report (数据表); left out: yes
	Ledgers  []string  `toml:"ledgers"`    // if none of these exists in the office, there is no such report
	Sign     []string  `toml:"signatures"` // blanks at the end of the text: 单位负责人
	Sections []Section `toml:"section"`
	Annexes  []string  `toml:"annexes"` // "figures", "sources", "findings"
	Figures  []string  `toml:"figures"` // ids of the figures that annex and workbook show; empty: all that its parts name
}

// Section is one chapter of a report; tables and charts follow its narrative, or the part of
// it that they are under.
type Section struct {
	Title     string   `toml:"title"`
	Narrative string   `toml:"narrative"` // file beside report.toml
	Ledgers   []string `toml:"ledgers"`   // if none of these was sent, the section says 未报送
	Tables    []Table  `toml:"table"`
	Charts    []Chart  `toml:"chart"`
}

// Table defines a table: of a list's rows, of grouped figures, or a built-in one.
type Table struct {
	Title   string        `toml:"title"`
	Unit    string        `toml:"unit"`
	List    string        `toml:"list"`    // rows of a list
	Figures []string      `toml:"figures"` // one row per group value, one column per figure; without groups one row per figure
	Built   string        `toml:"built"`   // "ranking", "months": tables of the campaign
	Under   string        `toml:"under"`   // heading of the narrative that it belongs under; empty: at the end of the section
	Head    string        `toml:"head"`    // head of the first column of grouped figures
	Columns []TableColumn `toml:"column"`
	Total   bool          `toml:"total"` // a 合计 row first
	Note    string        `toml:"note"`
}

// TableColumn is one column of a list's table, or the head over a figure's column.
type TableColumn struct {
	Head     string `toml:"head"` // layers are parted by "/"
	Column   string `toml:"column"`
	Unit     string `toml:"unit"` // shown in this unit: 亿元 of 万元
	Decimals *int   `toml:"decimals"`
}

// Chart defines a chart over figures, or a built-in one.
type Chart struct {
	Kind     string   `toml:"kind"` // bars, columns, line, ranks, progress, shares
	Title    string   `toml:"title"`
	Unit     string   `toml:"unit"`
	Built    string   `toml:"built"` // "totals", "progress", "months"
	Under    string   `toml:"under"` // as in Table
	Figures  []string `toml:"figures"`
	Series   []string `toml:"series"` // names of the series, one per figure
	Decimals *int     `toml:"decimals"`
}
