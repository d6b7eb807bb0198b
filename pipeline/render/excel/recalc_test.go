package excel_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// alwaysRecalculate is a LibreOffice setting: 0 works every formula out anew on loading.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

// TestRecalculation has LibreOffice work out every formula of the demo workbook, and holds
// each against the value that the workbook was given. It needs soffice (libreoffice-calc-nogui).
func TestRecalculation(t *testing.T) {
	data := render(t, demo(t))
	before, after := open(t, data), open(t, recalculated(t, data))
	formulas := 0
	for _, sheet := range before.GetSheetList() {
		rows, err := before.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, err := before.GetCellFormula(sheet, cell)
				if err != nil || formula == "" {
					continue
				}
				formulas++
				want, got := raw(t, before, sheet, cell), raw(t, after, sheet, cell)
				if !close9(got, want) {
					t.Errorf("%s!%s holds %s; LibreOffice finds %s for =%s", sheet, cell, want, got, formula)
				}
			}
		}
	}
	if formulas < 150 {
		t.Errorf("only %d formulas were compared", formulas)
	}
}

func close9(got, want string) bool {
	g, err := strconv.ParseFloat(got, 64)
	if err != nil {
		return false
	}
	w, err := decimal.NewFromString(want)
	return err == nil && decimal.NewFromFloat(g).Sub(w).Abs().LessThanOrEqual(w.Abs().Mul(decimal.New(1, -12)).Add(decimal.New(1, -9)))
}

func recalculated(t *testing.T, data []byte) []byte {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("soffice is not installed; it checks the formulas (Debian: libreoffice-calc-nogui)")
	}
	profile, in, out := t.TempDir(), t.TempDir(), t.TempDir()
	settings := filepath.Join(profile, "user", "registrymodifications.xcu")
	if err := os.MkdirAll(filepath.Dir(settings), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(settings, []byte(alwaysRecalculate), 0o644); err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(in, "demo.xlsx")
	if err := os.WriteFile(source, data, 0o644); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command(soffice, "-env:UserInstallation=file://"+profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, source)
	if report, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, report)
	}
	result, err := os.ReadFile(filepath.Join(out, "demo.xlsx"))
	if err != nil {
		t.Fatalf("soffice wrote nothing: %v", err)
	}
	return result
}
