package ingest

import (
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// settings is what holds for every cell of a file.
type settings struct {
	words    *vocabulary
	period   calendar.Month
	year     int               // of dates that state none
	end      calendar.Date     // of the period: later rows do not count
	horizon  calendar.Date     // beyond it a date is doubtful: two years after the period's end
	units    map[string]string // how a unit is called in the reports, by folded name
	level    definition.Level  // how the office words what is of its county
	date1904 bool
	looks    grid.Looks
	links    []string // other workbooks that the file names
	plain    bool     // all cells are text, as in a csv file
}

// settings are those of a workbook. Without a period no row is later than it, and a date
// without a year lies in a leap year, for no day that may exist is to be refused.
func (o Options) settings(book *grid.Workbook) settings {
	s := settings{period: o.Period, year: 2000, end: 99991231, horizon: 99991231, units: o.Zone.Canonical(), level: o.Zone.Words, date1904: book.Date1904, looks: book.Looks, links: book.Links}
	if o.Period != (calendar.Month{}) {
		s.year, s.end = o.Period.Year, o.Period.End()
		s.horizon = s.end.AddYears(2)
	}
	return s
}

// part is what one sheet holds of one ledger.
type part struct {
	book *book
	ref  *ledger.Sheet
	rows []ledger.Row
	// usable is false when required columns are lacking: the cells were checked, the rows
	// are not used.
	usable   bool
	repeats  *part // an earlier one that holds all its rows
	findings []finding.Finding
	resting  []string // cells that rest on other workbooks, for people
}

// sheetReader reads one sheet.
type sheetReader struct {
	settings
	catalogue *catalogue
	sheet     *grid.Sheet
	ref       *ledger.Sheet
	names     labels
	merges    merges
	units     headUnit // of the unit line met last
	parts     []part
	told      *SheetReading // nil when nobody asks
}

// readSheet returns the ledgers that a sheet holds, mostly one; or none and what is to be
// said about that.
func (r *sheetReader) readSheet() ([]part, []finding.Finding) {
	if isOpinion(r.sheet) {
		r.told.dismissed(nil, r.sheet)
		return nil, r.noteOpinion()
	}
	if isGuide(r.sheet) {
		r.told.dismissed(nil, r.sheet)
		return nil, nil
	}
	rows := r.sheet.Rows
	r.merges = mergesOf(r.sheet)
	found := r.catalogue.recognise(rows, r.merges, r.names)
	if !r.accepts(found) {
		return nil, r.dismiss(found)
	}
	above := rows[:found.first]
	r.told.lines(titleRow, above)
	for found != nil {
		start := found.last + 1
		for start < len(rows) && rows[start].Line <= found.line {
			start++
		}
		r.told.lines(headRow, rows[found.first:start])
		if units := unitLine(above); len(units.words) > 0 {
			r.units = units
		}
		head := &printedHead{lines: rows[found.first:start], above: above, found: found, units: r.units}
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
func (r *sheetReader) accepts(found *recognised) bool {
	if found == nil || !found.ledger {
		return false
	}
	return found.sure() || !r.sheet.Hidden || !isAid(r.sheet.Name)
}

// dismiss words a sheet that is no ledger.
func (r *sheetReader) dismiss(near *recognised) []finding.Finding {
	empty := len(r.sheet.Rows) == 0
	severity := finding.Warning
	if r.sheet.Hidden || empty {
		severity = finding.Info
	}
	r.told.dismissed(near, r.sheet)
	log := report{sheet: r.ref}
	log.add(severity, ruleSheetUnknown, ledger.Address{}, "", "", sayUnknownSheet(r.sheet.Hidden, empty, near))
	return log.findings()
}

// nextHeader looks for a further header among the rows of a block: that of another ledger,
// or the same one with other columns or units, complete. Only lines whose first texts are
// headers are looked at. again are the lines at which the block's own header stands again.
func (r *sheetReader) nextHeader(head *printedHead, rows []grid.Row) (next *recognised, at int, again []span) {
	since := 0
	for i := 0; i < len(rows); i++ {
		if n := head.again(rows[i:]); n > 0 && (head.sameUnits(rows[since:i]) || !head.found.complete()) {
			since = i + n
			again = append(again, span{i, since})
			i = since - 1
			continue
		}
		if !r.catalogue.looksLikeHeader(&rows[i]) {
			continue
		}
		end := min(len(rows), i+headerDepth)
		next := r.catalogue.recognise(rows[i:end], r.merges, r.names)
		switch {
		case next == nil || next.first != 0 || !next.sure():
		case head.sameColumns(next) && head.sameUnits(rows[since:i]):
			since = i + next.last + 1
			again = append(again, span{i, since})
			i = since - 1
		default:
			return next, i, again
		}
	}
	return nil, len(rows), again
}

// looksLikeHeader tells a line of which two of the first four cells are known headers and
// none is a number.
func (c *catalogue) looksLikeHeader(row *grid.Row) bool {
	known := 0
	for i := range row.Cells[:min(4, len(row.Cells))] {
		cell := &row.Cells[i]
		if cell.Kind != grid.Text {
			return false
		}
		if len(cell.Text) > headerText || strings.ContainsAny(cell.Text, "0123456789") {
			continue
		}
		if key, _ := headerKey(cell.Text); c.known(key) {
			known++
		}
	}
	return known >= 2
}

// titleLines is how many lines above a further header may belong to it.
const titleLines = 3

// headerText is more bytes than any header has.
const headerText = 90

// readBlock reads the rows under one header and adds them to the sheet's part of the ledger.
// Where another header follows, it leaves the lines that belong to that one unread, and
// returns their number. again are the lines at which the header stands again.
func (r *sheetReader) readBlock(head *printedHead, rows []grid.Row, again []span, followed bool) (titles int) {
	found := head.found
	b := &block{settings: &r.settings, book: found.book, sheet: r.sheet, merges: r.merges, ref: r.ref, log: &report{sheet: r.ref}, used: make(map[int]bool), told: r.told}
	r.told.ledger(found, r.units)
	same := slices.IndexFunc(r.parts, func(p part) bool { return p.book == found.book })
	if same >= 0 {
		b.earlier = r.parts[same].rows
	}
	b.bind(found, r.units)
	for followed && titles < min(titleLines, len(rows)) && b.isTitle(&rows[len(rows)-1-titles]) {
		titles++
	}
	r.told.lines(titleRow, rows[len(rows)-titles:])
	rows = rows[:len(rows)-titles]
	b.placeMerges(found.line, rows)
	b.setMonth()
	r.remark(b, found)
	r.sayBeside(b, found)
	b.readRows(rows, formLines{furniture: head.furniture(b, rows, again), serials: found.serials()})
	b.sayHeaderless(rows)
	b.lookBeside(rows)
	if b.later > 0 {
		header := b.book.fields[b.book.rowDate].Header
		b.log.add(finding.Info, ruleRowsLater, ledger.Address{}, header, "", sayLater(b.later, header, b.period))
	}
	r.told.block(b)
	usable := found.complete() && found.rival() == nil
	if same < 0 {
		r.parts = append(r.parts, part{book: b.book, ref: r.ref, rows: b.rows, usable: usable, findings: b.log.findings(), resting: b.resting})
		return titles
	}
	p := &r.parts[same]
	p.rows, p.usable = append(p.rows, b.rows...), p.usable && usable
	p.findings, p.resting = append(p.findings, b.log.findings()...), append(p.resting, b.resting...)
	return titles
}

// remark says what is the matter with a sheet that is a ledger.
func (r *sheetReader) remark(b *block, found *recognised) {
	at := ledger.Address{Row: int32(found.line), Col: 1}
	if r.sheet.Hidden {
		b.log.add(finding.Warning, ruleSheetHidden, ledger.Address{}, "", "", sayHiddenSheet(found.book.Name))
	}
	if up := found.above; up != nil {
		b.log.add(finding.Error, ruleHeaderRequired, ledger.Address{Row: int32(up.line), Col: 1}, up.book.fields[up.lacking[0]].Header, "", sayAbove(up, found))
	}
	if !found.complete() {
		b.log.add(finding.Error, ruleHeaderRequired, at, found.book.fields[found.lacking[0]].Header, "", sayLacking(found))
	} else if found.rival() != nil {
		b.log.add(finding.Error, ruleSheetDoubt, at, "", "", sayDoubt(found))
	}
}

// sayBeside refuses a sheet in which a second ledger, or the same one again, stands beside
// the first: its columns would be lost.
func (r *sheetReader) sayBeside(b *block, found *recognised) {
	var rest []head
	seen := make(map[int]bool)
	for i, h := range found.heads {
		if f := found.means[i].field; f < 0 || seen[f] {
			rest = append(rest, h)
		} else {
			seen[f] = true
		}
	}
	second := r.catalogue.judge(rest, labels{})
	if second == nil || !second.sure() {
		return
	}
	for i, h := range rest {
		if second.means[i].field >= 0 {
			b.log.add(finding.Error, ruleSheetBeside, h.at, "", h.text, sayBesideSheet(second.book.Name))
			return
		}
	}
}

// setMonth gives the rows of a sheet named N月 their month where it has no column for it.
func (b *block) setMonth() {
	i := b.book.sheetMonth
	for _, p := range b.columns {
		if i < 0 || p.index == i {
			return
		}
	}
	if i < 0 {
		return
	}
	if d, ok := monthOfSheet(b.ref.Name); ok {
		year := d.year
		if year == 0 {
			year = b.year
		}
		if first, ok := calendar.NewDate(year, d.month, 1); ok {
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
			if b.at(c.Col) == nil && !b.used[c.Col] && !nothing(c.Text) {
				b.leave(Headerless, head{col: c.Col}, meaning{field: -1})
				b.log.add(finding.Info, ruleHeaderMissing, b.address(&rows[i], c.Col), "", "", finding.Words{Found: "此列没有表头，其中的内容未使用。"})
			}
		}
	}
}
