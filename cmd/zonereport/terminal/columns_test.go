package terminal

import (
	"strings"
	"testing"
)

// Columns stand under each other where 汉字 take two columns of the terminal.
func TestColumns(t *testing.T) {
	got := Columns("  ", [][]string{{"列", "表上写的", "行"}, {"AB", "面积（㎡）", "12"}, {"C", "x\u200b", "3", "末"}}, 2)
	want := "  列  表上写的    行\n  AB  面积（㎡）  12\n  C   x\u200b            3  末\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	for text, n := range map[string]int{"甲a": 3, "（１）": 6, "ｱ": 1, "e\u0301": 1, "𠮷": 2, "": 0} {
		if textWidth(text) != n {
			t.Errorf("%q is %d wide, want %d", text, textWidth(text), n)
		}
	}
}

func TestWrap(t *testing.T) {
	text := strings.Repeat("缺少，", 40)
	for i, line := range strings.Split(strings.TrimSuffix(Wrap(text, "    "), "\n"), "\n") {
		if textWidth(line) > lineWidth || !strings.HasPrefix(line, "    ") || strings.HasPrefix(strings.TrimSpace(line), "，") {
			t.Errorf("line %d: %q", i, line)
		}
	}
	if got := strings.Join(strings.Fields(Wrap(text, "    ")), ""); got != text {
		t.Error("wrapping lost text")
	}
}
