package pipeline_test

import (
	"os"
	"slices"
	"testing"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// A workbook that Excel encrypted with the password that is no secret is read as Excel opens
// it, and goes back as itself, marked (B5); one with another password is refused.
func TestProtectedWorkbook(t *testing.T) {
	for name, want := range map[string]string{"velvet": "sheet.unknown", "secret": "file.unreadable"} {
		data, err := os.ReadFile("ingest/protected/testdata/" + name + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		files, said := back(t, monthOf(t, runfolder.File{Path: "2020-12/表.xlsx", Data: data}), "表.xlsx")
		if !slices.ContainsFunc(said, func(f finding.Finding) bool { return f.Rule == want }) {
			t.Errorf("%s: said %v, want %s", name, said, want)
		}
		if marked := len(files) == 1 && files[0].Path == "表.xlsx"; marked != (name == "velvet") {
			t.Errorf("%s: %d files go back", name, len(files))
		}
	}
}
