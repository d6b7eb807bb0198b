package excel

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
	"zonereport/pipeline/unit"
)

// Where figures stand in the sheet 主要指标.
const (
	firstFigure  = 4 // row of the first, after title, note and head
	valueColumn  = 3
	lastColumn   = 4
	yearColumn   = 5 // where the year before is known
	basisColumn  = 8 // one further then
	streakColumn = 4 // under the figures: first places in a row, month by month
)

// figures writes 主要指标: every figure with its live value, which carries the defined name.
func (w *writer) figures(s *workbook.Sheet) {
	s.Widths = []float64{23, 14, 13, 13, 9, 18, 36, 17, 28}
	if w.doc.YearBefore != nil {
		s.Widths = slices.Insert(s.Widths, yearColumn-1, 13)
	}
	s.Landscape, s.Freeze, s.Head, s.Stay = true, true, [2]int{3, 3}, 1
	s.Printed = len(s.Widths) - 1 // 指标代号 is for looking up on screen
	w.Heading(s, s.Printed, w.doc.Workbook.Figures.Heading)
	w.Remark(s, s.Printed, w.doc.Workbook.Figures.Remark)
	w.HeadRow(s, w.doc.Workbook.Figures.Heads...)
	var groups []int
	for i := range w.doc.Figures {
		if i == 0 || w.doc.Figures[i].ID != w.doc.Figures[i-1].ID {
			groups = append(groups, s.Len()+1)
		}
		w.figureRow(s, &w.doc.Figures[i])
	}
	s.Together(groups)
	w.RuleOff(s)
	for i := range w.doc.Figures {
		if streak, ok := w.doc.Figures[i].Working.(figure.Streak); ok && len(streak.Ranks) > 0 {
			w.streakMonths(s, &w.doc.Figures[i], streak)
		}
	}
}

func (w *writer) figureRow(s *workbook.Sheet, f *figure.Figure) {
	body, code, value := w.Body(), w.Body(), w.Digits("table")
	code.Size, code.Font = 8, value.Font
	value.Across, value.Format = "right", notation.Decimals(w.figurePlaces(f), false)
	center := body
	center.Across = "center"
	sheetName, link := w.basis(f)
	formula := w.working.formula(f)
	if formula == "" && f.Working != nil && !w.elsewhere(f) {
		sheetName, link = w.doc.Workbook.Beyond, ""
	}
	basis := body
	if link != "" {
		basis = w.Linked(body)
	}
	last, yearBefore := stated(w.doc.Last, f), stated(w.doc.YearBefore, f)
	texts := []string{f.Name, f.GroupText(), "", incomparable(w.doc.Last, f), unit.Written(f.Unit), f.Window, f.Definition, sheetName, f.Key()}
	looks := []workbook.Look{body, body, value, w.earlier(value, f, last), center, body, body, basis, code}
	at := basisColumn
	if w.doc.YearBefore != nil {
		texts = slices.Insert(texts, yearColumn-1, incomparable(w.doc.YearBefore, f))
		looks = slices.Insert(looks, yearColumn-1, w.earlier(value, f, yearBefore))
		at++
	}
	row := w.TextRow(s, texts, looks)
	c := s.Cell(row, valueColumn)
	c.Formula, c.Value = formula, notation.Number(f.Value)
	if last != nil {
		s.Cell(row, lastColumn).Value = notation.Number(*last)
	}
	if yearBefore != nil {
		s.Cell(row, yearColumn).Value = notation.Number(*yearBefore)
	}
	if link != "" {
		s.Link(row, at, link)
	}
}

// elsewhere says that a figure rests on others that another workbook holds.
func (w *writer) elsewhere(f *figure.Figure) bool {
	e, _ := f.Working.(figure.Expression)
	return slices.ContainsFunc(e.Keys(), func(key string) bool { return w.doc.Names[key] == "" })
}

// stated is what a published month states of a figure, nil if nothing.
func stated(p *document.Published, f *figure.Figure) *decimal.Decimal {
	if p == nil {
		return nil
	}
	if v, ok := p.Values[f.Key()]; ok {
		return &v
	}
	return nil
}

// incomparable is what stands in the place of a value that another definition gave; "" for any other.
func incomparable(p *document.Published, f *figure.Figure) string {
	if p != nil && p.Switched[f.Key()] == figure.Incomparable {
		return "口径已改，不可比"
	}
	return ""
}

// earlier is the look of an earlier month's value, with all decimals that it has.
func (w *writer) earlier(value workbook.Look, f *figure.Figure, v *decimal.Decimal) workbook.Look {
	if v != nil {
		value.Format = notation.Decimals(max(w.figurePlaces(f), notation.Places(*v)), false)
	}
	return value
}

// figurePlaces are the decimals of a figure: those that its rounding keeps, else those it has.
func (w *writer) figurePlaces(f *figure.Figure) int {
	if f.Decimals != nil {
		return *f.Decimals
	}
	switch k := f.Working.(type) {
	case figure.Expression:
		return k.Decimals
	case figure.Query:
		if k.Measure == measure.Mean {
			return k.Decimals
		}
	}
	return notation.Places(f.Value)
}

// basis says what a figure is worked out from, and where that is if it is a sheet.
func (w *writer) basis(f *figure.Figure) (text, link string) {
	switch k := f.Working.(type) {
	case figure.Query:
		for i, e := range w.doc.Enclosures {
			if e.Ledger == k.Ledger {
				return w.at.ledgers[i].Name, notation.On(w.at.ledgers[i].Name, "A1")
			}
		}
	case figure.Expression, figure.Streak:
		return w.doc.Workbook.Workings[f.Key()], ""
	}
	return w.doc.Workbook.Workings[f.Key()], notation.On(w.at.sources.Name, "A1")
}
