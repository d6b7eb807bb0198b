package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A folder's name may hold whatever a folder's name may hold.
const anyFolder = "开发 区's $HOME `x` \"(1)\" %20 & 报告;#"

// started puts the starters of Linux into a folder beside a program and returns the folder.
func started(t *testing.T, program string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), anyFolder)
	files := starters(false)
	if program != "" {
		files = append(files, entry{"zonereport", []byte(program), readable}) // a stick may lose the mode
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, e := range files {
		if err := os.WriteFile(filepath.Join(dir, e.name), e.data, e.mode); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// told are the ways in which a script shows a message, put before all others.
func told(t *testing.T) (path, message string) {
	t.Helper()
	dir := t.TempDir()
	message = filepath.Join(dir, "message")
	script := "#!/bin/sh\nprintf '%s\\n' \"$*\" >\"" + message + "\"\n"
	if err := os.WriteFile(filepath.Join(dir, "zenity"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return "PATH=" + dir + ":" + os.Getenv("PATH"), message
}

const fine = "#!/bin/sh\npwd >ran\necho \"$@\" >>ran\n"

// Whatever the folder is called and wherever it is called from, the script runs serve in it.
func TestScriptRuns(t *testing.T) {
	dir := started(t, fine)
	link := filepath.Join(t.TempDir(), "桌面.sh")
	if err := os.Symlink(filepath.Join(dir, "双击运行.sh"), link); err != nil {
		t.Fatal(err)
	}
	for name, call := range map[string]*exec.Cmd{
		"script":  exec.Command(filepath.Join(dir, "双击运行.sh")),
		"link":    exec.Command(link),
		"desktop": desktop(t, dir, filepath.Join(dir, "统计报表.desktop")),
		"by URI":  desktop(t, dir, "file://"+filepath.Join(dir, "统计报表.desktop")),
	} {
		if out, err := call.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		ran, err := os.ReadFile(filepath.Join(dir, "ran"))
		if err != nil || string(ran) != dir+"\nserve\n" {
			t.Errorf("%s: %q, %v", name, ran, err)
		}
		_ = os.Remove(filepath.Join(dir, "ran"))
	}
}

// desktop is the call of the .desktop file by the rules of the Desktop Entry Specification (1.5, Exec): the escapes of
// strings first, then quoted arguments, %k at last.
func desktop(t *testing.T, dir, location string) *exec.Cmd {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "统计报表.desktop"))
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(string(data), "\nExec=")
	line, _, _ = strings.Cut(line, "\n")
	line = strings.ReplaceAll(line, `\\`, `\`)
	program, rest, _ := strings.Cut(line, " -c \"")
	script, rest, found := strings.Cut(rest, "\" sh %k")
	if program != "sh" || !found || rest != "" || strings.Contains(script, "%") {
		t.Fatalf("Exec is %s", line)
	}
	for _, c := range []string{`"`, "$", "`"} {
		if strings.Count(script, c) != strings.Count(script, `\`+c) {
			t.Errorf("%s is not escaped everywhere in %s", c, script)
		}
		script = strings.ReplaceAll(script, `\`+c, c)
	}
	call := exec.Command(program, "-c", script, "sh", location)
	call.Dir = t.TempDir()
	return call
}

// What went wrong is shown where there is no terminal, and the address where no browser can be opened.
func TestScriptTells(t *testing.T) {
	for program, want := range map[string]struct {
		code    int
		message string
	}{
		"": {1, "请把压缩包整个解压"},
		"#!/bin/sh\necho 端口不能用 >&2\nexit 1\n":                        {1, "端口不能用"},
		"#!/bin/sh\necho http://127.0.0.1:1\necho 没有能打开浏览器\nsleep 1": {0, "http://127.0.0.1:1"},
		"#!/bin/sh\necho http://127.0.0.1:1\nsleep 1":                {0, ""},
	} {
		dir := started(t, program)
		path, message := told(t)
		call := exec.Command(filepath.Join(dir, "双击运行.sh"))
		call.Env = append(os.Environ(), path)
		if err := call.Run(); call.ProcessState.ExitCode() != want.code {
			t.Errorf("%q: %v", program, err)
		}
		said, err := os.ReadFile(message)
		if shown := err == nil; shown != (want.message != "") || !strings.Contains(string(said), want.message) {
			t.Errorf("%q: %q, %v", program, said, err)
		}
	}
}

// The script of Windows is GBK with CR LF, says so to the console before its first Chinese line but remarks, leads every
// jump somewhere, waits for a key after each message, and names no folder that could stand in quotes of its own.
func TestBatch(t *testing.T) {
	files := starters(true)
	if len(files) != 1 || files[0].name != "双击运行.bat" {
		t.Fatalf("%d files", len(files))
	}
	data := files[0].data
	text, err := simplifiedchinese.GBK.NewDecoder().String(string(data))
	if err != nil || bytes.Count(data, []byte("\n")) != bytes.Count(data, []byte("\r\n")) || !strings.Contains(text, "请先解压") {
		t.Fatalf("%v\n%s", err, text)
	}
	head, body, found := strings.Cut(text, "chcp 936 >nul\r\n")
	for _, line := range strings.Split(head, "\r\n") {
		if !strings.HasPrefix(line, "rem ") && len(line) != len([]rune(line)) {
			t.Errorf("%s stands before the code page", line)
		}
	}
	lines := strings.Split(body, "\r\n")
	for _, line := range lines {
		if _, to, ok := strings.Cut(line, "goto "); ok && !slices.Contains(lines, ":"+to) {
			t.Errorf("%s leads nowhere", line)
		}
		if strings.HasPrefix(line, "echo ") && strings.ContainsAny(line, "&|<>^%!") {
			t.Errorf("%s holds what cmd takes for its own", line)
		}
	}
	if !found {
		t.Error("the console is not told the code page")
	}
	if !strings.Contains(text, ":hold\r\necho.\r\npause\r\n") || !strings.Contains(text, "zonereport.exe serve\r\nif not errorlevel 1 goto done\r\n") {
		t.Error("the window does not wait when the program has failed")
	}
}
