package exceltest

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// checkRange holds the range that a sheet states against its cells: readers that take rows
// one by one believe it.
func checkRange(t testing.TB, name string, sheet *element) {
	t.Helper()
	firstCol, firstRow, lastCol, lastRow := 1, 1, 1, 1
	for i, c := range sheet.all("c") {
		col, row, _ := excelize.CellNameToCoordinates(c.attr("r"))
		if i == 0 {
			firstCol, firstRow, lastCol, lastRow = col, row, col, row
		}
		firstCol, firstRow = min(firstCol, col), min(firstRow, row)
		lastCol, lastRow = max(lastCol, col), max(lastRow, row)
	}
	want, _ := excelize.CoordinatesToCellName(firstCol, firstRow)
	if last, _ := excelize.CoordinatesToCellName(lastCol, lastRow); last != want {
		want += ":" + last
	}
	for _, d := range sheet.all("dimension") {
		if d.attr("ref") != want {
			t.Errorf("%s says that its cells are %s, they are %s", name, d.attr("ref"), want)
		}
	}
}

// checkRoot: nothing stands in the root of a part that the schema of its kind does not know.
func checkRoot(t testing.TB, name string, part *element) {
	t.Helper()
	for _, a := range part.Attrs {
		if a.Name.Local == "Ignorable" || a.Name.Local == "uid" {
			t.Errorf("%s has the attribute %s, which its schema lacks", name, a.Name.Local)
		}
	}
}

var opaque = regexp.MustCompile(`^[0-9A-F]{8}$`)

// checkTab: the colour of a tab has alpha, red, green and blue (ECMA-376, ST_UnsignedIntHex).
func checkTab(t testing.TB, name string, sheet *element) {
	t.Helper()
	for _, tab := range sheet.all("tabColor") {
		if !opaque.MatchString(tab.attr("rgb")) {
			t.Errorf("%s has a tab of the colour %q", name, tab.attr("rgb"))
		}
	}
}

// checkCharts: every reference of a chart holds the points that its cells hold, so that a
// viewer which does not calculate shows the same chart.
func (p parts) checkCharts(t testing.TB) {
	t.Helper()
	for name, chart := range p {
		if !strings.HasPrefix(name, "xl/charts/") {
			continue
		}
		for _, ref := range append(chart.all("numRef"), chart.all("strRef")...) {
			p.checkPoints(t, name, ref)
		}
	}
}

func (p parts) checkPoints(t testing.TB, name string, ref *element) {
	t.Helper()
	target := ref.all("f")[0].Text
	want := p.cellsAt(t, target)
	got := map[int]string{}
	for _, point := range ref.all("pt") {
		i, err := strconv.Atoi(point.attr("idx"))
		if err != nil {
			t.Errorf("%s: a point of %s has the place %q", name, target, point.attr("idx"))
		}
		got[i] = point.all("v")[0].Text
	}
	for _, count := range ref.all("ptCount") {
		if count.attr("val") != strconv.Itoa(len(want)) {
			t.Errorf("%s: %s has %s points of %d cells", name, target, count.attr("val"), len(want))
		}
	}
	if len(ref.all("ptCount")) != 1 {
		t.Errorf("%s: %s has no points", name, target)
	}
	for i, value := range want {
		if got[i] != value {
			t.Errorf("%s: point %d of %s is %q, its cell holds %q", name, i, target, got[i], value)
		}
	}
}

// cellsAt returns what the cells of a reference such as 'Sheet'!$A$1:$A$3 hold.
func (p parts) cellsAt(t testing.TB, target string) []string {
	t.Helper()
	sheet, cells, _ := strings.Cut(target, "!")
	held := p.held(strings.Trim(sheet, "'"))
	first, last, found := strings.Cut(strings.ReplaceAll(cells, "$", ""), ":")
	if !found {
		last = first
	}
	col, row, err := excelize.CellNameToCoordinates(first)
	if err != nil {
		t.Fatalf("%s is no reference", target)
	}
	_, lastRow, _ := excelize.CellNameToCoordinates(last)
	var values []string
	for ; row <= lastRow; row++ {
		at, _ := excelize.CoordinatesToCellName(col, row)
		values = append(values, held[at])
	}
	return values
}

// held are the values of a sheet's cells by address.
func (p parts) held(title string) map[string]string {
	values := map[string]string{}
	for i, s := range p["xl/workbook.xml"].all("sheet") {
		if s.attr("name") != title {
			continue
		}
		for _, c := range p["xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml"].all("c") {
			for _, v := range append(c.all("v"), c.all("t")...) {
				values[c.attr("r")] = v.Text
			}
		}
	}
	return values
}
