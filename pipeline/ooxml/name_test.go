package ooxml

import "testing"

func TestSheetNames(t *testing.T) {
	names := SheetNames{}
	for _, c := range [][2]string{
		{"一、招商", "一、招商"}, {"一、招商", "一、招商（2）"}, {"A/B:C", "A B C"}, {"a b c", "a b c（2）"}, {"'引号'", "引号"}, {"", "表"},
		{"这是一个很长很长很长很长很长很长很长很长很长很长很长很长很长的名字", "这是一个很长很长很长很长很长很长很长很长很长很长很长很长很长的"},
	} {
		if got := names.Take(c[0]); got != c[1] {
			t.Errorf("%q becomes %q, want %q", c[0], got, c[1])
		}
	}
}

// Excel counts a rare letter twice; none is cut in half.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"一二三", 2, "一二"}, {"一二三", 3, "一二三"}, {"𠮷野家", 2, "𠮷"}, {"一𠮷", 2, "一"}, {"", 5, ""}, {"一", 0, ""}} {
		if got := Cut(c.text, c.n); got != c.want {
			t.Errorf("%q cut to %d is %q, want %q", c.text, c.n, got, c.want)
		}
	}
}
