package dictionary_test

import (
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/facts/dictionary"
	"zonereport/templates"
)

// docs/facts.md is what the built-in definitions give; -update writes it.
func TestGuide(t *testing.T) {
	defs, err := load.For(templates.Files, definition.Zone{}, calendar.Month{Year: 2020, Number: 12})
	if err != nil {
		t.Fatal(err)
	}
	documenttest.Golden(t, filepath.Join("..", "..", "..", "docs", "facts.md"), dictionary.Markdown(defs))
}

// A text of a definition breaks no table, and what is not there is said not to be.
func TestMarkdown(t *testing.T) {
	text := dictionary.Markdown(definition.Definitions{Ledgers: []definition.Ledger{{ID: "homes", Name: "住房", Department: "建设局", Columns: []definition.Column{
		{ID: "kind", Header: "类|别", Type: "code", Codes: []string{"甲", "乙"}}, {ID: "owner", Header: "户主", Type: "text", Personal: "omit"}, {ID: "note", Header: "备注", Type: "text"},
	}}}})
	for _, want := range []string{"| `kind` | 类\\|别 | 文字 | `kind_at` `kind_key` | 甲、乙 |\n", "| — | 户主 |  |  | 个人信息，不导出 |\n", "| — | 备注 |  |  | 随手写的文字，不导出 |\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no line %s in\n%s", want, text[strings.Index(text, "### `homes`"):])
		}
	}
}
