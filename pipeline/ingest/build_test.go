package ingest

import (
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ledger"
)

// sheetOf builds a sheet from lines of cells parted by "|". A cell is text, unless it
// begins with # (number), @ (date cell), % (percent cell), ! (error) or = (formula without
// a value). An empty cell is none.
func sheetOf(name string, lines ...string) grid.Sheet {
	s := grid.Sheet{Name: name}
	for i, line := range lines {
		row := grid.Row{Line: i + 1}
		for j, t := range strings.Split(line, "|") {
			if t == "" {
				continue
			}
			c := grid.Cell{Col: j + 1, Kind: grid.Text, Text: t}
			switch {
			case len(t) > 1 && t[0] == '#' && t != "#":
				c.Kind, c.Text = grid.Number, t[1:]
			case t[0] == '@':
				c.Kind, c.Format, c.Text = grid.Number, grid.DateTime, t[1:]
			case len(t) > 1 && t[0] == '%':
				c.Kind, c.Format, c.Text = grid.Number, grid.Percent, t[1:]
			case t[0] == '!':
				c.Kind, c.Text = grid.Error, t[1:]
			case t == "=":
				c.Kind, c.Text = grid.NoValue, ""
			}
			row.Cells = append(row.Cells, c)
		}
		if len(row.Cells) > 0 {
			s.Rows = append(s.Rows, row)
		}
	}
	return s
}

// merge adds merged ranges, each as four numbers: first row and column, last row and column.
func merge(s grid.Sheet, ranges ...[4]int) grid.Sheet {
	for _, r := range ranges {
		s.Merges = append(s.Merges, grid.Range{Row1: r[0], Col1: r[1], Row2: r[2], Col2: r[3]})
	}
	return s
}

func bookOf(sheets ...grid.Sheet) *grid.Workbook { return &grid.Workbook{Sheets: sheets} }

// readGrids runs the stage on workbooks that need no file. Whatever a test lays out, what
// the reader tells of it must add up.
func readGrids(defs []definition.Ledger, books ...*grid.Workbook) (ledger.Set, []finding.Finding) {
	c := compile(defs, december)
	var results []fileResult
	opts := december
	opts.tell = true
	for i, b := range books {
		sheets := c.readWorkbook("文件"+string(rune('1'+i))+".xlsx", b, opts)
		for j := range sheets {
			if err := addsUp(&b.Sheets[j], &sheets[j]); err != nil {
				panic(err)
			}
		}
		results = append(results, fileResult{sheets: sheets})
	}
	return c.gather(results)
}

var december = Options{Period: calendar.Month{Year: 2020, Number: 12},
	Zone: definition.Zone{Name: "新昌经济开发区", ShortName: "新经开", County: "新昌县", Aliases: []string{"经开区", "新昌经开区"}}, Words: shippedWords()}

// shippedWords are the words for reading of the templates folder.
func shippedWords() definition.Words {
	var w definition.Words
	if _, err := toml.DecodeFile("../../templates/reading.toml", &w); err != nil {
		panic(err)
	}
	return w
}

// brief writes findings as "severity rule cell", leaving out what is said of form and of
// ledgers that were not sent.
func brief(list []finding.Finding) []string {
	var out []string
	for _, f := range list {
		if strings.HasPrefix(f.Rule, rule.Form+".") || f.Rule == rule.LedgerMissing {
			continue
		}
		out = append(out, strings.TrimSpace(string(f.Severity)+" "+f.Rule+" "+f.Cell))
	}
	return out
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s:\n got  %q\n want %q", what, got, want)
	}
}

// yard is a small ledger with a column of every type.
func yard() definition.Ledger {
	return definition.Ledger{ID: "yard", Name: "场地台账", Department: "场地办", RowDate: "on", Key: []string{"no"}, Columns: []definition.Column{
		{ID: "no", Header: "编号", Type: "text", Required: true},
		{ID: "name", Header: "场地名称", Aliases: []string{"场地"}, Type: "text", Required: true},
		{ID: "kind", Header: "类别", Type: "code", Codes: []string{"内资", "外资", "ABC"}},
		{ID: "on", Header: "日期", Type: "date"},
		{ID: "month", Header: "月份", Type: "month"},
		{ID: "money", Header: "总投资", Type: "money", BelowZeroIf: &definition.Condition{Column: "kind", Compare: "=", Value: "外资"}},
		{ID: "land", Header: "用地面积", Type: "land"},
		{ID: "floor", Header: "建筑面积", Type: "area"},
		{ID: "count", Header: "人数", Type: "int"},
		{ID: "value", Header: "数值", Type: "num"},
		{ID: "rate", Header: "利率", Type: "rate"},
		{ID: "ripe", Header: "熟地", Type: "bool"},
		{ID: "unit", Header: "责任单位", Type: "text", Unit: true},
		{ID: "plan", Header: "计划日期", Type: "date", Planned: true},
		{ID: "owner", Header: "户主", Type: "text", Personal: "omit"},
		{ID: "note", Header: "备注", Type: "text"},
	}}
}

type definitionLedger = definition.Ledger

func yardColumns() []definition.Column { return yard().Columns }

// valueOf writes a cell's value; "" for a blank.
func valueOf(c ledger.Cell) string {
	switch c.Kind {
	case ledger.Text:
		return c.Text
	case ledger.Number:
		return c.Number.String()
	case ledger.Date:
		return c.Date.String()
	case ledger.Month:
		return c.Date.String()[:7]
	case ledger.Bool:
		if c.True {
			return "true"
		}
		return "false"
	}
	return ""
}
