// Package assemble makes ledgers of a sheet: header by header it binds columns, classifies the
// lines, types the rows, holds stated totals against them, and says what it saw.
package assemble

import (
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// Part is what one sheet holds of one ledger.
type Part struct {
	Ledger *schema.Ledger
	Ref    *ledger.Sheet
	Rows   []ledger.Row
	// usable is false when required columns are lacking: the cells were checked, the rows
	// are not used.
	Usable   bool
	Repeats  *Part // an earlier one that holds all its rows
	Findings []finding.Finding
	Resting  []string // cells that rest on other workbooks, for people
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
func (r *Reader) Read(sheet *grid.Sheet, ref *ledger.Sheet, told *trace.Sheet) ([]Part, []finding.Finding) {
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
	ref    *ledger.Sheet
	names  recognise.Names
	merges grid.Merges
	units  recognise.Unit // of the unit line met last
	parts  []Part
	told   *trace.Sheet // nil when nobody asks
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
		if units := recognise.UnitLine(above); len(units.Words) > 0 {
			r.units = units
		}
		head := &printedHead{lines: rows[found.First:start], above: above, found: found, units: r.units}
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

// nextHeader looks for a further header among the rows of a block: that of another ledger,
// or the same one with other columns or units, complete. Only lines whose first texts are
// headers are looked at. again are the lines at which the block's own header stands again.
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

// titleLines is how many lines above a further header may belong to it.
const titleLines = 3

// readBlock reads the rows under one header and adds them to the sheet's part of the ledger.
// Where another header follows, it leaves the lines that belong to that one unread, and
// returns their number. again are the lines at which the header stands again.
func (r *sheetReader) readBlock(head *printedHead, rows []grid.Row, again []span, followed bool) (titles int) {
	found := head.found
	b := &block{Settings: &r.Settings, words: r.Words, links: r.Links, book: found.Ledger, sheet: r.sheet, merges: r.merges, ref: r.ref, log: &report.Report{Sheet: r.ref}, used: make(map[int]bool), told: r.told}
	b.tellLedger(found, r.units)
	same := slices.IndexFunc(r.parts, func(p Part) bool { return p.Ledger == found.Ledger })
	if same >= 0 {
		b.earlier = r.parts[same].Rows
	}
	b.bind(found, r.units)
	for followed && titles < min(titleLines, len(rows)) && b.isTitle(&rows[len(rows)-1-titles]) {
		titles++
	}
	r.told.Lines(lines.Title, rows[len(rows)-titles:])
	rows = rows[:len(rows)-titles]
	b.placeMerges(found.Line, rows)
	b.setMonth()
	r.remark(b, found)
	r.sayBeside(b, found)
	b.readRows(rows, formLines{furniture: head.furniture(b, rows, again), serials: found.Serials()})
	b.sayHeaderless(rows)
	b.lookBeside(rows)
	if b.later > 0 {
		header := b.book.Fields[b.book.DateField].Header
		b.log.Add(finding.Info, rule.RowsLater, ledger.Address{}, header, "", wording.Later(b.later, header, b.Period))
	}
	b.tell()
	usable := found.Complete() && found.Rival() == nil
	if same < 0 {
		r.parts = append(r.parts, Part{Ledger: b.book, Ref: r.ref, Rows: b.rows, Usable: usable, Findings: b.log.Findings(), Resting: b.resting})
		return titles
	}
	p := &r.parts[same]
	p.Rows, p.Usable = append(p.Rows, b.rows...), p.Usable && usable
	p.Findings, p.Resting = append(p.Findings, b.log.Findings()...), append(p.Resting, b.resting...)
	return titles
}

// remark says what is the matter with a sheet that is a ledger.
func (r *sheetReader) remark(b *block, found *recognise.Found) {
	at := ledger.Address{Row: int32(found.Line), Col: 1}
	if r.sheet.Hidden {
		b.log.Add(finding.Warning, rule.SheetHidden, ledger.Address{}, "", "", wording.HiddenSheet(found.Ledger.Name))
	}
	if up := found.Above; up != nil {
		b.log.Add(finding.Error, rule.HeaderRequired, ledger.Address{Row: int32(up.Line), Col: 1}, up.Ledger.Fields[up.Lacking[0]].Header, "", recognise.HeaderAbove(up, found))
	}
	if !found.Complete() {
		b.log.Add(finding.Error, rule.HeaderRequired, at, found.Ledger.Fields[found.Lacking[0]].Header, "", recognise.LackingColumns(found))
	} else if found.Rival() != nil {
		b.log.Add(finding.Error, rule.SheetDoubt, at, "", "", recognise.Ambiguous(found))
	}
}

// sayBeside refuses a sheet in which a second ledger, or the same one again, stands beside
// the first: its columns would be lost.
func (r *sheetReader) sayBeside(b *block, found *recognise.Found) {
	var rest []recognise.Head
	seen := make(map[int]bool)
	for i, h := range found.Heads {
		if f := found.Means[i].Field; f < 0 || seen[f] {
			rest = append(rest, h)
		} else {
			seen[f] = true
		}
	}
	second := r.Catalogue.Judge(rest, recognise.Names{})
	if second == nil || !second.Sure() {
		return
	}
	for i, h := range rest {
		if second.Means[i].Field >= 0 {
			b.log.Add(finding.Error, rule.SheetBeside, h.At, "", h.Text, wording.BesideSheet(second.Ledger.Name))
			return
		}
	}
}

// setMonth gives the rows of a sheet named N月 their month where it has no column for it.
func (b *block) setMonth() {
	i := b.book.MonthField
	for _, p := range b.columns {
		if i < 0 || p.index == i {
			return
		}
	}
	if i < 0 {
		return
	}
	if d, ok := typing.MonthOfSheet(b.ref.Name); ok {
		year := d.Year
		if year == 0 {
			year = b.Year
		}
		if first, ok := calendar.NewDate(year, d.Month, 1); ok {
			b.month = ledger.Cell{Kind: ledger.Month, Date: first}
		}
	}
}

// sayHeaderless remarks, once a column, on values that stand under no header.
func (b *block) sayHeaderless(rows []grid.Row) {
	kept := 0
	for i := range rows {
		for kept < len(b.rows) && b.rows[kept].Line < rows[i].Line {
			kept++
		}
		if kept == len(b.rows) || b.rows[kept].Line != rows[i].Line {
			continue
		}
		for _, c := range rows[i].Cells {
			if b.at(c.Col) == nil && !b.used[c.Col] && !spelling.Nothing(c.Text) {
				b.leave(trace.Headerless, recognise.Head{Col: c.Col}, recognise.Meaning{Field: -1})
				b.log.Add(finding.Info, rule.HeaderMissing, b.address(&rows[i], c.Col), "", "", finding.Words{Found: "此列没有表头，其中的内容未使用。"})
			}
		}
	}
}
