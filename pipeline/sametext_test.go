package pipeline

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// Every figure that a report prints reads the same on paper and in the workbook: the row of
// the PDF's text holds what the workbook's named cell gives, rounded once.
func TestSameTextInBoth(t *testing.T) {
	defs, err := definition.Load(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := typeface.Find(defs.Style, []string{"../.fonts"})
	if err != nil {
		t.Fatal(err)
	}
	docs, _ := documents(t, templates.Files, sample(t))
	for _, doc := range docs {
		paper := paperText(t, doc, defs.Style, fonts)
		book := workbookValues(t, doc, defs.Style)
		seen := map[string]bool{}
		for _, section := range append(append([]document.Section{{Blocks: doc.Lead}}, doc.Sections...), doc.Annexes...) {
			for _, block := range section.Blocks {
				if table, ok := block.(document.Table); ok {
					compareTable(t, table, paper, book, seen)
				}
			}
		}
		for _, f := range doc.Figures {
			if _, ok := f.Working.(figure.Streak); !ok && !seen[f.Key()] {
				t.Errorf("%s: no table prints %s", doc.ID, f.Key())
			}
		}
	}
}

// compareTable holds the rows with figures against both.
func compareTable(t *testing.T, table document.Table, paper string, book map[string]decimal.Decimal, seen map[string]bool) {
	t.Helper()
	for _, row := range table.Rows {
		text := ""
		for _, c := range row.Cells {
			text += c.Text
		}
		if !slices.ContainsFunc(row.Cells, func(c document.Cell) bool { return c.Figure != "" }) {
			continue
		}
		if !strings.Contains(paper, bare(text)) {
			t.Errorf("%s: the PDF has no row %q", table.Title, text)
		}
		for _, c := range row.Cells {
			if c.Figure == "" {
				continue
			}
			seen[c.Figure] = true
			value, ok := book[c.Figure]
			if !ok {
				t.Errorf("%s: the workbook names no %s", table.Title, c.Figure)
				continue
			}
			if !c.Scale.IsZero() {
				value = value.Mul(c.Scale)
			}
			if got := c.Prefix + value.StringFixed(int32(c.Decimals)); got != c.Text {
				t.Errorf("%s: %s is %s on paper, %s in the workbook", table.Title, c.Figure, c.Text, got)
			}
		}
	}
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

// paperText is the PDF's text in the order in which it is drawn, without white space.
func paperText(t *testing.T, doc document.Document, style document.Style, fonts typeface.Set) string {
	t.Helper()
	file, err := pdf.Render(doc, style, fonts)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext is needed by this test; sh setup/checkers.sh installs it: %v", err)
	}
	return bare(string(out))
}

// workbookValues are the named figures as the workbook holds them, by key.
func workbookValues(t *testing.T, doc document.Document, style document.Style) map[string]decimal.Decimal {
	t.Helper()
	file, err := excel.Render(doc, style)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	places := map[string]string{}
	for _, n := range book.GetDefinedName() {
		places[n.Name] = n.RefersTo
	}
	values := map[string]decimal.Decimal{}
	for key, name := range doc.Names {
		sheet, cell, ok := strings.Cut(strings.ReplaceAll(places[name], "$", ""), "!")
		if !ok {
			t.Fatalf("%s names no cell but %q", name, places[name])
		}
		text, err := book.GetCellValue(strings.Trim(sheet, "'"), cell, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if values[key], err = decimal.NewFromString(text); err != nil {
			t.Fatalf("%s holds %q: %v", name, text, err)
		}
	}
	return values
}
