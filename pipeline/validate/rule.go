package validate

import (
	"fmt"
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// rule is one defined check over one ledger.
type rule struct {
	*checker
	def     definition.Check
	table   *query.Table
	column  definition.Column // that findings sit in
	at      int               // its position
	bounds  bounds
	touches []touch
	series  series
}

// flag reports the rule's column in one row; words are what the kind's placeholders besides
// {value} stand for, in pairs.
func (r *rule) flag(row int32, words ...string) {
	cell := r.table.Cell(row, r.at)
	value := shown(r.column, cell)
	f := finding.Finding{
		Rule: r.def.ID, Column: r.column.Header, Value: value, Figures: r.touched(row),
		Words: r.words(value, words...),
	}
	stand(&f, r.table, row, cell)
	r.report(f)
}

// report appends a finding, or counts it where the series is full.
func (r *rule) report(f finding.Finding) {
	if r.series.room(&f) {
		r.findings = append(r.findings, f)
	}
}

// words fills the placeholders of the check's texts in.
func (r *rule) words(value string, words ...string) finding.Words {
	return wordsOf(r.def).Fill(slices.Concat([]string{"{value}", value}, r.bounds.words(), words)...)
}

func wordsOf(def definition.Check) finding.Words {
	return finding.Words{Found: def.Found, Expected: def.Expected, Action: def.Action}
}

// stand places a finding at a cell; a column that the sheet lacks leaves it at the first
// cell that names the row.
func stand(f *finding.Finding, t *query.Table, row int32, cell *ledger.Cell) {
	if sheet := t.Rows[row].Sheet; sheet != nil {
		f.File, f.Sheet = sheet.File, sheet.Name
	}
	f.Ledger, f.Row = t.ID, t.RowKey(row)
	at := cell.At
	for _, key := range t.Definition.Key {
		if at.Row == 0 {
			at = t.First(row, t.Columns(definition.Alternatives(key))).At
		}
	}
	for i := 0; at.Row == 0 && i < len(t.Rows[row].Cells); i++ {
		at = t.Rows[row].Cells[i].At
	}
	if at.Row > 0 {
		f.Cell = at.String()
	}
}

// shown is a cell's value as a finding may show it: personal data masked (design §5).
func shown(column definition.Column, cell *ledger.Cell) string {
	if text := cell.Plain(); column.Personal == "" || text == "" {
		return text
	}
	return "＊＊＊"
}

// most is how many findings of one check on one sheet are listed one by one; those beyond
// are counted in a last one (design §5).
const most = 20

// series limits a check's findings that are not errors to the first twenty of a column.
type series struct {
	severity finding.Severity
	sheets   []*tally
}

// tally is what one sheet's column has seen of a series.
type tally struct {
	first finding.Finding
	count int
	keys  []string // figures that the findings beyond the first twenty touch
}

// room gives a finding the series' severity and says that it is to be listed; if not, it is
// counted.
func (s *series) room(f *finding.Finding) bool {
	f.Severity = s.severity
	if s.severity == finding.Error {
		return true
	}
	i := slices.IndexFunc(s.sheets, func(t *tally) bool {
		return t.first.Rule == f.Rule && t.first.File == f.File && t.first.Sheet == f.Sheet && t.first.Column == f.Column
	})
	if i < 0 {
		s.sheets = append(s.sheets, &tally{first: *f, count: 1})
		return true
	}
	t := s.sheets[i]
	if t.count++; t.count <= most {
		return true
	}
	for _, key := range f.Figures {
		if !slices.Contains(t.keys, key) {
			t.keys = append(t.keys, key)
		}
	}
	return false
}

// rest returns the findings that count what was not listed, by sheet in order.
func (s *series) rest() []finding.Finding {
	var out []finding.Finding
	for _, t := range s.sheets {
		if t.count <= most {
			continue
		}
		f := t.first
		f.Cell, f.Row, f.Value, f.Figures = "", "", "", append([]string{}, t.keys...)
		f.Words = finding.Words{Found: fmt.Sprintf("“%s”列还有%d处同样的问题，没有逐一列出。", f.Column, t.count-most), Expected: "应符合的要求与前面所列的相同。", Action: "请按前面所列的说明全列核对。"}
		if f.Column == "" {
			f.Found, f.Action = fmt.Sprintf("还有%d项指标有同样的问题，没有逐一列出。", t.count-most), "请按前面所列的说明全部核对。"
		}
		out = append(out, f)
	}
	return out
}
