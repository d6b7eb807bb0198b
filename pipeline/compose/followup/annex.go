package followup

import (
	"cmp"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/register"
)

// annex is the list of the questions with a band for each sheet, the hard ones of a sheet first; with their terms, where
// these are not all the day that the letter says.
func (c openCase) annex() document.Section {
	t := document.Table{Columns: []document.Column{decimals("序号"), centred("类别"), wide("位置"), wide("问题和办法")}}
	terms := c.terms() != ""
	if terms {
		t.Columns = append(t.Columns, centred("期限"))
	}
	var sheets []string
	of := map[string][]register.Question{}
	for _, q := range c.questions {
		sheet := sheet(q)
		if of[sheet] == nil {
			sheets = append(sheets, sheet)
		}
		of[sheet] = append(of[sheet], q)
	}
	n := 0
	for _, sheet := range sheets {
		t.Rows = append(t.Rows, band(sheet))
		for _, q := range of[sheet] {
			n++
			said := q.Text
			if c.late(q) {
				said += "原定" + q.Term.Chinese() + "前答复，已逾期。"
			}
			cells := []document.Cell{count(n), text(kind(q)), text(within(q)), text(said)}
			if terms {
				cells = append(cells, text(c.term(q).String()))
			}
			t.Rows = append(t.Rows, document.Row{Cells: cells})
		}
	}
	return document.Section{Number: "附件", Title: month(c.register.Period) + "统计台账问题清单", Blocks: []document.Block{t}}
}

// sheet is the ledger with its file and sheet that a question is on; a name that says the ledger too says it alone.
func sheet(q register.Question) string {
	at := finding.Place{File: q.File, Sheet: q.Sheet}.Brief()
	if at == "" {
		return cmp.Or(q.Name, "全部文件")
	}
	if q.Name == "" || strings.Contains(at, q.Name) {
		return at
	}
	return q.Name + "（" + at + "）"
}

// within is where a question is within its sheet: the cell and the key of its row, or that it is on all of it.
func within(q register.Question) string {
	at := q.Cell
	switch {
	case at != "":
	case q.File == "":
		at = "整本台账"
	case q.Sheet == "":
		at = "整个文件"
	default:
		at = "整张工作表"
	}
	if q.Row == "" {
		return at
	}
	return at + "（" + q.Row + "）"
}
