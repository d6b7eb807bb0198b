package letter

import (
	"fmt"

	"zonereport/pipeline/document"
)

// Sheet is the 签发单: what is issued, by which it can be told, and where those responsible sign and stamp it.
func Sheet(f Facts) document.Document {
	title := "统计报告签发单"
	if f.Draft {
		title = "统计报告签发单（送审稿）"
	}
	doc := f.base("issue-sheet", "03签发单", title)
	table := document.Table{Columns: []document.Column{{Align: document.Center}, {Wide: true}}}
	for _, r := range [][2]string{
		{"报告名称", f.Title + f.kind()}, {"报送单位", f.Organ}, {"主送机关", f.To}, {"报告期", month(f.Period)}, {"批次", f.Run},
		{"状态", f.status()}, {"文号", f.Issue.DocNo}, {"签发人", f.Issue.Signer},
		{"校验码", f.Check}, {"事件链", f.entry()}, {"登记时间", f.Issue.At},
		{"单位负责人", ""}, {"统计负责人", ""}, {"填表人", ""}, {"联系电话", ""}, {"报出日期", f.reported()}, {"盖章处", ""},
	} {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: r[0]}, {Text: r[1]}}})
	}
	doc.Lead = []document.Block{table}
	return doc
}

// status is what it was issued as.
func (f Facts) status() string {
	if f.Draft {
		return "送审稿（未签发）"
	}
	return fmt.Sprintf("%s（第%d次印发）", f.Issue.Status, f.Issue.Nth)
}

// entry names the line of the chain by which a later change of the folder would show.
func (f Facts) entry() string {
	if f.Entry.SHA256 == "" {
		return ""
	}
	return fmt.Sprintf("第%d件（%s），SHA-256：%s", f.Entry.N, f.Entry.Event, f.Entry.SHA256)
}

// reported is 报出日期: the date of the document, if it has one.
func (f Facts) reported() string {
	if f.Issue.Dated.IsZero() {
		return ""
	}
	return f.Issue.Dated.Chinese()
}
