package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

var december = calendar.Month{Year: 2020, Number: 12}

// edition is a small one; its content depends on the text.
func edition(text string) runfolder.Edition {
	value := decimal.RequireFromString("2424000.50")
	return runfolder.Edition{
		Basis: runfolder.Basis{
			Program: "zonereport", Version: "1.0.0", Build: "test", Zone: "示范经济开发区", Period: december,
			Inputs:      []runfolder.File{{Path: "zone.toml", Data: []byte("name = '示范经济开发区'\n")}, {Path: "2020-12/招商.csv", Data: []byte(text)}},
			Definitions: []runfolder.File{{Path: "scheme.toml", Data: []byte("decimals = 2\n")}},
			Edition:     "first",
			Fonts:       []runfolder.Font{{Name: "仿宋", File: "simfang.ttf", SHA256: "00"}},
		},
		Artifacts: []runfolder.Artifact{
			{Role: "campaign.pdf", Name: "月考核通报.pdf", Data: []byte("pdf " + text)},
			{Role: "annual-review.xlsx", Name: "亮点/回眸.xlsx", Data: []byte("xlsx " + text)},
		},
		Figures: []figure.Figure{{
			ID: "agreements_invest", Name: "总投资", Value: value, Unit: "万元", Definition: "口径 <a & b>",
			Window: "2020年1—12月", Sources: []figure.Source{{File: "招商.csv", Sheet: "招商", Cells: []string{"C5:C9"}}},
		}},
		Findings: []finding.Finding{{Rule: "value.unit", Severity: finding.Warning, Words: finding.Words{Found: "单位没有写明"}}},
	}
}

func open(t *testing.T, dir string) *Outputs {
	t.Helper()
	o, err := Open(dir, "2020-12", 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = o.Close() })
	return o
}

func mustPublish(t *testing.T, o *Outputs, text string) Published {
	t.Helper()
	p, err := o.Publish(edition(text))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// tree lists every file of a folder with its content, folders with "/"; .lock and .running left out.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		switch {
		case err != nil || name == disk.LockName || name == disk.RunningName:
			return err
		case d.IsDir():
			files[name] = "/"
		default:
			data, err := os.ReadFile(path)
			files[name] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "outputs")
	o := open(t, dir)
	first := mustPublish(t, o, "一")
	second := mustPublish(t, o, "二")
	if first.Manifest.Run != "r1" || second.Manifest.Run != "r2" {
		t.Fatalf("runs %s, %s", first.Manifest.Run, second.Manifest.Run)
	}
	latest, err := Latest(dir, december)
	if err != nil || latest.Manifest.Run != "r2" || latest.Whole() != nil {
		t.Fatalf("latest is %v, %v", latest.Manifest.Run, err)
	}
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range tree(t, filepath.Join(dir, "2020-12", "r2")) {
			if !yield(name) {
				return
			}
		}
	})
	want := []string{".", "figures.csv", "figures.json", "findings.json", "manifest.json", "亮点_回眸.xlsx", "月考核通报.pdf"}
	if !slices.Equal(names, want) {
		t.Errorf("run folder holds %q, want %q", names, want)
	}
	info, err := os.Stat(filepath.Join(dir, storeName))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("store has mode %v, %v", info.Mode(), err)
	}
	inputs, definitions, err := latest.Material()
	if err != nil || len(inputs) != 2 || string(inputs[1].Data) != "二" {
		t.Errorf("material is %v, %v", inputs, err)
	}
	if files, err := fs.Glob(definitions, "*"); err != nil || len(files) != 1 {
		t.Errorf("definitions are %v, %v", files, err)
	}
	kept, _ := os.ReadDir(filepath.Join(dir, storeName))
	if len(kept) != 4 {
		t.Errorf("store holds %d contents, want 4: what did not change is kept once", len(kept))
	}
}

func TestManifestShape(t *testing.T) {
	o := open(t, t.TempDir())
	p := mustPublish(t, o, "一")
	data, err := os.ReadFile(filepath.Join(p.Dir, runfolder.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	artifacts := fmt.Sprint(got["artifacts"])
	for _, want := range []string{"role:annual-review.xlsx", "path:亮点_回眸.xlsx", "role:campaign.pdf", "sha256:" + runfolder.Checksum([]byte("pdf 一")), "bytes:7"} {
		if !strings.Contains(artifacts, want) {
			t.Errorf("artifacts lack %s: %s", want, artifacts)
		}
	}
	for key, want := range map[string]string{
		"program": "zonereport", "version": "1.0.0", "zone": "示范经济开发区", "period": "2020-12", "run": "r1",
		"earlier": "[]", "store": "../../store",
	} {
		if fmt.Sprint(got[key]) != want {
			t.Errorf("%s is %v, want %s", key, got[key], want)
		}
	}
}

// TestStanding: what decides whether a run in force still stands.
func TestStanding(t *testing.T) {
	changes := map[string]func(*runfolder.Basis){
		"nothing":   func(*runfolder.Basis) {},
		"telephone": func(b *runfolder.Basis) { b.Inputs[0].Data = append(b.Inputs[0].Data, "phone = '0575'"...) },
		"code":      func(b *runfolder.Basis) { b.Code = "330624" },
		"comment":   func(b *runfolder.Basis) { b.Definitions[0].Data = []byte("decimals = 2 # 两位\n") },
		"build":     func(b *runfolder.Basis) { b.Build = "other" },
		"version":   func(b *runfolder.Basis) { b.Version = "1.0.1" },
		"edition":   func(b *runfolder.Basis) { b.Edition = "another" },
		"office":    func(b *runfolder.Basis) { b.Office = []byte("{}") },
		"input":     func(b *runfolder.Basis) { b.Inputs[1].Data = []byte("三") },
		"new input": func(b *runfolder.Basis) { b.Inputs = append(b.Inputs, runfolder.File{Path: "2020-12/x.csv"}) },
		"name":      func(b *runfolder.Basis) { b.Inputs[1].Path = "2020-12/招商二.csv" },
		"font":      func(b *runfolder.Basis) { b.Fonts[0].SHA256 = "01" },
		"earlier": func(b *runfolder.Basis) {
			b.Earlier = []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 11}, Run: "r1"}}
		},
	}
	made, defined := []string{"build", "version"}, []string{"edition", "office"}
	same := append([]string{"nothing", "telephone", "code", "comment"}, append(made, defined...)...)
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			o := open(t, t.TempDir())
			mustPublish(t, o, "一")
			basis := edition("一").Basis
			change(&basis)
			s, err := StandingIn(o.dir, december)
			if err != nil || s.Manifest.Run != "r1" || s.Damage != nil {
				t.Fatalf("r1 does not stand: %v, %v", s, err)
			}
			if s.RestsOn(basis) != slices.Contains(same, name) {
				t.Errorf("rests on the same: %v", s.RestsOn(basis))
			}
			if s.MadeBy(basis) == slices.Contains(made, name) {
				t.Errorf("made by the same program: %v", s.MadeBy(basis))
			}
			if s.DefinedAs(basis) == slices.Contains(defined, name) {
				t.Errorf("defined alike: %v", s.DefinedAs(basis))
			}
		})
	}
}

// TestLatestByHand: a month whose latest somebody has set back stands as that run; its successor
// has a number of its own.
func TestLatestByHand(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	mustPublish(t, o, "一")
	mustPublish(t, o, "二")
	if err := os.WriteFile(filepath.Join(dir, "2020-12", latestName), []byte("r1"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := StandingIn(o.dir, december)
	if err != nil || s.Manifest.Run != "r1" {
		t.Fatalf("%s stands, %v", s.Manifest.Run, err)
	}
	if p := mustPublish(t, o, "三"); p.Manifest.Run != "r3" {
		t.Errorf("published %s", p.Manifest.Run)
	}
}

func TestDamagedRunIsPublishedAnew(t *testing.T) {
	for _, name := range []string{"月考核通报.pdf", runfolder.FiguresName, runfolder.FindingsName, runfolder.ManifestName} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			o := open(t, dir)
			p := mustPublish(t, o, "一")
			if err := os.WriteFile(filepath.Join(p.Dir, name), []byte("{"), 0o644); err != nil {
				t.Fatal(err)
			}
			s, err := StandingIn(o.dir, december)
			if err == nil && s.Damage == nil {
				s, err = s.Checked()
			}
			if err != nil || s.Damage == nil || filepath.Base(s.Damage.Path) != name {
				t.Fatalf("a damaged run counts as whole, or nobody says why: %v, %v", s.Damage, err)
			}
			if p := mustPublish(t, o, "一"); p.Manifest.Run != "r2" || p.Whole() != nil {
				t.Errorf("published %s", p.Manifest.Run)
			}
		})
	}
}

func TestReadersRefuseDamage(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	p := mustPublish(t, o, "一")
	if err := os.WriteFile(filepath.Join(p.Dir, runfolder.FiguresName), []byte(`{"figures":[]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := Earlier(dir, calendar.Month{Year: 2022, Number: 1}); err != nil {
		t.Errorf("a month two years back was read: %v", err)
	}
	if _, _, err := p.Figures(); !errors.As(err, &damaged) {
		t.Errorf("altered figures were read: %v", err)
	}
	if _, err := Latest(dir, calendar.Month{Year: 2020, Number: 11}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a month without runs: %v", err)
	}
}

// Two artifacts that one file system takes for the same file must not be published.
// A manifest that somebody has made up to name files outside its run folder is refused: what it names would be shown,
// packed and sent.
func TestManifestNamesItsOwnFilesAlone(t *testing.T) {
	for name, bad := range map[string]bool{
		"报告（数据表）.xlsx": false, "a..b.pdf": false,
		"../r2/报告.pdf": true, "..": true, "/etc/passwd": true, "sub/报告.pdf": true, `..\报告.pdf`: true, "": true,
	} {
		for _, list := range []string{"artifacts", "records"} {
			dir := t.TempDir()
			manifest := map[string]any{"run": "r1", list: []map[string]any{{"path": name}}}
			data, err := json.Marshal(manifest)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "manifest.json"), data, 0o644); err != nil {
				t.Fatal(err)
			}
			var damaged *DamagedError
			if _, err := In(dir); errors.As(err, &damaged) != bad {
				t.Errorf("%s of %q: %v", list, name, err)
			}
		}
	}
}

func TestNamesThatCollide(t *testing.T) {
	e := edition("一")
	e.Artifacts[0].Name, e.Artifacts[1].Name = "a:B.pdf", "A_b.pdf"
	if _, err := open(t, t.TempDir()).Publish(e); err == nil {
		t.Error("published two files of one name")
	}
}

var errPower = errors.New("power cut")

// Every single step of a publication is made the last one, in three ways. Whatever
// happens, the run in force is whole, and a failed run that reports its failure changed nothing.
func TestEveryStepMayFail(t *testing.T) {
	kinds := map[string]func(step string, reached bool) error{
		// The disk is full from here on: names can change, but nothing new finds room.
		"full": func(step string, reached bool) error {
			if reached && (step == "make" || step == "write") {
				return syscall.ENOSPC
			}
			return nil
		},
		// One step fails, for whatever reason.
		"once": nil,
		// The process is gone: nothing is cleaned up.
		"kill": func(_ string, reached bool) error {
			if reached {
				panic(errPower)
			}
			return nil
		},
	}
	for kind, fail := range kinds {
		for _, action := range []string{"publish", "return"} {
			t.Run(kind+" "+action, func(t *testing.T) {
				steps := 0
				for n := 1; failAt(t, n, fail, action); n++ {
					steps = n
				}
				if steps < 15 {
					t.Errorf("only %d steps were made to fail", steps)
				}
			})
		}
	}
}

// failAt publishes r1, returns files, then does the action failing at step n; false when it had fewer steps.
func failAt(t *testing.T, n int, fail func(string, bool) error, action string) bool {
	t.Helper()
	dir := t.TempDir()
	o := open(t, dir)
	mustPublish(t, o, "一")
	if _, err := o.Return(returned("旧")); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	count, where := 0, ""
	o.disk.Before = func(step, path string) error {
		count++
		if count == n {
			where = step + " " + path
		}
		if fail == nil && count == n {
			return syscall.EIO
		}
		if fail == nil {
			return nil
		}
		return fail(step, count >= n)
	}
	err := attempt(o, action)
	o.disk.Before = nil
	if err != nil && !errors.Is(err, errPower) && len(changed(before, tree(t, dir))) > 0 {
		t.Errorf("step %d (%s) failed with %v and left a change: %q", n, where, err, changed(before, tree(t, dir)))
	}
	if cerr := o.Close(); cerr != nil {
		t.Fatal(cerr)
	}
	checkSwept(t, dir, where)
	return where != ""
}

// attempt carries out the action; a power cut comes back as its error.
func attempt(o *Outputs, action string) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = p.(error)
		}
	}()
	if action == "return" {
		_, err = o.Return(returned("新"))
		return err
	}
	_, err = o.Publish(edition("二"))
	return err
}

// checkSwept lets the next run come and looks at the folder it finds.
func checkSwept(t *testing.T, dir, where string) {
	t.Helper()
	p, err := Latest(dir, december)
	if err != nil || p.Whole() != nil {
		t.Fatalf("after %s the run in force is not whole: %v", where, err)
	}
	o := open(t, dir)
	in := p.Manifest.Run
	allowed := []string{latestName, "r1", in, returnedName}
	entries, err := os.ReadDir(filepath.Join(dir, "2020-12"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(allowed, e.Name()) {
			t.Errorf("after %s and a sweep %s is left", where, e.Name())
		}
	}
	back := disk.Exists(filepath.Join(dir, "2020-12", returnedName, runfolder.FindingsName))
	if back != (in == "r1") {
		t.Errorf("after %s, %s in force, returned stands: %v", where, in, back)
	}
	next := mustPublish(t, o, "三")
	if next.Whole() != nil || disk.Exists(filepath.Join(dir, "2020-12", returnedName)) {
		t.Errorf("after %s the next run is not whole or files stay returned", where)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
}

// changed names the files that differ between two states of a folder.
func changed(a, b map[string]string) []string {
	var names []string
	for name, content := range a {
		if b[name] != content {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// What changed stands in the folder of the run that replaces another, and names the new run.
func TestPublishRevision(t *testing.T) {
	o := open(t, t.TempDir())
	mustPublish(t, o, "一")
	e := edition("二")
	e.Revision = &revision.Revision{From: revision.Run{Run: "r1"}, Materiality: revision.None, Files: []revision.File{{Path: "2020-12/招商<1>.csv", What: "内容有变"}}}
	p, err := o.Publish(e)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(p.Dir, "revision.json"))
	want, _ := e.Revision.JSON()
	if err != nil || string(data) != string(want) || !strings.Contains(string(data), "招商<1>.csv") {
		t.Errorf("%v\n%s", err, data)
	}
	if to := e.Revision.To; to != (revision.Run{Run: "r2", Check: p.Manifest.Check, Figures: p.Manifest.Record(runfolder.FiguresName).SHA256}) {
		t.Errorf("the new run is %+v", to)
	}
	if err := p.Whole(); err != nil || p.Manifest.Records[3].Path != "revision.json" {
		t.Errorf("%v, %+v", err, p.Manifest.Records)
	}
}
