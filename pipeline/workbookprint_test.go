package pipeline_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/templates"
)

// Printed by LibreOffice, every page of both workbooks has its number and check code, every
// page of a ledger its head, and every cell of the print areas stands there in full.
func TestWorkbooksPrint(t *testing.T) {
	docs, _ := documents(t, templates.Files, sample(t))
	data := workbooks(t, docs)
	for i, pdf := range exceltest.Printed(t, data...) {
		f := exceltest.Open(t, data[i])
		pages := pagesOf(t, pdf)
		if sheets := len(f.GetSheetList()); len(pages) < sheets {
			t.Errorf("%s: %d pages for %d sheets", docs[i].ID, len(pages), sheets)
		}
		empty := 0
		for n, page := range pages {
			if page == "" { // LibreOffice counts the pages before it settles the scale, and one may be left over
				empty++
				continue
			}
			if foot := bare(docs[i].Foot) + fmt.Sprintf("第%d页共%d页", n+1, len(pages)); !strings.Contains(page, foot) {
				t.Errorf("%s: page %d does not end with %s: %.300s", docs[i].ID, n+1, foot, page)
			}
			if !strings.Contains(page, bare(strings.ReplaceAll(docs[i].Title, "\n", ""))) {
				t.Errorf("%s: page %d does not name the report", docs[i].ID, n+1)
			}
			if strings.Contains(page, "###") {
				t.Errorf("%s: a number on page %d is wider than its column", docs[i].ID, n+1)
			}
			if len(fileName.FindAllString(page, -1)) > 3 && !strings.Contains(page, "单元格") && !strings.Contains(page, "位置") {
				t.Errorf("%s: page %d of a ledger has no head", docs[i].ID, n+1)
			}
		}
		if empty > 1 {
			t.Errorf("%s: %d empty pages", docs[i].ID, empty)
		}
		printedInFull(t, f, letters(strings.Join(pages, "")))
	}
}

var fileName = regexp.MustCompile(`2020年12月\.(xlsx|xls|csv)`)

// printedInFull looks for what every cell of the print areas shows.
func printedInFull(t *testing.T, f *excelize.File, printed string) {
	t.Helper()
	areas, cells := map[string]int{}, 0
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Area" {
			_, corner, _ := strings.Cut(n.RefersTo, ":")
			col, _, err := excelize.CellNameToCoordinates(strings.ReplaceAll(corner, "$", ""))
			if err != nil {
				t.Fatal(err)
			}
			areas[n.Scope] = col
		}
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, text := range row {
				if c >= areas[sheet] || text == "" {
					continue
				}
				if cells++; !strings.Contains(printed, letters(text)) {
					t.Errorf("%s, row %d, column %d: %q is not printed in full", sheet, r+1, c+1, text)
				}
			}
		}
	}
	if cells < 5000 {
		t.Errorf("only %d cells were looked for", cells)
	}
}

// letters leaves out marks, which another font may draw out of their order.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// pagesOf returns the text of each page without spaces, in the order in which it is drawn.
func pagesOf(t *testing.T, pdf []byte) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(path, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v (Debian: poppler-utils)", err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	for i := range pages {
		pages[i] = bare(pages[i])
	}
	return pages
}
