package exceltest

import (
	"bytes"
	"math"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Open opens a workbook until the test ends.
func Open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// Raw returns a cell's stored value.
func Raw(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Style returns the style of a cell.
func Style(t testing.TB, f *excelize.File, sheet, cell string) *excelize.Style {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style
}

// cells returns what every cell of a sheet that is not blank stores, by address.
func cells(t testing.TB, f *excelize.File, sheet string) map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for r, row := range rows {
		for c, value := range row {
			if value != "" {
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				cells[at] = value
			}
		}
	}
	return cells
}

// SameCells holds every cell of every sheet of one workbook against another, in both
// directions, and returns how many there are.
func SameCells(t testing.TB, before, after *excelize.File) int {
	t.Helper()
	count := 0
	for _, sheet := range before.GetSheetList() {
		want, got := cells(t, before, sheet), cells(t, after, sheet)
		count += len(want)
		for at, value := range want {
			if !Same(got[at], value) {
				formula, _ := before.GetCellFormula(sheet, at)
				t.Errorf("%s!%s holds %q; LibreOffice finds %q for =%s", sheet, at, value, got[at], formula)
			}
		}
		for at, value := range got {
			if want[at] == "" {
				t.Errorf("%s!%s is blank; LibreOffice finds %q", sheet, at, value)
			}
		}
	}
	return count
}

// Same says that two stored values are the same text, or the same number at twelve digits.
func Same(a, b string) bool {
	if a == b {
		return true
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && math.Abs(x-y) <= float64(math.Abs(y)*1e-12)+1e-9
}
