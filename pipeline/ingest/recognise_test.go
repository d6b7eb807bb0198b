package ingest

import (
	"strings"
	"testing"

	"zonereport/pipeline/finding"
)

// Three matching headers make a ledger also when so much is lacking that a word in the
// rows, or a smaller ledger, fits by score; the finding stands at column A of the header
// and names the ledgers that may be meant (design §4).
func TestDoubtfulHeads(t *testing.T) {
	defs := shippedLedgers(t)
	cases := []struct {
		name  string
		lines []string
		sheet string
		said  string
		names []string
	}{
		{"hardly any required column", []string{"填报单位：招商中心", "投资方|协议类型|备注", "项目|框架协议|甲"}, "S", "error header.required A2", []string{"招商项目台账", "项目编号", "责任单位"}},
		{"one of two", []string{"编号|企业名称|办结时间", "1|甲|2020.1.2"}, "S", "error header.required A1", []string{"企业难题台账", "提出日期", "审批事项台账", "事项类型"}},
		{"equally two", []string{"项目编号|项目名称|责任单位|来源地|备注|当月到位", "P1|甲|乙|省外|x|1"}, "S", "error header.required A1", []string{"到位资金台账", "招商项目台账"}},
		{"a small ledger or half a larger one", []string{"期次|状态|企业名称", "一期|运营|甲"}, "S", "error sheet.ambiguous A1", []string{"孵化器分期台账", "孵化器入驻企业台账"}},
		{"the same, named", []string{"期次|状态|企业名称", "一期|运营|甲"}, "孵化器分期", "", nil},
	}
	for _, c := range cases {
		set, list := readGrids(defs, bookOf(sheetOf(c.sheet, c.lines...)))
		var first finding.Finding
		if len(list) > 0 && list[0].Severity == finding.Error {
			first = list[0]
		}
		if got := strings.Join([]string{string(first.Severity), first.Rule, first.Cell}, " "); strings.TrimSpace(got) != c.said {
			t.Errorf("%s: got %q, want %q", c.name, got, c.said)
		}
		for _, n := range c.names {
			if !strings.Contains(first.Message(), n) {
				t.Errorf("%s: %q is not named: %s", c.name, n, first.Message())
			}
		}
		if c.said != "" && len(set) != 0 {
			t.Errorf("%s: rows were used", c.name)
		}
	}
}
