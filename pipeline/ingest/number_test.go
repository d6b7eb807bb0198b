package ingest

import (
	"slices"
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
		n, ok := parseNumeral(c.text)
		if !ok || n.value.String() != c.value || n.unit != c.unit {
			t.Errorf("%q: got %s %q %v, want %s %q", c.text, n.value, n.unit, ok, c.value, c.unit)
		}
	}
	for _, bad := range []string{"约3000", "12-15", "三十余", ">100", "1,23", "1,2345", "12,34.5", "1.2.3", "", ".", "-", "5.", ".5", "1 2", "3万5千", "1.2E+05",
		"2020.5.12", "1234,", "--5", "1,234 567", "近3亿", "12~15", "60余家", "待定", strings.Repeat("9", 41), "１２３約", "(500)", "¥500"} {
		if n, ok := parseNumeral(bad); ok {
			t.Errorf("%q was taken as %s %q", bad, n.value, n.unit)
		}
	}
}

func FuzzParseNumeral(f *testing.F) {
	for _, s := range []string{"44,400", "３５６００", "-1.2亿", "5.28%", "1 234", "66012.37㎡"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, ok := parseNumeral(s)
		if !ok {
			return
		}
		again, ok := parseNumeral(n.value.String() + n.unit)
		if len(n.value.String()) > longestNumber {
			return
		}
		if !ok || !again.value.Equal(n.value) || again.unit != n.unit {
			t.Fatalf("%q gave %s %q, and that %s %q %v", s, n.value, n.unit, again.value, again.unit, ok)
		}
	})
}

func TestUnits(t *testing.T) {
	cases := []struct {
		words []string
		kind  kind
		want  string // unit, or !word for an unlisted one, or "" for none
	}{
		{[]string{"万元"}, money, "万元"}, {[]string{"元"}, money, "元"}, {[]string{"亿元", "万元"}, money, "亿元"}, {[]string{"万"}, money, "万元"},
		{[]string{"万美元"}, money, "!万美元"}, {[]string{"千元"}, money, "!千元"}, {[]string{"美元"}, money, "!美元"}, {[]string{"百万元"}, money, "!百万元"},
		{[]string{"亩"}, money, ""}, {[]string{"万元", "亩"}, land, "亩"}, {[]string{"㎡", "公顷"}, land, "公顷"}, {[]string{"㎡", "亩"}, land, "亩"},
		{[]string{"㎡"}, land, "㎡"}, {[]string{"平方公里"}, land, "!平方公里"}, {[]string{"亩", "㎡"}, area, "㎡"}, {[]string{"万㎡"}, area, "万㎡"},
		{[]string{"亩"}, area, "!亩"}, {[]string{"个", "人"}, money, ""}, {[]string{"单元"}, money, ""}, {nil, land, ""},
	}
	for _, c := range cases {
		u, ok, unlisted := pickUnit(c.words, c.kind)
		got := u.name
		if !ok {
			got = ""
			if unlisted != "" {
				got = "!" + unlisted
			}
		}
		if got != c.want {
			t.Errorf("%v for %d: got %q, want %q", c.words, c.kind, got, c.want)
		}
	}
}

func TestUnitWord(t *testing.T) {
	for word, want := range map[string]string{"平方米": "㎡", "M2": "㎡", "m²": "㎡", "万平方米": "万㎡", "单位：万元": "万元", "人民币万元": "万元",
		"万元人民币": "万元", "以万元计": "万元", " 亿 元 ": "亿元", "计量单位:亩": "亩", "平米": "㎡", "hm2": "公顷"} {
		if got := unitWord(word); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestSheetUnits(t *testing.T) {
	cases := []struct{ text, want string }{
		{"单位：万元", "万元"}, {"单位:万元、亩", "万元 亩"}, {"（单位：亿元）", "亿元"}, {"计量单位：元", "元"}, {"单位：金额万元，面积平方米", "万元 ㎡"},
		{"填报单位（盖章）：招商中心", ""}, {"填报单位：招商中心    单位：万元", "万元"}, {"单位：万元  填报单位：招商中心", "万元"},
		{"金额单位：万元；面积单位：亩", "万元 亩"}, {"单位 ： 万 元", "万元"}, {"责任单位：开发区", ""}, {"2020年招商项目台账（单位：万元）", "万元"},
	}
	for _, c := range cases {
		words, _ := sheetUnits(c.text)
		var known []string
		for _, k := range []kind{money, land, area} {
			if u, ok, _ := pickUnit(words, k); ok && !slices.Contains(known, u.name) {
				known = append(known, u.name)
			}
		}
		if got := strings.Join(known, " "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzUnits(f *testing.F) {
	f.Add("单位：万元、亩")
	f.Add("填报单位：招商中心 单位：金额万元")
	f.Add("万㎡/平方米")
	f.Fuzz(func(t *testing.T, s string) {
		w := unitWord(s)
		if dimensionOf(w) != noDimension && unitWord(w) != w {
			t.Fatalf("%q gave %q, and that %q", s, w, unitWord(w))
		}
		sheetUnits(s)
		key, _ := headerKey(s)
		if again, _ := headerKey(key); again != key {
			t.Fatalf("header %q gave %q, and that %q", s, key, again)
		}
		compileWords(december.Words, 2020).total(s)
		isSection(s)
		isFooter(s)
		stateCount(s)
	})
}
