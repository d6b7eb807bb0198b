package workbook

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/notation"
)

// Tab makes the sheet in place i, from 0, of a new file; one after the other, as a file begins
// with a sheet that takes the first name.
func Tab(f *excelize.File, i int, name string) error {
	if i == 0 {
		return f.SetSheetName(f.GetSheetName(0), name)
	}
	_, err := f.NewSheet(name)
	return err
}

// Define gives a cell (Sheet!$A$1) a figure's name and returns the name it got: one that Excel
// refuses is written with letters it takes, with a number behind it.
func Define(f *excelize.File, name, cell string) (string, error) {
	defined := name
	err := f.SetDefinedName(&excelize.DefinedName{Name: defined, RefersTo: cell})
	for n := 2; err != nil && n < 100; n++ {
		defined = notation.CommonName(name) + "_" + strconv.Itoa(n)
		err = f.SetDefinedName(&excelize.DefinedName{Name: defined, RefersTo: cell})
	}
	if err != nil {
		return "", fmt.Errorf("define name %q: %w", name, err)
	}
	return defined, nil
}
