package excel

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
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

const yearHead = "上年同期"

// figures writes 主要指标: every figure with its live value, which carries the defined name.
func (w *writer) figures(s *workbook.Sheet) {
	s.Widths = []float64{23, 14, 13, 13, 9, 18, 36, 17, 28}
	if w.doc.YearBefore != nil {
		s.Widths = slices.Insert(s.Widths, yearColumn-1, 13)
	}
	s.Landscape, s.Freeze, s.Head, s.Stay = true, true, [2]int{3, 3}, 1
	s.Printed = len(s.Widths) - 1 // 指标代号 is for looking up on screen
	w.Heading(s, s.Printed, w.annexed(document.FigureList, figuresTitle))
	head, about := w.lastMonth()
	if w.doc.YearBefore != nil {
		about += statedBy(yearHead, w.doc.YearBefore)
	}
	w.Remark(s, s.Printed, "“数值”栏为公式，点中即可看到它对哪张台账、按什么条件计算；单元格名称以 fig_ 开头，各节表格引用这些名称。"+about+"点指标名称到数据来源。")
	heads := []string{"指标", "分组", "数值", head, "单位", "统计时段", "口径", "数据所在工作表", "指标代号"}
	if w.doc.YearBefore != nil {
		heads = slices.Insert(heads, yearColumn-1, yearHead)
	}
	w.HeadRow(s, heads...)
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

// lastMonth heads the column of last month's values and says where they are from.
func (w *writer) lastMonth() (head, about string) {
	last := w.doc.Last
	if last == nil {
		return "上月", "本年上月没有已发布的报告，“上月”栏空缺。"
	}
	if head = "上月"; last.Month.Number != w.doc.Period.Number-1 {
		head = "上次（" + strconv.Itoa(last.Month.Number) + "月）"
	}
	return head, statedBy(head, last)
}

// statedBy says which report the values of a column are from.
func statedBy(head string, p *document.Published) string {
	month := strconv.Itoa(p.Month.Year) + "年" + strconv.Itoa(p.Month.Number) + "月"
	return "“" + head + "”栏是已发布的" + month + "报告（" + p.Month.String() + " " + p.Run + "）的数，空白为当时没有该项。"
}

func (w *writer) figureRow(s *workbook.Sheet, f *figure.Figure) {
	body, code, value := w.Body(), w.Body(), w.Digits("table")
	code.Size, code.Font = 8, value.Font
	value.Across, value.Format = "right", notation.Decimals(w.figurePlaces(f), false)
	center := body
	center.Across = "center"
	sheetName, target := w.basis(f)
	formula := w.working.formula(f)
	if _, rank := f.Working.(figure.Rank); formula == "" && f.Working != nil && !rank {
		sheetName, target = "数值由程序算出：条件用到不附列的个人信息栏，或所用的行不在本工作簿；见"+sourcesTitle, ""
	}
	basis := body
	if target != "" {
		basis = w.Linked(body)
	}
	last, yearBefore := stated(w.doc.Last, f), stated(w.doc.YearBefore, f)
	texts := []string{f.Name, f.GroupText(), "", "", unit.Written(f.Unit), f.Window, f.Definition, sheetName, f.Key()}
	looks := []workbook.Look{body, body, value, w.earlier(value, f, last), center, body, body, basis, code}
	at := basisColumn
	if w.doc.YearBefore != nil {
		texts = slices.Insert(texts, yearColumn-1, "")
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
	if target != "" {
		s.Link(row, at, target)
	}
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
	case figure.Score:
		return k.Decimals
	case figure.Total:
		return k.Decimals
	case figure.Query:
		if k.Measure == "mean" {
			return k.Decimals
		}
	}
	return notation.Places(f.Value)
}

// basis names the sheet that a figure is worked out from, and where to find it.
func (w *writer) basis(f *figure.Figure) (name, target string) {
	if q, ok := f.Working.(figure.Query); ok {
		for i, e := range w.doc.Enclosures {
			if e.Ledger == q.Ledger {
				return w.at.ledgers[i].Name, notation.On(w.at.ledgers[i].Name, "A1")
			}
		}
		return "见" + sourcesTitle, notation.On(w.at.sources.Name, "A1")
	}
	switch f.Working.(type) {
	case figure.Score:
		return "由实绩和年度目标计算", ""
	case figure.Total:
		return "由各项得分计算", ""
	case figure.Rank:
		if w.working.formula(f) == "" { // a report that does not hold the others' totals
			return "由各单位总分算出，见同月考核通报", ""
		}
		return "由各单位总分计算", ""
	case figure.Streak:
		return "由本页下方各月名次计算", ""
	}
	return "见" + sourcesTitle, notation.On(w.at.sources.Name, "A1")
}
