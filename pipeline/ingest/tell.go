package ingest

import (
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// What the reader tells of its decisions as it takes them. On an ordinary run there is
// nobody to tell: the methods of a nil *SheetReading do nothing.

func newSheetReading(sheet *grid.Sheet) *SheetReading {
	s := &SheetReading{Name: sheet.Name, Hidden: sheet.Hidden, Ledgers: []LedgerReading{}, Rows: len(sheet.Rows)}
	for class := range rowClasses {
		id, name := class.words()
		s.Classes = append(s.Classes, ClassReading{Class: id, Name: name, Lines: []Run{}})
	}
	return s
}

// words gives a class's id and its Chinese name.
func (c rowClass) words() (id, name string) {
	switch c {
	case titleRow:
		return "title", "标题、单位"
	case headRow:
		return "head", "表头"
	case indexRow:
		return "index", "列的编号"
	case dataRow:
		return "data", "数据"
	case totalRow:
		return "total", "合计、小计"
	case sectionRow:
		return "section", "分节"
	case noteRow:
		return "note", "其中项、零报告"
	case footerRow:
		return "footer", "表尾"
	case belowRow:
		return "below", "表尾以下"
	case sampleRow:
		return "sample", "示例"
	case guideRow:
		return "guide", "填写说明"
	case loneRow:
		return "lone", "只有一格文字"
	case blankRow:
		return "blank", "没有填写"
	}
	return "other", "不是台账"
}

// line tells what a line was taken for. Lines of a class come in ascending order.
func (s *SheetReading) line(class rowClass, line int) {
	if s == nil {
		return
	}
	c := &s.Classes[class]
	c.Count++
	c.Lines = extend(c.Lines, line)
}

// lines tells that rows are all of one class.
func (s *SheetReading) lines(class rowClass, rows []grid.Row) {
	if s == nil {
		return
	}
	for i := range rows {
		s.line(class, rows[i].Line)
	}
}

// extend adds a line to runs of lines.
func extend(runs []Run, line int) []Run {
	if n := len(runs); n > 0 && runs[n-1].To+1 == line {
		runs[n-1].To = line
		return runs
	}
	return append(runs, Run{line, line})
}

// ledger tells which ledger begins, and why.
func (s *SheetReading) ledger(l LedgerReading) {
	l.Columns, l.Absent, l.Later, l.Forms = []ColumnReading{}, []string{}, []Run{}, []FormReading{}
	s.Ledgers = append(s.Ledgers, l)
}

// dismissed tells that the sheet is no ledger; near is the one that it resembles most.
func (s *SheetReading) dismissed(near *Candidate, rows []grid.Row) {
	s.lines(otherRow, rows)
	if s != nil {
		s.Nearest = near
	}
}

// current is the ledger that began last.
func (s *SheetReading) current() *LedgerReading { return &s.Ledgers[len(s.Ledgers)-1] }

// column tells what became of a column.
func (s *SheetReading) column(c ColumnReading) {
	l := s.current()
	l.Columns = append(l.Columns, c)
}

// use corrects what became of a column, for one that shows itself in its rows.
func (s *SheetReading) use(col int, use Use) {
	if s == nil {
		return
	}
	letter := ledger.Address{Col: int32(col)}.String()
	for i := range s.current().Columns {
		if c := &s.current().Columns[i]; c.Letter == letter {
			c.Use = use
		}
	}
}

// later tells that a row is dated after the period.
func (s *SheetReading) later(line int) {
	if s != nil {
		s.current().Later = extend(s.current().Later, line)
	}
}

// repeats tells that the rows of a ledger were refused for repeating those of an earlier sheet.
func (s *SheetReading) repeats(id string, earlier *ledger.Sheet) {
	for i := range s.Ledgers {
		if l := &s.Ledgers[i]; l.Chosen.ID == id {
			l.Repeats = earlier
		}
	}
}
