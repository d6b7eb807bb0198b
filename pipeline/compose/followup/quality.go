package followup

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// Columns of 质量评价 that rates are made of.
const (
	owedColumn = 1 + iota
	cameColumn
	completeColumn
	judgedColumn
	onTimeColumn
	timelyColumn
	cellsColumn
	questionsColumn
)

// heads are the heads of 质量评价, on paper short enough for the table to stand upright.
var headsOnPaper, headsInBook = [...]string{"应报", "已报", "完整率", "可判断", "按时", "及时率", "单元格", "问题", "差错率", "重报"},
	[...]string{"应报（本）", "已报（本）", "完整率（%）", "可判断及时的（本）", "按时（本）", "及时率（%）", "有内容的单元格（个）", "问题（项）", "差错率（每千格）", "重报（次）"}

// quality is 质量评价: the rates with what they are made of, in the order of the office, and how each is worked out.
func quality(r register.Register, heads [10]string) []document.Block {
	if len(r.Departments) == 0 {
		return document.Paragraphs("没有可以评价的部门。")
	}
	t := document.Table{Columns: []document.Column{left("部门")}}
	for _, head := range heads {
		t.Columns = append(t.Columns, decimals(head))
	}
	for _, d := range r.Departments {
		q := d.Quality
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(d.Name), count(q.Owed), count(q.Came), rate(q.Complete, cameColumn, owedColumn, 100), count(q.Judged), count(q.OnTime),
			rate(q.Timely, onTimeColumn, judgedColumn, 100), count(q.Cells), count(q.Questions), rate(q.PerThousand, questionsColumn, cellsColumn, 1000), count(q.Resubmissions)}})
	}
	if heads == headsOnPaper {
		t.Notes = []string{"应报、已报、可判断、按时的单位是本，单元格是个，问题是项，重报是次；完整率、及时率是%，差错率是每千个单元格的项数。"}
	}
	return append([]document.Block{t}, document.Paragraphs(
		"完整率＝已报本数÷应报本数×100%，零报算已报，有内容才报的台账不计。",
		"及时率＝按时本数÷可判断及时的本数×100%。可判断及时的，是定有报送期限，并且登记了收到时间、或者逾期没有报的；只有首次读到时间的不计。",
		"差错率＝问题项数÷有内容的单元格数×1000。问题包括强制性和核实性的，已答、已更正的也计入；单元格是现用的一次报送里填了内容的。",
		"重报次数是各本台账首次报送以后又报送的次数，同样的文件再交一次的不计。“"+document.CannotBe+"”表示没有可以计算的基数。本表用来改进报送工作，按部门次序排列，不排名。")...)
}
