package ingest

import (
	"fmt"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// sayMonthClash remarks, once a sheet, on rows whose month is not the one that the sheet is
// named by (3月). The column counts (design §5).
func (r *sheetReader) sayMonthClash() {
	named, ok := monthOfSheet(r.sheet.Name)
	if !ok {
		return
	}
	for i := range r.parts {
		p := &r.parts[i]
		if p.book.sheetMonth < 0 {
			continue
		}
		var first *ledger.Cell
		rows := 0
		for j := range p.rows {
			c := &p.rows[j].Cells[p.book.sheetMonth]
			if c.Kind != ledger.Month || c.Date.Month() == named.month && (named.year == 0 || c.Date.Year() == named.year) {
				continue
			}
			if rows++; first == nil {
				first = c
			}
		}
		if rows > 0 {
			log := report{sheet: r.ref}
			header := p.book.fields[p.book.sheetMonth].Header
			stated := calendar.Month{Year: first.Date.Year(), Number: first.Date.Month()}.String()
			log.add(finding.Warning, ruleSheetMonth, first.At, header, stated, sayMonthClash(r.sheet.Name, header, rows, stated))
			p.findings = append(p.findings, log.findings()...)
		}
	}
}

func sayMonthClash(sheet, header string, rows int, first string) finding.Words {
	return finding.Words{Found: fmt.Sprintf("工作表名为“%s”，但有 %d 行的“%s”写的是别的月份（首个为 %s）；按列中所写的月份读入。", sheet, rows, header, first),
		Expected: "工作表名应与各行的月份一致。", Action: "请核对是工作表名有误还是月份填错，有误的更正后重报。"}
}
