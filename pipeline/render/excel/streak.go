package excel

import (
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// streakMonths lays out the ranks by month that a streak is counted over, and beside each
// how many first places in a row end with it. The report month's rank is the figure itself
// where the workbook has it.
func (w *writer) streakMonths(s *workbook.Sheet, f *figure.Figure, streak figure.Streak) {
	for s.Len() < w.working.months[f.Key()]-3 {
		s.Row(0, 0)
	}
	caption := w.Text("table_title")
	caption.Size = min(caption.Size, 11)
	s.Keep(20 + 20 + float64(18*float64(len(streak.Ranks))))
	row := s.Row(20, 1)
	w.Put(s, row, 1, caption, f.Name+"的计算："+streak.Unit+"各月名次（0表示当月没有名次）")
	w.HeadRow(s, "月份", "", "名次", "连续第一")
	value := w.Digits("table")
	value.Across, value.Format, value.Top = "center", "0", workbook.Border(w.Style.Table.InnerRule)
	month := value
	month.Format = `0"月"`
	length := 0
	for i, rank := range streak.Ranks {
		row := s.Row(18, streakColumn)
		w.Put(s, row, 1, month, i+1)
		w.Put(s, row, 2, month, nil)
		w.Put(s, row, valueColumn, value, rank)
		if i == len(streak.Ranks)-1 {
			s.Cell(row, valueColumn).Formula = w.working.names[streak.Rank]
		}
		before := ""
		if length++; rank != 1 {
			length = 0
		}
		if i > 0 {
			before = notation.Cell(row-1, streakColumn) + "+"
		}
		w.Put(s, row, streakColumn, value, length)
		s.Cell(row, streakColumn).Formula = "IF(" + notation.Cell(row, valueColumn) + "=1," + before + "1,0)"
	}
	w.RuleOff(s)
}
