package sources

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// cells are so many single cells of a column.
func cells(column string, n int) []string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf("%s%d", column, 2*i+1))
	}
	return list
}

// Files by name, each sheet once, names together; what has no file last.
func TestRows(t *testing.T) {
	for name, c := range map[string]struct {
		entries []Entry
		want    string
	}{
		"nothing": {nil, ""},
		"files by name, sheets as they come": {[]Entry{{Name: "甲", Keys: []string{"a"}, File: "二.xlsx", Sheet: "乙表", Cells: []string{"C5:C9", "C12"}}, {Name: "乙", Keys: []string{"b"}, File: "一.xls", Sheet: "丁表", Cells: []string{"A1"}},
			{Name: "丙", File: "一.xls", Sheet: "丙表", Cells: []string{"A1"}}, {Name: "丁", File: "二.xlsx", Sheet: "乙表", Cells: []string{"D1"}}},
			"#一.xls　丁表 | 乙 A1 [b] | #一.xls　丙表 | 丙 A1 | #二.xlsx　乙表 | 甲 C5:C9、C12 [a] | 丁 D1"},
		"groups share a line": {[]Entry{{Name: "户数", Group: "一期", Keys: []string{"a/一期"}, File: "一.xls", Sheet: "表", Cells: []string{"C1:C5"}}, {Name: "面积", Group: "一期", File: "一.xls", Sheet: "表", Cells: []string{"D1:D5"}},
			{Name: "户数", Group: "二期", Keys: []string{"a/二期", "b"}, File: "一.xls", Sheet: "表", Cells: []string{"C6:C9"}}},
			"#一.xls　表 | 户数 一期 C1:C5；二期 C6:C9 [a/一期 a/二期 b] | 面积（一期） D1:D5"},
		"long ones stand alone": {[]Entry{{Name: "户数", Group: "一期", File: "一.csv", Sheet: "一", Cells: []string{"C1"}}, {Name: "户数", Group: "二期", File: "一.csv", Sheet: "一", Cells: cells("C", 4)}, {Name: "户数", Group: "三期", File: "一.csv", Sheet: "一", Cells: []string{"C3"}}},
			"#一.csv | 户数（一期） C1 | 户数（二期） C1、C3、C5、C7 | 户数（三期） C3"},
		"many are cut short": {[]Entry{{Name: "户数", File: "一.xls", Sheet: "表", Cells: cells("C", Shown+1)}}, "#一.xls　表 | 户数 " + strings.Join(cells("C", Shown), "、") + "……共21处"},
		"no file last": {[]Entry{{Name: "户数", Group: "七期", Keys: []string{"a"}, Apart: "没有符合口径的行"}, {Name: "面积", Keys: []string{"b"}, Apart: "没有符合口径的行"}, {Name: "户数", Group: "八期", Keys: []string{"c"}, Apart: "没有符合口径的行"}, {Name: "目标"},
			{Name: "增幅的上期数", File: "已发布的2019年12月报告", Sheet: "2019-12 r2", Apart: "agreements"}, {Name: "数", File: "台账.xls", Sheet: "表", Cells: []string{"A1"}}},
			"#台账.xls　表 | 数 A1 | #已发布的2019年12月报告　2019-12 r2 | 增幅的上期数 agreements | #没有对应的单元格 | 没有符合口径的行 户数（七期，八期）、面积 [a c b] |  目标"},
	} {
		var got []string
		for _, r := range Rows(c.entries) {
			text := r.Cells[0].Text
			if r.Kind == document.Band {
				text = "#" + text
			} else {
				text += " " + r.Cells[1].Text
			}
			if r.Anchors != nil {
				text += fmt.Sprint(" ", r.Anchors)
			}
			got = append(got, text)
		}
		if all := strings.Join(got, " | "); all != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, all, c.want)
		}
	}
}

// A line that groups share stays short enough to be found in; each group stands in one line.
func TestSharedLinesEnd(t *testing.T) {
	var entries []Entry
	for i := range 100 {
		entries = append(entries, Entry{Name: "户数", Group: fmt.Sprintf("第%d期", i), Keys: []string{fmt.Sprint(i)}, File: "一.xls", Sheet: "表", Cells: []string{"C10:C20"}})
	}
	keys := 0
	for _, r := range Rows(entries)[1:] {
		keys += len(r.Anchors)
		if n := len([]rune(r.Cells[1].Text)); n > longestLine+60 || r.Cells[0].Text != "户数" {
			t.Errorf("%d characters: %s", n, r.Cells[0].Text)
		}
	}
	if keys != 100 {
		t.Errorf("%d of 100 groups", keys)
	}
	for i := range entries {
		entries[i].Name, entries[i].File, entries[i].Apart = fmt.Sprint("很长的名称", i), "", "没有符合口径的行"
	}
	rows := Rows(entries)[1:]
	keys = 0
	for _, r := range rows {
		if keys += len(r.Anchors); len([]rune(r.Cells[1].Text)) > longestLine+60 {
			t.Errorf("%s is too long", r.Cells[1].Text)
		}
	}
	if keys != 100 || len(rows) < 5 {
		t.Errorf("%d of 100 without cells on %d lines", keys, len(rows))
	}
}
