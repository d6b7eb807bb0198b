//go:build judges || engines

package zones

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
)

// module is the folder of this program's source.
func module(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// newTrial builds the program for a trial in an empty folder.
func newTrial(t *testing.T) Trial {
	t.Helper()
	trial := Trial{Dir: t.TempDir(), Fonts: filepath.Join(module(t), ".fonts")}
	trial.Program = filepath.Join(trial.Dir, "zonereport")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", trial.Program, "./cmd/zonereport")
	cmd.Dir = module(t)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return trial
}

// publish makes and publishes zones with months each, and writes their facts.
func (t Trial) publish(tb testing.TB, zones map[int][]int) {
	tb.Helper()
	for number, months := range zones {
		z := Zone{number}
		var list []calendar.Month
		for _, m := range months {
			list = append(list, Month(m))
		}
		if err := t.Make([]Zone{z}, list); err != nil {
			tb.Fatal(err)
		}
		if _, err := t.Publish(z, list); err != nil {
			tb.Fatal(err)
		}
		if _, err := t.WriteFacts(z, calendar.Month{}); err != nil {
			tb.Fatal(err)
		}
	}
}

// sample publishes months of the sample, from copies of its one month, and writes their facts.
func (t Trial) sample(tb testing.TB, module string, months ...string) {
	tb.Helper()
	inputs, outputs := filepath.Join(t.Dir, "sample", "inputs"), filepath.Join(t.Dir, "sample", "outputs")
	for _, m := range months {
		if err := os.CopyFS(filepath.Join(inputs, m), os.DirFS(filepath.Join(module, "inputs", "2020-12"))); err != nil {
			tb.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(module, "inputs", "zone.toml"))
		if err == nil {
			err = os.WriteFile(filepath.Join(inputs, "zone.toml"), data, 0o644)
		}
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := t.call("run", "--inputs", inputs, "--outputs", outputs, "--period", m, "--fonts", t.Fonts); err != nil {
			tb.Fatal(err)
		}
	}
	if _, err := t.call("facts", "--outputs", outputs, "--to", t.Facts()); err != nil {
		tb.Fatal(err)
	}
}

// differences are the rows of verify.sql of every edition, each as "zone period id group: stated, computed: reason".
func differences(t *testing.T, facts, dialect string, engine func(facts string, files ...string) ([]Answer, error)) []string {
	t.Helper()
	files, err := SQLFiles(facts, dialect, "verify.sql")
	if err != nil {
		t.Fatal(err)
	}
	answers, err := engine(facts, files...)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, a := range answers {
		t.Logf("%s: %.1f s, %d rows", a.File, a.Seconds, len(a.Rows))
		if got := strings.Join(a.Columns, " "); got != "zone period id group stated computed reason" {
			t.Fatalf("%s has the columns %s", a.File, got)
		}
		for _, row := range a.Rows {
			rows = append(rows, told(row))
		}
	}
	return rows
}

// told is a row of verify.sql as a line.
func told(row []any) string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i], _ = cell.(string)
	}
	return strings.Join(cells, "|")
}
