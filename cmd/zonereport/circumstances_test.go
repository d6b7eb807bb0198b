package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/cmd/zonereport/exit"
)

// Same inputs, definitions, fonts and program: the same bytes in every file, whatever the
// time zone, the locale, the number of processors (design §3).
func TestSameBytes(t *testing.T) {
	p := newProgram(t)
	circumstances := [][]string{
		{"TZ=Asia/Shanghai", "LANG=zh_CN.GB18030", "LC_ALL=zh_CN.GB18030", "GOMAXPROCS=1"},
		{"TZ=America/St_Johns", "LANG=tr_TR.UTF-8", "LC_ALL=C", "GOMAXPROCS=8"},
	}
	var outputs []map[string][]byte
	for i, environment := range circumstances {
		dir := filepath.Join(p.dir, "outputs"+string(rune('a'+i)))
		cmd := p.command("--outputs", dir)
		cmd.Env = append(os.Environ(), environment...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		outputs = append(outputs, contents(t, dir))
	}
	if len(outputs[0]) < 10 || len(outputs[0]) != len(outputs[1]) {
		t.Fatalf("%d and %d files", len(outputs[0]), len(outputs[1]))
	}
	for name, data := range outputs[0] {
		if name == "events.jsonl" || name == "通知.txt" || filepath.Dir(name) == "log" { // these state when things happened
			continue
		}
		if !bytes.Equal(data, outputs[1][name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Without the right to read an input or to write the outputs the run ends with 1, says so,
// and leaves the published run alone.
func TestNoPermission(t *testing.T) {
	for _, c := range []struct {
		name, forbid string
		mode         os.FileMode
		message      string
	}{
		{"input", "inputs/2020-12/工投集团_融资台账2020年12月.xls", 0o000, "无法读取 inputs/2020-12/工投集团_融资台账2020年12月.xls"},
		{"month", "inputs/2020-12", 0o000, "没有权限"},
		{"outputs", "outputs", 0o555, "没有权限"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProgram(t)
			p.mustRun(t)
			p.change(t, 1)
			path := filepath.Join(p.dir, c.forbid)
			before, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			cmd := p.ordinaryUser(t)
			if err := os.Chmod(path, c.mode); err != nil {
				t.Fatal(err)
			}
			out, err := cmd.CombinedOutput()
			if err := os.Chmod(path, before.Mode()); err != nil {
				t.Fatal(err)
			}
			var ended *exec.ExitError
			if !errors.As(err, &ended) || ended.ExitCode() != exit.Unfinished {
				t.Errorf("ended with %v, want exit code %d\n%s", err, exit.Unfinished, out)
			}
			for _, want := range []string{c.message, "没有权限", "已发布的结果没有改变"} {
				if !strings.Contains(string(out), want) {
					t.Errorf("does not say %q:\n%s", want, out)
				}
			}
			p.inForce(t, "no permission for "+c.forbid)
		})
	}
}

// Outputs that may only be read are enough to find that nothing has changed.
func TestReadOnlyUnchanged(t *testing.T) {
	p := newProgram(t)
	p.mustRun(t)
	outputs := filepath.Join(p.dir, "outputs")
	cmd := p.ordinaryUser(t)
	if err := os.Chmod(outputs, 0o555); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.CombinedOutput()
	if cerr := os.Chmod(outputs, 0o755); cerr != nil {
		t.Fatal(cerr)
	}
	if err != nil || !strings.Contains(string(out), "没有变化") {
		t.Errorf("%v\n%s", err, out)
	}
}
