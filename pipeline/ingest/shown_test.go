package ingest

import (
	"strings"
	"testing"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/recognise"
)

// withFormat gives every number and text cell of a column, below the header, a number format.
func withFormat(book *grid.Workbook, col int, code string) *grid.Workbook {
	var f grid.Formats
	f.Looks = book.Looks
	format, look := f.Of(-1, code)
	for i := range book.Sheets {
		for r := range book.Sheets[i].Rows[1:] {
			cells := book.Sheets[i].Rows[r+1].Cells
			for c := range cells {
				if cells[c].Col == col {
					cells[c].Format, cells[c].Look = format, look
				}
			}
		}
	}
	book.Looks = f.Looks
	return book
}

// TestShown types a cell of each kind of column as its number format shows it (design-life §11).
func TestShown(t *testing.T) {
	cases := []struct{ header, format, cell, want, said string }{
		// a literal unit is the cell's own
		{"总投资", `0.00"亿元"`, "#2.03", "20300", ""},
		{"总投资", `#,##0.00"万元"`, "#1500", "1500", ""},
		{"总投资（元）", `0"元"`, "#15000", "1.5", ""},
		{"总投资", `0"元"`, "#15000", "1.5", ""},
		{"总投资（万元）", `0.00"亿"`, "#2.03", "20300", "warning value.unit C2"},
		{"总投资（万元）", `0!.00,,"亿元"`, "#203000000", "20300", "warning value.unit C2"},
		{"总投资（万元）", `0!.0,"亿元"`, "#20300", "20300", ""}, // ten thousand 万元 are one 亿元: both say the same
		{"总投资（万元）", `#,##0"（万元）"`, "#5", "5", ""},
		{"用地面积（亩）", `0.000"公顷"`, "#5.196", "77.94", "warning value.unit C2"},
		{"用地面积", `0.00"平方米"`, "#2000", "3", ""},
		{"建筑面积（㎡）", `0.00"万㎡"`, "#1.5", "15000", "warning value.unit C2"},
		{"建筑面积（㎡）", `0.00"m2"`, "#1.5", "1.5", ""},
		{"利率", `0.00"%"`, "#5.28", "5.28", ""},
		{"利率", `0.00%`, "#0.0528", "5.28", ""},
		{"人数", `0"人"`, "#12", "12", ""},
		{"人数", `"共"0"户"`, "#12", "12", ""},
		{"人数", `0"周岁"`, "#12", "12", ""},
		{"数值", `0.0"公里"`, "#12.5", "12.5", ""},
		// a scaling format divides
		{"总投资（万元）", `0!.0,`, "#15000000", "1500", ""},
		{"总投资（万元）", `0\.0,`, "#15001234", "1500.1234", ""},
		{"总投资（万元）", `0"."0,`, "#15000000", "1500", ""},
		{"总投资（亿元）", `0!.00,,`, "#203000000", "20300", ""},
		{"总投资（元）", `0!.0,`, "#15000000", "0.15", "warning value.unit C2"},
		{"数值", `#,##0,`, "#5000", "5", ""},
		// digits that are only rounded away stay
		{"总投资（万元）", `#,##0`, "#1234.567", "1234.567", ""},
		{"总投资（万元）", `0.0"万元"`, "#1234.567", "1234.567", ""},
		// 人民币 is no other unit, other money is refused
		{"总投资（万元）", `[$¥-804]#,##0.00`, "#5", "5", ""},
		{"总投资（万元）", `"人民币"#,##0.00"万元"`, "#5", "5", ""},
		{"总投资（万元）", `[$$-409]#,##0.00`, "#5", "", "error value.currency C2"},
		{"总投资（万元）", `[$¥-411]#,##0`, "#5", "", "error value.currency C2"},
		{"总投资（万元）", `"US$"0.00`, "#5", "", "error value.currency C2"},
		{"总投资（万元）", `0.00"万美元"`, "#5", "", "error value.currency C2"},
		{"总投资（万元）", `[$€-2] 0`, "#5", "", "error value.currency C2"},
		{"数值", `\$0`, "#5", "", "error value.currency C2"},
		// what does not belong to the column
		{"总投资（万元）", `0.0"亩"`, "#5", "", "error value.number C2"},
		{"总投资（万元）", `0"元/㎡"`, "#5", "", "error value.number C2"},
		{"总投资（万元）", `0"百万元"`, "#5", "", "error value.number C2"},
		{"总投资（万元）", `0"户"`, "#5", "", "error value.number C2"},
		{"用地面积（亩）", `¥0.00`, "#5", "", "error value.number C2"},
		{"建筑面积（㎡）", `0.0"亩"`, "#5", "", "error value.number C2"},
		{"人数", `0"万人"`, "#5", "", "error value.number C2"},
		{"人数", `0"元"`, "#5", "", "error value.number C2"},
		{"利率", `0.0"‰"`, "#5", "", "error value.number C2"},
		{"总投资（万元）", `0"万"0000"元"`, "#15001234", "", "error value.number C2"},
		{"总投资（万元）", `0"0000"`, "#5", "", "error value.number C2"},
		// hidden, replaced, doubtful
		{"总投资（万元）", `;;;`, "#5", "5", "warning value.format C2"},
		{"总投资（万元）", `"待定"`, "#5", "5", "warning value.format C2"},
		{"总投资（万元）", `"约"0.0`, "#5", "5", "warning value.format C2"},
		{"日期", `;;;`, "#43900", "2020-03-10", "warning value.format C2"},
		{"场地名称", `;;;`, "甲地", "甲地", "warning value.format C2"},
		{"场地名称", `0;0;0;"待定"`, "甲地", "甲地", "warning value.format C2"},
		{"类别", `[=1]"内资";[=2]"外资"`, "#2", "外资", "warning value.format C2"},
		{"熟地", `[=1]"是";[=0]"否"`, "#1", "true", ""},
		{"总投资（万元）", `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, "#0", "0", ""},
		{"总投资（万元）", `0;-0;;@`, "#0", "0", ""},
		{"总投资（万元）", `0;-0;"无"`, "#0", "0", ""},
		// the section that applies decides
		{"总投资", `[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"`, "#203000000", "20300", ""},
		{"总投资", `[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"`, "#15000", "1.5", ""},
		{"总投资", `[>=100000000]0!.00,,"亿元";[>=10000]0!.0,"万元";0"元"`, "#300", "0.03", ""},
		// columns of texts read what is shown
		{"场地名称", `"第"0"期"`, "#1", "第1期", ""},
		{"场地名称", `000000`, "#123", "000123", ""},
		{"总投资（万元）", `@"亿元"`, "5", "50000", "warning value.unit C2"},
		{"总投资（万元）", `0"亿元"`, "5", "5", ""}, // a number format says nothing of a text
		{"月份", `0000"年"00"月"`, "#202005", "2020-05", ""},
		// dates whose year is not seen
		{"日期", `m"月"d"日"`, "#43900", "2020-03-10", ""},
		{"日期", `m"月"d"日"`, "#43500", "2019-02-04", "warning value.date.year C2"},
		{"日期", `d-mmm`, "#44400", "2021-07-23", "warning value.date.year C2"},
		{"日期", `m/d`, "#40000", "2009-07-06", "warning value.date.year C2"},
		{"月份", `m"月"`, "#43500", "2019-02", "warning value.date.year C2"},
		{"日期", `yyyy/m/d`, "#43500", "2019-02-04", ""},
		{"计划日期", `m"月"d"日"`, "#44400", "2021-07-23", ""},
	}
	for _, c := range cases {
		book := withFormat(bookOf(sheetOf("场地台账", "编号|责任单位|"+c.header, "A1|经开区|"+c.cell)), 3, c.format)
		if c.header != "场地名称" {
			book = withFormat(bookOf(sheetOf("场地台账", "编号|场地名称|"+c.header, "A1|甲地|"+c.cell)), 3, c.format)
		}
		set, list := readGrids([]definitionLedger{yard()}, book)
		key, _ := recognise.Key(c.header)
		id := ""
		for _, col := range yardColumns() {
			if col.Header == key {
				id = col.ID
			}
		}
		got := ""
		if l := set["yard"]; l != nil && len(l.Rows) == 1 {
			got = valueOf(l.Rows[0].Cells[l.Column(id)])
		}
		var said []string
		for _, f := range brief(list) {
			if !strings.Contains(f, "header.unit.default") && !strings.Contains(f, "row.later") {
				said = append(said, f)
			}
		}
		if got != c.want || strings.Join(said, "; ") != c.said {
			t.Errorf("%s %s of %s: got %q (%s), want %q (%s)", c.header, c.format, c.cell, got, strings.Join(said, "; "), c.want, c.said)
		}
	}
}

// TestShownIsLogged: what a format has converted is logged once a column, and what it has
// not is not.
func TestShownIsLogged(t *testing.T) {
	for format, want := range map[string]int{`0.00"亿元"`: 1, `0"万元"`: 0, `#,##0.0`: 0} {
		book := withFormat(bookOf(sheetOf("场地台账", "编号|场地名称|总投资", "A1|甲|#2", "A2|乙|#3")), 3, format)
		_, list := readGrids([]definitionLedger{yard()}, book)
		logged := 0
		for _, f := range list {
			if f.Rule == "form.format" && strings.Contains(f.Found, "2 个") {
				logged++
			}
		}
		if logged != want {
			t.Errorf("%s: logged %d times, want %d", format, logged, want)
		}
	}
}
