package assemble

import (
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// block is one ledger's rows in a sheet, under one header. Most sheets are one block; a
// header that is repeated, or another ledger below, begins a new one.
type block struct {
	*typing.Settings
	words         *Words
	links         []string // other workbooks that the file names
	book          *schema.Ledger
	sheet         *grid.Sheet
	merges        grid.Merges // of the sheet
	ref           *ledger.Sheet
	log           *report.Report
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
	told          *trace.Sheet
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
	width := len(b.book.Fields)
	var cells []ledger.Cell
	var emptied []int
	b.rows = make([]ledger.Row, 0, min(len(rows), slab))
	for i := range rows {
		row := &rows[i]
		if class, ok := form.furniture[i]; ok {
			b.ended = false
			b.told.Line(class, row.Line)
			continue
		}
		if (i == 0 || form.furniture[i-1] == lines.Head) && lines.IsIndexRow(row) {
			b.told.Line(lines.Index, row.Line)
			continue
		}
		class, label := b.classify(row)
		if len(b.rows) == 0 {
			class = b.underHeader(row, class, label)
		}
		if (class == lines.Data || class == lines.Lone) && b.isEmptyForm(row, form.serials) {
			class = lines.Blank
			emptied = append(emptied, row.Line)
		}
		if b.ended && !b.resumes(row) {
			if class != lines.Footer {
				class = lines.Below
			}
			b.told.Line(class, row.Line)
			continue
		}
		switch class {
		case lines.Data:
			if label == nil && b.isBareTotal(row) {
				b.log.Add(finding.Warning, rule.TotalUnlabelled, b.address(row, row.Cells[0].Col), "", "", wording.BareTotal)
				class = lines.Total
				break
			}
			if len(cells) < width {
				cells = make([]ledger.Cell, min(len(rows)-i, slab)*width)
			}
			if b.readRow(row, cells[:width:width]) {
				cells = cells[width:]
			} else {
				class = lines.Blank
			}
		case lines.Total, lines.Section:
			b.mark(class, row, label)
		case lines.Footer:
			b.ended = true
		case lines.Lone:
			b.log.Add(finding.Warning, rule.RowIgnored, b.address(row, label.Col), "", "", wording.LoneText)
		case lines.Sample:
			b.log.Add(finding.Warning, rule.RowSample, b.address(row, 1), "", spelling.Trim(label.Text), wording.SampleRow)
		case lines.Guide:
			b.log.Add(finding.Warning, rule.RowGuide, b.address(row, 1), "", "", wording.GuideRow)
		}
		b.told.Line(class, row.Line)
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
	return true
}

// holdsValues tells whether a line has a value in any column of the ledger.
func (b *block) holdsValues(row *grid.Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		if p := b.at(c.Col); p != nil && (c.Kind != grid.Text || !spelling.Nothing(c.Text)) {
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
		var r typing.Typed
		if c != nil {
			r = b.readAmount(c, p)
		}
		r.At = at
		cells[p.index] = r.Cell
		if r.Rule != "" {
			b.log.Add(r.Severity, r.Rule, at, p.Header, p.Shown(typing.Digits(c)), r.Words)
			refused = r.Severity == finding.Error
		}
		refused = refused || r.Refused
		if r.Unit != "" && p.UnitByRow {
			b.open = append(b.open, openUnit{p, at, r.Unit, p.Shown(c.Text)})
		}
		if r.Forms != 0 {
			b.note(r.Forms, p, at)
		}
		p.relied = p.relied || r.Defaulted
		p.failed = p.failed || refused
		cells[p.index].Refused = refused
		if anchor {
			b.anchored(p, r.Cell)
		}
	}
	if p.Required && owed && !refused && !p.Unread && cells[p.index].Kind == ledger.Blank {
		p.failed = true
		cells[p.index].Refused = true
		value := ""
		if c != nil {
			value = p.Shown(c.Text)
		}
		b.log.Add(finding.Error, rule.Required, at, p.Header, value, wording.Required(p.Header, b.filledAbove(p)))
	}
}

// filledAbove tells whether the row above has a value in a column that is no amount.
func (b *block) filledAbove(p *column) bool {
	n := len(b.rows)
	return n > 0 && !p.Kind.Numeric() && !p.SoleKey && b.rows[n-1].Cells[p.index].Kind != ledger.Blank
}

// note logs normalised forms; in a file of plain text every number and date is text.
func (b *block) note(forms typing.Form, p *column, at ledger.Address) {
	if b.Plain {
		forms &^= typing.FormText | typing.FormDate | typing.FormSerial
	}
	if forms&(typing.FormWidth|typing.FormThousands|typing.FormUnit|typing.FormPercent) != 0 {
		forms &^= typing.FormText
	}
	b.log.Form(forms, p.Header, at)
}

// keep adds a row and marks it when it is dated after the report month (as-of rule).
func (b *block) keep(row *grid.Row, cells []ledger.Cell) {
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

// finish says what concerns the block as a whole.
func (b *block) finish() {
	for _, p := range b.columns {
		if p.relied {
			b.log.Add(finding.Warning, rule.UnitDefault, p.at, p.Header, "", wording.UnitDefault(p.Header, p.InUnit.Name))
		}
	}
	if b.hidden > 0 {
		b.log.Add(finding.Warning, rule.RowsHidden, ledger.Address{}, "", "", wording.HiddenRows(b.hidden, hiddenBy(b.sheet.Filtered)))
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
