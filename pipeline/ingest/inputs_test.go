package ingest

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/finding"
	"zonereport/templates"
)

// shippedDefinitions are those of the templates folder.
var shippedDefinitions = sync.OnceValues(func() (definition.Definitions, error) { return load.Definitions(templates.Files) })

// shippedLedgers are the ledgers of the templates folder, in file order.
func shippedLedgers(t testing.TB) []definition.Ledger {
	t.Helper()
	defs, err := shippedDefinitions()
	if err != nil || len(defs.Ledgers) < 19 {
		t.Fatalf("%d ledger definitions, %v", len(defs.Ledgers), err)
	}
	return slices.Clone(defs.Ledgers)
}

func sampleInputs(t testing.TB) []Input {
	t.Helper()
	paths, err := filepath.Glob("../../inputs/2020-12/*")
	if err != nil || len(paths) == 0 {
		t.Fatal("no sample inputs", err)
	}
	var files []Input
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, Input{filepath.Base(p), data})
	}
	return files
}

// The sample month reads without a single doubt: every stated total agrees with its rows.
func TestSampleMonth(t *testing.T) {
	set, list := Read(sampleInputs(t), shippedLedgers(t), december)
	rows := map[string]int{"investment": 121, "funds": 149, "visits": 242, "key_projects": 49, "land_supply": 21, "land_reserve": 54, "financing": 7,
		"incubator_phases": 3, "incubator": 16, "relocation": 2923, "housing_projects": 2, "housing": 1599, "rebuild_sites": 3, "honours": 6, "roads": 17,
		"services": 556, "approvals": 395, "profile": 2, "targets": 50}
	for id, n := range rows {
		if l := set[id]; l == nil || len(l.Rows) != n || len(l.Current()) != n {
			t.Errorf("%s: got %v, want %d rows", id, l, n)
		}
	}
	for _, f := range list {
		if f.Severity != finding.Info {
			t.Errorf("%s at %s %s!%s: %s", f.Rule, f.File, f.Sheet, f.Cell, f.Message())
		}
	}
}

func TestSampleValues(t *testing.T) {
	set, _ := Read(sampleInputs(t), shippedLedgers(t), december)
	sum := func(id, column string) string {
		l := set[id]
		var total decimal.Decimal
		for _, r := range l.Rows {
			total = total.Add(r.Cells[l.Column(column)].Number)
		}
		return total.String()
	}
	for _, c := range []struct{ id, column, want string }{
		{"relocation", "area", "698408.19"}, {"investment", "total_invest", "5304200"}, {"key_projects", "total_invest", "999699"}, {"housing_projects", "area", "338000"},
	} {
		if got := sum(c.id, c.column); got != c.want {
			t.Errorf("%s.%s sums to %s, want %s", c.id, c.column, got, c.want)
		}
	}
	first := set["visits"].Rows[5].Cells[set["visits"].Column("unit")]
	if first.Text == "" || first.At.Col != 8 || int(first.At.Row) > set["visits"].Rows[5].Line {
		t.Errorf("a merged unit was not carried down: %+v", first)
	}
}

// The order in which files come does not matter, and reading is deterministic.
func TestReadOrder(t *testing.T) {
	files, defs := sampleInputs(t), shippedLedgers(t)
	set, list := Read(files, defs, december)
	backwards := slices.Clone(files)
	slices.Reverse(backwards)
	set2, list2 := Read(backwards, defs, december)
	if !reflect.DeepEqual(list, list2) || !reflect.DeepEqual(set, set2) {
		t.Error("the order of the files changed the result")
	}
}

func TestUnreadableFiles(t *testing.T) {
	files := append(sampleInputs(t), Input{"加密.xlsx", []byte("%PDF-1.4")}, Input{"空.csv", nil}, Input{"半截.xlsx", []byte("PK\x03\x04half")})
	set, list := Read(files, shippedLedgers(t), december)
	var got []string
	for _, f := range list {
		if f.Severity == finding.Error {
			got = append(got, f.Rule+" "+f.File+f.Sheet+f.Cell)
			if !strings.Contains(f.Message(), ".xlsx") {
				t.Errorf("%s: the message does not say what to do: %s", f.File, f.Message())
			}
		}
	}
	equal(t, "findings", got, []string{"file.unreadable 加密.xlsx", "file.unreadable 半截.xlsx", "file.unreadable 空.csv"})
	if len(set) != 21 {
		t.Errorf("%d ledgers, the rest of the month must be read", len(set))
	}
}
