package lines

import (
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/spelling"
)

// IsPageMark tells the number of a page, or a line that says where the table goes on.
func IsPageMark(s string) bool {
	s = strings.Trim(spelling.Compact(s), "()-—–")
	for _, w := range []string{"转下页", "接下页", "下页续", "承上页", "接上页", "承前页", "过次页", "续表", "续上表", "上接第", "下转第"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		rest, ok = strings.CutPrefix(s, "共")
	}
	n := strings.TrimLeft(rest, "0123456789一二三四五六七八九十")
	after, page := strings.CutPrefix(n, "页")
	return ok && page && len(n) < len(rest) && (after == "" || strings.IndexAny(after, ",/、;") == 0 || strings.Contains(after, "共"))
}

// IsInformation tells a line all of whose texts are of the form 经手人：王某.
func IsInformation(row *grid.Row) bool {
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Kind != grid.Text || spelling.Trim(c.Text) != "" && !strings.ContainsAny(c.Text, ":：") {
			return false
		}
	}
	return len(row.Cells) > 0
}

// IsIndexRow tells the row under a header that only numbers the columns: 甲 乙 1 2 3, (1) (2),
// 栏次 1 2 3, A B C.
func IsIndexRow(row *grid.Row) bool {
	letters, latin, numbers, cells := 0, 0, 0, 0
	for _, c := range row.Cells {
		t := strings.Trim(spelling.Compact(c.Text), "()")
		if t == "" || cells == 0 && (t == "栏次" || t == "列次" || t == "栏目" || t == "列号") {
			continue
		}
		cells++
		if latin == cells-1 && len(t) == 1 && t[0] == byte('A'+latin) {
			latin++
			continue
		}
		if n, rest := spelling.LeadingDigits(t); rest == "" && n == numbers+1 {
			numbers++
			continue
		}
		if letters*3 >= len(stems) || t != stems[letters*3:letters*3+3] {
			return false
		}
		letters++
	}
	return cells >= 4 && (numbers >= 2 || latin == cells)
}

// stems are the characters by which official forms name their columns of text.
const stems = "甲乙丙丁戊己庚辛壬癸"

// NamesTable tells the title of a table, or the line of its office or unit.
func NamesTable(t string) bool {
	if strings.Contains(t, "单位") && strings.Contains(t, ":") {
		return true
	}
	t = strings.TrimRight(strings.TrimSuffix(t, "(续表)"), ")")
	for _, w := range []string{"台账", "统计表", "情况表", "明细表", "汇总表", "一览表", "登记表", "报表", "月报", "续表"} {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}
