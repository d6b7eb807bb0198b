package excel

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// working is what formulas refer to: the areas of the ledger sheets, the names of the
// figures and the cells in which they stand.
type working struct {
	areas  map[string]*area // by ledger id
	names  map[string]string
	values string // quoted name of the sheet 主要指标
	rows   map[string]int
	list   []*area        // areas in the order of the sheets
	months map[string]int // first row of the months that a streak is counted over, by figure key
}

func (w *workbook) newWorking() working {
	k := working{
		areas: map[string]*area{}, names: map[string]string{}, values: QuoteSheet(w.at.figures.name),
		rows: map[string]int{}, months: map[string]int{},
	}
	for i := range w.doc.Enclosures {
		a := newArea(w.at.ledgers[i].name, &w.doc.Enclosures[i])
		k.areas[a.ledger.Ledger] = a
		k.list = append(k.list, a)
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
		return k.query(f, w)
	case figure.Score:
		return k.score(w)
	case figure.Total:
		return k.total(w)
	case figure.Rank:
		return k.rank(w)
	case figure.Streak:
		return k.streak(f.Key(), w)
	}
	return ""
}

func (k *working) query(f *figure.Figure, q figure.Query) string {
	a := k.areas[q.Ledger]
	if a == nil || !a.holds(q) {
		return ""
	}
	switch q.Measure {
	case "count":
		return a.count(q.Where)
	case "sum":
		return in(a.sum(q.Columns[0], q.Where), q.In)
	case "distinct":
		return a.distinct(q.Columns, q.Where)
	case "mean":
		return a.mean(q)
	case "latest":
		return in(a.latest(q, f.Sources), q.In)
	}
	return ""
}

// area is the rows of one ledger in its sheet: head in row 1, rows from 2, and a blank one
// below: a row that is added there, or put in above it, is counted like all others.
type area struct {
	sheet  string // quoted
	ledger *document.Enclosure
	last   int
	lines  map[place]int // rows by where they came from, once that is asked
}

func newArea(sheet string, e *document.Enclosure) *area {
	return &area{sheet: QuoteSheet(sheet), ledger: e, last: len(e.Rows) + 2}
}

// index returns the column of an id, 0 if the sheet has none.
func (a *area) index(id string) int {
	for i, c := range a.ledger.Columns {
		if c.ID == id && c.Distinct == nil {
			return i + 1
		}
	}
	return 0
}

// numbered returns the column that numbers the distinct values of columns, 0 if there is none.
func (a *area) numbered(columns []string) int {
	key := strings.Join(columns, "|")
	for i, c := range a.ledger.Columns {
		if c.Distinct != nil && strings.Join(c.Distinct, "|") == key {
			return i + 1
		}
	}
	return 0
}

// line is the column with the rows' numbers in the departments' sheets, which no row lacks.
func (a *area) line() int { return len(a.ledger.Columns) + 3 }

// span returns a column's rows: '招商项目台账'!$C$2:$C$124.
func (a *area) span(col int) string {
	return a.sheet + "!" + fixed(2, col) + ":" + fixed(a.last, col)
}

func (a *area) of(id string) string { return a.span(a.index(id)) }

// holds says that every column a query speaks of stands in the sheet: personal ones do not.
func (a *area) holds(q figure.Query) bool {
	for _, c := range q.Where {
		if a.index(c.Column) == 0 {
			return false
		}
	}
	if q.Weight != "" && a.index(q.Weight) == 0 {
		return false
	}
	switch {
	case q.Measure == "distinct":
		return a.numbered(q.Columns) > 0
	case q.Measure != "count":
		return len(q.Columns) > 0 && a.index(q.Columns[0]) > 0
	}
	return true
}

// QuoteSheet is the name of a sheet as references write it.
func QuoteSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// quoteText writes a text into a formula. A literal holds 255 characters at most.
func quoteText(s string) string {
	var parts []string
	for rest := s; ; {
		part := cut(rest, 250)
		parts = append(parts, `"`+strings.ReplaceAll(part, `"`, `""`)+`"`)
		if rest = rest[len(part):]; rest == "" {
			return strings.Join(parts, "&")
		}
	}
}

// rounded writes a 四舍五入 to n places. Rounding to eleven places first takes away what
// binary arithmetic adds, so that an exact half goes up as it does in decimal.
func rounded(expression string, n int) string {
	return "ROUND(ROUND(" + expression + ",11)," + itoa(n) + ")"
}

// in states a value in another unit: /10000 for 万元 as 亿元.
func in(expression string, ratio unit.Ratio) string {
	if expression == "" || ratio.IsZero() {
		return expression
	}
	if strings.Contains(expression, "+") {
		expression = "(" + expression + ")"
	}
	return expression + factorOf("*", "/", ratio.From) + factorOf("/", "*", ratio.To)
}

// factorOf multiplies or divides by a size: a part of one is read as the other of the two
// (/0.0001 is *10000).
func factorOf(operator, other string, size decimal.Decimal) string {
	one := decimal.New(1, 0)
	if size.Equal(one) {
		return ""
	}
	if times := one.DivRound(size, 16); size.LessThan(one) && times.IsInteger() && times.Mul(size).Equal(one) {
		return other + plain(times)
	}
	return operator + plain(size)
}

func plain(d decimal.Decimal) string { return d.String() }
