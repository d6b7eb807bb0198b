package letter

import (
	"fmt"

	"zonereport/pipeline/document"
)

// Heights of the rows of the sheet, in mm: of what is printed, of what is signed by hand, of the stamp, which
// is 42 mm across at the most (国发〔1999〕25号).
const (
	line    = 10
	signed  = 14
	stamped = 50
)

// Sheet is the 签发单: what is issued, by which it can be told, and where those responsible sign and stamp it.
func Sheet(f Facts) document.Document {
	doc := f.base("issue-sheet", "03签发单", "统计报告签发单"+f.kind())
	table := document.Table{Form: true, Columns: []document.Column{{Align: document.Center}, {Wide: true}, {Align: document.Center}, {Wide: true}}}
	row := func(height float64, texts ...string) {
		cells := make([]document.Cell, len(texts))
		for i, text := range texts {
			cells[i].Text = text
		}
		table.Rows = append(table.Rows, document.Row{Height: height, Cells: cells})
	}
	row(line, "报告名称", f.Title+f.kind())
	row(line, "报送单位", f.Organ)
	row(line, "主送机关", f.To)
	row(line, "报告期", month(f.Period), "批次", f.Run)
	row(line, "状态", f.status(), "签发人", f.Issue.Signer)
	if later := f.replaced(); later != "" {
		row(line, "代替情况", later)
	}
	row(line, "文号", f.Issue.DocNo)
	row(line, "校验码", f.Check)
	row(line, "事件链", f.entry())
	row(signed, "单位负责人", "", "统计负责人", "")
	row(signed, "填表人", "", "联系电话", "")
	row(signed, "报出日期", f.reported())
	row(stamped, "盖章处", "")
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
	at := ""
	if f.Issue.At != "" {
		at = f.Issue.At + "登记，"
	}
	return fmt.Sprintf("第%d件（%s），%sSHA-256：%s", f.Entry.N, f.Entry.Event, at, f.Entry.SHA256)
}

// reported is 报出日期: the date of the document, if it has one.
func (f Facts) reported() string {
	if f.Issue.Dated.IsZero() {
		return ""
	}
	return f.Issue.Dated.Chinese()
}
