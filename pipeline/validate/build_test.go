package validate_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
	"zonereport/pipeline/validate"
)

const zoneName = "新昌经济开发区"

type values = map[string]string

// refusedCell stands for a value that was refused when it was read.
const refusedCell = "refused"

func text(ids ...string) []definition.Column {
	var columns []definition.Column
	for _, id := range ids {
		columns = append(columns, definition.Column{ID: id, Header: "《" + id + "》", Type: "text", Unit: id == "unit"})
	}
	return columns
}

func typed(kind string, ids ...string) []definition.Column {
	columns := text(ids...)
	for i := range columns {
		columns[i].Type = kind
	}
	return columns
}

// sheet adds a sheet of rows to a ledger; cells are by column id, as text. Rows stand from line 3.
func sheet(t *testing.T, l *ledger.Ledger, def definition.Ledger, file, name string, data ...values) *ledger.Ledger {
	t.Helper()
	if l == nil {
		l = &ledger.Ledger{ID: def.ID}
		for _, c := range def.Columns {
			l.Columns = append(l.Columns, c.ID)
		}
	}
	s := &ledger.SheetName{File: file, Name: name}
	l.Sheets = append(l.Sheets, s)
	for i, v := range data {
		row := ledger.Row{Sheet: s, Line: i + 3, Later: v["later"] != ""}
		for j, c := range def.Columns {
			cell := ledger.Cell{Refused: true}
			if v[c.ID] != refusedCell {
				cell = ledgertest.Cell(t, c.Type, v[c.ID])
			}
			if _, has := v[c.ID]; has || v["bare"] == "" {
				cell.At = ledger.Address{Row: int32(i + 3), Col: int32(j + 1)}
			}
			row.Cells = append(row.Cells, cell)
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

func options() validate.Options {
	return validate.Options{Zone: definition.Zone{Name: zoneName}, Period: calendar.Month{Year: 2020, Number: 12}}
}

// brief writes findings one a line: severity rule sheet!cell value [figures].
func brief(findings []finding.Finding) string {
	var lines []string
	for _, f := range findings {
		line := fmt.Sprintf("%s %s %s!%s %s %v", f.Severity, f.Rule, f.Sheet, f.Cell, f.Value, f.Figures)
		lines = append(lines, strings.TrimSuffix(line, " []"))
	}
	return strings.Join(lines, "\n")
}

func want(t *testing.T, findings []finding.Finding, lines ...string) {
	t.Helper()
	if got := brief(findings); got != strings.Join(lines, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(lines, "\n"))
	}
	for _, f := range findings {
		if f.Figures == nil || f.Message() == "" || strings.ContainsAny(f.Message(), "{}") {
			t.Errorf("unfinished finding %+v", f)
		}
	}
}

// one runs one check over one ledger, which has grouped and zone figures and a scheme.
func one(t *testing.T, def definition.Ledger, check definition.Check, data ...values) []finding.Finding {
	t.Helper()
	check.Ledger, check.Severity = def.ID, "warning"
	if check.Found == "" {
		check.Found = saying(check.Kind)
	}
	defs := definition.Definitions{Ledgers: []definition.Ledger{def}, Checks: []definition.Check{check}, Figures: []definition.Figure{
		{ID: "grouped", Query: definition.Query{Ledger: def.ID, Measure: "count", Group: "phase"}},
		{ID: "own", Query: definition.Query{Ledger: def.ID, Measure: "count", Where: []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}}}},
		{ID: "plain", Query: definition.Query{Ledger: def.ID, Measure: "count"}},
	}}
	return validate.Check(defs, ledger.Set{def.ID: sheet(t, nil, def, "报表.xlsx", "表", data...)}, options())
}

// saying is a message with every placeholder that the kind promises to fill in.
func saying(kind string) string {
	message := "请核对"
	for _, k := range definition.CheckKinds {
		if k.Name == kind {
			for _, word := range k.Says {
				message += "，" + word + "{" + word + "}"
			}
		}
	}
	return message
}
