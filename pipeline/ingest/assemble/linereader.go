package assemble

import (
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// typedRows is what the lines under a header came to.
type typedRows struct {
	rows          []ledger.Row
	stated        []statedLine // totals and sections
	later, hidden int
	emptied       []int         // empty lines of a prepared form
	states        []columnState // by the order of the columns
	unitStates    []unitState   // by the order of the columns of units
}

// columnState is what became of a column's cells so far.
type columnState struct {
	relied     bool        // a value relied on the default unit
	failed     bool        // a cell was refused: totals say nothing
	carry      ledger.Cell // value of the merge whose anchor was met last
	anchorLine int         // line of that anchor
}

// lineReader types the lines under a header, one after the other.
type lineReader struct {
	classifier
	typedRows
	log   *report.Report
	told  *trace.SheetReading
	ref   *ledger.SheetName
	month ledger.Cell // of a sheet named N月 that has no column for it
	form  formLines
	open  []openUnit    // of the row being read
	spare []ledger.Cell // of rows to come
	bare  int           // lines of nothing but amounts that were no totals
	ended bool          // a footer was met
}

// slab is how many rows are allocated at once: one by one costs time, all at once costs
// memory where most lines turn out to be empty.
const slab = 512

// readRows reads the lines under the header.
func (b *lineReader) readRows(rows []grid.Row) typedRows {
	b.states, b.unitStates = make([]columnState, len(b.columns)), make([]unitState, len(b.units))
	b.rows = make([]ledger.Row, 0, min(len(rows), slab))
	for i := range rows {
		class, label := b.lineClass(rows, i)
		b.told.Line(b.take(class, label, rows, i), rows[i].Line)
	}
	return b.typedRows
}

// lineClass tells what a line is, by what stands in it and by where it stands.
func (b *lineReader) lineClass(rows []grid.Row, i int) (class lines.Class, label *grid.Cell) {
	row := &rows[i]
	if class, ok := b.form.furniture[i]; ok {
		b.ended = false
		return class, nil
	}
	if (i == 0 || b.form.furniture[i-1] == lines.Head) && lines.IsIndexRow(row) {
		return lines.Index, nil
	}
	class, label = b.classify(row, b.above())
	if len(b.rows) == 0 {
		class = b.underHeader(row, class, label)
	}
	if (class == lines.Data || class == lines.Lone) && b.isEmptyForm(row, b.form.serials) {
		class = lines.Blank
		b.emptied = append(b.emptied, row.Line)
	}
	if b.ended && !b.resumes(row) {
		if class != lines.Footer {
			class = lines.Below
		}
		return class, nil
	}
	if class == lines.Data && label == nil && b.isBareTotal(row) {
		b.log.Add(finding.Warning, rule.TotalUnlabelled, address(row, row.Cells[0].Col), "", "", wording.BareTotal)
		return lines.Total, nil
	}
	return class, label
}

// above is the row read last, nil for none.
func (b *lineReader) above() *ledger.Row {
	if len(b.rows) == 0 {
		return nil
	}
	return &b.rows[len(b.rows)-1]
}

// take reads a line of a class, and says what it was in the end: a line without values is
// blank.
func (b *lineReader) take(class lines.Class, label *grid.Cell, rows []grid.Row, i int) lines.Class {
	row := &rows[i]
	switch class {
	case lines.Data:
		if !b.holdsValues(row) {
			return lines.Blank
		}
		width := len(b.book.Fields)
		if len(b.spare) < width {
			b.spare = make([]ledger.Cell, min(len(rows)-i, slab)*width)
		}
		b.readRow(row, b.spare[:width:width])
		b.spare = b.spare[width:]
	case lines.Total, lines.Section:
		if label != nil {
			b.noteStated(class, row, label)
		}
	case lines.Footer:
		b.ended = true
	case lines.Lone:
		b.log.Add(finding.Warning, rule.RowIgnored, address(row, label.Col), "", "", wording.LoneText)
	case lines.Sample:
		b.log.Add(finding.Warning, rule.RowSample, address(row, 1), "", spelling.Trim(label.Text), wording.SampleRow)
	case lines.Guide:
		b.log.Add(finding.Warning, rule.RowGuide, address(row, 1), "", "", wording.GuideRow)
	}
	return class
}

// readRow types one row that holds a value of its own, which a running number or a merge from
// above is not.
func (b *lineReader) readRow(row *grid.Row, cells []ledger.Cell) {
	if b.month.Kind != ledger.Blank {
		cells[b.book.MonthField] = b.month
	}
	b.readUnits(row)
	next := 0
	for _, p := range b.columns {
		for next < len(row.Cells) && row.Cells[next].Col < p.col {
			next++
		}
		var c *grid.Cell
		if next < len(row.Cells) && row.Cells[next].Col == p.col {
			c = &row.Cells[next]
		}
		b.fill(row, p, c, cells)
	}
	b.settleMeasures(cells)
	b.judgeSigns(cells)
	b.keep(row, cells)
}

// fill types one cell of a row into its place and notes what is to be said of it.
func (b *lineReader) fill(row *grid.Row, p *column, c *grid.Cell, cells []ledger.Cell) {
	cell, state := &cells[p.index], &b.states[p.order]
	at := ledger.Address{Row: int32(row.Line), Col: int32(p.col)}
	m, merged := p.merge(row.Line)
	owed := true
	if merged && m.Row1 < row.Line {
		*cell, owed = b.carried(p, m, at)
	} else {
		b.typeCell(p, c, at, cell)
		owed = !cell.Refused
		if merged {
			b.anchored(p, m, *cell)
		}
	}
	if p.Required && owed && !p.Unread && cell.Kind == ledger.Blank {
		state.failed = true
		cell.Refused = true
		value := ""
		if c != nil {
			value = p.Shown(c.Text)
		}
		b.log.Add(finding.Error, rule.Required, at, p.Header, value, wording.Required(p.Header, b.filledAbove(p)))
	}
}

// typeCell types a cell of its own; c is nil for a blank.
func (b *lineReader) typeCell(p *column, c *grid.Cell, at ledger.Address, cell *ledger.Cell) {
	if c == nil {
		cell.At = at
		return
	}
	r := b.readAmount(c, p)
	r.At = at
	if r.Rule != "" {
		b.log.Add(r.Severity, r.Rule, at, p.Header, p.Shown(typing.Digits(c)), r.Words)
		r.Refused = r.Refused || r.Severity == finding.Error
	}
	*cell = r.Cell
	if r.Unit != "" && p.UnitByRow {
		b.open = append(b.open, openUnit{p, at, r.Unit, p.Shown(c.Text)})
	}
	if r.Forms != 0 {
		b.note(r.Forms, p, at)
	}
	state := &b.states[p.order]
	state.relied = state.relied || r.Defaulted
	state.failed = state.failed || r.Refused
}

// filledAbove tells whether the row above has a value in a column that is no amount.
func (b *lineReader) filledAbove(p *column) bool {
	n := len(b.rows)
	return n > 0 && !p.Kind.Numeric() && !p.SoleKey && b.rows[n-1].Cells[p.index].Kind != ledger.Blank
}

// note logs normalised forms; in a file of plain text every number and date is text.
func (b *lineReader) note(forms typing.Form, p *column, at ledger.Address) {
	if b.Plain {
		forms &^= typing.FormText | typing.FormDate | typing.FormSerial
	}
	if forms&(typing.FormWidth|typing.FormThousands|typing.FormUnit|typing.FormPercent) != 0 {
		forms &^= typing.FormText
	}
	b.log.Form(forms, p.Header, at)
}

// keep adds a row and marks it when it is dated after the report month (as-of rule).
func (b *lineReader) keep(row *grid.Row, cells []ledger.Cell) {
	r := ledger.Row{Sheet: b.ref, Line: row.Line, Cells: cells}
	if i := b.book.DateField; i >= 0 && cells[i].Date > b.End {
		r.Later = true
		b.later++
		b.told.Later(row.Line)
	}
	if row.Hidden {
		b.hidden++
	}
	b.rows = append(b.rows, r)
}
