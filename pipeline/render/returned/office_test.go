package returned

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// dump has openpyxl read a workbook: sheets, values, notes, links, and the workbook saved anew.
const dump = `
import json, sys, warnings
import openpyxl
warnings.simplefilter("error")
book = openpyxl.load_workbook(sys.argv[1])
out = {"sheets": book.sheetnames, "cells": {}, "notes": {}, "links": {}, "fills": {}}
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            at = sheet.title + "!" + cell.coordinate
            if cell.value is not None:
                out["cells"][at] = str(cell.value)
            if cell.comment:
                out["notes"][at] = cell.comment.text
            if cell.hyperlink:
                out["links"][at] = cell.hyperlink.location
            if cell.fill.patternType == "solid":
                out["fills"][at] = cell.fill.fgColor.rgb
book.save(sys.argv[2])
json.dump(out, sys.stdout)
`

type seen struct {
	Sheets                     []string
	Cells, Notes, Links, Fills map[string]string
}

// openpyxl reads a workbook from its bytes. It needs python3-openpyxl.
func openpyxl(t *testing.T, data []byte) seen {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "marked.xlsx")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	var out, problems bytes.Buffer
	cmd := exec.Command("/usr/bin/python3", "-c", dump, file, filepath.Join(dir, "again.xlsx"))
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("openpyxl (Debian: python3-openpyxl): %v\n%s", err, problems.String())
	}
	var s seen
	if err := json.Unmarshal(out.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// office has LibreOffice open a workbook and save it anew. It needs soffice (libreoffice-calc-nogui).
func office(t *testing.T, data []byte) []byte {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("soffice is not installed; it opens what is returned (Debian: libreoffice-calc-nogui)")
	}
	in, out := filepath.Join(t.TempDir(), "marked.xlsx"), t.TempDir()
	if err := os.WriteFile(in, data, 0o644); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(soffice, "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, in)
	if report, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, report)
	}
	saved, err := os.ReadFile(filepath.Join(out, "marked.xlsx"))
	if err != nil {
		t.Fatalf("soffice wrote nothing: %v", err)
	}
	return saved
}

// Other programs open what is returned, and see the marks where they belong; so they do
// after LibreOffice has saved it, as a department may.
func TestOtherProgramsSeeTheMarks(t *testing.T) {
	shelf := shelf(t)
	data := map[string][]byte{
		"as sent":    mark(t, own, shelf["as sent"].zipped(t), everywhere...),
		"with notes": mark(t, own, shelf["with notes"].zipped(t), everywhere...),
	}
	data["saved by LibreOffice"] = office(t, data["with notes"])
	for name, d := range data {
		s := openpyxl(t, d)
		if s.Sheets[0] != "审核意见" || len(s.Sheets) != 4 {
			t.Errorf("%s: sheets %v", name, s.Sheets)
		}
		for _, cell := range []string{"B2", "A3", "C4", "B5", "C5", "C2"} {
			at := "招商 & 项目!" + cell
			if f := s.Fills[at]; f != errorColour && f != warningColour {
				t.Errorf("%s: %s is filled %q", name, cell, f)
			}
			if !strings.Contains(s.Notes[at], "审核意见第") {
				t.Errorf("%s: the note on %s is %q", name, cell, s.Notes[at])
			}
		}
		if strings.HasPrefix(s.Notes["招商 & 项目!B2"], "张工") == (name == "as sent") {
			t.Errorf("%s: the note on B2 is %q", name, s.Notes["招商 & 项目!B2"])
		}
		if to := s.Links["审核意见!D5"]; to != "'招商 & 项目'!B2" && to != "'招商 & 项目'.B2" {
			t.Errorf("%s: the second place leads to %q", name, to)
		}
		for at, value := range map[string]string{"招商 & 项目!B2": "约3000", "招商 & 项目!B4": "=A4*2", "审核意见!I3": "处理办法"} {
			if s.Cells[at] != value {
				t.Errorf("%s: %s is %q, want %q", name, at, s.Cells[at], value)
			}
		}
	}
}

// Every shape of workbook and every copy opens in both; a drawing that is no XML is not
// openpyxl's to read.
func TestOtherProgramsOpenAll(t *testing.T) {
	for name, p := range shelf(t) {
		if name == "strict" || name == "with form controls" { // openpyxl reads neither, marked or not
			continue
		}
		marked := mark(t, own, p.zipped(t), everywhere...)
		if s := openpyxl(t, marked); len(s.Sheets) != 4 {
			t.Errorf("%s: sheets %v", name, s.Sheets)
		}
	}
	for name, p := range map[string]parts{"strict": shelf(t)["strict"], "with threads": shelf(t)["with threads"]} {
		if s := openpyxl(t, office(t, mark(t, own, p.zipped(t), everywhere...))); len(s.Sheets) != 4 || len(s.Fills) < 6 {
			t.Errorf("%s: sheets %v, fills %v", name, s.Sheets, s.Fills)
		}
	}
}
