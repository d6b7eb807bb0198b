package spelling

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCompact(t *testing.T) {
	for s, want := range map[string]string{
		" 合　计 ： ": "合计:", "１２３": "123", "总投资\n（万元）": "总投资(万元)", "a\u200bb\u00a0c": "abc", "\u22125": "-5", "内资": "内资", "": "",
	} {
		if got := Compact(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestNothing(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, " ": true, "/": true, "-": true, "——": true, "无": true, " 暂 无 ": true, "／": true,
		"0": false, "无锡": false, "暂停": false, "N/A": false, "无无": false, "---": false, "甲": false,
	} {
		if got := Nothing(s); got != want {
			t.Errorf("%q: %t", s, got)
		}
	}
}

func TestCleanName(t *testing.T) {
	for s, want := range map[string]string{
		" SKF  China ": "SKF China", "新昌 轴承": "新昌轴承", "A\u200bB": "AB", "P 1": "P 1", "陀 曼 Tuoman 智造": "陀曼Tuoman智造",
	} {
		if got := CleanName(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// A text too long to be looked at is cut between characters.
func TestBeginning(t *testing.T) {
	for _, s := range []string{"", "短", strings.Repeat("长", Telling), "a" + strings.Repeat("长", Telling)} {
		got := Beginning(s)
		if !strings.HasPrefix(s, got) || !utf8.ValidString(got) || len(got) > Telling || len(s) > Telling && len(got) < Telling-utf8.UTFMax {
			t.Errorf("%d bytes of %d", len(got), len(s))
		}
	}
}

func TestChineseNumber(t *testing.T) {
	for s, want := range map[string]int{"一": 1, "十": 10, "十二": 12, "二十": 20, "二十三": 23, "三十九": 39, "四十一": 0, "十十": 0, "一二": 0, "月": 0, "": 0} {
		if got := ChineseNumber(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}
