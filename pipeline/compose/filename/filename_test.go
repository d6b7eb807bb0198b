package filename

import (
	"strings"
	"testing"
)

func TestFileNames(t *testing.T) {
	for _, name := range []string{"CON", "con", "Nul.2020", "COM1", "lpt9.txt", "报告.", "报告 ", " 报告", "a/b", `a\b`, "a:b", "a*b", "甲?", `"甲"`, "<甲>", "a|b", "", "  ", "甲\n乙", "甲\u202e乙", "甲\x00", strings.Repeat("字", 78)} {
		if Problem(name) == "" {
			t.Errorf("%q passes", name)
		}
	}
	for _, name := range []string{"新昌经济开发区2020年度亮点工作回眸", "CONTROL", "console报告", "COM10", "2020年1—11月", "NULL", "报告（一）", "a.b", strings.Repeat("字", 76)} {
		if reason := Problem(name); reason != "" {
			t.Errorf("%q: %s", name, reason)
		}
	}
}
