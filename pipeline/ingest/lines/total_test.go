package lines

import (
	"testing"

	"github.com/BurntSushi/toml"

	"zonereport/pipeline/definition"
)

func TestTotalLabels(t *testing.T) {
	var words definition.Words
	if _, err := toml.DecodeFile("../../../templates/reading.toml", &words); err != nil {
		t.Fatal(err)
	}
	v := CompileTotals(words.Totals)
	for s, want := range map[string]TotalKind{
		"合计": SumTotal, "合 计：": SumTotal, "（合计）": SumTotal, "总计": GrandTotal, "小　计": Subtotal, "汇总": SumTotal, "一期 汇总": Subtotal, "招商中心汇总": Subtotal,
		"累计": SumTotal, "共计": SumTotal, "共计12家": SumTotal, "总数": SumTotal, "计": SumTotal, "Total": SumTotal, "TOTAL:": SumTotal, "Ｔｏｔａｌ": SumTotal, "Grand Total": GrandTotal,
		"Subtotal": Subtotal, "∑": SumTotal, "Σ": SumTotal, "总计数": OtherTotal, "合计5个": SumTotal, "产业项目合计": SumTotal, "产业项目（5个）小计": Subtotal, "合计（万元）": SumTotal,
		"设计": NoTotal, "会计": NoTotal, "审计": NoTotal, "汇总科技有限公司": NoTotal, "项目总数": NoTotal, "合计划": NoTotal, "数据汇总处": NoTotal,
	} {
		if got := v.Kind(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
		if want != NoTotal && !v.May(s) {
			t.Errorf("%q is ruled out", s)
		}
	}
}
