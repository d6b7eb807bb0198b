package excel_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/exceltest"
)

// TestRecalculation has LibreOffice work out every formula of the demo workbook, and holds
// all cells against what the workbook was given.
func TestRecalculation(t *testing.T) {
	data := render(t, demo(t))
	if cells := exceltest.SameCells(t, exceltest.Open(t, data), exceltest.Open(t, exceltest.Recalculated(t, data)[0])); cells < 1000 {
		t.Errorf("only %d cells were compared", cells)
	}
	formulas := 0
	for name, part := range exceltest.Parts(t, data) {
		if strings.HasPrefix(name, "xl/worksheets/") {
			formulas += bytes.Count(part, []byte("</f>"))
		}
	}
	if formulas < 150 {
		t.Errorf("only %d formulas were compared", formulas)
	}
}

// A row that is added below a ledger is counted by all that counts its rows, one with a
// number of its own as a value of its own.
func TestAddedRowCounts(t *testing.T) {
	alike, other := added(t, 0), added(t, 99)
	results := exceltest.Recalculated(t, alike, other)
	for i, distinct := range []string{"7", "8"} {
		after := exceltest.Open(t, results[i])
		cells := named(after)
		for name, want := range map[string]string{
			"fig_visits_count_全部": "13", "fig_visits_count_年内省外": "4", "fig_visits_count_不是县内": "7", "fig_visits_count_期次01": "1",
			"fig_visits_sum_只不是县内": "251104.965", "fig_visits_distinct_全部": distinct,
		} {
			if got := exceltest.Raw(t, after, cells[name][0], cells[name][1]); !exceltest.Same(got, want) {
				t.Errorf("%s is %s, want %s", name, got, want)
			}
		}
	}
}

// added is the demo workbook with its third row once more below 洽谈考察台账; number, if it is
// not 0, is what the row has among the distinct firms.
func added(t *testing.T, number int) []byte {
	t.Helper()
	f := exceltest.Open(t, render(t, demo(t)))
	for _, col := range strings.Split("ABCDEFGHIJKLM", "") {
		value, err := f.GetCellValue("洽谈考察台账", col+"3", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		var added any = value
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			added = n
		}
		if err := f.SetCellValue("洽谈考察台账", col+"14", added); err != nil {
			t.Fatal(err)
		}
	}
	if number != 0 {
		if err := f.SetCellValue("洽谈考察台账", "I14", number); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
