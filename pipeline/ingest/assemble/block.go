package assemble

import (
	"slices"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// titleLines is how many lines above a further header may belong to it.
const titleLines = 3

// readBlock reads the rows under one header and adds them to the sheet's part of the ledger.
// Where another header follows, it leaves the lines that belong to that one unread, and
// returns their number. again are the lines at which the header stands again.
func (r *sheetReader) readBlock(head *printedHead, rows []grid.Row, again []span, followed bool) (titles int) {
	found, log := head.found, &report.Report{Sheet: r.ref}
	tellLedger(r.told, found, r.units)
	columns := bind(found, r.units, r.Words.RowUnits, log, r.told)
	c := &classifier{columns, &r.Settings, r.Words, r.merges}
	for followed && titles < min(titleLines, len(rows)) && c.isTitle(&rows[len(rows)-1-titles]) {
		titles++
	}
	r.told.Lines(lines.Title, rows[len(rows)-titles:])
	rows = rows[:len(rows)-titles]
	columns.placeMerges(r.merges, found.Line, rows)
	month := r.monthOf(columns)
	r.remark(log, found)
	r.sayBeside(log, found)
	reader := &lineReader{classifier: *c, log: log, told: r.told, ref: r.ref, month: month, form: formLines{head.furniture(c, rows, again), found.Serials()}}
	typed := reader.readRows(rows)
	said := &remarks{columns, typed, r.sheet, r.Links, log, r.told}
	said.finish()
	same := slices.IndexFunc(r.parts, func(p Part) bool { return p.Ledger == found.Ledger })
	if same < 0 {
		same = len(r.parts)
		r.parts = append(r.parts, Part{Ledger: found.Ledger, Ref: r.ref, Usable: true})
	}
	p := &r.parts[same]
	checkTotals(columns, typed, p.Rows, log)
	said.sayHeaderless(rows)
	resting := said.lookBeside(rows)
	said.sayLater(r.Period)
	said.tell(month)
	p.add(typed.rows, found.Complete() && found.Rival() == nil, log.Findings(), resting)
	return titles
}

// add adds the rows under a further header.
func (p *Part) add(rows []ledger.Row, usable bool, findings []finding.Finding, resting []string) {
	if p.Rows == nil {
		p.Rows = rows
	} else {
		p.Rows = append(p.Rows, rows...)
	}
	p.Usable = p.Usable && usable
	p.Findings, p.Resting = append(p.Findings, findings...), append(p.Resting, resting...)
}

// remark says what is the matter with a sheet that is a ledger.
func (r *sheetReader) remark(log *report.Report, found *recognise.Found) {
	at := ledger.Address{Row: int32(found.Line), Col: 1}
	if r.sheet.Hidden {
		log.Add(finding.Warning, rule.SheetHidden, ledger.Address{}, "", "", wording.HiddenSheet(found.Ledger.Name))
	}
	if up := found.Above; up != nil {
		log.Add(finding.Error, rule.HeaderRequired, ledger.Address{Row: int32(up.Line), Col: 1}, up.Ledger.Fields[up.Lacking[0]].Header, "", recognise.HeaderAbove(up, found))
	}
	if !found.Complete() {
		log.Add(finding.Error, rule.HeaderRequired, at, found.Ledger.Fields[found.Lacking[0]].Header, "", recognise.LackingColumns(found))
	} else if found.Rival() != nil {
		log.Add(finding.Error, rule.SheetDoubt, at, "", "", recognise.Ambiguous(found))
	}
}

// sayBeside refuses a sheet in which a second ledger, or the same one again, stands beside
// the first: its columns would be lost.
func (r *sheetReader) sayBeside(log *report.Report, found *recognise.Found) {
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
			log.Add(finding.Error, rule.SheetBeside, h.At, "", h.Text, wording.BesideSheet(second.Ledger.Name))
			return
		}
	}
}

// monthOf is the month of the rows of a sheet named N月 where it has no column for it; blank
// otherwise.
func (r *sheetReader) monthOf(columns *binding) ledger.Cell {
	i := columns.book.MonthField
	if i < 0 || slices.ContainsFunc(columns.columns, func(p *column) bool { return p.index == i }) {
		return ledger.Cell{}
	}
	d, ok := typing.MonthOfSheet(r.ref.Name)
	if !ok {
		return ledger.Cell{}
	}
	if d.Year == 0 {
		d.Year = r.Year
	}
	first, ok := calendar.NewDate(d.Year, d.Month, 1)
	if !ok {
		return ledger.Cell{}
	}
	return ledger.Cell{Kind: ledger.Month, Date: first}
}
