package pipeline_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/accessible"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// Every figure that a report prints reads the same on paper and in both workbooks: the row of
// the PDF's text holds what the workbooks' named cells give, rounded once, and the workbook of
// tables shows the cells of every table as they are printed.
func TestSameTextInAll(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
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
		printed, err := excel.Render(doc, defs.Style)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := accessible.Render(doc)
		if err != nil {
			t.Fatal(err)
		}
		book := workbookValues(t, doc, printed)
		if diff := cmp.Diff(book, workbookValues(t, doc, plain)); diff != "" {
			t.Errorf("%s: the workbooks differ (-print-ready +tables):\n%s", doc.ID, diff)
		}
		tables := openBook(t, plain)
		seen := map[string]bool{}
		for _, section := range append(append([]document.Section{{Blocks: doc.Lead}}, doc.Sections...), doc.Annexes...) {
			for _, block := range section.Blocks {
				if table, ok := block.(document.Table); ok {
					compareTable(t, table, paper, book, seen)
					if section.Title != "主要指标" && section.Title != "数据来源" {
						tables.compare(t, section, table)
					}
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
			value = c.In.Of(value)
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

// compare holds the sheet of a table against what is printed.
func (b accessibleBook) compare(t *testing.T, section document.Section, table document.Table) {
	t.Helper()
	sheet := strings.TrimSpace(table.Number + " " + table.Title)
	if sheet == "" {
		sheet = section.Number + " " + section.Title
	}
	_, top, _, _ := b.table(t, sheet)
	rows := b.rows(t, sheet)[top+1:]
	if len(rows) != len(table.Rows) {
		t.Fatalf("%s has %d rows, printed are %d", sheet, len(rows), len(table.Rows))
	}
	for i, row := range table.Rows {
		for j, c := range row.Cells {
			want := strings.TrimSuffix(c.Text, "%")
			if word, sign := map[string]string{"": "[无数据]", "—": "[不适用]"}[c.Text]; sign {
				want = word
			}
			if rows[i][j] != want {
				t.Errorf("%s, row %d, column %d: %q, printed is %q", sheet, i+1, j+1, rows[i][j], c.Text)
			}
		}
	}
}

// workbookValues are the named figures as a workbook holds them, by key.
func workbookValues(t *testing.T, doc document.Document, file []byte) map[string]decimal.Decimal {
	t.Helper()
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
