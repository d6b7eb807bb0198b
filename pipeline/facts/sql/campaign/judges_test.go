//go:build judges || engines

package campaign_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/facts/part"
	"zonereport/pipeline/facts/sql"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/runfolder"
)

// folder makes facts of made-up schemes, each an edition and a zone of its own, and counts the figures of the
// campaign in them.
func folder(t *testing.T, schemes int, seed uint64) (dir string, campaign int) {
	t.Helper()
	m := maker{rand.New(rand.NewPCG(15, seed)), t}
	dir = t.TempDir()
	tables := map[string]bool{}
	var editions []sql.Edition
	for n := range schemes {
		var methods []string
		for i := range 2 + m.IntN(4) {
			methods = append(methods, definition.Methods[(n+2*i+m.IntN(2))%len(definition.Methods)])
		}
		d := m.month(methods)
		e := sql.Edition{Hash: edition.Of(d.defs), Definitions: d.defs}
		zone := fmt.Sprintf("%03d", n)
		files, err := part.Files(part.Input{
			Key: zone, Code: zone, Manifest: runfolder.Manifest{Zone: units[0], Period: d.opts.Period.String(), Run: "r1"}, Edition: e.Hash, Zone: d.opts.Zone, Defs: d.defs,
			Period: d.opts.Period, Set: d.set, Earlier: d.opts.Earlier, Book: d.book, Published: d.book.Figures,
		})
		if err != nil {
			t.Fatalf("scheme %d: %v", n, err)
		}
		for _, f := range files {
			write(t, filepath.Join(dir, f.Table, "period="+d.opts.Period.String(), "zone="+zone, "r1.parquet"), f.Data)
			tables[f.Table] = true
		}
		for _, f := range d.book.Figures {
			if f.ID == figure.CampaignStreak || figure.OfEachUnit(f.ID) {
				campaign++
			}
		}
		editions = append(editions, e)
	}
	files, err := sql.Files(editions, func(table string) bool { return tables[table] })
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		write(t, filepath.Join(dir, f.Path), f.Data)
	}
	return dir, campaign
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// asked is the rows of the last statement of a file of SQL.
func asked(t *testing.T, packages string, args ...string) [][]any {
	t.Helper()
	module, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	args[0] = filepath.Join(module, "setup/judges", args[0])
	cmd := exec.Command("python3", args...)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+filepath.Join(module, ".tools", packages), "PYTHONUTF8=1")
	out, err := cmd.Output()
	if err != nil {
		said := ""
		if exit, ok := err.(*exec.ExitError); ok {
			said = string(exit.Stderr)
		}
		t.Fatalf("%v: %v\n%s", args, err, said)
	}
	var answer struct{ Rows [][]any }
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	return answer.Rows
}
