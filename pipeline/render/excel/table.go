package excel

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/formula"
	"zonereport/pipeline/render/excel/notation"
)

// longTable is the number of rows from which a table is taken to go over a page, so that
// its head is to repeat.
const longTable = 20

// table writes a statistical table: title, unit, head of one or more layers, rows, notes and
// source (typography.md §3.3). Cells that state a figure refer to it by its name.
func (w *workbook) table(s *sheet, t document.Table) {
	for len(s.widths) < len(t.Columns) {
		s.widths = append(s.widths, 10)
	}
	if t.Number+t.Title != "" {
		l := w.text("table_title")
		l.across, l.wrap = "center", true
		s.keep(110)
		s.row(8, 0)
		w.over(s, l, joined(t.Number, t.Title), 20)
	}
	if t.Unit != "" {
		l := w.text("note")
		l.across = "right"
		w.over(s, l, "单位："+t.Unit, 16)
	}
	first := len(s.lines) + 1
	w.tableHead(s, t.Columns)
	if len(t.Rows) > longTable {
		s.head = [2]int{first, len(s.lines)}
	}
	top := len(s.lines) + 1
	for _, r := range t.Rows {
		w.tableRow(s, t, r)
	}
	w.sums(s, t, top)
	w.close(s)
	for i, note := range t.Notes {
		if i == 0 {
			note = "注：" + note
		} else {
			note = "　　" + note
		}
		w.remarkOver(s, note)
	}
	if t.Source != "" {
		w.remarkOver(s, "资料来源："+t.Source)
	}
}

func joined(number, title string) string {
	if number == "" || title == "" {
		return number + title
	}
	return number + "　" + title
}

func (w *workbook) remarkOver(s *sheet, text string) {
	l := w.text("note")
	l.across, l.wrap = "left", true
	w.over(s, l, text, 16)
}

// tableRow writes one row of a table.
func (w *workbook) tableRow(s *sheet, t document.Table, r document.Row) {
	height := 18.0
	looks := make([]look, len(t.Columns))
	for i, c := range t.Columns {
		var cell document.Cell
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		looks[i] = w.ruled(w.cellLook(cell, c, r.Kind, i), i+1)
		if cell.Value == nil {
			height = max(height, tall(linesOf(cell.Text, looks[i].size, s.widths[i]), looks[i].size))
		}
	}
	row := s.row(height, len(t.Columns))
	for i := range t.Columns {
		c := s.cell(row, i+1)
		c.StyleID = w.id(looks[i])
		if i < len(r.Cells) {
			c.Formula, c.Value = w.held(r.Cells[i])
			if target := w.working.cell(r.Cells[i].Link); target != "" {
				s.links = append(s.links, link{row, i + 1, target})
			}
		}
	}
}

// held is what a cell holds: a figure by its name and unit with its exact value, a number,
// or text; nil for a blank.
func (w *workbook) held(c document.Cell) (text string, value any) {
	if m, ok := c.From.(document.Movement); ok {
		return w.working.origin(m, decimal.Zero), m.Gained
	}
	f := w.figure[c.Figure]
	if f == nil {
		if c.Value != nil {
			return w.working.origin(c.From, *c.Value), notation.Number(*c.Value)
		}
		if c.Text == "" {
			return "", nil
		}
		return "", c.Text
	}
	exact := c.In.Of(f.Value)
	if c.Value != nil {
		exact = *c.Value
	}
	return formula.In(w.working.names[c.Figure], c.In), notation.Number(exact)
}

// cellLook is how a cell of a table looks.
func (w *workbook) cellLook(c document.Cell, column document.Column, kind document.RowKind, i int) look {
	use := "table"
	if kind == document.TotalRow || kind == document.Highlight {
		use = "table_head"
	}
	l := w.text(use)
	if c.Value != nil || c.Figure != "" {
		l = w.digits("table")
		l.bold = use == "table_head"
		l.format = notation.Decimals(c.Decimals, c.Percent)
		if c.Prefix != "" {
			l.format = `"` + c.Prefix + `"` + l.format
		}
	}
	if _, ok := c.From.(document.Movement); ok {
		l.format = `"↑"0;"↓"0;"平"`
	}
	switch column.Align {
	case document.Left:
		l.across = "left"
	case document.Center:
		l.across = "center"
	case document.Decimal:
		l.across = "right"
	}
	l.wrap = c.Value == nil
	if kind == document.Part && i == 0 {
		l.indent = 1
	}
	if kind == document.Highlight {
		l.fill = w.style.Sheet.HeadFill
	}
	if w.working.cell(c.Link) != "" {
		l = w.linked(l)
	}
	return l
}

// sums turns the numbers of a total row into SUM formulas where the rows, all plain ones
// and the total first or last among them, add up to it exactly.
func (w *workbook) sums(s *sheet, t document.Table, top int) {
	last := len(t.Rows) - 1
	for i, r := range t.Rows {
		if r.Kind != document.TotalRow || (i != 0 && i != last) || last == 0 {
			continue
		}
		from, to := 1, last
		if i == last {
			from, to = 0, last-1
		}
		for c, cell := range r.Cells {
			if cell.Value != nil && cell.Figure == "" && c < len(t.Columns) && addsUp(t.Rows[from:to+1], c, *cell.Value) {
				s.cell(top+i, c+1).Formula = "SUM(" + notation.Range(top+from, c+1, top+to, c+1) + ")"
			}
		}
	}
}

func addsUp(rows []document.Row, c int, total decimal.Decimal) bool {
	sum := decimal.Zero
	for _, r := range rows {
		if r.Kind != document.Normal && r.Kind != document.Highlight || c >= len(r.Cells) {
			return false
		}
		if v := r.Cells[c].Value; v != nil {
			sum = sum.Add(*v)
		}
	}
	return sum.Equal(total)
}
