package pipeline_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// An explanation stays with its row when the department sorts the rows, renames the sheet
// and sends the file under another name; the rows carry the same value in the same column.
func TestExplanationFollowsItsRow(t *testing.T) {
	const header = "项目编号|项目名称|投资方|来源地|协议类型|签约日期|总投资（万元）|责任单位|落地日期"
	sent := tab{name: "招商项目台账", lines: []string{header,
		"ZS1|甲项目|甲公司|省外|框架协议|@43900|#3000|新昌经济开发区|@43890",
		"ZS2|乙项目|乙公司|省外|框架协议|@43910|#5000|新昌经济开发区|@43890"}}
	files, on := back(t, monthOf(t, runfolder.File{Path: "2020-12/招商.xlsx", Data: xlsx(t, false, nil, sent)}), "招商.xlsx")
	if len(files) != 1 || finding.Count(on, finding.Warning) != 2 {
		t.Fatalf("%d files, findings %+v", len(files), on)
	}
	book, err := excelize.OpenReader(bytes.NewReader(files[0].Data))
	if err != nil {
		t.Fatal(err)
	}
	set := func(sheet, cell string, value any) {
		if err := book.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
	}
	set(finding.OpinionSheet, "J4", "甲项目先行落地")
	for column, values := range map[string][2]any{"A": {"ZS2", "ZS1"}, "B": {"乙项目", "甲项目"}, "C": {"乙公司", "甲公司"}, "F": {43910, 43900}, "G": {5000, 3000}} {
		set("招商项目台账", column+"2", values[0])
		set("招商项目台账", column+"3", values[1])
	}
	if err := book.SetSheetName("招商项目台账", "十二月"); err != nil {
		t.Fatal(err)
	}
	again, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	j := pipeline.Judge(pipeline.Job{}, monthOf(t, runfolder.File{Path: "2020-12/更正后.xlsx", Data: again.Bytes()}), nil)
	for _, f := range j.Findings {
		if f.Rule == "opinion.unused" {
			t.Error(f.Message())
		}
		if f.Severity == finding.Warning && f.Row != "" {
			if want := map[string]string{"ZS1": "甲项目先行落地"}[f.Row]; f.Explanation != want || f.Ledger != "investment" {
				t.Errorf("%s %s!%s, row %s of %s: explained %q", f.Rule, f.Sheet, f.Cell, f.Row, f.Ledger, f.Explanation)
			}
		}
	}
}

// What a department has explained once, nobody asks it again: not when the month is run again from a file
// without the opinion sheet, not the next month; it lapses with the value (design-life §15).
func TestExplanationIsCarriedOn(t *testing.T) {
	const header = "项目编号|项目名称|投资方|来源地|协议类型|签约日期|总投资（万元）|责任单位|落地日期"
	d := newDesk(t)
	d.write("zone.toml", "name = \"新昌经济开发区\"\n")
	sent := func(landed string) []byte {
		return xlsx(t, false, nil, tab{name: "招商项目台账", lines: []string{header, "ZS1|甲项目|甲公司|省外|框架协议|@43900|#3000|新昌经济开发区|" + landed}})
	}
	files, _ := back(t, monthOf(t, runfolder.File{Path: "2020-12/招商.xlsx", Data: sent("@43890")}), "招商.xlsx")
	book, err := excelize.OpenReader(bytes.NewReader(files[0].Data))
	if err != nil {
		t.Fatal(err)
	}
	if err := book.SetCellValue(finding.OpinionSheet, "J4", "先行落地"); err != nil {
		t.Fatal(err)
	}
	answered, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	reasons := func(o pipeline.Outcome) (list []string) {
		for _, f := range o.Findings {
			if f.Row == "ZS1" && f.Severity == finding.Warning {
				list = append(list, f.Reason())
			}
		}
		return list
	}
	for _, step := range []struct{ month, file, data, want string }{
		{"2020-11", "招商.xlsx", answered.String(), "先行落地"},
		{"2020-11", "招商.xlsx", string(sent("@43890")), "先行落地"},
		{"2020-12", "招商12.xlsx", string(sent("@43890")), "先行落地（2020-11已说明）"},
		{"2020-12", "招商12.xlsx", string(sent("@43889")), ""},
	} {
		d.write(step.month+"/"+step.file, step.data)
		if got := reasons(d.run(step.month)); !slices.Equal(got, []string{step.want}) {
			t.Errorf("%s: %q, want %q", step.month, got, step.want)
		}
	}
}
