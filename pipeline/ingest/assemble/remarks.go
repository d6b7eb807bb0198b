package assemble

import (
	"fmt"
	"maps"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/report"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ingest/wording"
	"zonereport/pipeline/ledger"
)

// remarks says what concerns the rows under a header as a whole.
type remarks struct {
	*binding
	typedRows
	sheet *grid.Sheet
	links []string // other workbooks that the file names
	log   *report.Report
	told  *trace.SheetReading
}

// finish says what concerns the rows as a whole.
func (b *remarks) finish() {
	b.sayEmptied()
	for _, p := range b.columns {
		if b.states[p.order].relied {
			b.log.Add(finding.Warning, rule.UnitDefault, p.at, p.Header, "", wording.UnitDefault(p.Header, p.InUnit.Name))
		}
	}
	if b.hidden > 0 {
		b.log.Add(finding.Warning, rule.RowsHidden, ledger.Address{}, "", "", wording.HiddenRows(b.hidden, hiddenBy(b.sheet.Filtered)))
	}
	b.sayBlankRuns()
	b.sayUnits()
}

func hiddenBy(filtered bool) string {
	if filtered {
		return "被筛选掉（或隐藏）"
	}
	return "隐藏（或被筛选掉）"
}

// sayEmptied counts the empty lines of a form, once a sheet.
func (b *remarks) sayEmptied() {
	if lines := b.emptied; len(lines) > 0 {
		b.log.Add(finding.Info, rule.RowsEmpty, ledger.Address{}, "", "",
			finding.Words{Found: fmt.Sprintf("有 %d 行只有序号和 0（首行是第 %d 行），是表格里预先留好的空行，未作为数据读取。", len(lines), lines[0])})
	}
}

// sayUnits tells what became of the columns of units: one in which no row states a unit is an
// unknown column like any other.
func (b *remarks) sayUnits() {
	for _, u := range b.units {
		if b.unitStates[u.order].used {
			b.told.Use(u.col, trace.RowUnit)
			continue
		}
		b.log.Add(finding.Info, rule.HeaderUnknown, u.at, u.head.Text, u.head.Text, wording.UnknownHeader(u.head.Text, b.book.Name))
	}
}

// sayHeaderless remarks, once a column, on values that stand under no header.
func (b *remarks) sayHeaderless(rows []grid.Row) {
	left := maps.Clone(b.used)
	kept := 0
	for i := range rows {
		for kept < len(b.rows) && b.rows[kept].Line < rows[i].Line {
			kept++
		}
		if kept == len(b.rows) || b.rows[kept].Line != rows[i].Line {
			continue
		}
		for _, c := range rows[i].Cells {
			if b.at(c.Col) == nil && !left[c.Col] && !spelling.Nothing(c.Text) {
				left[c.Col] = true
				tellColumn(b.told, b.book, trace.Headerless, recognise.Head{Col: c.Col}, recognise.Meaning{Field: -1}, nil)
				b.log.Add(finding.Info, rule.HeaderMissing, address(&rows[i], c.Col), "", "", finding.Words{Found: "此列没有表头，其中的内容未使用。"})
			}
		}
	}
}

// sayLater counts the rows that are dated after the report month.
func (b *remarks) sayLater(period calendar.Month) {
	if b.later > 0 {
		header := b.book.Fields[b.book.DateField].Header
		b.log.Add(finding.Info, rule.RowsLater, ledger.Address{}, header, "", wording.Later(b.later, header, period))
	}
}

// sayBlankRuns remarks on a column whose blanks seem to mean "as above" (domain reference,
// defect 10): the first row is filled, each value stands once at the head of a group, and
// all groups but the last go on with blanks. Such blanks are not filled: a value is never repaired.
// In a required column each of them is a hard finding already.
func (b *remarks) sayBlankRuns() {
	for _, p := range b.columns {
		if p.Required || !(p.Kind == schema.Code || p.Unit || p.InKey) {
			continue
		}
		if at, blanks := b.blankRun(p); blanks > 0 {
			b.log.Add(finding.Warning, rule.BlankRun, at, p.Header, "", wording.Blanks(p.Header, blanks))
		}
	}
}

// blankRun counts a column's blanks when they look like "as above", and gives the first.
func (b *remarks) blankRun(p *column) (first ledger.Address, blanks int) {
	groups, continued := 0, 0
	seen := make(map[string]bool)
	for i := range b.rows {
		c := &b.rows[i].Cells[p.index]
		switch {
		case c.Refused:
			return first, 0
		case c.Kind == ledger.Blank && i == 0:
			return first, 0
		case c.Kind == ledger.Blank:
			if blanks++; blanks == 1 {
				first = ledger.Address{Row: int32(b.rows[i].Line), Col: int32(p.col)}
			}
			if b.rows[i-1].Cells[p.index].Kind != ledger.Blank {
				continued++
			}
		case seen[c.Text]:
			return first, 0
		default:
			seen[c.Text] = true
			groups++
		}
	}
	if groups < 3 || continued < groups-1 || blanks < groups {
		return first, 0
	}
	return first, blanks
}
