package exceltest

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/ooxml"
)

// checkStyles: every format names a font, fill, border and number format that are there.
func (p parts) checkStyles(t testing.TB) {
	t.Helper()
	styles := p["xl/styles.xml"]
	formats := map[string]bool{}
	for _, f := range styles.all("numFmt") {
		if id, err := strconv.Atoi(f.attr("numFmtId")); err != nil || id < 164 || formats[f.attr("numFmtId")] {
			t.Errorf("the number format %s is built in or there twice", f.attr("numFmtId"))
		}
		formats[f.attr("numFmtId")] = true
	}
	lists := map[string]int{}
	for attr, names := range map[string][2]string{"fontId": {"fonts", "font"}, "fillId": {"fills", "fill"}, "borderId": {"borders", "border"}} {
		for _, list := range styles.all(names[0]) {
			lists[attr] = len(list.all(names[1]))
			if list.attr("count") != strconv.Itoa(lists[attr]) {
				t.Errorf("%s says %s and has %d", names[0], list.attr("count"), lists[attr])
			}
		}
	}
	for _, xf := range styles.all("xf") {
		for attr, n := range lists {
			if i, ok := xf.index(attr); ok && i >= n {
				t.Errorf("a format has the %s %s of %d", attr, xf.attr(attr), n)
			}
		}
		if id, ok := xf.index("numFmtId"); ok && id >= 164 && !formats[xf.attr("numFmtId")] {
			t.Errorf("a format has the number format %s, which is not there", xf.attr("numFmtId"))
		}
	}
}

// checkNames: sheets and defined names are unique and refer to what is there.
func (p parts) checkNames(t testing.TB) {
	t.Helper()
	sheets, ids := map[string]bool{}, map[string]bool{}
	for _, s := range p["xl/workbook.xml"].all("sheet") {
		name := strings.ToLower(s.attr("name"))
		if sheets[name] || ids[s.attr("sheetId")] || name == "" || len([]rune(name)) > 31 {
			t.Errorf("the sheet %q is there twice or badly named", name)
		}
		sheets[name], ids[s.attr("sheetId")] = true, true
	}
	names := map[string]bool{}
	for _, n := range p["xl/workbook.xml"].all("definedName") {
		key := strings.ToLower(n.attr("name")) + "@" + n.attr("localSheetId")
		scope, err := strconv.Atoi(n.attr("localSheetId"))
		if names[key] || n.attr("localSheetId") != "" && (err != nil || scope >= len(sheets)) {
			t.Errorf("the name %s is there twice or belongs to no sheet", key)
		}
		names[key] = true
		checkReference(t, "the name "+n.attr("name"), n.Text, sheets)
	}
	for name, part := range p {
		if strings.HasPrefix(name, "xl/charts/") {
			for _, f := range part.all("f") {
				checkReference(t, name, f.Text, sheets)
			}
		}
		for _, link := range part.all("hyperlink") {
			checkReference(t, name, link.attr("location"), sheets)
		}
	}
}

func checkReference(t testing.TB, who, reference string, sheets map[string]bool) {
	t.Helper()
	for _, one := range strings.Split(reference, ",") {
		i := strings.LastIndex(one, "!")
		if i < 0 || !sheets[strings.ToLower(strings.ReplaceAll(strings.Trim(one[:i], "'"), "''", "'"))] {
			t.Errorf("%s refers to %q, which is no sheet of the workbook", who, one)
		}
	}
}

// checkSheet: rows and cells ascend, styles and strings exist, a number is a number, merges
// do not overlap.
func (p parts) checkSheet(t testing.TB, name string, sheet *element) {
	t.Helper()
	styles := len(p["xl/styles.xml"].all("cellXfs")[0].all("xf"))
	strs := 0
	if shared := p["xl/sharedStrings.xml"]; shared != nil {
		strs = len(shared.all("si"))
	}
	row := 0
	for _, r := range sheet.all("row") {
		n, err := strconv.Atoi(r.attr("r"))
		if err != nil || n <= row {
			t.Fatalf("%s: row %s stands after row %d", name, r.attr("r"), row)
		}
		row = n
		last := 0
		for _, c := range r.all("c") {
			col, at, err := excelize.CellNameToCoordinates(c.attr("r"))
			if err != nil || at != row || col <= last {
				t.Errorf("%s: %s stands in row %d after column %d", name, c.attr("r"), row, last)
			}
			last = col
			if s, ok := c.index("s"); ok && s >= styles {
				t.Errorf("%s: %s has the style %s of %d", name, c.attr("r"), c.attr("s"), styles)
			}
			checkValue(t, path.Base(name)+"!"+c.attr("r"), c, strs)
		}
	}
	checkMerges(t, name, sheet)
}

func checkMerges(t testing.TB, name string, sheet *element) {
	t.Helper()
	var before []ooxml.Range
	for _, m := range sheet.all("mergeCell") {
		area, ok := ooxml.ParseRange(m.attr("ref"))
		if !ok {
			t.Fatalf("%s merges %s", name, m.attr("ref"))
		}
		if slices.ContainsFunc(before, func(b ooxml.Range) bool {
			return area.Row1 <= b.Row2 && b.Row1 <= area.Row2 && area.Col1 <= b.Col2 && b.Col1 <= area.Col2
		}) {
			t.Errorf("%s: the merge %s overlaps another", name, m.attr("ref"))
		}
		before = append(before, area)
	}
}

func checkValue(t testing.TB, at string, c *element, strs int) {
	t.Helper()
	value := ""
	for _, v := range c.all("v") {
		value = v.Text
	}
	switch c.attr("t") {
	case "s":
		if i, err := strconv.Atoi(value); err != nil || i >= strs {
			t.Errorf("%s is the shared string %s of %d", at, value, strs)
		}
	case "inlineStr":
		if value != "" || len(c.all("is")) != 1 {
			t.Errorf("%s is an inline string without one", at)
		}
	case "", "n":
		if _, err := strconv.ParseFloat(value, 64); value != "" && err != nil {
			t.Errorf("%s holds %q as a number", at, value)
		}
		if len(c.all("f")) > 0 && value == "" {
			t.Errorf("%s is a formula without a value", at)
		}
	default:
		t.Errorf("%s is of the type %s", at, c.attr("t"))
	}
}
