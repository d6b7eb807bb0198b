package mark

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
)

// TestSign: what a report bears as a 公文, and which blanks are left.
func TestSign(t *testing.T) {
	dated := document.Signing{DocNo: "甲〔2021〕3号", Dated: "2021-01-08", Signer: "张三"}
	red := definition.Issue{RedHead: "甲管委会文件", To: "各乡镇", Organ: "甲管委会", Seal: true, DocNo: "甲〔{year}〕{n}号"}
	for _, c := range []struct {
		name     string
		official bool
		sign     document.Signing
		issue    definition.Issue
		head     string // RedHead|DocNo|Signer|To
		end      string
		seal     bool
	}{
		{"plain", true, document.Signing{}, definition.Issue{DocNo: "甲〔{year}〕{n}号"}, "|||", "［单位负责人 报出日期］", false},
		{"dated", true, dated, definition.Issue{}, "|甲〔2021〕3号|张三|", "甲 2021年1月8日 ［单位负责人］", false},
		{"sealed", false, dated, definition.Issue{Seal: true, Organ: "甲管委会"}, "|甲〔2021〕3号|张三|", "甲管委会 2021年1月8日 ［单位负责人］", true},
		{"公文", true, dated, red, "甲管委会文件|甲〔2021〕3号|张三|各乡镇", "甲管委会 2021年1月8日", true},
		{"公文 not issued yet", true, document.Signing{}, red, "甲管委会文件|甲〔　　〕　号||各乡镇", "甲管委会 　　　　年　　月　　日", true},
		{"no 公文", false, document.Signing{}, red, "|||", "［单位负责人 报出日期］", true},
		{"主送机关 alone", true, document.Signing{}, definition.Issue{To: "各乡镇"}, "|||各乡镇", "［单位负责人 报出日期］", false},
	} {
		doc := document.Document{Sections: []document.Section{{Title: "一"}, {Title: "二"}}}
		Sign(&doc, c.sign, definition.Zone{Name: "甲", Issue: c.issue}, definition.Report{Official: c.official, Sign: []string{"单位负责人", reportedOn}})
		if head := strings.Join([]string{doc.RedHead, doc.DocNo, doc.Signer, doc.To}, "|"); head != c.head || doc.Seal != c.seal {
			t.Errorf("%s: %s, seal %v", c.name, head, doc.Seal)
		}
		var end []string
		for _, b := range doc.Sections[1].Blocks {
			switch b := b.(type) {
			case document.Paragraph:
				end = append(end, b.Text)
			case document.Signatures:
				end = append(end, "［"+strings.Join(b.Labels, " ")+"］")
			}
		}
		if got := strings.Join(end, " "); got != c.end || len(doc.Sections[0].Blocks) > 0 {
			t.Errorf("%s: ends with %s, want %s", c.name, got, c.end)
		}
	}
}
