package typing

import (
	"strings"
	"testing"
)

func TestParseNumeral(t *testing.T) {
	cases := []struct{ text, value, unit string }{
		{"44,400", "44400", ""}, {"３５６００", "35600", ""}, {"１，２００．５", "1200.5", ""}, {" 12.50 ", "12.5", ""},
		{"'1234", "1234", ""}, {"-3.2", "-3.2", ""}, {"－３", "-3", ""}, {"−3", "-3", ""}, {"+7", "7", ""}, {"0", "0", ""}, {"0.00", "0", ""},
		{"1 234 567", "1234567", ""}, {"\u200b12\u00a0", "12", ""}, {"3500万元", "3500", "万元"}, {"1.2亿", "1.2", "亿"},
		{"3500 万元", "3500", "万元"}, {"人民币3500万元", "3500", "万元"}, {"800万美元", "800", "万美元"}, {"50亩", "50", "亩"},
		{"66012.37平方米", "66012.37", "㎡"}, {"6.6万m2", "6.6", "万㎡"}, {"5.28%", "5.28", "%"}, {"5.28％", "5.28", "%"},
		{"350人", "350", "人"}, {"123456789012345678901.5", "123456789012345678901.5", ""}, {"1,234,567.891", "1234567.891", ""},
	}
	for _, c := range cases {
		n, ok := ParseNumeral(c.text)
		if !ok || n.Value.String() != c.value || n.unit != c.unit {
			t.Errorf("%q: got %s %q %v, want %s %q", c.text, n.Value, n.unit, ok, c.value, c.unit)
		}
	}
	for _, bad := range []string{"约3000", "12-15", "三十余", ">100", "1,23", "1,2345", "12,34.5", "1.2.3", "", ".", "-", "5.", ".5", "1 2", "3万5千", "1.2E+05",
		"2020.5.12", "1234,", "--5", "1,234 567", "近3亿", "12~15", "60余家", "待定", strings.Repeat("9", 41), "１２３約", "(500)", "¥500"} {
		if n, ok := ParseNumeral(bad); ok {
			t.Errorf("%q was taken as %s %q", bad, n.Value, n.unit)
		}
	}
}

func FuzzParseNumeral(f *testing.F) {
	for _, s := range []string{"44,400", "３５６００", "-1.2亿", "5.28%", "1 234", "66012.37㎡"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := ParseNumeral(s)
		if !ok {
			return
		}
		again, ok := ParseNumeral(n.Value.String() + n.unit)
		if len(n.Value.String()) > longestNumber {
			return
		}
		if !ok || !again.Value.Equal(n.Value) || again.unit != n.unit {
			t.Fatalf("%q gave %s %q, and that %s %q %v", s, n.Value, n.unit, again.Value, again.unit, ok)
		}
	})
}
