// Package assemble makes ledgers of a sheet: header by header it binds columns, classifies the
// lines, types the rows, holds stated totals against them, and says what it saw.
package assemble

import (
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ledger"
)

// Part is what one sheet holds of one ledger.
type Part struct {
	Ledger *schema.Ledger
	Ref    *ledger.SheetName
	Rows   []ledger.Row
	// usable is false when required columns are lacking: the cells were checked, the rows
	// are not used.
	Usable   bool
	Repeats  *Part // an earlier one that holds all its rows
	Findings []finding.Finding
	Resting  []string // cells that rest on other workbooks, for people
}

// Words is the words by which the lines under a header are read, compiled.
type Words struct {
	totals       *lines.TotalWords
	RowUnits     *schema.RowUnitWords
	instructions []string // of lines that explain the columns
	forValues    []string // the same, in columns of numbers, dates and codes only
}

// CompileWords compiles the words that the definitions give.
func CompileWords(w definition.Words) *Words {
	return &Words{totals: lines.CompileTotals(w.Totals), RowUnits: schema.CompileRowUnits(w), instructions: spelling.Keys(w.Instructions), forValues: spelling.Keys(w.ForValues)}
}

// Reader is what holds for every sheet of a workbook.
type Reader struct {
	typing.Settings
	Catalogue *recognise.Catalogue
	Words     *Words
	Links     []string // other workbooks that the file names
}

// Read reads one sheet: the ledgers that it holds, mostly one; or none and what is to be said
// about that. told is nil when nobody asks.
func (r *Reader) Read(sheet *grid.Sheet, ref *ledger.SheetName, told *trace.SheetReading) ([]Part, []finding.Finding) {
	s := &sheetReader{Reader: *r, sheet: sheet, ref: ref, told: told, names: recognise.Names{Sheet: ledger.Fold(sheet.Name), File: ledger.Fold(ref.File)}}
	s.Plain = isPlain(sheet)
	return s.readSheet()
}

// isPlain tells a sheet whose cells are all text: a csv file, where that says nothing.
func isPlain(sheet *grid.Sheet) bool {
	for i := range sheet.Rows {
		for j := range sheet.Rows[i].Cells {
			if sheet.Rows[i].Cells[j].Kind != grid.Text {
				return false
			}
		}
	}
	return true
}

// isAid tells the name of a sheet that helps to fill in others: code lists, notes.
func isAid(name string) bool {
	for _, w := range []string{"代码", "字典", "选项", "下拉", "说明", "列表", "参数", "数据源", "有效性", "码表"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// sheetReader reads one sheet.
type sheetReader struct {
	Reader
	sheet  *grid.Sheet
	ref    *ledger.SheetName
	names  recognise.Names
	merges grid.Merges
	units  recognise.Unit // of the unit line met last
	parts  []Part
	told   *trace.SheetReading // nil when nobody asks
}

// readSheet returns the ledgers that a sheet holds, mostly one; or none and what is to be
// said about that.
func (r *sheetReader) readSheet() ([]Part, []finding.Finding) {
	rows := r.sheet.Rows
	r.merges = grid.MergesOf(r.sheet)
	found := r.Catalogue.Find(rows, r.merges, r.names)
	if !r.accepts(found) {
		return nil, r.dismiss(found)
	}
	above := rows[:found.First]
	r.told.Lines(lines.Title, above)
	for found != nil {
		start := found.Last + 1
		for start < len(rows) && rows[start].Line <= found.Line {
			start++
		}
		r.told.Lines(lines.Head, rows[found.First:start])
		if units := recognise.UnitLine(above, r.Words.RowUnits.Currencies); len(units.Words) > 0 {
			r.units = units
		}
		head := &printedHead{lines: rows[found.First:start], above: above, found: found, units: r.units, currencies: r.Words.RowUnits.Currencies}
		next, end, again := r.nextHeader(head, rows[start:])
		end += start
		titles := r.readBlock(head, rows[start:end], again, next != nil)
		above, rows, found = rows[end-titles:end], rows[end:], next
	}
	r.sayMonthClash()
	return r.parts, nil
}

// accepts tells whether what was recognised is a ledger. A hidden sheet of code lists
// shares headers with ledgers and is none.
func (r *sheetReader) accepts(found *recognise.Found) bool {
	if found == nil || !found.IsLedger {
		return false
	}
	return found.Sure() || !r.sheet.Hidden || !isAid(r.sheet.Name)
}

// dismiss words a sheet that is no ledger.
func (r *sheetReader) dismiss(near *recognise.Found) []finding.Finding {
	empty := len(r.sheet.Rows) == 0
	severity := finding.Warning
	if r.sheet.Hidden || empty {
		severity = finding.Info
	}
	r.told.Dismissed(near.Candidate(), r.sheet.Rows)
	log := report.Report{Sheet: r.ref}
	log.Add(severity, rule.SheetUnknown, ledger.Address{}, "", "", recognise.UnknownSheet(r.sheet.Hidden, empty, near))
	return log.Findings()
}

// nextHeader looks for a further header among the rows under one: that of another ledger,
// or the same one with other columns or units, complete. Only lines whose first texts are
// headers are looked at. again are the lines at which the one above stands again.
func (r *sheetReader) nextHeader(head *printedHead, rows []grid.Row) (next *recognise.Found, at int, again []span) {
	since := 0
	for i := 0; i < len(rows); i++ {
		if n := head.again(rows[i:]); n > 0 && (head.sameUnits(rows[since:i]) || !head.found.Complete()) {
			since = i + n
			again = append(again, span{i, since})
			i = since - 1
			continue
		}
		if !r.Catalogue.LooksLikeHeader(&rows[i]) {
			continue
		}
		end := min(len(rows), i+recognise.Depth)
		next := r.Catalogue.Find(rows[i:end], r.merges, r.names)
		switch {
		case next == nil || next.First != 0 || !next.Sure():
		case head.sameColumns(next) && head.sameUnits(rows[since:i]):
			since = i + next.Last + 1
			again = append(again, span{i, since})
			i = since - 1
		default:
			return next, i, again
		}
	}
	return nil, len(rows), again
}
