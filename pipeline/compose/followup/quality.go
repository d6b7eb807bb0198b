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

// quality is 质量评价: the rates with what they are made of, in the order of the office, and how each is worked out.
func quality(r register.Register) []document.Block {
	if len(r.Departments) == 0 {
		return paragraphs("没有可以评价的部门。")
	}
	t := document.Table{Columns: []document.Column{left("部门"), decimals("应报（本）"), decimals("已报（本）"), decimals("完整率（%）"), decimals("可判断及时的（本）"),
		decimals("按时（本）"), decimals("及时率（%）"), decimals("有内容的单元格（个）"), decimals("问题（项）"), decimals("差错率（每千格）"), decimals("重报（次）")}}
	for _, d := range r.Departments {
		q := d.Quality
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(d.Name), count(q.Owed), count(q.Came), rate(q.Complete, cameColumn, owedColumn, 100), count(q.Judged), count(q.OnTime),
			rate(q.Timely, onTimeColumn, judgedColumn, 100), count(q.Cells), count(q.Questions), rate(q.PerThousand, questionsColumn, cellsColumn, 1000), count(q.Resubmissions)}})
	}
	return append([]document.Block{t}, paragraphs(
		"完整率＝已报本数÷应报本数×100%，零报算已报，有内容才报的台账不计。",
		"及时率＝按时本数÷可判断及时的本数×100%。可判断及时的，是定有报送期限，并且登记了收到时间、或者逾期没有报的；只有首次读到时间的不计。",
		"差错率＝问题项数÷有内容的单元格数×1000。问题包括强制性和核实性的，已答、已更正的也计入；单元格是现用的一次报送里填了内容的。",
		"重报次数是各本台账首次报送以后又报送的次数，同样的文件再交一次的不计。“"+document.CannotBe+"”表示没有可以计算的基数。本表用来改进报送工作，按部门次序排列，不排名。")...)
}
