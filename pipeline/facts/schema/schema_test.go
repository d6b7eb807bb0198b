package schema_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/facts/schema"
	"zonereport/templates"
)

func builtIn(t *testing.T) definition.Definitions {
	t.Helper()
	defs, err := load.For(templates.Files, definition.Zone{}, calendar.Month{Year: 2020, Number: 12})
	if err != nil {
		t.Fatal(err)
	}
	return defs
}

// Names are told apart by every engine and file system, whatever case they mind.
func TestNamesDiffer(t *testing.T) {
	defs := builtIn(t)
	d := definition.Ledger{ID: "Figures", Columns: []definition.Column{
		{ID: "moved", Header: "甲", Type: "date"}, {ID: "moved_at", Header: "乙", Type: "text"}, {ID: "Moved_At", Header: "丙", Type: "text"}, {ID: "_file", Header: "丁", Type: "text"}, {ID: "moved_at_key", Header: "戊", Type: "num"},
	}}
	defs.Ledgers = append(slices.Clip(defs.Ledgers), d, definition.Ledger{ID: "figures"}, definition.Ledger{ID: "SQL"})
	tables := map[string]bool{"sql": true, "definitions": true}
	for _, table := range schema.Tables(defs) {
		if name := strings.ToLower(table.Name); tables[name] {
			t.Errorf("two folders are called %s", table.Name)
		}
		tables[strings.ToLower(table.Name)] = true
		columns := map[string]bool{}
		for _, c := range table.Columns {
			if columns[strings.ToLower(c.Name)] {
				t.Errorf("%s has two columns %s", table.Name, c.Name)
			}
			if c.Note == "" {
				t.Errorf("nobody says what %s.%s is", table.Name, c.Name)
			}
			columns[strings.ToLower(c.Name)] = true
		}
	}
	table := schema.Ledger(defs, "Figures")
	if table.Name != "Figures_" || table.Of("moved", schema.At) != "moved_at__" || table.Of("moved_at", schema.Value) != "moved_at" || table.Of("_file", schema.Value) != "_file_" {
		t.Errorf("the table is %+v", table)
	}
}

// What is personal, and what departments write freely, does not stand in the facts.
func TestWithheld(t *testing.T) {
	defs := builtIn(t)
	for _, test := range []struct {
		ledger, column string
		part           schema.Part
		want           string
	}{
		{"relocation", "owner", schema.Value, ""}, {"relocation", "owner", schema.At, ""}, {"relocation", "idno", schema.Key, ""},
		{"investment", "director", schema.Value, ""}, {"investment", "note", schema.Value, ""}, {"visits", "content", schema.Value, ""},
		{"texts", "content", schema.Value, ""}, {"housing", "chosen_by", schema.Value, "chosen_by"}, {"housing", "chosen_by", schema.Key, "chosen_by_key"},
		{"investment", "name", schema.Value, "name"}, {"relocation", "phase", schema.Label, "phase_label"}, {"funds", "month", schema.Key, ""},
	} {
		if got := schema.Ledger(defs, test.ledger).Of(test.column, test.part); got != test.want {
			t.Errorf("%s.%s, part %d, is called %q, want %q", test.ledger, test.column, test.part, got, test.want)
		}
	}
	if c, _ := schema.Ledger(defs, "housing").Column("chosen_by"); c.Type != schema.Int {
		t.Errorf("numbers of people are of type %d", c.Type)
	}
}

// A condition on a column that is not there speaks of a stand-in, not of what people are called.
func TestStandIn(t *testing.T) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{{ID: "homes", Columns: []definition.Column{{ID: "owner", Type: "text", Personal: "omit"}, {ID: "kind", Type: "text"}}}},
		Figures: []definition.Figure{{ID: "f", Query: definition.Query{Ledger: "homes", Measure: "count", Where: []definition.Condition{{Column: "owner", Compare: "in", Value: []any{"未定", "ａ"}}, {Column: "kind", Compare: "=", Value: "乙"}}}}}}
	for folded, want := range map[string]string{"A": "c1", "乙": "c2", "未定": "c3"} {
		if got, ok := schema.StandIns(defs, "homes")(folded); got != want || !ok {
			t.Errorf("%s stands as %q (%v), want %q", folded, got, ok, want)
		}
	}
	if _, ok := schema.StandIns(defs, "homes")("张三"); ok {
		t.Error("no condition names 张三")
	}
	if !schema.Hidden(defs, "homes", "owner") || schema.Hidden(defs, "homes", "kind") || schema.Hidden(defs, "homes", "other") {
		t.Error("the owner is hidden, and nothing else")
	}
	if got := schema.Ledger(defs, "homes").Of("owner", schema.Key); got != "owner_key" {
		t.Errorf("what conditions compare is called %q", got)
	}
}
