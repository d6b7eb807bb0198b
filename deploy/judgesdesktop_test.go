//go:build judges

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The .desktop file is what its specification asks for, and GLib, whose rules GNOME, 麒麟 and 统信 launch such files
// by, runs the script beside it whatever the folder is called.
func TestJudgeDesktop(t *testing.T) {
	dir := started(t, fine)
	for _, call := range []*exec.Cmd{exec.Command("desktop-file-validate", "统计报表.desktop"), exec.Command("gio", "launch", "统计报表.desktop")} {
		call.Dir = dir
		if out, err := call.CombinedOutput(); err != nil || strings.Contains(string(out), "error") {
			t.Errorf("%v: %v\n%s", call.Args, err, out)
		}
	}
	var ran []byte
	for end := time.Now().Add(10 * time.Second); len(ran) == 0 && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		ran, _ = os.ReadFile(filepath.Join(dir, "ran")) // gio does not wait for what it launches
	}
	if !strings.HasPrefix(string(ran), dir+"\n") {
		t.Errorf("%q", ran)
	}
}
