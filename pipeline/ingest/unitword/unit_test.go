package unitword

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/ingest/schema"
)

func TestUnits(t *testing.T) {
	cases := []struct {
		words []string
		kind  schema.Kind
		want  string // unit, or !word for an unlisted one, or "" for none
	}{
		{[]string{"万元"}, schema.Money, "万元"}, {[]string{"元"}, schema.Money, "元"}, {[]string{"亿元", "万元"}, schema.Money, "亿元"}, {[]string{"万"}, schema.Money, "万元"},
		{[]string{"万美元"}, schema.Money, "!万美元"}, {[]string{"千元"}, schema.Money, "!千元"}, {[]string{"美元"}, schema.Money, "!美元"}, {[]string{"百万元"}, schema.Money, "!百万元"},
		{[]string{"亩"}, schema.Money, ""}, {[]string{"万元", "亩"}, schema.Land, "亩"}, {[]string{"㎡", "公顷"}, schema.Land, "公顷"}, {[]string{"㎡", "亩"}, schema.Land, "亩"},
		{[]string{"㎡"}, schema.Land, "㎡"}, {[]string{"平方公里"}, schema.Land, "!平方公里"}, {[]string{"亩", "㎡"}, schema.Area, "㎡"}, {[]string{"万㎡"}, schema.Area, "万㎡"},
		{[]string{"亩"}, schema.Area, "!亩"}, {[]string{"个", "人"}, schema.Money, ""}, {[]string{"单元"}, schema.Money, ""}, {nil, schema.Land, ""},
	}
	for _, c := range cases {
		u, ok, unlisted := Pick(c.words, c.kind)
		got := u.Name
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
		if got := Key(word); got != want {
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
		words, _ := OfSheet(c.text)
		var known []string
		for _, k := range []schema.Kind{schema.Money, schema.Land, schema.Area} {
			if u, ok, _ := Pick(words, k); ok && !slices.Contains(known, u.Name) {
				known = append(known, u.Name)
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
		w := Key(s)
		if DimensionOf(w) != NoDimension && Key(w) != w {
			t.Fatalf("%q gave %q, and that %q", s, w, Key(w))
		}
		OfSheet(s)
	})
}
