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

// Whatever somebody calls a file, its safe name is one that every system takes, stays as it is, and leads
// nowhere.
func FuzzSafe(f *testing.F) {
	for _, name := range []string{"../甲.csv", `C:\甲.csv`, "CON.csv", "甲.csv. .", "甲\u202ecsv.exe", "e\u0301\x00.csv", "\xd5\xd0.xls", strings.Repeat("长", 200) + ".xlsx", ".甲", "-甲", "a." + strings.Repeat("长", 100), "甲 .csv", "con\u00a0.csv", strings.Repeat("x", 199) + " .csv", "\u0344", "e\u200d\u0301.csv", strings.Repeat("x", 199) + " y", strings.Repeat("x", 199) + "." + strings.Repeat("y", 20), strings.Repeat("x", 190) + " \u3000. " + strings.Repeat("y", 20)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		safe := Safe(name)
		if safe == "" {
			return
		}
		if reason := Problem(safe); reason != "" {
			t.Errorf("%q becomes %q: %s", name, safe, reason)
		}
		if again := Safe(safe); again != safe {
			t.Errorf("%q becomes %q, and that %q", name, safe, again)
		}
		if strings.ContainsAny(safe, `/\`) || len(safe) > longestSent || strings.HasPrefix(safe, ".") {
			t.Errorf("%q becomes %q", name, safe)
		}
	})
}
