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

// mostAcross is how many columns of numbers stand side by side, so that a sheet can be printed.
const mostAcross = 9

// matrices are tables of the figures without groups, several figures each.
func (w *writer) matrices(rows []tally.Row) []document.Block {
	var blocks []document.Block
	for first := 0; first < len(rows); {
		n, across := first, 0
		for n < len(rows) && (n == first || across+wideness(rows[n]) <= mostAcross) {
			across += wideness(rows[n])
			n++
		}
		t := w.matrix(fmt.Sprintf("第%d至%d项指标", first+1, n), rows[first:n])
		blocks = append(blocks, t)
		first = n
	}
	return blocks
}

// matrix has a zone a row with its run, a figure a column; one that is recomputed has what stands above and below
// as well, from which its total follows.
func (w *writer) matrix(title string, rows []tally.Row) document.Table {
	t := document.Table{Title: title, Columns: []document.Column{left("代码"), left("开发区"), centred("批次"), centred("校验码")}}
	sum := document.Row{Kind: document.TotalRow, Cells: []document.Cell{text("合计"), {}, {}, {}}}
	lines := make([]document.Row, len(w.report.Zones))
	for i, z := range w.report.Zones {
		run := z.Now.Run
		if z.State != tally.Reported {
			run = ""
		}
		lines[i].Cells = []document.Cell{text(z.Code), text(named(z)), text(run), text(z.Check)}
		lines[i].Cells[1].Link = document.ToName + zoneName(i)
	}
	odd := false
	for _, r := range rows {
		column := columnOf(r)
		t.Columns = append(t.Columns, column.heads...)
		for i := range lines {
			odd = odd || r.Values[i].Standing > tally.Counted
			lines[i].Cells = append(lines[i].Cells, column.line(r.Values[i])...)
		}
		sum.Cells = append(sum.Cells, column.total(len(sum.Cells), w.names[r.Key()])...)
	}
	t.Rows = append([]document.Row{sum}, lines...)
	if odd {
		t.Notes = append(t.Notes, brackets)
	}
	if len(rows) > 0 && len(rows[0].Group) > 0 {
		t.Notes = append(t.Notes, "各组的名称是各开发区自己的，同名的不一定是同一件事，合计只供参考。")
	}
	return t
}

// column is a row of the report as a column of a table, or as three.
type column struct {
	row    tally.Row
	places int
	split  bool
	heads  []document.Column
}

// wideness is how many columns a row takes.
func wideness(r tally.Row) int {
	if r.Quotient != nil {
		return 3
	}
	return 1
}

func columnOf(r tally.Row) column {
	c := column{row: r, places: places(r), split: r.Quotient != nil}
	if head := inUnit(r); c.split {
		c.heads = []document.Column{number(head, "分子"), number(head, "分母"), number(head, "值")}
	} else {
		c.heads = []document.Column{number(head)}
	}
	return c
}

// mostFraction is how many decimals what stands above and below is shown with.
const mostFraction = 4

func (c column) line(v tally.Value) []document.Cell {
	cell := value(v, c.places)
	if !c.split {
		return []document.Cell{cell}
	}
	if v.Standing != tally.Counted {
		return []document.Cell{{}, {}, cell}
	}
	return []document.Cell{fraction(v.Quotient.Numerator), fraction(v.Quotient.Denominator), cell}
}

func (c column) total(at int, name string) []document.Cell {
	cell := total(c.row)
	if c.row.Total != nil {
		cell.Named = name
	}
	if !c.split {
		return []document.Cell{cell}
	}
	q := c.row.Quotient
	cell.From = document.Quotient{Of: at, By: at + 1, Times: 1}
	return []document.Cell{fraction(q.Numerator), fraction(q.Denominator), cell}
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
	n := max(places(r), wording.Decimals(*c.Then, mostPlaces))
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
