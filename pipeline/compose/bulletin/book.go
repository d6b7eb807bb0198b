package bulletin

import (
	"fmt"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
	"zonereport/pipeline/unit"
)

// book is the workbook: the sheets of the paper's chapters stand in it as 汇总, 各区指标, 分组指标, 比重和增减, with all
// figures, so that whoever works on has each number once, each with the zone and the run that it comes from.
func (w *writer) book(paper document.Document) document.Document {
	doc := document.Document{ID: paper.ID, File: paper.File, Title: paper.Title, Author: paper.Author, Period: paper.Period, Lead: paper.Lead}
	add := func(title, about string, blocks []document.Block) {
		if len(blocks) > 0 {
			number := wording.Numeral(len(doc.Sections)+1) + "、"
			doc.Sections = append(doc.Sections, document.Section{Number: number, Title: title, About: about, Blocks: blocks})
		}
	}
	plain, grouped := w.parted()
	add("报送情况", "每个开发区的数取自哪一次发布", tables(w.sources()))
	add("汇总", "每项指标的合计和增减", tables(w.all()))
	add("各区指标", "各开发区并列，第一行是合计（公式）", w.matrices(plain))
	add("分组指标", "分组的指标，各开发区并列", grouped)
	add("比重和增减", "各开发区所占的比重，比上月、比上年同期的增减（公式）", w.moves(plain))
	add("没有计入合计的", "哪个开发区的哪些指标没有加进合计，为什么", tables(w.leftOutTable()))
	return doc
}

func tables(t document.Table) []document.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	return []document.Block{t}
}

// parted are the rows without groups, and a table for each grouped figure.
func (w *writer) parted() (plain []tally.Row, grouped []document.Block) {
	rows := w.report.Rows
	for i := 0; i < len(rows); i++ {
		if len(rows[i].Group) == 0 {
			plain = append(plain, rows[i])
			continue
		}
		n := i
		for n < len(rows) && rows[n].ID == rows[i].ID && len(rows[n].Group) > 0 {
			n++
		}
		grouped = append(grouped, w.matrix(rows[i].Name, rows[i:n]))
		i = n - 1
	}
	return plain, grouped
}

// all has a row of the report a row, with what it is and by which formula it can be found.
func (w *writer) all() document.Table {
	t := document.Table{Columns: []document.Column{left("指标"), centred("单位"), left("汇总方式"), number("合计"), number("计入区数"), number("未计入区数"),
		number("比上月", "可比区数"), number("比上月", "本月"), number("比上月", "上月"), number("比上月", "增减"),
		number("比上年同期", "可比区数"), number("比上年同期", "本期"), number("比上年同期", "上年同期"), number("比上年同期", "增减"), number("比上年同期", "增减率（%）"), wide("口径")}}
	for _, r := range w.report.Rows {
		sum := total(r)
		if r.Total != nil {
			sum.From = document.Elsewhere{Name: w.names[r.Key()]}
		}
		out := 0
		for _, v := range r.Values {
			if v.Standing > tally.Counted {
				out++
			}
		}
		cells := []document.Cell{text(r.Label()), text(unit.Written(r.Unit)), text(how(r)), sum, counted(r), count(out)}
		cells = append(cells, changeCells(r, r.Last, 7)...)
		cells = append(cells, changeCells(r, r.Year, 11)...)
		rate := growth(r, r.Year)
		if rate.Value != nil {
			rate.From = document.Quotient{Of: 13, By: 12, Times: 100}
		}
		t.Rows = append(t.Rows, document.Row{Cells: append(cells, rate, text(r.Definition))})
	}
	t.Notes = []string{"相加：各区的数相加。重算：各区的分子相加，除以各区的分母之和。不汇总：去重计数、最大最小、考核得分和名次等，只并列。",
		"增减只比两期都有数、口径相同的开发区，所以“本月”“本期”可能少于合计。年初至报告期末的指标，比上月的增减就是本月新增，一月份不与上年十二月比。"}
	return t
}

// changeCells are how the zones that can be compared moved, the first number at a column.
func changeCells(r tally.Row, c tally.Change, at int) []document.Cell {
	if c.Of == 0 {
		dash := text(document.CannotBe)
		return []document.Cell{count(0), dash, dash, dash}
	}
	n := places(r, c)
	by := amount(c.Now.Sub(*c.Then), n)
	by.From = document.Difference{Of: at, Less: at + 1}
	return []document.Cell{count(c.Of), amount(*c.Now, n), amount(*c.Then, n), by}
}

// moves has a table for each figure that adds up.
func (w *writer) moves(rows []tally.Row) []document.Block {
	var blocks []document.Block
	for _, r := range rows {
		if r.Rule != measure.Added || r.Total == nil {
			continue
		}
		if of, _, aimed := figure.Aimed(r.ID); aimed && of != "" {
			continue
		}
		t := w.shares(r)
		for _, row := range t.Rows {
			for i := range row.Cells {
				row.Cells[i].Figure = "" // a workbook's numbers stand beside the name that leads to the run
			}
		}
		t.Title = fmt.Sprintf("%s（%s）", r.Label(), unit.Written(r.Unit))
		t.Unit = ""
		blocks = append(blocks, t)
	}
	return blocks
}
