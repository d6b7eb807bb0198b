package pipeline_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/pipeline/render/excel/accessible"
	"zonereport/templates"
)

// readTables prints what openpyxl finds: by sheet the rows of its table, numbers as numbers.
const readTables = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
found = {}
for sheet in book.worksheets[1:]:
    table, = sheet.tables.values()
    found[sheet.title] = [[cell.value if isinstance(cell.value, str) else "number" for cell in row] for row in sheet[table.ref]]
print(json.dumps([book.properties.language, book.active.title, found]))
`

// Other programs read the workbook of tables as it was written: openpyxl finds the tables,
// LibreOffice keeps every figure.
func TestAccessibleElsewhere(t *testing.T) {
	docs, _ := documents(t, templates.Files, sample(t))
	doc := docs[1]
	data, err := accessible.Render(doc)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tables.xlsx")
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("/usr/bin/python3", "-c", readTables, path).Output()
	if err != nil {
		t.Fatalf("openpyxl is needed by this test; sh setup/checkers.sh installs it: %v", err)
	}
	var found [3]any
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	b, want := openBook(t, data), map[string]any{}
	for _, sheet := range b.file.GetSheetList()[1:] {
		_, top, _, _ := b.table(t, sheet)
		want[sheet] = b.kinds(t, sheet, top)
	}
	if diff := cmp.Diff([3]any{"zh-CN", "封面", want}, found); diff != "" {
		t.Errorf("openpyxl reads something else (-want +got):\n%s", diff)
	}
	saved := savedByLibreOffice(t, path)
	if diff := cmp.Diff(workbookValues(t, doc, data), workbookValues(t, doc, saved)); diff != "" {
		t.Errorf("LibreOffice saves other figures (-want +got):\n%s", diff)
	}
}

// kinds are the texts of a table, and "number" for its numbers.
func (b accessibleBook) kinds(t *testing.T, sheet string, top int) any {
	t.Helper()
	var rows []any
	for i, texts := range b.rows(t, sheet)[top:] {
		var row []any
		for j, text := range texts {
			if b.isNumber(t, sheet, j+1, top+i+1) {
				text = "number"
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	return rows
}

// savedByLibreOffice opens a workbook and saves it again.
func savedByLibreOffice(t *testing.T, path string) []byte {
	t.Helper()
	out, profile := t.TempDir(), t.TempDir()
	report, err := exec.Command("soffice", "-env:UserInstallation=file://"+profile, "--headless",
		"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, path).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice is needed by this test; sh setup/checkers.sh installs it: %v\n%s", err, report)
	}
	data, err := os.ReadFile(filepath.Join(out, filepath.Base(path)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
