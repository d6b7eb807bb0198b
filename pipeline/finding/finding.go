// Package finding is what the checks say about the departments' files (design §3, findings.json).
package finding

import (
	"cmp"
	"encoding/json"
	"slices"
	"zonereport/pipeline/plainjson"
)

// Severity is how a finding is treated: 强制性, 核实性 or 提示性审核.
type Severity string

const (
	// Error (强制性) blocks publication.
	Error Severity = "error"
	// Warning (核实性) passes and is to be explained.
	Warning Severity = "warning"
	// Info (提示性) passes.
	Info Severity = "info"
)

// Finding is one remark on one cell, sheet, file or ledger. What concerns a whole
// file or ledger leaves the narrower fields empty.
type Finding struct {
	Rule     string   // id of the rule, such as "value.number"
	Severity Severity // error, warning or info
	File     string   // base name of the file
	Sheet    string   // name of the sheet; for csv the file's name without extension
	Cell     string   // A1 address
	Column   string   // canonical header, such as 总投资
	Value    string   // what the cell says; personal data masked
	Ledger   string   // id of the ledger of the row, or of the one that is missing; empty for what is on neither
	Row      string   // the row's natural key, joined by /; empty where there is none
	Words             // what is said about it
	Figures  []string // keys of the figures touched: id/group value/…
	// Explanation is what the department wrote on a warning (说明); empty when it wrote nothing.
	Explanation string
	// Since is the month in which it did, 2020-11, where the explanation is carried on from another
	// month's run; else empty.
	Since string
}

// Reason is the explanation for readers, with the month it comes from: 补办手续（2020-11已说明）.
func (f Finding) Reason() string {
	if f.Since == "" {
		return f.Explanation
	}
	return f.Explanation + "（" + f.Since + "已说明）"
}

// record is an entry of findings.json.
type record struct {
	Rule        string   `json:"rule"`
	Severity    Severity `json:"severity"`
	File        string   `json:"file"`
	Sheet       string   `json:"sheet"`
	Cell        string   `json:"cell"`
	Column      string   `json:"column"`
	Value       string   `json:"value"`
	Ledger      string   `json:"ledger,omitempty"`
	Row         string   `json:"row,omitempty"`
	Message     string   `json:"message"`
	Found       string   `json:"found"`
	Expected    string   `json:"expected"`
	Action      string   `json:"action"`
	Figures     []string `json:"figures"`
	Explanation string   `json:"explanation,omitempty"`
	Since       string   `json:"since,omitempty"`
}

// UnmarshalJSON reads an entry of findings.json: what it writes again is the same.
func (f *Finding) UnmarshalJSON(data []byte) error {
	var r record
	err := json.Unmarshal(data, &r)
	*f = Finding{Rule: r.Rule, Severity: r.Severity, File: r.File, Sheet: r.Sheet, Cell: r.Cell, Column: r.Column, Value: r.Value,
		Ledger: r.Ledger, Row: r.Row, Words: Words{Found: r.Found, Expected: r.Expected}, Figures: r.Figures, Explanation: r.Explanation, Since: r.Since}
	if r.Action != f.Request() {
		f.Action = r.Action
	}
	return err
}

// MarshalJSON writes an entry of findings.json (design §3): message is found, expected and
// action in one text.
func (f Finding) MarshalJSON() ([]byte, error) {
	return plainjson.Line(record{f.Rule, f.Severity, f.File, f.Sheet, f.Cell, f.Column, f.Value, f.Ledger, f.Row,
		f.Message(), f.Found, f.Expected, f.Request(), append([]string{}, f.Figures...), f.Explanation, f.Since})
}

// Name is the severity in the words of the trade: 强制性, 核实性, 提示性.
func (s Severity) Name() string {
	switch s {
	case Error:
		return "强制性"
	case Warning:
		return "核实性"
	}
	return "提示性"
}

// Compare orders severities, the hardest first: negative when s is harder than other.
func (s Severity) Compare(other Severity) int { return cmp.Compare(weight[s], weight[other]) }

var weight = map[Severity]int{Error: 0, Warning: 1, Info: 2}

// Sort orders findings for people: hard ones first, then by file and sheet. What is said of one
// sheet keeps the order in which it was found.
func Sort(list []Finding) {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(a.Severity.Compare(b.Severity),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet))
	})
}

// Settle leaves out what is softer than a hard finding at the same cell: the cell has to be
// corrected first, and only then is there anything to ask about it.
func Settle(list []Finding) []Finding {
	type cell struct{ file, sheet, cell string }
	hard := map[cell]bool{}
	for _, f := range list {
		if f.Severity == Error && f.Cell != "" {
			hard[cell{f.File, f.Sheet, f.Cell}] = true
		}
	}
	return slices.DeleteFunc(list, func(f Finding) bool {
		return f.Severity != Error && hard[cell{f.File, f.Sheet, f.Cell}]
	})
}

// Count returns how many findings have the severity.
func Count(list []Finding, s Severity) int {
	n := 0
	for _, f := range list {
		if f.Severity == s {
			n++
		}
	}
	return n
}
