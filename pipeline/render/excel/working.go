package excel

import (
	"math"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/formula"
	"zonereport/pipeline/render/excel/notation"
)

// working is where everything stands that formulas refer to: the rows of the ledgers, the
// figures' names and the cells of their values.
type working struct {
	areas  []formula.Area          // in the order of the sheets
	ledger map[string]formula.Area // the same by ledger
	names  formula.Names
	values string              // name of the sheet 主要指标
	rows   map[string]int      // of the figures in it, by key
	last   *document.Published // whose values stand beside the figures; nil for none
	before *document.Published
	months map[string]int // first row of the months that a streak is counted over, by the streak's key
}

func (w *writer) newWorking() working {
	k := working{
		ledger: map[string]formula.Area{}, names: formula.Names{},
		rows: map[string]int{}, months: map[string]int{}, last: w.doc.Last, before: w.doc.YearBefore,
	}
	if w.at.figures != nil {
		k.values = w.at.figures.Name
	}
	for i := range w.doc.Enclosures {
		e := &w.doc.Enclosures[i]
		a := formula.Over(w.at.ledgers[i].Name, e)
		k.ledger[e.Ledger] = a
		k.areas = append(k.areas, a)
	}
	next := firstFigure + len(w.doc.Figures) + 1
	for i := range w.doc.Figures {
		f := &w.doc.Figures[i]
		k.rows[f.Key()] = firstFigure + i
		if s, ok := f.Working.(figure.Streak); ok && len(s.Ranks) > 0 {
			k.months[f.Key()] = next + 2
			next += len(s.Ranks) + 3
		}
	}
	return k
}

// formula states how a figure comes about, "" where the workbook cannot: no working, or
// rows that are not enclosed. It reads without the leading =.
func (k *working) formula(f *figure.Figure) string {
	switch w := f.Working.(type) {
	case figure.Query:
		if rows, ok := k.ledger[w.Ledger]; ok {
			return formula.Query(w, f.Sources, rows)
		}
	case figure.Expression:
		return k.places().Expression(w)
	case figure.Streak:
		return k.streak(f.Key(), w)
	}
	return ""
}

// cell is where a figure's value stands: '主要指标'!C7; "" if the workbook does not have it.
func (k *working) cell(key string) string {
	if name, ok := strings.CutPrefix(key, document.ToName); ok {
		return name
	}
	row, ok := k.rows[key]
	if !ok {
		return ""
	}
	return notation.On(k.values, notation.Cell(row, valueColumn))
}

// together returns the cells in which the values of figures stand one below the other, "" if
// others stand between them.
func (k *working) together(keys []string) string {
	first, last := math.MaxInt, 0
	for _, key := range keys {
		first, last = min(first, k.rows[key]), max(last, k.rows[key])
	}
	if last-first+1 != len(keys) {
		return ""
	}
	return notation.On(k.values, notation.Down(valueColumn, first, last))
}

// streak refers to the count of first places at the last of the months that stand under
// the figures, see streakMonths.
func (k *working) streak(key string, s figure.Streak) string {
	first, ok := k.months[key]
	if !ok {
		return ""
	}
	return notation.On(k.values, notation.Absolute(first+len(s.Ranks)-1, streakColumn))
}

// places is where the workbook holds what expressions take their numbers from.
func (k *working) places() formula.Places {
	return formula.Places{
		Names: k.names, Cell: k.taken, Together: k.together,
		Area:   func(id string) (formula.Area, bool) { a, ok := k.ledger[id]; return a, ok },
		Stated: k.stated,
	}
}

// stated is the cell in which what another month states of a figure stands beside it; "" where it does not.
func (k *working) stated(s figure.Stated) string {
	row, ok := k.rows[s.Key]
	for _, one := range []struct {
		month  *document.Published
		column int
	}{{k.before, yearColumn}, {k.last, lastColumn}} {
		if !ok || one.month == nil || one.month.Month != s.Month {
			continue
		}
		if v, known := one.month.Values[s.Key]; known && v.Equal(s.Value) {
			return notation.On(k.values, notation.Absolute(row, one.column))
		}
	}
	return ""
}

// taken is the cell among the enclosed rows that holds a number in the unit in which it counts,
// "" if none does.
func (k *working) taken(c figure.Cell) string {
	if c.Sheet == nil {
		return ""
	}
	if cell, value := k.enclosed(*c.Sheet, c.At); cell != "" && value.Equal(c.Value) {
		return cell
	}
	return ""
}

// enclosed returns where the workbook holds the number of a cell of a department's file,
// and the number; "" if it does not.
func (k *working) enclosed(sheet ledger.SheetName, at ledger.Address) (cell string, value decimal.Decimal) {
	for _, a := range k.areas {
		if cell, value = a.Cell(sheet, at); cell != "" {
			return cell, value
		}
	}
	return "", decimal.Zero
}
