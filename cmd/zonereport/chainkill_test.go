package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
)

// small is an office with one ledger of one row.
func small(t *testing.T) program {
	t.Helper()
	p := program{t.TempDir()}
	if err := os.MkdirAll(filepath.Join(p.dir, "inputs", "2020-12"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := linkFonts(filepath.Join(root(t), ".fonts"), filepath.Join(p.dir, ".fonts")); err != nil {
		t.Fatal(err)
	}
	zone := "name = \"示范经济开发区\"\nshort_name = \"示范区\"\ncounty = \"示范县\"\naliases = []\n"
	if err := os.WriteFile(filepath.Join(p.dir, "inputs", "zone.toml"), []byte(zone), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

// publish publishes a run whose figures depend on n.
func (p program) publish(t *testing.T, n int) {
	t.Helper()
	ledger := fmt.Sprintf("融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范工投,公司债券,20示范01,2020-08-24,%d,5%%\n", 1000+n)
	if err := os.WriteFile(filepath.Join(p.dir, "inputs", "2020-12", "融资.csv"), []byte(ledger), 0o644); err != nil {
		t.Fatal(err)
	}
	p.mustRun(t)
}

// chained holds the runs against the chain: no kill makes a difference (design-life §16).
func (p program) chained(t *testing.T, moment string) (archive.Chain, []archive.Run) {
	t.Helper()
	outputs := filepath.Join(p.dir, "outputs")
	chain, err := archive.Read(outputs)
	if err != nil {
		t.Fatal(err)
	}
	var runs []archive.Run
	if err := publish.EachRun(outputs, func(f publish.Folder) {
		runs = append(runs, archive.Describe(f.Period, f.Run, f.InForce, f.Manifest))
	}); err != nil {
		t.Fatal(err)
	}
	if proof := chain.Prove(runs, nil); len(proof.Differs) > 0 || len(chain.Torn) > 0 {
		t.Fatalf("%s: %q, torn %q", moment, proof.Differs, chain.Torn)
	}
	return chain, runs
}

// TestKillChain kills issue and prune at random moments. The next command completes what was begun:
// the chain and the runs agree, what was issued is still there, nothing half-made is left.
func TestKillChain(t *testing.T) {
	p := small(t)
	p.publish(t, 0)
	kills := killsWanted(t)
	killed, issued := 0, 0
	for n := range kills {
		moment := fmt.Sprintf("kill %d", n)
		args := []string{"issue", "2020-12", "--status", "核定", "--reason", moment}
		if n%2 == 1 {
			p.publish(t, 2*n)
			p.publish(t, 2*n+1)
			args = []string{"prune", "--yes"}
		}
		if p.killSoon(t, args) {
			killed++
		}
		p.mustRun(t) // unchanged, and completes
		chain, runs := p.chained(t, moment)
		for _, i := range chain.Issues(calendar.Month{Year: 2020, Number: 12}) {
			if !slices.ContainsFunc(runs, func(r archive.Run) bool { return r.Name == i.Run }) {
				t.Errorf("%s: the issued %s is gone", moment, i.Run)
			}
			issued++
		}
		p.nothingLeft(t, moment)
	}
	t.Logf("killed before their end: %d of %d", killed, kills)
	if killed == 0 || killed == kills && issued == 0 {
		t.Errorf("of %d calls %d were killed before their end, %d times a run was issued", kills, killed, issued)
	}
}

// killSoon starts a call and kills it at a random moment; it says whether the call had not ended by then.
func (p program) killSoon(t *testing.T, args []string) bool {
	t.Helper()
	cmd := p.command()
	cmd.Args = append([]string{"zonereport"}, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(rand.Int64N(int64(120 * time.Millisecond))))
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	err := cmd.Wait()
	return errors.As(err, &exit) && exit.ExitCode() < 0
}

// nothingLeft looks for what only stands while a command is at work.
func (p program) nothingLeft(t *testing.T, moment string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(p.dir, "outputs"), func(path string, d fs.DirEntry, err error) error {
		if name := d.Name(); strings.HasPrefix(name, ".") && name != ".lock" || strings.HasSuffix(name, ".next") {
			t.Errorf("%s: %s is left", moment, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
