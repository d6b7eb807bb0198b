package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline/publish"
)

// TestMain lets the test binary stand in for the program: called under the name zonereport it is it.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"zonereport": atItsTime,
		"holdlock":   holdLock,
	})
}

// atItsTime is the program at the moment that NOW states, without it at the machine's.
func atItsTime() {
	if at, err := time.Parse(time.RFC3339, os.Getenv("NOW")); err == nil {
		command.Now = func() time.Time { return at }
	}
	main()
}

// holdLock takes the outputs folder that its argument names until it is killed.
func holdLock() {
	if _, err := publish.Open(os.Args[1], "长时间的运行", 0, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := os.WriteFile("held", nil, 0o644); err != nil { // stories wait for it
		os.Exit(1)
	}
	time.Sleep(time.Minute)
}

// root returns the folder of the module.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestStories runs testdata/*.txt. Each is a story of a user: the commands, what they print,
// the exit code, the files that are there afterwards. $SAMPLE is the sample's inputs folder.
func TestStories(t *testing.T) {
	base := root(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLE", filepath.Join(base, "inputs"))
			return linkFonts(filepath.Join(base, ".fonts"), filepath.Join(e.WorkDir, ".fonts"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    exits,
			"waitfor":  waitFor,
			"copytree": copyTree,
			"replace":  replace,
			"fillin":   fillIn,
			"cells":    cells,
		},
	})
}

// replace OLD NEW FILE changes every OLD in a text file, and fails when there is none.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	path := ts.MkAbs(args[2])
	data, err := os.ReadFile(path)
	ts.Check(err)
	if !strings.Contains(string(data), args[0]) {
		ts.Fatalf("%s does not say %s", args[2], args[0])
	}
	ts.Check(os.WriteFile(path, []byte(strings.ReplaceAll(string(data), args[0], args[1])), 0o644))
}

// linkFonts puts the fonts that setup/fonts.sh fetched where a program at work in dir finds them.
func linkFonts(fonts, dir string) error {
	files, err := os.ReadDir(fonts)
	if err != nil {
		return fmt.Errorf("make setup fetches the fonts: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := os.Symlink(filepath.Join(fonts, f.Name()), filepath.Join(dir, f.Name())); err != nil {
			return err
		}
	}
	return nil
}

// exits runs a program and wants an exit code: exits 3 zonereport run.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [arguments]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// waitFor waits until a file is there.
func waitFor(ts *testscript.TestScript, _ bool, args []string) {
	for range 1000 {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("%s does not appear", args[0])
}

// copyTree copies a folder: copytree from to.
func copyTree(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// fillIn types a text into a cell, as a clerk does: fillin file.xlsx sheet cell text. "" empties it.
func fillIn(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(f.SetCellValue(args[1], args[2], args[3]))
	ts.Check(f.Save())
	ts.Check(f.Close())
}

// cells writes what stands in a workbook to a file, a line per cell: cells file.xlsx file.txt.
func cells(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	var out strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		ts.Check(err)
		for r, row := range rows {
			for c, value := range row {
				if value != "" {
					cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
					fmt.Fprintf(&out, "%s!%s %s\n", sheet, cell, value)
				}
			}
		}
	}
	ts.Check(f.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o644))
}
