package pipeline

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/blank"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/form"
)

// Blank is a blank form as a file, for one department to fill in.
type Blank struct {
	Name    string   // 招商中心_空白台账.xlsx
	Ledgers []string // names of the ledgers on its sheets
	Data    []byte
}

// LedgerError says that no ledger and no department is called so, or several.
type LedgerError struct {
	Wanted  string
	Options []string // names that may be meant
	Several bool
	All     []definition.Ledger
}

// Error is Chinese, for the user, and lists all names.
func (e *LedgerError) Error() string {
	var b strings.Builder
	switch {
	case e.Several:
		fmt.Fprintf(&b, "名称含“%s”的台账有多本，请写明其中一本：%s。", e.Wanted, strings.Join(e.Options, "、"))
	case len(e.Options) > 0:
		fmt.Fprintf(&b, "没有名为“%s”的台账或部门。是不是想写：%s", e.Wanted, strings.Join(e.Options, "、"))
	default:
		fmt.Fprintf(&b, "没有名为“%s”的台账或部门。", e.Wanted)
	}
	b.WriteString("\n可以写的名称：")
	var departments []string
	owed := map[string][]string{}
	for _, d := range e.All {
		if owed[d.Department] == nil {
			departments = append(departments, d.Department)
		}
		owed[d.Department] = append(owed[d.Department], d.Name+"（"+d.ID+"）")
	}
	for _, d := range departments {
		fmt.Fprintf(&b, "\n  %s：%s", d, strings.Join(owed[d], "、"))
	}
	return b.String()
}

// Blanks makes the blank forms of the ledgers that are named by id, by name or a part of it
// that no other ledger's name has, or by department; of all ledgers when none is named. given
// are the definitions as in Job, in the words and with the departments of the office whose
// zone.toml, if there is one, stands in the inputs folder ("" for none). rows is how many lines
// each table offers. Every form is read back before it is handed over: an error is a
// *definition.Error also when the definitions give a form that reading would object to, and a
// *LedgerError for a name that means nothing.
func Blanks(inputs string, given fs.FS, wanted []string, rows int) ([]Blank, error) {
	here, err := officeIfAny(inputs, given)
	if err != nil {
		return nil, err
	}
	defs := here.defs
	ledgers, err := chooseLedgers(defs.Ledgers, wanted)
	if err != nil {
		return nil, err
	}
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

// chooseLedgers returns the ledgers that the names mean, in the order of the definitions.
func chooseLedgers(all []definition.Ledger, wanted []string) ([]definition.Ledger, error) {
	if len(wanted) == 0 {
		return slices.DeleteFunc(slices.Clone(all), func(d definition.Ledger) bool { return d.Absent }), nil
	}
	chosen := map[string]bool{}
	for _, name := range wanted {
		found, err := meant(all, name)
		if err != nil {
			return nil, err
		}
		for _, d := range found {
			chosen[d.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(d definition.Ledger) bool { return !chosen[d.ID] }), nil
}

// meant returns the ledger of an id or a name, else those of a department, else the one
// whose name the text is a part of.
func meant(all []definition.Ledger, name string) ([]definition.Ledger, error) {
	text := ledger.Fold(name)
	tests := []func(definition.Ledger) bool{
		func(d definition.Ledger) bool { return ledger.Fold(d.ID) == text || ledger.Fold(d.Name) == text },
		func(d definition.Ledger) bool { return ledger.Fold(d.Department) == text },
		func(d definition.Ledger) bool { return text != "" && strings.Contains(ledger.Fold(d.Name), text) },
	}
	for i, is := range tests {
		found := slices.DeleteFunc(slices.Clone(all), func(d definition.Ledger) bool { return !is(d) })
		if part := i == len(tests)-1; part && len(found) > 1 {
			e := &LedgerError{Wanted: name, Several: true, All: all}
			for _, d := range found {
				e.Options = append(e.Options, d.Name)
			}
			return nil, e
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	var known []named
	for _, d := range all {
		known = append(known, named{d.Name, []string{d.ID, d.Name}})
		if department := (named{d.Department, []string{d.Department}}); !slices.ContainsFunc(known, func(k named) bool { return k.key == d.Department }) {
			known = append(known, department)
		}
	}
	return nil, &LedgerError{Wanted: name, Options: similar(known, text), All: all}
}
