// Package blank composes blank forms (空白台账) of ledger definitions: what stands on each sheet,
// what a column takes, and in words what is to be filled in.
package blank

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// lastDay ends the dates that a form takes, which begin with ledger.Earliest; it only keeps
// slips of the keyboard out.
const lastDay = calendar.Date(20991231)

// Forms composes the blank forms of ledgers: a workbook per department, in the order in
// which the departments first occur, with a sheet per ledger. rows is how many lines each
// table offers.
func Forms(ledgers []definition.Ledger, rows int) []document.Form {
	var departments []string
	owed := map[string][]definition.Ledger{}
	for _, d := range ledgers {
		if owed[d.Department] == nil {
			departments = append(departments, d.Department)
		}
		owed[d.Department] = append(owed[d.Department], d)
	}
	forms := make([]document.Form, len(departments))
	taken := map[string]bool{}
	for i, department := range departments {
		forms[i] = form(department, owed[department], rows)
		for file, n := forms[i].File, 2; taken[forms[i].File]; n++ {
			forms[i].File = fmt.Sprintf("%s（%d）", file, n)
		}
		taken[forms[i].File] = true
	}
	return forms
}

func form(department string, owed []definition.Ledger, rows int) document.Form {
	f := document.Form{
		File:   filename.Without(department) + "_空白台账",
		Title:  department + "空白台账",
		Author: department,
		Guide:  guide(owed, rows),
	}
	for _, d := range owed {
		f.Sheets = append(f.Sheets, formSheet(d, rows))
	}
	return f
}

func formSheet(d definition.Ledger, rows int) document.FormSheet {
	s := document.FormSheet{
		Title:  d.Name,
		Legend: "深色表头必填，浅色表头可以留空。鼠标移到表头上看填写要求，详见工作表“" + definition.GuideSheet + "”。",
		Blanks: []document.FormBlank{
			{Label: "填报单位：", Value: d.Department, Kind: ledger.Text},
			{Label: "填表人：", Kind: ledger.Text},
			{Label: "审核人：", Kind: ledger.Text},
			{Label: "报告期：", Kind: ledger.Text},
			{Label: "联系电话：", Kind: ledger.Text},
			{Label: "填报日期：", Kind: ledger.Date},
		},
		Rows: rows,
	}
	for _, c := range d.Columns {
		s.Columns = append(s.Columns, formColumn(d, c))
	}
	return s
}

func formColumn(d definition.Ledger, c definition.Column) document.FormColumn {
	word, stated := formUnit(c)
	f := document.FormColumn{
		Header: c.Header, Required: c.Required, Kind: c.Kind(), Choices: c.Codes,
		Whole: c.Type == "int", Signed: c.Type == "num" || c.BelowZeroIf != nil,
		Note: formNote(d, c, word), Long: d.Texts && c.ID == definition.TextContent,
	}
	if word != "" && !stated {
		f.Header += "（" + word + "）"
	}
	switch c.Type {
	case "bool":
		f.Choices = []string{"是", "否"}
	case "date", "month":
		f.From, f.Until = ledger.Earliest, lastDay
	}
	f.Prompt, f.Refusal = formMessages(c, word)
	return f
}

// formUnit is the unit in which a column is filled in, "" for none. A header that states a
// unit of its own (面积（公顷）) keeps it, for reading goes by it.
func formUnit(c definition.Column) (word string, stated bool) {
	kind := unit.OfColumn(c.Type)
	for _, u := range unit.InLedgers(kind) {
		if strings.Contains(c.Header, "（"+u+"）") || strings.Contains(c.Header, "("+u+")") || strings.HasSuffix(c.Header, u) {
			return u, true
		}
	}
	return kind.Base(), false
}

// keyHeaders names the columns of a ledger's key; alternatives are joined by 或.
func keyHeaders(d definition.Ledger) []string {
	var names []string
	for _, key := range d.Key {
		var either []string
		for _, id := range definition.Alternatives(key) {
			c, _ := d.Column(id)
			either = append(either, "“"+c.Header+"”")
		}
		names = append(names, strings.Join(either, "或"))
	}
	return names
}

// inKey tells a column of the ledger's key.
func inKey(d definition.Ledger, id string) bool {
	return slices.ContainsFunc(d.Key, func(key string) bool { return slices.Contains(definition.Alternatives(key), id) })
}
