// Package prepare serves those who fill ledgers in and write templates, before a month is run: blank forms, how a
// file is read, what templates look like.
package prepare

import (
	"fmt"
	"io/fs"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/blank"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/month"
	"zonereport/pipeline/render/excel/form"
	"zonereport/pipeline/wanted"
)

// Blank is a blank form as a file, for one department to fill in.
type Blank struct {
	Name    string   // 招商中心_空白台账.xlsx
	Ledgers []string // names of the ledgers on its sheets
	Data    []byte
}

// Blanks makes the blank forms of the ledgers that are named by id, by name or a part of it
// that no other ledger's name has, or by department; of all ledgers when none is named. given
// are the definitions as in Job, as they hold in the month (zero: the newest of the inputs folder, else the latest in which
// one begins), in the words and with the departments of the office whose
// zone.toml, if there is one, stands in the inputs folder ("" for none). rows is how many lines
// each table offers. Every form is read back before it is handed over: an error is a
// *definition.Error also when the definitions give a form that reading would object to, and a
// *wanted.LedgerError for a name that means nothing.
func Blanks(inputs string, given fs.FS, period calendar.Month, names []string, rows int) ([]Blank, error) {
	here, err := month.OfficeIfAny(inputs, given, period)
	if err != nil {
		return nil, err
	}
	defs := here.Defs
	ledgers, err := wanted.Ledgers(defs.Ledgers, names)
	if err != nil {
		return nil, err
	}
	return blankForms(defs, ledgers, rows)
}

// blankForms makes the forms of some of the ledgers.
func blankForms(defs definition.Definitions, ledgers []definition.Ledger, rows int) ([]Blank, error) {
	var blanks []Blank
	for _, empty := range blank.Forms(ledgers, rows) {
		data, err := form.Render(empty, defs.Style)
		if err != nil {
			return nil, err
		}
		b := Blank{Name: empty.File + ".xlsx", Data: data}
		for _, s := range empty.Sheets {
			b.Ledgers = append(b.Ledgers, s.Title)
		}
		if err := readsBack(b, empty, defs); err != nil {
			return nil, err
		}
		blanks = append(blanks, b)
	}
	return blanks, nil
}

// readsBack reads an empty form as if it had been sent: each of its ledgers must be there
// without rows, and nothing may be said of it.
func readsBack(b Blank, form document.Form, defs definition.Definitions) error {
	set, said := ingest.Read([]ingest.Input{{Name: b.Name, Data: b.Data}}, defs.Ledgers, ingest.Options{Period: calendar.Month{Year: 2000, Number: 1}, Words: defs.Words, Counted: defs.Counted()})
	said = slices.DeleteFunc(said, func(f finding.Finding) bool { return f.File == "" }) // ledgers of other departments
	for _, f := range said {
		return &definition.Error{File: "ledgers", Reason: fmt.Sprintf("按这些定义做出的空白台账读不回来（%s，工作表“%s”%s）：%s请修改这本台账的表头、别名或名称，使它与别的台账分得开", b.Name, f.Sheet, f.Cell, f.Message())}
	}
	if len(set) != len(form.Sheets) {
		return &definition.Error{File: "ledgers", Reason: fmt.Sprintf("按这些定义做出的空白台账（%s）有 %d 张表，只认出 %d 本台账。请修改台账的表头或名称，使它们分得开", b.Name, len(form.Sheets), len(set))}
	}
	return nil
}
