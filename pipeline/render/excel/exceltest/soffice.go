// Package exceltest has LibreOffice open workbooks for tests: as a second program that works
// out their formulas, and as a printer.
package exceltest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// alwaysRecalculate is a LibreOffice setting: 0 works every formula out anew on loading.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`

// Recalculated returns the workbooks as LibreOffice saves them after working out every
// formula anew.
func Recalculated(t testing.TB, workbooks ...[]byte) [][]byte {
	t.Helper()
	return convert(t, "xlsx:Calc MS Excel 2007 XML", "xlsx", workbooks)
}

// Printed returns the workbooks as PDF.
func Printed(t testing.TB, workbooks ...[]byte) [][]byte {
	t.Helper()
	return convert(t, "pdf:calc_pdf_Export", "pdf", workbooks)
}

// convert needs soffice (Debian: libreoffice-calc-nogui).
func convert(t testing.TB, filter, extension string, workbooks [][]byte) [][]byte {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("soffice is not installed; it checks the workbooks (Debian: libreoffice-calc-nogui)")
	}
	profile, in, out := t.TempDir(), t.TempDir(), t.TempDir()
	write(t, filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(alwaysRecalculate))
	arguments := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", filter, "--outdir", out}
	for i, data := range workbooks {
		source := filepath.Join(in, strconv.Itoa(i)+".xlsx")
		write(t, source, data)
		arguments = append(arguments, source)
	}
	if report, err := exec.Command(soffice, arguments...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, report)
	}
	results := make([][]byte, len(workbooks))
	for i := range results {
		if results[i], err = os.ReadFile(filepath.Join(out, strconv.Itoa(i)+"."+extension)); err != nil {
			t.Fatalf("soffice wrote nothing: %v", err)
		}
	}
	return results
}

func write(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
