package lines

import (
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

func TestPageMarks(t *testing.T) {
	for s, want := range map[string]bool{"第1页": true, "第 2 页 共 3 页": true, "共3页": true, "- 第三页 -": true, "（转下页）": true, "承前页": true, "第1页/共2页": true, "第1页码头项目": false,
		"第一机床厂": false, "第3期": false, "共同富裕": false, "共3家": false, "": false} {
		if got := IsPageMark(s); got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
}

// A row that only numbers the columns may begin with 栏次 or be of letters.
func TestIndexRows(t *testing.T) {
	for _, c := range []struct {
		texts string
		want  bool
	}{
		{"甲|乙|1|2|3", true}, {"(1)|(2)|(3)|(4)", true}, {"栏次|1|2|3|4", true}, {"栏次|甲|乙|1|2", true}, {"A|B|C|D", true}, {"A|B|1|2", true},
		{"A|B|C", false}, {"A|B|D|E", false}, {"甲|栏次|1|2", false}, {"栏次|甲|2|3", false}, {"甲|乙|丙|丁", false}, {"一期|1|2|3|4", false},
	} {
		var row grid.Row
		for i, s := range strings.Split(c.texts, "|") {
			row.Cells = append(row.Cells, grid.Cell{Col: i + 1, Kind: grid.Text, Text: s})
		}
		if got := IsIndexRow(&row); got != c.want {
			t.Errorf("%s: %v", c.texts, got)
		}
	}
}
