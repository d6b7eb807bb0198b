package documenttest_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
)

// A dump holds every text of a document, in its order.
func TestDump(t *testing.T) {
	doc := document.Document{ID: "review", File: "回眸", Title: "标题一\n标题二", Subtitle: "2020年12月", Lead: []document.Block{document.Paragraph{Text: "导语"}},
		Sections: []document.Section{{Number: "一、", Title: "平台", Blocks: []document.Block{
			document.Heading{Level: 2, Text: "小节"},
			document.Table{Number: "表1", Title: "明细", Unit: "万元", Columns: []document.Column{{Head: []string{"组", "甲"}}, {Head: []string{"乙"}}},
				Rows: []document.Row{{Cells: []document.Cell{{Text: "1"}, {Text: "—"}}}}, Notes: []string{"注一"}, Source: "台账"},
			document.Chart{Number: "图1", Title: "走势", Unit: "%", Categories: []string{"一期", "二期"}, Series: []document.Series{{Name: "比重", Points: []document.Point{{Text: "5"}, {Text: "6"}}}}, Note: "图注"},
			document.Signatures{Labels: []string{"填表", "审核"}},
		}}},
		Annexes: []document.Section{{Title: "附表"}}, Manual: document.Section{Title: "编制说明"},
	}
	want := "review\n回眸\n= 标题一 | 标题二\n= 2020年12月\n导语\n\n# 一、平台\n## 小节\n[表1 明细 万元]\n| 组/甲 | 乙\n| 1 | —\n注：注一\n资料来源：台账\n" +
		"(图1 走势 %)\n  比重: 一期 5; 二期 6\n  图注\n填表：＿＿ 审核：＿＿\n\n# 附表\n\n# 编制说明\n"
	var b strings.Builder
	if err := documenttest.Dump(&b, doc); err != nil || b.String() != want {
		t.Errorf("got\n%s\nwant\n%s\n%v", b.String(), want, err)
	}
	b.Reset()
	if err := documenttest.Dump(&b, document.Document{ID: "a", File: "b", Title: "c"}); err != nil || b.String() != "a\nb\n= c\n" {
		t.Errorf("an empty one: %q, %v", b.String(), err)
	}
}
