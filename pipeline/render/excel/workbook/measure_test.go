package workbook

import "testing"

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{{"", 1}, {"一二三四五", 1}, {"一二三四五六七八九十一二三四五六七八九十", 3}, {"一\n二", 2}, {"一二三四五AB", 1},
		{"一二三四五六七AB二三四五六七八", 2}, {"一二三四五六七ABCDEFGHI七八九十", 3}, {"ABCDEFGHIJKLMNOPQRSTUVWXYZABCD", 2}} {
		if got := LinesOf(c.text, 11, 18); got != c.want {
			t.Errorf("%q takes %d lines, want %d", c.text, got, c.want)
		}
	}
}
