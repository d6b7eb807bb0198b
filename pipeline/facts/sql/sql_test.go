package sql_test

import (
	"bytes"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/facts/sql"
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

// Statements end at the end of a line, semicolons stand nowhere else, and the last one is a question.
func TestStatements(t *testing.T) {
	defs := builtIn(t)
	defs.Figures[0].Name, defs.Figures[0].Text = "甲;乙'丙", "一;\n二"
	files, err := sql.Files([]sql.Edition{{Hash: "1234567890", Definitions: builtIn(t)}, {Hash: "abcdefghij", Definitions: defs}}, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
		if !bytes.HasPrefix(f.Data, []byte("-- ")) || !bytes.Contains(f.Data, []byte("abcdefghij")) && strings.HasSuffix(f.Path, "verify.sql") {
			t.Errorf("%s does not say what it is", f.Path)
		}
		statements := strings.Split(string(f.Data), ";\n")
		if len(statements) < 15 || statements[len(statements)-1] != "" {
			t.Errorf("%s has %d statements, the last %q", f.Path, len(statements), statements[len(statements)-1])
		}
		for i, s := range statements[:len(statements)-1] {
			var lines []string
			for _, line := range strings.Split(s, "\n") {
				if !strings.HasPrefix(strings.TrimSpace(line), "--") {
					lines = append(lines, line)
				}
			}
			text := strings.TrimSpace(strings.Join(lines, "\n"))
			if strings.Contains(text, ";") {
				t.Errorf("%s: a semicolon within %s", f.Path, text)
			}
			if asks := strings.HasPrefix(text, "SELECT"); asks != (i == len(statements)-2) {
				t.Errorf("%s: statement %d of %d is %.60s", f.Path, i+1, len(statements)-1, text)
			}
		}
	}
	want := "sql/duckdb/figures.sql sql/duckdb/campaign.sql sql/duckdb/abcdefgh/figures.sql sql/duckdb/abcdefgh/campaign.sql sql/duckdb/verify.sql sql/spark/figures.sql sql/spark/campaign.sql sql/spark/abcdefgh/figures.sql sql/spark/abcdefgh/campaign.sql sql/spark/verify.sql"
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("the files are %s, want %s", got, want)
	}
}
