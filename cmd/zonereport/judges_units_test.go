//go:build judges

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestJudgeUnits has systemd read the units that schedule print writes for it, for a folder in whose name everything
// stands that systemd takes for something else.
func TestJudgeUnits(t *testing.T) {
	dir := filepath.Join(t.TempDir(), `报 送%h "$HOME" 100%`)
	inputs := filepath.Join(dir, "inputs")
	if err := os.MkdirAll(inputs, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(inputs, "zone.toml"), []byte("name = \"示范经济开发区 100%\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, as := range [][]string{nil, {"--as", "daemon"}} {
		var out, log bytes.Buffer
		args := append([]string{"schedule", "print", "--for", "systemd", "--after", `sh "通 知.sh" $HOME 50% ; true`}, as...)
		if code := run(args, &out, &log); code != 0 {
			t.Fatalf("exit %d: %s", code, log.String())
		}
		service, timer, both := strings.Cut(out.String(), "\n\n# /")
		if !both {
			t.Fatalf("no two units:\n%s", out.String())
		}
		units := t.TempDir()
		var files []string
		for _, u := range [][2]string{{"zonereport.service", service}, {"zonereport.timer", timer[strings.Index(timer, "\n"):]}} {
			files = append(files, filepath.Join(units, u[0]))
			if err := os.WriteFile(files[len(files)-1], []byte(u[1]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		said, err := exec.Command("systemd-analyze", append([]string{"verify", "--man=no"}, files...)...).CombinedOutput()
		if err != nil || len(bytes.TrimSpace(said)) > 0 {
			t.Errorf("%v: %v\n%s\n%s", as, err, said, out.String())
		}
		when, err := exec.Command("systemd-analyze", "calendar", "*-*-* 08:30:00 Asia/Shanghai").CombinedOutput()
		if err != nil || !strings.Contains(string(when), "Next elapse") {
			t.Errorf("%v\n%s", err, when)
		}
	}
}
