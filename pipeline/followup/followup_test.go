package followup

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/compose/followup"
	"zonereport/pipeline/register"
	"zonereport/pipeline/register/registertest"
	"zonereport/pipeline/render"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface/typefacetest"
)

func desk(t *testing.T) Desk {
	t.Helper()
	style := typefacetest.Style(t)
	return Desk{style, typefacetest.Set(t, style), followup.Office{}}
}

// all draws all papers of a register.
func all(t *testing.T, d Desk, r register.Register) []runfolder.File {
	t.Helper()
	files, err := d.Register(r)
	if err != nil {
		t.Fatal(err)
	}
	letters, err := d.Letters(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range letters {
		files = append(files, l.File)
	}
	return append(files, d.Chat(r))
}

// The same register gives the same files with the same bytes; each is of its format.
func TestSameBytes(t *testing.T) {
	d := desk(t)
	first, second := all(t, d, registertest.Month()), all(t, d, registertest.Month())
	var names []string
	for i, f := range first {
		names = append(names, f.Path)
		if !bytes.Equal(f.Data, second[i].Data) || f.Path != second[i].Path {
			t.Errorf("%s has other bytes the second time", f.Path)
		}
		if got := IsLetter(f.Path); got != strings.Contains(f.Path, "函") {
			t.Errorf("%s is a letter: %v", f.Path, got)
		}
	}
	want := []string{"报送登记2020-12.xlsx", "报送登记2020-12.pdf", "催报函及核实函_招商中心.pdf", "催报函_搬迁办.pdf", "核实函_建设局.pdf", "通知.txt"}
	if !slices.Equal(names, want) {
		t.Errorf("%v, want %v", names, want)
	}
	chat := string(first[len(first)-1].Data)
	if !strings.HasPrefix(chat, "\ufeff招商中心（张三") || strings.Count(chat, "\r\n") != 3 || strings.Count(chat, "\n") != 3 {
		t.Errorf("%q", chat)
	}
}

// Letters flow over as many pages as they take; the text stands on the first, the questions on those behind it.
func TestPages(t *testing.T) {
	d := desk(t)
	for questions, want := range map[int][2]int{0: {1, 1}, 1: {2, 3}, 200: {12, 40}} {
		letters, err := d.Letters(registertest.Large(1, questions))
		if err != nil {
			t.Fatal(err)
		}
		pages, err := render.Pages(letters[0].File.Path, letters[0].File.Data)
		if err != nil || pages < want[0] || pages > want[1] {
			t.Errorf("%d questions: %d pages, want %v (%v)", questions, pages, want, err)
		}
	}
	if files := all(t, d, register.Register{Zone: "某区", Period: registertest.Month().Period}); len(files) != 3 {
		t.Errorf("%d files of a month without departments", len(files))
	}
}

// What departments write never becomes a formula, and what no font has stops no paper.
func TestForeignTexts(t *testing.T) {
	r := registertest.Month()
	evil := []string{`=HYPERLINK("http://x","y")`, "+1+1", "-2-3", "@SUM(1)", "\t=8+8", `=DDE("cmd","/C calc")`}
	for i := range r.Questions {
		q := &r.Questions[i]
		q.Name, q.Row, q.Text, q.File, q.Sheet, q.Answer = evil[i], evil[i], evil[i], evil[i], evil[i], evil[i]
	}
	for i := range r.Departments {
		d := &r.Departments[i]
		for k := range r.Questions {
			if r.Questions[k].Departments[0] == d.Name {
				r.Questions[k].Departments = []string{evil[i]}
			}
		}
		d.Name, d.Contact, d.Missing = evil[i]+"\U0002A6D6", evil[i], []string{evil[i]}
		for k := range d.Ledgers {
			d.Ledgers[k].Name, d.Ledgers[k].Files = evil[k], []string{evil[k]}
		}
	}
	for i := range r.Resubmissions[0].Rows {
		row := &r.Resubmissions[0].Rows[i]
		row.Row, row.New.File, row.New.Sheet = evil[i], evil[i], evil[i]
		for k := range row.Cells {
			row.Cells[k].Column, row.Cells[k].Old, row.Cells[k].New = evil[i], evil[i], evil[i]
		}
	}
	for i := range r.Submissions {
		r.Submissions[i].File, r.Submissions[i].Departments, r.Submissions[i].Standing = evil[i], []string{evil[i]}, evil[i]
	}
	files := all(t, desk(t), r)
	book := exceltest.Open(t, files[0].Data)
	texts := 0
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, value := range row {
				cell := notation.Cell(y+1, x+1)
				formula, err := book.GetCellFormula(sheet, cell)
				if err != nil || formula != "" && !strings.HasPrefix(formula, "ROUND(") && !strings.HasPrefix(formula, "SUM(") {
					t.Errorf("%s!%s is the formula %s (%v)", sheet, cell, formula, err)
				}
				if strings.HasPrefix(strings.TrimSpace(value), "=HYPERLINK") {
					texts++
				}
			}
		}
	}
	if texts < 5 {
		t.Errorf("only %d texts arrived", texts)
	}
}
