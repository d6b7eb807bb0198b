package pipeline_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/templates"
)

// workbooks are the reports of inputs as workbooks.
func workbooks(t *testing.T, docs []document.Document) [][]byte {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	var list [][]byte
	for _, doc := range docs {
		data, err := excel.Render(doc, defs.Style)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, data)
	}
	return list
}

// Both workbooks are whole, and every cell holds what LibreOffice works out for it.
func TestWorkbooksRecalculate(t *testing.T) {
	docs, _ := documents(t, templates.Files, sample(t))
	data := workbooks(t, docs)
	for i, after := range exceltest.Recalculated(t, data...) {
		exceltest.CheckPackage(t, data[i])
		if cells := exceltest.SameCells(t, exceltest.Open(t, data[i]), exceltest.Open(t, after)); cells < 5000 {
			t.Errorf("%s: only %d cells were compared", docs[i].ID, cells)
		}
	}
}

// A row that is changed in the workbook moves what follows from it as a new run on the
// changed file does: actual, score, total and ranks, progress and movement. The row is of the
// report month, since a new run would rank earlier months anew as well.
func TestChangedRowMovesTheRank(t *testing.T) {
	const unit, factor = "七星街道", 9
	inputs := sample(t)
	docs, _ := documents(t, templates.Files, inputs)
	campaign := slices.IndexFunc(docs, func(d document.Document) bool { return d.ID == "campaign" })
	row, cell := agreementOf(t, docs[campaign], unit)
	before := exceltest.Open(t, workbooks(t, docs)[campaign])
	changed := exceltest.Open(t, exceltest.Recalculated(t, multiplied(t, workbooks(t, docs)[campaign], "招商项目台账", cell, factor))[0])

	from := docs[campaign].Enclosures[0].Rows[row]
	at := from.Cells[slices.IndexFunc(docs[campaign].Enclosures[0].Columns, func(c document.EnclosedColumn) bool { return c.ID == "total_invest" })].At
	file := slices.IndexFunc(inputs, func(in ingest.Input) bool { return in.Name == from.Sheet.File })
	inputs[file].Data = multiplied(t, inputs[file].Data, from.Sheet.Name, at.String(), factor)
	docs, _ = documents(t, templates.Files, inputs)
	rerun := exceltest.Open(t, workbooks(t, docs)[campaign])

	was, is, want := storedFigures(t, before), storedFigures(t, changed), storedFigures(t, rerun)
	for name, value := range want {
		if !exceltest.Same(is[name], value) {
			t.Errorf("%s: the changed workbook says %s, a new run %s", name, is[name], value)
		}
	}
	for _, name := range []string{"fig_campaign_actual_" + unit + "_sign_invest", "fig_campaign_score_" + unit + "_sign_invest", "fig_campaign_total_" + unit, "fig_campaign_rank_" + unit} {
		if was[name] == "" || was[name] == is[name] {
			t.Errorf("%s was %q and is %q: nothing has moved", name, was[name], is[name])
		}
	}
	ranking, wanted := byUnit(t, changed), byUnit(t, rerun)
	for unit, cells := range wanted {
		if got := ranking[unit]; !slices.EqualFunc(got, cells, exceltest.Same) {
			t.Errorf("%s in the ranking: the changed workbook says %v, a new run %v", unit, got, cells)
		}
	}
	if len(wanted) != 12 {
		t.Errorf("%d units in the ranking", len(wanted))
	}
}

// agreementOf finds a framework agreement of a unit and of December in the enclosed
// 招商项目台账: its row, and the cell of its total_invest.
func agreementOf(t *testing.T, doc document.Document, unit string) (row int, cell string) {
	t.Helper()
	e := doc.Enclosures[0]
	col := func(id string) int {
		return slices.IndexFunc(e.Columns, func(c document.EnclosedColumn) bool { return c.ID == id })
	}
	for i, r := range e.Rows {
		if r.Cells[col("unit")].Text == unit && r.Cells[col("agreement")].Text == "框架协议" && r.Cells[col("signed_on")].Date >= 20201201 {
			cell, _ = excelize.CoordinatesToCellName(col("total_invest")+1, i+2)
			return i, cell
		}
	}
	t.Fatalf("%s has no agreement", unit)
	return 0, ""
}

// multiplied changes the number of one cell of a workbook.
func multiplied(t *testing.T, data []byte, sheet, cell string, factor float64) []byte {
	t.Helper()
	f := exceltest.Open(t, data)
	text, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || value == 0 {
		t.Fatalf("%s!%s holds %q", sheet, cell, text)
	}
	if err := f.SetCellValue(sheet, cell, value*factor); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// storedFigures returns what the named figures of a workbook store.
func storedFigures(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	values := map[string]string{}
	for _, n := range f.GetDefinedName() {
		sheet, cell, ok := strings.Cut(n.RefersTo, "!")
		if !ok || !strings.HasPrefix(n.Name, "fig_") {
			continue
		}
		value, err := f.GetCellValue(strings.Trim(sheet, "$'"), strings.ReplaceAll(cell, "$", ""), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		values[n.Name] = value
	}
	return values
}

// byUnit returns the cells of the ranking's rows by unit.
func byUnit(t *testing.T, f *excelize.File) map[string][]string {
	t.Helper()
	rows, err := f.GetRows("一、排名", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	units := map[string][]string{}
	for _, r := range rows {
		if len(r) > 10 {
			if _, err := strconv.Atoi(r[0]); err == nil {
				units[r[1]] = r
			}
		}
	}
	return units
}
