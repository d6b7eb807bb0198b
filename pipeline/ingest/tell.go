package ingest

import (
	"strings"

	"zonereport/pipeline/calendar"
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
func (s *SheetReading) ledger(found *recognised, units headUnit) {
	if s == nil {
		return
	}
	l := LedgerReading{Chosen: *found.candidate(), Second: found.second.candidate(), Doubt: found.rival() != nil,
		Head: Run{found.from, found.line}, Units: []string{}, Columns: []ColumnReading{}, Absent: []string{}, Later: []Run{}, Forms: []FormReading{}}
	if len(units.words) > 0 {
		l.Units, l.UnitsAt = units.words, units.at.String()
	}
	s.Ledgers = append(s.Ledgers, l)
}

// dismissed tells that the sheet is no ledger; near is the one that it resembles most.
func (s *SheetReading) dismissed(near *recognised, sheet *grid.Sheet) {
	s.lines(otherRow, sheet.Rows)
	if s != nil {
		s.Opinion, s.Guide, s.Nearest = isOpinion(sheet), isGuide(sheet), near.candidate()
	}
}

// current is the ledger that began last.
func (s *SheetReading) current() *LedgerReading { return &s.Ledgers[len(s.Ledgers)-1] }

// candidate is nil for nil.
func (r *recognised) candidate() *Candidate {
	if r == nil {
		return nil
	}
	c := &Candidate{ID: r.book.ID, Name: r.book.Name, Score: r.score, Own: r.own, Alias: r.matched - r.own, Lacking: []string{},
		Title: r.hints.title, Sheet: r.hints.sheet, File: r.hints.file}
	for _, f := range r.lacking {
		c.Lacking = append(c.Lacking, r.book.fields[f].Header)
	}
	return c
}

// column tells what became of a column; p is nil when it is not used.
func (s *SheetReading) column(use Use, b *block, h head, m meaning, p *column) {
	if s == nil {
		return
	}
	c := ColumnReading{Letter: ledger.Address{Col: int32(h.col)}.String(), Written: h.written(), Use: use}
	if m.field < 0 {
		c.Qualifier = m.barred
	} else {
		c.Header, c.Key, c.Own = b.book.fields[m.field].Header, m.key, m.own
	}
	if p != nil {
		c.Type, c.Required = p.Type, p.Required
		c.Unit, c.Origin = p.unit.name, p.origin()
	}
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

// origin says where a column's unit comes from; "" for a type without units.
func (p *column) origin() Origin {
	switch base, _ := baseUnit(p.kind); {
	case p.unread:
		return Refused
	case base == "":
		return ""
	case p.defaulted:
		return Default
	case !p.stated:
		return UnitLine
	case p.grouped:
		return GroupHeader
	}
	return OwnHeader
}

// written is a header as the sheet has it, without white space.
func (h *head) written() string {
	var parts []string
	for _, s := range h.path {
		parts = append(parts, strings.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, s.text))
	}
	return strings.Join(parts, "/")
}

// later tells that a row is dated after the period.
func (s *SheetReading) later(line int) {
	if s != nil {
		s.current().Later = extend(s.current().Later, line)
	}
}

// block tells what a block came to.
func (s *SheetReading) block(b *block) {
	if s == nil {
		return
	}
	l := s.current()
	l.Rows = len(b.rows)
	if b.month.Kind == ledger.Month {
		l.Month = calendar.Month{Year: b.month.Date.Year(), Number: b.month.Date.Month()}.String()
	}
	for _, f := range b.log.forms {
		id, name := f.kind.words()
		l.Forms = append(l.Forms, FormReading{f.column, id, name, f.count, f.first.String()})
	}
	present := make(map[int]bool)
	for _, p := range b.columns {
		present[p.index] = true
	}
	for i := range b.book.fields {
		if f := &b.book.fields[i]; !present[i] && !f.Required {
			l.Absent = append(l.Absent, f.Header)
		}
	}
}

// tellRepeated tells of a part that was refused for repeating an earlier sheet.
func (p *part) tellRepeated(s *SheetReading) {
	for i := range s.Ledgers {
		if l := &s.Ledgers[i]; p.repeats != nil && l.Chosen.ID == p.book.ID {
			l.Repeats = p.repeats.ref
		}
	}
}
