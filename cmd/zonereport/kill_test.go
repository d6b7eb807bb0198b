package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
)

// killsVariable sets how many runs TestKill kills: ZONEREPORT_KILLS=30 go test -run TestKill ./cmd/zonereport
const killsVariable = "ZONEREPORT_KILLS"

// TestKill kills the program at random moments, each time on changed inputs. After every
// kill the run in force is whole, and the next run ends well and leaves nothing half-made.
func TestKill(t *testing.T) {
	kills := 8
	if text := os.Getenv(killsVariable); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			t.Fatalf("%s=%s is no number of runs", killsVariable, text)
		}
		kills = n
	}
	p := newProgram(t)
	start := time.Now()
	p.mustRun(t)
	whole := time.Since(start)
	killed := 0
	for n := range kills {
		p.change(t, n)
		cmd := p.command()
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		delay := time.Duration(rand.Int64N(int64(whole) * 11 / 10))
		if n%2 == 1 { // every second one while it publishes
			lines := bufio.NewScanner(stderr)
			for lines.Scan() && !strings.Contains(lines.Text(), "排版") {
			}
			delay = time.Duration(rand.Int64N(int64(20 * time.Millisecond)))
		}
		time.Sleep(delay)
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			killed++
		}
		moment := fmt.Sprintf("kill %d after %v", n, delay)
		p.inForce(t, moment)
		p.mustRun(t)
		p.inForce(t, moment+" and the next run")
		p.nothingHalfMade(t, moment)
	}
	if killed == 0 {
		t.Errorf("none of %d runs was killed before its end; a run took %v", kills, whole)
	}
}

// program runs the program on its own copy of the sample.
type program struct{ dir string }

func newProgram(t *testing.T) program {
	t.Helper()
	base := root(t)
	p := program{t.TempDir()}
	if err := os.CopyFS(filepath.Join(p.dir, "inputs"), os.DirFS(filepath.Join(base, "inputs"))); err != nil {
		t.Fatal(err)
	}
	if err := linkFonts(filepath.Join(base, ".fonts"), filepath.Join(p.dir, ".fonts")); err != nil {
		t.Fatal(err)
	}
	return p
}

// command is a call of "zonereport run" with more arguments; the test binary stands in for the program.
func (p program) command(args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	return &exec.Cmd{Path: self, Args: append([]string{"zonereport", "run"}, args...), Dir: p.dir}
}

func (p program) mustRun(t *testing.T) {
	t.Helper()
	cmd := p.command()
	var log strings.Builder
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, log.String())
	}
}

// change alters the inputs so that the next run has something to publish: the zone gets
// another name that nobody uses.
func (p program) change(t *testing.T, n int) {
	t.Helper()
	path := filepath.Join(p.dir, "inputs", "zone.toml")
	data, err := os.ReadFile(path)
	if err == nil {
		changed := strings.Replace(string(data), "aliases = [", fmt.Sprintf("aliases = [\"别名%d号\", ", n), 1)
		err = os.WriteFile(path, []byte(changed), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// inForce checks the run that latest names against its manifest.
func (p program) inForce(t *testing.T, moment string) {
	t.Helper()
	run, err := publish.Latest(filepath.Join(p.dir, "outputs"), calendar.Month{Year: 2020, Number: 12})
	if err == nil {
		err = run.Whole()
	}
	if err == nil && len(run.Manifest.Artifacts) != 6 {
		err = fmt.Errorf("manifest names %d artifacts", len(run.Manifest.Artifacts))
	}
	if err != nil {
		t.Fatalf("%s: the run in force is not whole: %v", moment, err)
	}
}

// nothingHalfMade looks for what a finished run must not leave: only numbered runs without a
// gap and the note of the latest.
func (p program) nothingHalfMade(t *testing.T, moment string) {
	t.Helper()
	month := filepath.Join(p.dir, "outputs", "2020-12")
	entries, err := os.ReadDir(month)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(entries); n++ {
		if _, err := os.Stat(filepath.Join(month, fmt.Sprintf("r%d", n))); err != nil {
			t.Errorf("%s: of %d entries %v", moment, len(entries), err)
		}
	}
	store, err := filepath.Glob(filepath.Join(p.dir, "outputs", "store", "*.next"))
	if err != nil || len(store) > 0 {
		t.Errorf("%s: half-written in store: %v, %v", moment, store, err)
	}
	if _, err := os.Stat(filepath.Join(p.dir, "outputs", ".running")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s: the note of who is running is still there", moment)
	}
}
