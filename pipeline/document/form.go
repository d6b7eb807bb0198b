package document

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
)

// Form is a blank workbook that a department fills in: a sheet per ledger, and a guide.
type Form struct {
	File   string // name of the file without extension: 招商中心_空白台账
	Title  string // for the file's properties: 招商中心空白台账
	Author string // the department
	Sheets []FormSheet
	Guide  Guide
}

// FormSheet is the empty table of one ledger.
type FormSheet struct {
	Title   string // 招商项目台账; the sheet is named after it
	Legend  string // how to read the heads, under the title
	Blanks  []FormBlank
	Columns []FormColumn
	Rows    int // lines that may be filled in
}

// FormBlank is a place above the table: 填报单位：招商中心.
type FormBlank struct {
	Label string
	Value string      // what is filled in already
	Kind  ledger.Kind // Text or Date
}

// FormColumn is one column to be filled in.
type FormColumn struct {
	Header   string // with its unit: 总投资（万元）
	Required bool
	Kind     ledger.Kind
	Whole    bool          // numbers without decimals
	Signed   bool          // numbers that may be below zero
	Long     bool          // paragraphs of text
	From     calendar.Date // of dates and months: the first and the last that may be meant
	Until    calendar.Date
	Choices  []string // nothing else may be chosen; for Bool 是 and 否
	Note     string   // stands at the head, a line per remark
	Prompt   string   // shown at a cell of the column; empty for none
	Refusal  string   // shown when an entry is refused
}

// Guide is the sheet that explains the form.
type Guide struct {
	Title   string
	Rules   []string // one paragraph each
	Headers []string
	Parts   []GuidePart
}

// GuidePart explains one ledger: a heading, and a row per column under the guide's headers.
type GuidePart struct {
	Title   string
	Remarks []string
	Rows    [][]string
}
