package bulletin

import (
	"fmt"

	"zonereport/pipeline/document"
	"zonereport/pipeline/tally"
)

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
		lines[i].Cells = []document.Cell{text(z.Code), text(named(z)), text(z.Now.Run), text(z.Check)}
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
