package ingest

import (
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// block is one ledger's rows in a sheet, under one header. Most sheets are one block; a
// header that is repeated, or another ledger below, begins a new one.
type block struct {
	*settings
	book          *book
	sheet         *grid.Sheet
	merges        merges // of the sheet
	ref           *ledger.Sheet
	log           *report
	columns       []*column // in the order of the sheet
	byCol         []*column
	units         []*unitColumn
	open          []openUnit   // of the row being read
	used          map[int]bool // columns whose header is known and not used
	required      int          // required columns
	requiredTexts int          // of them those that are no amounts
	month         ledger.Cell  // of a sheet named N月 that has no column for it
	rows          []ledger.Row
	earlier       []ledger.Row // of the same ledger, under headers further up in the sheet
	marks         []mark
	later, hidden int
	bare          int      // lines of nothing but amounts that were no totals
	ended         bool     // a footer was met
	resting       []string // its cells that rest on other workbooks, for people
	told          *SheetReading
}

// at is the column at a place of the sheet, nil if it has none.
func (b *block) at(col int) *column {
	if col < len(b.byCol) {
		return b.byCol[col]
	}
	return nil
}

// slab is how many rows are allocated at once: one by one costs time, all at once costs
// memory where most lines turn out to be empty.
const slab = 512

// readRows reads the lines under the header.
func (b *block) readRows(rows []grid.Row, form formLines) {
	width := len(b.book.fields)
	var cells []ledger.Cell
	var emptied []int
	b.rows = make([]ledger.Row, 0, min(len(rows), slab))
	for i := range rows {
		row := &rows[i]
		if class, ok := form.furniture[i]; ok {
			b.ended = false
			b.told.line(class, row.Line)
			continue
		}
		if (i == 0 || form.furniture[i-1] == headRow) && isIndexRow(row) {
			b.told.line(indexRow, row.Line)
			continue
		}
		class, label := b.classify(row)
		if len(b.rows) == 0 {
			class = b.underHeader(row, class, label)
		}
		if (class == dataRow || class == loneRow) && b.isEmptyForm(row, form.serials) {
			class = blankRow
			emptied = append(emptied, row.Line)
		}
		if b.ended && !b.resumes(row) {
			if class != footerRow {
				class = belowRow
			}
			b.told.line(class, row.Line)
			continue
		}
		switch class {
		case dataRow:
			if label == nil && b.isBareTotal(row) {
				b.log.add(finding.Warning, ruleTotalUnlabelled, b.address(row, row.Cells[0].Col), "", "", bareTotal)
				class = totalRow
				break
			}
			if len(cells) < width {
				cells = make([]ledger.Cell, min(len(rows)-i, slab)*width)
			}
			if b.readRow(row, cells[:width:width]) {
				cells = cells[width:]
			} else {
				class = blankRow
			}
		case totalRow, sectionRow:
			b.mark(class, row, label)
		case footerRow:
			b.ended = true
		case loneRow:
			b.log.add(finding.Warning, ruleRowIgnored, b.address(row, label.Col), "", "", loneText)
		case sampleRow:
			b.log.add(finding.Warning, ruleRowSample, b.address(row, 1), "", trim(label.Text), sampleOne)
		case guideRow:
			b.log.add(finding.Warning, ruleRowGuide, b.address(row, 1), "", "", guideWords)
		}
		b.told.line(class, row.Line)
	}
	b.sayEmptied(emptied)
	b.finish()
}

func (b *block) address(row *grid.Row, col int) ledger.Address {
	return ledger.Address{Row: int32(row.Line), Col: int32(col)}
}

// readRow types one row. It is kept when it holds a value of its own, which a running
// number or a merge from above is not.
func (b *block) readRow(row *grid.Row, cells []ledger.Cell) bool {
	if !b.holdsValues(row) {
		for _, p := range b.columns {
			p.merged(row.Line)
		}
		return false
	}
	for i := range cells {
		cells[i] = ledger.Cell{}
	}
	if b.month.Kind != ledger.Blank {
		cells[b.book.sheetMonth] = b.month
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
	return true
}

// holdsValues tells whether a line has a value in any column of the ledger.
func (b *block) holdsValues(row *grid.Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		if p := b.at(c.Col); p != nil && (c.Kind != grid.Text || !nothing(c.Text)) {
			return true
		}
	}
	return false
}

// fill types one cell of a row into its place and notes what is to be said of it.
func (b *block) fill(row *grid.Row, p *column, c *grid.Cell, cells []ledger.Cell) {
	refused := false
	at := ledger.Address{Row: int32(row.Line), Col: int32(p.col)}
	anchor, covered := false, false
	if len(p.merges) > 0 {
		anchor, covered = p.merged(row.Line)
	}
	owed := true
	if covered {
		cells[p.index], owed = b.carried(p, at)
	} else {
		var r reading
		if c != nil {
			r = b.readAmount(c, p)
		}
		r.At = at
		cells[p.index] = r.Cell
		if r.rule != "" {
			b.log.add(r.severity, r.rule, at, p.Header, p.shown(digitsOf(c)), r.words)
			refused = r.severity == finding.Error
		}
		refused = refused || r.Refused
		if r.unit != "" && p.measured {
			b.open = append(b.open, openUnit{p, at, r.unit, p.shown(c.Text)})
		}
		if r.forms != 0 {
			b.note(r.forms, p, at)
		}
		p.relied = p.relied || r.defaulted
		p.failed = p.failed || refused
		cells[p.index].Refused = refused
		if anchor {
			b.anchored(p, r.Cell)
		}
	}
	if p.Required && owed && !refused && !p.unread && cells[p.index].Kind == ledger.Blank {
		p.failed = true
		cells[p.index].Refused = true
		value := ""
		if c != nil {
			value = p.shown(c.Text)
		}
		b.log.add(finding.Error, ruleRequired, at, p.Header, value, sayRequired(p.Header, b.filledAbove(p)))
	}
}

// filledAbove tells whether the row above has a value in a column that is no amount.
func (b *block) filledAbove(p *column) bool {
	n := len(b.rows)
	return n > 0 && !p.kind.numeric() && !p.soleKey && b.rows[n-1].Cells[p.index].Kind != ledger.Blank
}

// note logs normalised forms; in a file of plain text every number and date is text.
func (b *block) note(forms form, p *column, at ledger.Address) {
	if b.plain {
		forms &^= formText | formDate | formSerial
	}
	if forms&(formWidth|formThousands|formUnit|formPercent) != 0 {
		forms &^= formText
	}
	b.log.form(forms, p.Header, at)
}

// keep adds a row and marks it when it is dated after the report month (as-of rule).
func (b *block) keep(row *grid.Row, cells []ledger.Cell) {
	r := ledger.Row{Sheet: b.ref, Line: row.Line, Cells: cells}
	if i := b.book.rowDate; i >= 0 && cells[i].Date > b.end {
		r.Later = true
		b.later++
		b.told.later(row.Line)
	}
	if row.Hidden {
		b.hidden++
	}
	b.rows = append(b.rows, r)
}

// finish says what concerns the block as a whole.
func (b *block) finish() {
	for _, p := range b.columns {
		if p.relied {
			b.log.add(finding.Warning, ruleUnitDefault, p.at, p.Header, "", sayUnitDefault(p.Header, p.unit.name))
		}
	}
	if b.hidden > 0 {
		b.log.add(finding.Warning, ruleRowsHidden, ledger.Address{}, "", "", sayHiddenRows(b.hidden, hiddenBy(b.sheet.Filtered)))
	}
	b.sayBlankRuns()
	b.sayUnits()
	b.checkMarks()
}

func hiddenBy(filtered bool) string {
	if filtered {
		return "被筛选掉（或隐藏）"
	}
	return "隐藏（或被筛选掉）"
}
