//go:build judges

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// judgedMonths are the months that other programs judge: the sample's files, asked for the end,
// the middle and the beginning of the year.
var judgedMonths = []string{"2020-12", "2020-07", "2020-03"}

// threeMonths is the program on the sample, copied to each of the judged months.
func threeMonths(t *testing.T) program {
	t.Helper()
	p := newProgram(t)
	for _, month := range judgedMonths[1:] {
		if err := os.CopyFS(filepath.Join(p.dir, "inputs", month), os.DirFS(filepath.Join(p.dir, "inputs", judgedMonths[0]))); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// publishMonths publishes the judged months in rising order, with a program of the caller's, and
// returns the run folders.
func (p program) publishMonths(t *testing.T, outputs string, program ...string) []string {
	t.Helper()
	var folders []string
	for i := len(judgedMonths) - 1; i >= 0; i-- {
		cmd := exec.Command(program[0], append(program[1:], "run", "--ofd", "--outputs", outputs, "--period", judgedMonths[i])...)
		cmd.Dir = p.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", program, err, out)
		}
		folders = append(folders, filepath.Join(outputs, judgedMonths[i], "r1"))
	}
	return folders
}

// build builds the program for a platform.
func build(t *testing.T, environment ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "zonereport")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", path, ".")
	cmd.Env = append(os.Environ(), append(environment, "CGO_ENABLED=0")...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", environment, err, out)
	}
	return path
}

// tool runs a judge; it must end well.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		t.Errorf("%s: %v\n%s", name, err, out.String())
	}
	return out.String()
}

// found lists the files that the program made, by the ends of their names.
func found(t *testing.T, folders []string, end string, but ...string) []string {
	t.Helper()
	var files []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, end) && !(len(but) > 0 && strings.HasSuffix(path, but[0])) {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) < len(folders) {
		t.Fatalf("only %d files *%s", len(files), end)
	}
	return files
}

// withdraw takes the first row out of a ledger of the first judged month and publishes that again;
// it returns the run folder, which has 修订说明.
func (p program) withdraw(t *testing.T, outputs, program string) string {
	t.Helper()
	path := filepath.Join(p.dir, "inputs", judgedMonths[0], "审批代办中心_审批事项台账2020年12月.csv")
	data, err := os.ReadFile(path)
	if lines := bytes.SplitAfter(data, []byte("\n")); err == nil {
		err = os.WriteFile(path, bytes.Join(slices.Delete(lines, 1, 2), nil), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "run", "--outputs", outputs, "--period", judgedMonths[0], "--reason", "撤销一项误报的审批")
	cmd.Dir = p.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return filepath.Join(outputs, judgedMonths[0], "r2")
}

// packed issues the last run of the first judged month and packs it in every way, and writes the month's register and
// letters; it returns a folder with all of that.
func (p program) packed(t *testing.T, outputs, program string) string {
	t.Helper()
	call := func(args ...string) {
		cmd := exec.Command(program, append(args, "--outputs", outputs)...)
		cmd.Dir = p.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	month := judgedMonths[0]
	call("package", month, "--to", "管委会", "--draft")
	call("issue", month, "--status", "核定", "--doc-no", "新经开〔2021〕3号", "--dated", "2021-01-08", "--signer", "张三", "--reason", "撤销一项误报的审批")
	for _, report := range []string{"annual-review", "campaign"} {
		call("package", month, "--to", "县统计局", "--report", report)
		call("package", month, "--to", "县政务公开办", "--report", report, "--profile", "公开")
	}
	dir := filepath.Join(p.dir, "packed")
	for _, path := range found(t, []string{filepath.Join(outputs, "packages")}, ".zip") {
		tool(t, "python3", "-m", "zipfile", "-e", path, filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), ".zip")))
	}
	call("register", month, "--out", filepath.Join(dir, "登记"))
	call("remind", month, "--out", filepath.Join(dir, "登记"))
	return dir
}

// judged is what the judges are shown: published once, since drawing takes longer than looking.
type judged struct {
	program
	executable string
	outputs    string
	months     []string // first runs of the judged months, the earliest first
	revised    string   // the run that replaces the last of these, with 修订说明
}

// TestJudgeReports has other programs judge what is published of three months, and the builds for other processors
// publish the same.
func TestJudgeReports(t *testing.T) {
	p := threeMonths(t)
	j := judged{program: p, executable: build(t, "GOARCH=amd64", "GOAMD64=v1"), outputs: filepath.Join(p.dir, "outputs")}
	j.months = p.publishMonths(t, j.outputs, j.executable)
	j.revised = p.withdraw(t, j.outputs, j.executable)
	t.Run("codes", j.codes)
	t.Run("OFD", j.ofd)
	t.Run("platforms", j.platforms)
	t.Run("files", j.files)
}

// files has other programs read the reports of three months, 修订说明, the blank forms and what goes to others.
func (j judged) files(t *testing.T) {
	runs := append(slices.Clone(j.months), j.revised)
	packed := j.packed(t, j.outputs, j.executable)
	forms := filepath.Join(j.dir, "forms")
	tool(t, j.executable, "blank", "--out", forms, "--inputs", filepath.Join(j.dir, "inputs"))
	tools := filepath.Join(root(t), ".tools")
	poi := []string{"-Xmx2g", "-cp", filepath.Join(tools, "poi", "*") + ":" + filepath.Join(tools, "poi")}

	t.Run("Apache POI works every formula out to the value that is stored", func(t *testing.T) {
		t.Log(tool(t, "java", append(append(poi, "Recalc"), found(t, runs, ".xlsx", "（数据表）.xlsx")...)...))
	})
	t.Run("every part of every workbook is as the schemas of OOXML want it", func(t *testing.T) {
		t.Log(tool(t, "java", append(append(poi, "Schemas"), found(t, append(runs, forms, packed), ".xlsx")...)...))
	})
	t.Run("openpyxl sees every row also without reading the whole workbook", func(t *testing.T) {
		var rows map[string][2]int
		out := tool(t, "/usr/bin/python3", append([]string{"-c", countRows}, found(t, append(runs, forms), ".xlsx")...)...)
		if err := json.Unmarshal([]byte(out), &rows); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for sheet, n := range rows {
			if n[0] != n[1] || n[0] == 0 {
				t.Errorf("%s: %d rows, read-only %d", sheet, n[1], n[0])
			}
		}
	})
	t.Run("pdf.js follows every link to what it says; no page is a third white", func(t *testing.T) {
		for _, pdf := range found(t, runs, ".pdf") {
			f := followed(t, tools, pdf)
			if strings.Contains(pdf, "修订说明") {
				continue
			}
			if len(f.Links) < 30 {
				t.Errorf("%s has %d links", filepath.Base(pdf), len(f.Links))
			}
			whiteness(t, pdf, f)
		}
	})
	for _, flavour := range []string{"2a", "ua1"} {
		t.Run("veraPDF takes every report for what it says it is: "+flavour, func(t *testing.T) {
			pdfs := found(t, append(runs, packed), ".pdf")
			out := tool(t, "java", append([]string{"-cp", filepath.Join(tools, "verapdf.jar"), "org.verapdf.apps.GreenfieldCliWrapper", "-f", flavour, "--format", "text"}, pdfs...)...)
			if strings.Count(out, "PASS ") != len(pdfs) {
				t.Errorf("of %d files\n%s", len(pdfs), out)
			}
		})
	}
}

// countRows prints, by workbook and sheet, how many rows openpyxl sees read-only and in full.
const countRows = `
import json, sys, openpyxl
rows = {}
for name in sys.argv[1:]:
    thin, full = openpyxl.load_workbook(name, read_only=True), openpyxl.load_workbook(name)
    for sheet in full.worksheets:
        rows[name + " " + sheet.title] = [sum(1 for _ in thin[sheet.title].iter_rows()), sheet.max_row]
print(json.dumps(rows))
`
