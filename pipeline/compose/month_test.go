package compose

import (
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
	"zonereport/templates"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

const zoneName = "示范经济开发区"

// month is one month's ledgers and book, written by hand: what the earlier stages hand over.
type month struct {
	period   string              // 2020-03
	figures  string              // agreements=3 housing_units/一期=807
	claims   []figure.Claim      // their Row is set by row
	first    map[string]string   // claim id -> list and position of the row that is its evidence: agreements_landed_big/0
	rows     map[string][]string // ledger -> rows: name=甲|landed_on=2020-03-01
	lists    map[string]string   // list -> positions of its rows: "0 2"
	units    []assessed          // nil: nobody sent the targets
	months   string              // the zone's rank by month from January: "5= 8 1r2": = tied, r2 from a published run
	missing  string              // ledgers that nobody sent
	later    map[string]int      // rows dated after the month, by ledger
	findings []finding.Finding
	earlier  []figure.Earlier
	before   []figure.Earlier
	replaces *mark.Replaced
	sign     document.Signing
}

func defaults(t *testing.T) definition.Definitions {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return defs
}

func monthOf(t *testing.T, text string) calendar.Month {
	t.Helper()
	m, err := calendar.ParseMonth(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// compose writes the month's reports.
func (m month) compose(t *testing.T, defs definition.Definitions) (review, campaign string) {
	t.Helper()
	docs := m.documents(t, defs)
	return dumped(t, docs[0]), dumped(t, docs[1])
}

func (m month) documents(t *testing.T, defs definition.Definitions) []document.Document {
	t.Helper()
	set, book := m.build(t, defs)
	opts := Options{Zone: definition.Zone{Name: zoneName, ShortName: "示范区", County: "示范县", Aliases: []string{"经开区"}},
		Period: monthOf(t, m.period), Earlier: m.earlier, YearBefore: m.before, Sign: m.sign}
	docs, err := Compose(defs, book, set, m.findings, opts)
	if err != nil {
		t.Fatal(err)
	}
	return mark.On(docs, mark.Mark{Check: "0123-4567-89AB", Replaces: m.replaces})
}

func (m month) build(t *testing.T, defs definition.Definitions) (ledger.Set, figure.Book) {
	t.Helper()
	book := figure.Book{Claims: m.claims, Left: m.later, Missing: strings.Fields(m.missing)}
	for _, one := range strings.Fields(m.figures) {
		book.Figures = append(book.Figures, figureOf(t, defs, one))
	}
	set := ledger.Set{}
	for _, d := range defs.Ledgers {
		if lines, sent := m.rows[d.ID]; sent {
			set[d.ID] = ledgerOf(t, d, lines)
		}
	}
	for _, d := range defs.Lists {
		positions, has := m.lists[d.ID]
		if !has {
			continue
		}
		id, _ := defs.Rows(definition.Query{Ledger: d.Ledger, Of: definition.Names(d.Of)})
		l := figure.List{ID: d.ID, Ledger: id, Columns: d.Columns}
		for _, p := range strings.Fields(positions) {
			l.Rows = append(l.Rows, &set[id].Rows[number0(t, p)])
		}
		book.Lists = append(book.Lists, l)
	}
	for i := range book.Claims {
		if at, ok := m.first[book.Claims[i].ID]; ok {
			id, p, _ := strings.Cut(at, "/")
			book.Claims[i].Row = &set[id].Rows[number0(t, p)]
		}
	}
	m.assess(t, defs, &book)
	return set, book
}

func number0(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// figureOf reads one figure, defined as the templates say.
func figureOf(t *testing.T, defs definition.Definitions, one string) figure.Figure {
	t.Helper()
	key, value, _ := strings.Cut(one, "=")
	id, group := figure.IDOf(key)
	d, ok := defs.Figure(id)
	if !ok {
		t.Fatalf("no figure %s", id)
	}
	source, _ := defs.Rows(d.Query)
	f := figure.Figure{ID: id, Name: d.Name, Value: dec(value), Unit: strings.Replace(d.Unit, "@unit", "平方公里", 1), Definition: d.Text, Window: "时段",
		Working: figure.Query{Ledger: source, Measure: d.Measure, Columns: definition.Alternatives(d.Column), Weight: d.Weight}}
	if d.Derived() {
		f.Decimals = d.Decimals
	}
	if group != "" {
		f.Group = []figure.GroupValue{{Name: d.Group, Value: group}}
	}
	if !f.Value.IsZero() {
		f.Sources = []figure.Source{{File: source + ".xlsx", Sheet: source, Cells: []string{"A2:A9"}}}
	}
	return f
}

// ledgerOf makes a ledger of rows written as text; they stand from line 2.
func ledgerOf(t *testing.T, d definition.Ledger, lines []string) *ledger.Ledger {
	t.Helper()
	sheet := &ledger.SheetName{File: d.ID + ".xlsx", Name: d.ID}
	l := &ledger.Ledger{ID: d.ID, Sheets: []*ledger.SheetName{sheet}}
	for _, c := range d.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	for i, line := range lines {
		r := ledger.Row{Sheet: sheet, Line: i + 2, Cells: make([]ledger.Cell, len(d.Columns))}
		for _, cell := range strings.Split(line, "|") {
			id, text, _ := strings.Cut(cell, "=")
			at := l.Column(id)
			if at < 0 {
				t.Fatalf("%s has no column %s", d.ID, id)
			}
			r.Cells[at] = ledgertest.Cell(t, d.Columns[at].Type, text)
			r.Cells[at].At = ledger.Address{Row: int32(i + 2), Col: int32(at + 1)}
		}
		l.Rows = append(l.Rows, r)
	}
	return l
}
