package versions

import (
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/assemble"
)

// TestNewest: the newer one is kept whatever its place; where the files do not tell all, the first.
func TestNewest(t *testing.T) {
	month := func(n int) Tells { return Tells{period: calendar.Month{Year: 2020, Number: n}} }
	day := func(n int) Tells { d, _ := calendar.NewDate(2020, 12, n); return Tells{filled: d} }
	saved := func(n int) Tells { return Tells{modified: time.Date(2020, 12, n, 20, 0, 0, 0, time.UTC)} }
	both := Tells{period: month(11).period, filled: day(30).filled}
	for _, c := range []struct {
		name  string
		tells []Tells
		kept  int
		says  string
	}{
		{"title", []Tells{month(11), month(12)}, 1, "按标题中的月份，“1”（2020-12）较新，“0”为 2020-11。"},
		{"title before date", []Tells{both, {period: month(12).period, filled: day(1).filled}}, 1, "按标题中的月份"},
		{"the same title, then date", []Tells{both, {period: month(11).period, filled: day(1).filled}}, 0, "按填报日期，“0”（2020-12-30）较新，“1”为 2020-12-01。"},
		{"saved, in Beijing", []Tells{saved(1), saved(2)}, 1, "按文件属性中的修改时间，“1”（2020-12-03 04:00）较新，“0”为 2020-12-02 04:00。"},
		{"one says nothing", []Tells{{}, month(12)}, 0, "都看不出"},
		{"the same", []Tells{day(3), day(3)}, 0, "都看不出"},
		{"newest of three in the middle", []Tells{day(1), day(3), day(2)}, 1, "“1”（2020-12-03）较新，“0”为 2020-12-01，“2”为 2020-12-02"},
		{"two newest of three", []Tells{day(1), day(3), day(3)}, 0, "都看不出"},
	} {
		var group []*edition
		for i, tells := range c.tells {
			group = append(group, &edition{file: &File{Name: string(rune('0' + i)), Tells: tells}})
		}
		v := compareVersions(group)
		if v.kept != group[c.kept] || len(v.others) != len(group)-1 || slices.Contains(v.others, v.kept) {
			t.Errorf("%s: kept %s", c.name, v.kept.file.Name)
		}
		if said := v.finding().Found; !strings.Contains(said, c.says) {
			t.Errorf("%s: %q is not in %s", c.name, c.says, said)
		}
	}
}

// TestTellsOf: months of the title stand above the rows only; the date of filling in stands above
// or below, in its own cell or the next; the latest of several counts.
func TestTellsOf(t *testing.T) {
	text := func(words ...string) (list []grid.Cell) {
		for i, w := range words {
			list = append(list, grid.Cell{Col: i + 1, Kind: grid.Text, Text: w})
		}
		return list
	}
	number := func(label, n string) []grid.Cell {
		return append(text(label), grid.Cell{Col: 2, Kind: grid.Number, Text: n})
	}
	for _, c := range []struct {
		name         string
		above, below []grid.Cell
		date1904     bool
		month, day   string
	}{
		{"month", text("2020年11月到位资金台账"), nil, false, "2020-11", ""},
		{"from to", text("到位资金台账（2020年1-11月）"), nil, false, "2020-11", ""},
		{"dotted, and an earlier one behind", text("台账 2020.11", "2020-09"), nil, false, "2020-11", ""},
		{"no month has this number", text("2020年13月"), nil, false, "", ""},
		{"a month below the rows", nil, text("2020年11月"), false, "", ""},
		{"a month inside the rows' lines is not looked at", nil, nil, false, "", ""},
		{"filled in, above", text("填报日期：2020年12月5日"), nil, false, "", "2020-12-05"},
		{"filled in, below, in the next cell", nil, text("填表 时间", "2020.12.5"), false, "", "2020-12-05"},
		{"a serial number", nil, number("报送日期:", "44170"), false, "", "2020-12-05"},
		{"a serial number from 1904", nil, number("报送日期:", "42708"), true, "", "2020-12-05"},
		{"the later of two", text("填报日期：2020-12-06"), text("填报日期：2020-12-05"), false, "", "2020-12-06"},
		{"the next cell is its date, no month", text("填报日期", "2020年12月5日"), nil, false, "", "2020-12-05"},
		{"no day", nil, text("填报日期：2020-12"), false, "", ""},
		{"no such day", nil, text("填报日期：2020-02-30"), false, "", ""},
		{"nothing behind", nil, text("填报日期"), false, "", ""},
	} {
		p := part(0, "a,,1", "b,,2", "c,,3")
		book := &grid.Workbook{Date1904: c.date1904, Modified: time.Unix(5, 0), Sheets: []grid.Sheet{{Rows: []grid.Row{{Line: 1, Cells: text("2021年8月，没有台账")}}},
			{Rows: []grid.Row{{Line: 1, Cells: c.above}, {Line: 2, Cells: text("填报日期：2021-01-02")}, {Line: 3, Cells: text("填报日期：2021-01-01")}, {Line: 4, Cells: text("填报日期：2021-01-03")}, {Line: 5, Cells: c.below}}}}}
		got := TellsOf(book, [][]assemble.Part{nil, {*part(1), *p}})
		month, day := "", ""
		if got.period != (calendar.Month{}) {
			month = got.period.String()
		}
		if got.filled != 0 {
			day = got.filled.String()
		}
		if month != c.month || day != c.day || got.modified != book.Modified {
			t.Errorf("%s: %q, %q, want %q, %q", c.name, month, day, c.month, c.day)
		}
	}
}
