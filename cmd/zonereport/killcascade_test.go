package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline/publish"
)

// TestKillCascade kills cascades at random moments: whatever is in force is whole then, and the
// next cascade goes on to its end and leaves nothing stale and nothing half-made.
func TestKillCascade(t *testing.T) {
	p := program{t.TempDir()}
	if err := linkFonts(filepath.Join(root(t), ".fonts"), filepath.Join(p.dir, ".fonts")); err != nil {
		t.Fatal(err)
	}
	p.put(t, "zone.toml", "name = \"示范经济开发区\"\n")
	months := []string{"2020-10", "2020-11", "2020-12"}
	for _, month := range months {
		p.put(t, month+"/融资.csv", bonds(100))
		p.mustRun(t, "--period", month)
	}
	cascade := victim{args: []string{"run", "--period", "2020-10", "--cascade"}, done: exit.Done}
	p.put(t, "2020-10/融资.csv", bonds(101))
	start := time.Now()
	p.again(t, cascade, "let alone")
	whole := time.Since(start)
	killed := 0
	for n := range 4 {
		p.put(t, "2020-10/融资.csv", bonds(200+n))
		moment := fmt.Sprintf("kill %d", n)
		if p.kill(t, cascade, false, whole) {
			killed++
		}
		p.wholeRuns(t, moment)
		p.again(t, cascade, moment)
		p.wholeRuns(t, moment+" and the next cascade")
		if list, err := publish.StaleRuns(p.outputs()); err != nil || len(list) > 0 {
			t.Errorf("%s: still stale: %v, %v", moment, list, err)
		}
		for _, name := range []string{"待重做.txt*", ".building", ".publishing*", "latest.next"} {
			if left, err := filepath.Glob(filepath.Join(p.outputs(), "*", name)); err != nil || len(left) > 0 {
				t.Errorf("%s: left behind: %v, %v", moment, left, err)
			}
		}
	}
	t.Logf("killed before their end: %d of 4; a cascade took %v", killed, whole)
}

func (p program) outputs() string { return filepath.Join(p.dir, "outputs") }

// put writes a file of the inputs.
func (p program) put(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(p.dir, "inputs", name)
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = os.WriteFile(path, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// wholeRuns checks the run in force of every month.
func (p program) wholeRuns(t *testing.T, moment string) {
	t.Helper()
	held, err := publish.HeldMonths(p.outputs())
	if err != nil || len(held) != 3 {
		t.Fatalf("%s: %d months, %v", moment, len(held), err)
	}
	for _, h := range held {
		if err := h.InForce.Whole(); h.Damage != nil || err != nil {
			t.Fatalf("%s: the run in force of %s is not whole: %v, %v", moment, h.Period, h.Damage, err)
		}
		if !slices.Contains(h.Runs, h.InForce.Manifest.Run) {
			t.Errorf("%s: %s has %v, in force is %s", moment, h.Period, h.Runs, h.InForce.Manifest.Run)
		}
	}
}

// bonds is a ledger with one bond.
func bonds(amount int) string {
	return fmt.Sprintf("融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范工投集团,公司债券,20示范01,2020-08-24,%d,5.28%%\n", amount)
}
