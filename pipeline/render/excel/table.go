package excel

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/formula"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// longTable is the number of rows from which a table is taken to go over a page, so that
// its head is to repeat.
const longTable = 20

// table writes a statistical table: title, unit, head of one or more layers, rows, notes and
// source (typography.md §3.3). Cells that state a figure refer to it by its name.
func (w *writer) table(s *workbook.Sheet, t document.Table) {
	for len(s.Widths) < len(t.Columns) {
		s.Widths = append(s.Widths, 10)
	}
	if t.Number+t.Title != "" {
		l := w.Text("table_title")
		l.Across, l.Wrap = "center", true
		s.Keep(110)
		s.Row(8, 0)
		w.Over(s, l, joined(t.Number, t.Title), 20)
	}
	if t.Unit != "" {
		l := w.Text("note")
		l.Across = "right"
		w.Over(s, l, "单位："+t.Unit, 16)
	}
	first := s.Len() + 1
	w.tableHead(s, t.Columns)
	if len(t.Rows) > longTable {
		s.Head = [2]int{first, s.Len()}
	}
	top := s.Len() + 1
	for _, r := range t.Rows {
		w.tableRow(s, t, r)
	}
	w.sums(s, t, top)
	shares(s, t, top)
	w.RuleOff(s)
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

func (w *writer) remarkOver(s *workbook.Sheet, text string) {
	l := w.Text("note")
	l.Across, l.Wrap = "left", true
	w.Over(s, l, text, 16)
}

// tableRow writes one row of a table.
func (w *writer) tableRow(s *workbook.Sheet, t document.Table, r document.Row) {
	height := 18.0
	looks := make([]workbook.Look, len(t.Columns))
	for i, c := range t.Columns {
		var cell document.Cell
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		looks[i] = w.Ruled(w.cellLook(cell, c, r.Kind, i), i+1)
		if cell.Value == nil {
			height = max(height, workbook.Height(cell.Text, looks[i].Size, s.Widths[i]))
		}
	}
	row := s.Row(height, len(t.Columns))
	for i := range t.Columns {
		c := s.Cell(row, i+1)
		c.StyleID = w.ID(looks[i])
		if i < len(r.Cells) {
			if c.Formula, c.Value = w.held(r.Cells[i]); c.Formula == "" {
				c.Formula = within(r.Cells, i, row)
			}
			w.name(s, row, i+1, r.Cells[i].Named)
			if link := w.working.cell(r.Cells[i].Link); link != "" {
				s.Link(row, i+1, link)
			}
		}
	}
}

// name defines the name of a cell that has one.
func (w *writer) name(s *workbook.Sheet, row, column int, name string) {
	if name == "" || w.failed != nil {
		return
	}
	_, w.failed = workbook.Define(w.Excel, name, notation.On(s.Name, notation.Absolute(row, column)))
}

// held is what a cell holds: a figure by its name and unit with its exact value, a number,
// or text; nil for a blank.
func (w *writer) held(c document.Cell) (text string, value any) {
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
func (w *writer) cellLook(c document.Cell, column document.Column, kind document.RowKind, i int) workbook.Look {
	use := "table"
	if kind == document.TotalRow || kind == document.Highlight || kind == document.Band {
		use = "table_head"
	}
	l := w.Text(use)
	if c.Value != nil || c.Figure != "" {
		l = w.Digits("table")
		l.Bold = use == "table_head"
		l.Format = notation.Decimals(c.Decimals, c.Percent)
		if c.Prefix != "" {
			l.Format = `"` + c.Prefix + `"` + l.Format
		}
	}
	if showsPlaces(c.From) {
		l.Format = `"↑"0;"↓"0;"平"`
	}
	switch column.Align {
	case document.Left:
		l.Across = "left"
	case document.Center:
		l.Across = "center"
	case document.Decimal:
		l.Across = "right"
	}
	l.Wrap = c.Value == nil
	if kind == document.Part && i == 0 {
		l.Indent = 1
	}
	if kind == document.Highlight {
		l.Fill = w.Style.Sheet.HeadFill
	}
	if w.working.cell(c.Link) != "" {
		l = w.Linked(l)
	}
	return l
}

// sums turns the numbers of a total row into SUM formulas where the rows, all plain ones
// and the total first or last among them, add up to it exactly.
func (w *writer) sums(s *workbook.Sheet, t document.Table, top int) {
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
			if cell.Value != nil && cell.Figure == "" && cell.From == nil && c < len(t.Columns) && addsUp(t.Rows[from:to+1], c, *cell.Value) {
				s.Cell(top+i, c+1).Formula = "SUM(" + notation.Range(top+from, c+1, top+to, c+1) + ")"
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
