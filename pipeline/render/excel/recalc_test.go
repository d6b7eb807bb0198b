package excel_test

import (
	"bytes"
	"strings"
	"testing"

	"zonereport/pipeline/render/excel/exceltest"
)

// TestRecalculation has LibreOffice work out every formula of the demo workbook, and holds
// all cells against what the workbook was given.
func TestRecalculation(t *testing.T) {
	data := render(t, demo(t))
	if cells := exceltest.SameCells(t, open(t, data), open(t, exceltest.Recalculated(t, data)[0])); cells < 1000 {
		t.Errorf("only %d cells were compared", cells)
	}
	formulas := 0
	for name, part := range unzip(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/") {
			formulas += bytes.Count(part, []byte("<f>"))
		}
	}
	if formulas < 150 {
		t.Errorf("only %d formulas were compared", formulas)
	}
}
