package zones

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zonereport/pipeline/calendar"
)

// Trial is a folder of zones that the program itself publishes: zone-001/inputs and outputs, editions, store, facts.
type Trial struct {
	Dir     string // absolute
	Program string // absolute path of zonereport
	Fonts   string // absolute folder of fonts
}

// Cost is what a process took.
type Cost struct {
	Wall, CPU time.Duration
}

// Plus is what both took.
func (c Cost) Plus(other Cost) Cost { return Cost{c.Wall + other.Wall, c.CPU + other.CPU} }

func (t Trial) inputs(z Zone) string  { return filepath.Join(t.Dir, "zone-"+z.Code(), "inputs") }
func (t Trial) outputs(z Zone) string { return filepath.Join(t.Dir, "zone-"+z.Code(), "outputs") }

// Facts is the folder of the facts.
func (t Trial) Facts() string { return filepath.Join(t.Dir, "facts") }

// Make writes the inputs of zones.
func (t Trial) Make(zones []Zone, months []calendar.Month) error {
	if err := Editions(filepath.Join(t.Dir, "editions")); err != nil {
		return err
	}
	for _, z := range zones {
		if err := z.Write(t.inputs(z), "../../editions", months); err != nil {
			return err
		}
	}
	return nil
}

// Publish runs the months of a zone that are not yet published, in their order. When the month to be corrected is
// among them, it is published again at the end, for the zones that have one.
func (t Trial) Publish(z Zone, months []calendar.Month) (Cost, error) {
	var all Cost
	for _, m := range months {
		cost, err := t.run(z, m, "r1")
		if all = all.Plus(cost); err != nil {
			return all, err
		}
	}
	m := z.Corrected()
	if !slices.Contains(months, m) {
		return all, nil
	}
	if err := z.Correct(t.inputs(z)); err != nil {
		return all, err
	}
	more := []string{"--reason", "更正到位资金"}
	if z.Cascades() {
		more = append(more, "--cascade")
	}
	cost, err := t.run(z, m, "r2", more...)
	return all.Plus(cost), err
}

// run publishes a month; nothing where that run is there.
func (t Trial) run(z Zone, m calendar.Month, run string, more ...string) (Cost, error) {
	if _, err := os.Stat(filepath.Join(t.outputs(z), m.String(), run)); err == nil {
		return Cost{}, nil
	}
	return t.call(append([]string{"run", "--inputs", t.inputs(z), "--outputs", t.outputs(z), "--period", m.String(),
		"--store", filepath.Join(t.Dir, "store"), "--fonts", t.Fonts}, more...)...)
}

// WriteFacts adds the facts of a zone; of one month, or of all for a zero one.
func (t Trial) WriteFacts(z Zone, m calendar.Month) (Cost, error) {
	args := []string{"facts", "--outputs", t.outputs(z), "--to", t.Facts()}
	if m != (calendar.Month{}) {
		args = append(args, "--period", m.String())
	}
	return t.call(args...)
}

func (t Trial) call(args ...string) (Cost, error) {
	cmd := exec.Command(t.Program, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return Cost{}, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, said.String())
	}
	return Cost{time.Since(start), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}

// Answer is what an engine says of one SQL file.
type Answer struct {
	File    string   `json:"file"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
	Seconds float64  `json:"seconds"`
	CPU     float64  `json:"cpu"`
	Peak    int64    `json:"peak"` // MB
}

// DuckDB runs SQL files in a folder of facts; module is the folder of this program's source, where setup/judges.sh
// has put DuckDB.
func DuckDB(module, facts string, files ...string) ([]Answer, error) {
	script := filepath.Join(module, "setup", "judges", "duckdb_sql.py")
	return answers(filepath.Join(module, ".tools", "duckdb"), append([]string{script, facts}, files...)...)
}

// Spark does the same in Spark at a master, local[2] say; setup/engines.sh has installed it.
func Spark(module, master, facts string, files ...string) ([]Answer, error) {
	script := filepath.Join(module, "setup", "judges", "spark_sql.py")
	return answers(filepath.Join(module, ".tools", "spark"), append([]string{script, master, facts}, files...)...)
}

func answers(packages string, args ...string) ([]Answer, error) {
	cmd := exec.Command("python3", args...)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+packages, "PYTHONUTF8=1")
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, said.String())
	}
	var list []Answer
	for d := json.NewDecoder(&out); ; {
		var a Answer
		if err := d.Decode(&a); err == io.EOF {
			return list, nil
		} else if err != nil {
			return list, err
		}
		list = append(list, a)
	}
}

// SQLFiles are the files of that name, of every edition, below the facts' folder for a dialect, relative to the facts.
func SQLFiles(facts, dialect, name string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(filepath.Join(facts, "sql", dialect), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == name {
			path, err = filepath.Rel(facts, path)
			files = append(files, path)
		}
		return err
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no %s for %s in %s", name, dialect, facts)
	}
	return files, err
}
