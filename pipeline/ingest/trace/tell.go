package trace

import (
	"slices"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ledger"
)

// What the reader tells of its decisions as it takes them. On an ordinary run there is
// nobody to tell: the methods of a nil *Sheet do nothing.

// New begins what is told of a sheet.
func New(sheet *grid.Sheet) *SheetReading {
	s := &SheetReading{Name: sheet.Name, Hidden: sheet.Hidden, Ledgers: []Ledger{}, Rows: len(sheet.Rows)}
	for class := range lines.Classes {
		id, name := class.Words()
		s.Classes = append(s.Classes, Class{Class: id, Name: name, Lines: []Run{}})
	}
	return s
}

// Line tells what a line was taken for. Lines of a class come in ascending order.
func (s *SheetReading) Line(class lines.Class, line int) {
	if s == nil {
		return
	}
	c := &s.Classes[class]
	c.Count++
	c.Lines = extend(c.Lines, line)
}

// Lines tells that rows are all of one class.
func (s *SheetReading) Lines(class lines.Class, rows []grid.Row) {
	if s == nil {
		return
	}
	for i := range rows {
		s.Line(class, rows[i].Line)
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

// Begin tells which ledger begins, and why.
func (s *SheetReading) Begin(l Ledger) {
	l.Columns, l.Absent, l.Later, l.Forms = []Column{}, []string{}, []Run{}, []Form{}
	s.Ledgers = append(s.Ledgers, l)
}

// Dismissed tells that the sheet is no ledger; near is the one that it resembles most.
func (s *SheetReading) Dismissed(near *Candidate, rows []grid.Row) {
	s.Lines(lines.Other, rows)
	if s != nil {
		s.Nearest = near
	}
}

// Current is the ledger that began last.
func (s *SheetReading) Current() *Ledger { return &s.Ledgers[len(s.Ledgers)-1] }

// Column tells what became of a column.
func (s *SheetReading) Column(c Column) {
	l := s.Current()
	l.Columns = append(l.Columns, c)
}

// Use corrects what became of a column, for one that shows itself in its rows.
func (s *SheetReading) Use(col int, use Use) {
	if s == nil {
		return
	}
	letter := ledger.Address{Col: int32(col)}.String()
	for i := range s.Current().Columns {
		if c := &s.Current().Columns[i]; c.Letter == letter {
			c.Use = use
		}
	}
}

// Later tells that a row is dated after the period.
func (s *SheetReading) Later(line int) {
	if s != nil {
		s.Current().Later = extend(s.Current().Later, line)
	}
}

// Repeated tells that the rows of a ledger were refused for repeating those of an earlier sheet.
func (s *SheetReading) Repeated(id string, earlier *ledger.SheetName) {
	for i := range s.Ledgers {
		if l := &s.Ledgers[i]; l.Chosen.ID == id {
			l.Repeats = earlier
		}
	}
}

// Holds says whether a line was taken for one of the classes.
func (s *SheetReading) Holds(line int, classes ...lines.Class) bool {
	return slices.ContainsFunc(classes, func(c lines.Class) bool {
		lines := s.Classes[c].Lines
		return len(lines) > 0 && lines[len(lines)-1].To == line
	})
}
