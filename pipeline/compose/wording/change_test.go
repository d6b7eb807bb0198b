package wording_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/figure"
)

func TestChange(t *testing.T) {
	one := 1
	for _, c := range []struct{ value, unit, want string }{
		{"5.2", "%", "增长5.2%"}, {"-3.14", "%", "下降3.1%"}, {"0", "%", "持平"}, {"0.04", "%", "基本持平"}, {"-0.04", "%", "基本持平"},
		{"0.3", "百分点", "提高0.3个百分点"}, {"-0.3", "百分点", "下降0.3个百分点"}, {"-20000", "万元", "减少20000.0万元"}, {"3", "个", "增加3.0个"},
	} {
		if got := wording.Change(&figure.Figure{Value: decimal.RequireFromString(c.value), Unit: c.unit, Decimals: &one}); got != c.want {
			t.Errorf("%s%s: %s, want %s", c.value, c.unit, got, c.want)
		}
	}
	for value, want := range map[string]string{"-20000": "减少2亿元", "0.0001": "基本持平"} {
		if got := wording.Change(&figure.Figure{Value: decimal.RequireFromString(value), Unit: "万元"}); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
	if got := wording.Figure(&figure.Figure{Value: decimal.RequireFromString("0.25"), Unit: "百分点"}); got != "0.25个百分点" {
		t.Error(got)
	}
}
