//go:build judges

package zones

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// judged are zones and months of which each shows something else.
var judged = map[int][]int{
	2:  {6, 7},    // second edition, a figure defined otherwise from July; ledgers with heads alone
	10: {3, 4},    // second edition, ledgers that do not come; an indicator of the quarter in and after it
	4:  {3, 4},    // vetoes; in April no funds, so no totals
	5:  {3, 4, 5}, // April corrected, and May made again after it
	8:  {4},       // nobody is assessed
	9:  {4},       // the zone itself is not
}

// DuckDB works out of the facts what the program states, for the sample and for made-up zones; what is changed
// afterwards is found, each change at its place.
func TestJudgeDuckDB(t *testing.T) {
	trial := newTrial(t)
	trial.sample(t, module(t), "2020-03", "2020-11", "2020-12")
	trial.publish(t, judged)
	engine := func(facts string, files ...string) ([]Answer, error) { return DuckDB(module(t), facts, files...) }
	for i, row := range differences(t, trial.Facts(), "duckdb", engine) {
		if i < 20 {
			t.Errorf("not as stated: %s", row)
		}
	}
	if t.Failed() {
		return
	}
	changes := []struct{ name, change, found string }{
		{"a figure is changed", "COPY (SELECT * REPLACE (CASE WHEN id = 'agreements' THEN (value + 1)::DECIMAL(36,18) ELSE value END AS value) FROM %s) TO %s", "002|2023-07|agreements|"},
		{"a figure is taken away", "COPY (SELECT * FROM %s WHERE id <> 'campaign_rank') TO %s", "010|2023-04|campaign_rank|"},
		{"a figure is added", "COPY (SELECT * FROM %[1]s UNION ALL SELECT * REPLACE ('{\"phase\":\"九期\"}' AS \"group\", '九期' AS group_key) FROM %[1]s WHERE id = 'relocation_households') TO %[2]s", "008|2023-04|relocation_households|"},
		{"a cell is changed", "COPY (SELECT * REPLACE ((CASE WHEN _ord = 3 THEN area + 0.000001 ELSE area END)::DECIMAL(36,18) AS area) FROM %s) TO %s", "005|2023-05|land_supplied_area|"},
		{"a row is taken away", "COPY (SELECT * FROM %s WHERE _ord > 0) TO %s", "004|2023-03|"},
		{"a file is taken away", "", "009|2023-04|approvals_done|"},
	}
	tables := []string{"figures/period=2023-07/zone=002", "figures/period=2023-04/zone=010", "figures/period=2023-04/zone=008",
		"land_supply/period=2023-05/zone=005", "financing/period=2023-03/zone=004", "approvals/period=2023-04/zone=009"}
	for i, c := range changes {
		change(t, trial.Facts(), tables[i], c.change)
	}
	rows := differences(t, trial.Facts(), "duckdb", engine)
	for _, c := range changes {
		if !containsPrefix(rows, c.found) {
			t.Errorf("%s: verify.sql says nothing of it (%s), of %d rows", c.name, c.found, len(rows))
		}
	}
	for _, row := range rows {
		if strings.HasPrefix(row, "新昌") || strings.Contains(row, "|2023-06|") {
			t.Errorf("nothing was changed there: %s", row)
		}
	}
}

func containsPrefix(rows []string, prefix string) bool {
	for _, row := range rows {
		if strings.HasPrefix(row, prefix) {
			return true
		}
	}
	return false
}

// change rewrites the one file of a folder by a statement with two places, the file and the new one; without a
// statement the file goes.
func change(t *testing.T, facts, folder, statement string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(facts, folder, "*.parquet"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%s: %v, %v", folder, files, err)
	}
	if statement == "" {
		if err := os.Remove(files[0]); err != nil {
			t.Fatal(err)
		}
		return
	}
	made := files[0] + ".new"
	sql := filepath.Join(t.TempDir(), "change.sql")
	text := fmt.Sprintf(statement, "read_parquet('"+files[0]+"', hive_partitioning = false)", "'"+made+"' (FORMAT parquet)")
	if err := os.WriteFile(sql, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := DuckDB(module(t), facts, sql); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(made, files[0]); err != nil {
		t.Fatal(err)
	}
}
