package lines

import (
	"testing"
)

func TestPageMarks(t *testing.T) {
	for s, want := range map[string]bool{"第1页": true, "第 2 页 共 3 页": true, "共3页": true, "- 第三页 -": true, "（转下页）": true, "承前页": true, "第1页/共2页": true, "第1页码头项目": false,
		"第一机床厂": false, "第3期": false, "共同富裕": false, "共3家": false, "": false} {
		if got := IsPageMark(s); got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
}
