package unitword

import "testing"

// The money in which a text above the header says that all amounts are (design-life §11).
func TestForeignOfSheet(t *testing.T) {
	labels := []string{"货币种类", "币种", "货币"}
	for _, c := range []struct{ text, next, want string }{
		{"币种：美元", "", "美元"}, {"币　种：万港元", "", "万港元"}, {"货币种类：USD", "", "usd"}, {"币种", "欧元", "欧元"}, {"币种：HK$", "", "外币"}, {"（币种：日元）", "", "日元"},
		{"单位：万元（美元）", "", "美元"}, {"单 位：万元（万美元）", "", "万美元"},
		{"币种：人民币", "", ""}, {"币种：人民币/美元", "", ""}, {"币种", "人民币", ""}, {"币种", "", ""}, {"单位：万元（人民币）", "", ""},
		{"填报单位：外汇公司（美元部）", "", ""}, {"美元债券表（二）", "", ""}, {"货币资金表", "美元", ""},
	} {
		if got := ForeignOfSheet(c.text, c.next, labels); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.text, c.next, got, c.want)
		}
	}
}
