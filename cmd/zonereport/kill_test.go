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

	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
)

// killsVariable sets how many calls TestKill kills: ZONEREPORT_KILLS=300 go test -run TestKill ./cmd/zonereport
const killsVariable = "ZONEREPORT_KILLS"

// victim is a kind of call that TestKill kills.
type victim struct {
	name    string
	prepare func(p program, t *testing.T, n int)
	args    []string
	stage   string        // the stage after which it writes
	writes  time.Duration // about how long it then takes
	done    int           // the exit code when it is let alone
}

var victims = []victim{
	{"rerun", program.change, []string{"run"}, "排版", 20 * time.Millisecond, exit.Done},
	{"return", program.spoil, []string{"run"}, "审核 ", 40 * time.Millisecond, exit.Returned},
	{"marked", program.change, []string{"check", "--marked", "待核实"}, "计算指标", 60 * time.Millisecond, exit.Done},
	{"first run", program.forget, []string{"run"}, "排版", 20 * time.Millisecond, exit.Done},
}

// TestKill kills the program at random moments, each time on changed inputs. After every
// kill the run in force is whole, and the next call ends well and leaves nothing half-made.
func TestKill(t *testing.T) {
	kills := killsWanted(t)
	p := newProgram(t)
	start := time.Now()
	p.mustRun(t)
	whole := time.Since(start)
	killed := map[string]int{}
	for n := range kills {
		v := victims[n%len(victims)]
		v.prepare(p, t, n)
		moment := fmt.Sprintf("kill %d, %s", n, v.name)
		if p.kill(t, v, n/len(victims)%2 == 1, whole) {
			killed[v.name]++
		}
		p.inForce(t, moment)
		p.again(t, v, moment)
		p.inForce(t, moment+" and the next call")
		p.mend(t)
		p.mustRun(t)
		p.inForce(t, moment+" and the next run")
		p.chained(t, moment)
		p.nothingHalfMade(t, moment)
	}
	t.Logf("killed before their end: %v of %d", killed, kills)
	if len(killed) == 0 {
		t.Errorf("none of %d calls was killed before its end; a run took %v", kills, whole)
	}
}

// killsWanted is how many calls are killed.
func killsWanted(t *testing.T) int {
	t.Helper()
	text := os.Getenv(killsVariable)
	if text == "" {
		return 8
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s=%s is no number of calls", killsVariable, text)
	}
	return n
}

// kill starts a call and kills it at a random moment, late ones while it writes; it says
// whether the call had not ended by then.
func (p program) kill(t *testing.T, v victim, late bool, whole time.Duration) bool {
	t.Helper()
	cmd := p.command()
	cmd.Args = append([]string{"zonereport"}, v.args...)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	span := whole * 11 / 10
	if late {
		lines := bufio.NewScanner(stderr)
		for lines.Scan() && !strings.Contains(lines.Text(), v.stage) {
		}
		span = v.writes
	}
	time.Sleep(time.Duration(rand.Int64N(int64(span))))
	if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	return errors.As(cmd.Wait(), &exit) && exit.ExitCode() < 0
}

// again makes the call that was killed once more; it ends as it should.
func (p program) again(t *testing.T, v victim, moment string) {
	t.Helper()
	cmd := p.command()
	cmd.Args = append([]string{"zonereport"}, v.args...)
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != v.done {
		t.Fatalf("%s: the next call ends with %d, %v\n%s", moment, code, err, out)
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

func (p program) mustRun(t *testing.T, args ...string) {
	t.Helper()
	cmd := p.command(args...)
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

// spoiled is a ledger with a hard finding.
const spoiled = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范集团,公司债券,20示范%d,2020-02-30,100,5%%\n示范集团,公司债券,20示范02,2020-02-03,100,5%%\n"

// spoil adds a ledger for which files are returned, and mend takes it away.
func (p program) spoil(t *testing.T, n int) {
	t.Helper()
	if err := os.WriteFile(p.spoiledName(), fmt.Appendf(nil, spoiled, n), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (p program) mend(t *testing.T) {
	t.Helper()
	if err := os.Remove(p.spoiledName()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
}

func (p program) spoiledName() string {
	return filepath.Join(p.dir, "inputs", "2020-12", "补报_融资台账.csv")
}

// forget takes everything published away, so that the next run is a first one.
func (p program) forget(t *testing.T, _ int) {
	t.Helper()
	if err := os.RemoveAll(filepath.Join(p.dir, "outputs")); err != nil {
		t.Fatal(err)
	}
}

// inForce checks the run that latest names against its manifest.
func (p program) inForce(t *testing.T, moment string) {
	t.Helper()
	run, err := publish.Latest(filepath.Join(p.dir, "outputs"), calendar.Month{Year: 2020, Number: 12})
	if errors.Is(err, fs.ErrNotExist) && strings.HasSuffix(moment, "first run") {
		return // killed before there was one
	}
	if err == nil {
		err = run.Whole()
	}
	want := 6
	if run.Manifest.Run != "r1" { // the first run gives no account of a change
		want += 2
	}
	if err == nil && len(run.Manifest.Artifacts) != want {
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
