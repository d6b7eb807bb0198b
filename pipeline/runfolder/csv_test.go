package runfolder

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
)

// tabled are figures with groups of one and two dimensions, several sources, and texts that a
// spreadsheet would take for formulas.
func tabled() []figure.Figure {
	group := func(pairs ...string) []figure.GroupValue {
		var g []figure.GroupValue
		for i := 0; i < len(pairs); i += 2 {
			g = append(g, figure.GroupValue{Name: pairs[i], Value: pairs[i+1]})
		}
		return g
	}
	d := decimal.RequireFromString
	return []figure.Figure{
		{ID: "agreements", Name: "签订投资框架协议", Value: d("27"), Unit: "个", Definition: "口径，含逗号", Window: "2020年1—12月",
			Sources: []figure.Source{{File: "招商.xlsx", Sheet: "一", Cells: []string{"B5:B9", "B12"}}, {File: "=补报.csv", Sheet: "补报", Cells: []string{"B2"}}}},
		{ID: "foreign", Group: group("unit", "=cmd|' /C calc'!A0"), Name: "+外资", Value: d("-123456789012345678.05"), Unit: "万元", Definition: "写“\"引号\"”\n第二行", Window: "-"},
		{ID: "campaign_actual", Group: group("unit", " @南明街道", "indicator", "new_arrived"), Name: "＝新到位资金", Value: d("0.0001"), Unit: "%", Definition: "——", Window: "截至"},
	}
}

// What figures.csv says is what figures.json says.
func TestCSV(t *testing.T) {
	data, err := encodeCSV(tabled())
	if err != nil {
		t.Fatal(err)
	}
	again, err := encodeCSV(tabled())
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("written twice, the bytes differ (%v)", err)
	}
	record, err := encodeFigures("示范", december, tabled())
	if err != nil {
		t.Fatal(err)
	}
	want, err := DecodeFigures(record)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, figuresOf(t, data)); diff != "" {
		t.Errorf("figures.csv says something else (-json +csv):\n%s", diff)
	}
	rest, marked := bytes.CutPrefix(data, []byte("\xef\xbb\xbf"))
	if !marked || !bytes.HasPrefix(rest, []byte("id,group_unit,group_indicator,名称,数值,单位,统计时段,口径,来源文件,来源工作表,来源单元格\r\n")) {
		t.Errorf("it begins %q", data[:min(len(data), 120)])
	}
	if lines := bytes.Count(data, []byte("\r\n")); lines != 5 || !bytes.HasSuffix(data, []byte("\r\n")) { // a head, three rows, a break in a text
		t.Errorf("%d lines end in CR LF", lines)
	}
}

// figuresOf reads figures.csv back.
func figuresOf(t *testing.T, data []byte) []figure.Figure {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	text := func(s string) string {
		if formula, quoted := strings.CutPrefix(s, "'"); quoted {
			return formula
		}
		return s
	}
	var figures []figure.Figure
	for _, row := range rows[1:] {
		n := len(row)
		f := figure.Figure{ID: text(row[0]), Name: text(row[n-8]), Value: decimal.RequireFromString(row[n-7]), Unit: text(row[n-6]), Window: text(row[n-5]), Definition: text(row[n-4]), Sources: []figure.Source{}}
		for i, name := range rows[0][1 : n-8] {
			if row[1+i] != "" {
				f.Group = append(f.Group, figure.GroupValue{Name: strings.TrimPrefix(name, "group_"), Value: text(row[1+i])})
			}
		}
		if row[n-1] != "" {
			files, sheets := strings.Split(row[n-3], " | "), strings.Split(row[n-2], " | ")
			for i, cells := range strings.Split(row[n-1], " | ") {
				f.Sources = append(f.Sources, figure.Source{File: files[i], Sheet: sheets[i], Cells: strings.Split(cells, ",")})
			}
		}
		figures = append(figures, f)
	}
	return figures
}

// No text of the file is a formula in a spreadsheet; a number below zero stays a number.
func TestCSVFormulas(t *testing.T) {
	data, err := encodeCSV(tabled())
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for i, cell := range row {
			if number := i == len(row)-7; !number && strings.IndexAny(strings.TrimSpace(cell), "=+-@＝＋－＠") == 0 {
				t.Errorf("column %d holds %q", i+1, cell)
			}
		}
	}
	if value := rows[2][len(rows[2])-7]; value != "-123456789012345678.05" {
		t.Errorf("the number is %q", value)
	}
}

// A cell of a spreadsheet holds 32767 characters; longer lists of cells are cut between two
// ranges and say where the rest is.
func TestCSVLongSources(t *testing.T) {
	cells := slices.Repeat([]string{"AB100000:AB100010"}, 5000)
	data, err := encodeCSV([]figure.Figure{{ID: "many", Sources: []figure.Source{{File: "a.csv", Sheet: "a", Cells: cells}}}})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	last := rows[1][len(rows[1])-1]
	kept, told := strings.CutSuffix(last, " ……其余见figures.json")
	if !told || len(last) > 32000 || len(last) < 29000 {
		t.Errorf("%d characters, ending in %q", len(last), last[len(last)-60:])
	}
	for _, c := range strings.Split(kept, ",") {
		if c != cells[0] {
			t.Fatalf("cut inside a range: %q", c)
		}
	}
}

// The manifest lists figures.csv, so that an altered one is found.
func TestCSVIsARecord(t *testing.T) {
	m, _, err := Edition{Basis: Basis{Period: december}, Figures: tabled()}.Folder("r1", "../../store")
	if err != nil || !slices.ContainsFunc(m.Records, func(f FileRecord) bool { return f.Path == TableName && f.Bytes > 0 }) {
		t.Errorf("records are %v, %v", m.Records, err)
	}
}
