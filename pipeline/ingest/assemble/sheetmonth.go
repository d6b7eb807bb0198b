package assemble

import (
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// sayMonthClash remarks, once a sheet, on rows whose month is not the one that the sheet is
// named by (3月). The column counts (design §5).
func (r *sheetReader) sayMonthClash() {
	named, ok := typing.MonthOfSheet(r.sheet.Name)
	if !ok || !strings.Contains(r.sheet.Name, "月") {
		return // 202012 may be the month of the report
	}
	for i := range r.parts {
		p := &r.parts[i]
		if p.Ledger.MonthField < 0 {
			continue
		}
		var first *ledger.Cell
		rows := 0
		for j := range p.Rows {
			c := &p.Rows[j].Cells[p.Ledger.MonthField]
			if c.Kind != ledger.Month || c.Date.Month() == named.Month && (named.Year == 0 || c.Date.Year() == named.Year) {
				continue
			}
			if rows++; first == nil {
				first = c
			}
		}
		if rows > 0 {
			log := report.Report{Sheet: r.ref}
			header := p.Ledger.Fields[p.Ledger.MonthField].Header
			stated := calendar.Month{Year: first.Date.Year(), Number: first.Date.Month()}.String()
			log.Add(finding.Warning, rule.SheetMonth, first.At, header, stated, wording.MonthClash(r.sheet.Name, header, rows, stated))
			p.Findings = append(p.Findings, log.Findings()...)
		}
	}
}
