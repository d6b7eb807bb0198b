package revise

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// deals is a ledger with a plain key and a column of every kind.
func deals() definition.Ledger {
	return definition.Ledger{ID: "deals", Name: "项目台账", RowDate: "on", Key: []string{"code"}, Columns: []definition.Column{
		{ID: "code", Header: "编号", Type: "text"}, {ID: "unit", Header: "责任单位", Type: "text", Unit: true},
		{ID: "on", Header: "日期", Type: "date"}, {ID: "amount", Header: "金额", Type: "money"},
		{ID: "firm", Header: "企业", Type: "text"}, {ID: "uscc", Header: "信用代码", Type: "text"},
		{ID: "rate", Header: "利率", Type: "rate"}, {ID: "land", Header: "面积", Type: "land"},
		{ID: "phase", Header: "期次", Type: "text"}, {ID: "owner", Header: "户主", Type: "text", Personal: "omit"},
	}}
}

// visits is a ledger in whose key date and unit stand.
func visits() definition.Ledger {
	return definition.Ledger{ID: "visits", Name: "洽谈台账", RowDate: "on", Key: []string{"on", "firm", "way", "batch", "unit"}, Columns: []definition.Column{
		{ID: "on", Header: "日期", Type: "date"}, {ID: "firm", Header: "企业名称", Type: "text"}, {ID: "way", Header: "方式", Type: "text"},
		{ID: "batch", Header: "批次号", Type: "text"}, {ID: "unit", Header: "责任单位", Type: "text", Unit: true}, {ID: "content", Header: "内容", Type: "text"},
	}}
}

// tenants is a ledger whose key has alternatives.
func tenants() definition.Ledger {
	return definition.Ledger{ID: "tenants", Name: "入驻台账", Key: []string{"uscc|firm", "on"}, Columns: []definition.Column{
		{ID: "firm", Header: "企业名称", Type: "text"}, {ID: "uscc", Header: "信用代码", Type: "text"},
		{ID: "on", Header: "入驻日期", Type: "date"}, {ID: "staff", Header: "人员", Type: "int"},
	}}
}

// people is a ledger whose key is personal.
func people() definition.Ledger {
	return definition.Ledger{ID: "people", Name: "人员台账", Key: []string{"idno"}, Columns: []definition.Column{
		{ID: "idno", Header: "身份证号", Type: "text", Personal: "omit"}, {ID: "area", Header: "面积", Type: "area"},
	}}
}

// loose is a ledger without a key.
func loose() definition.Ledger {
	return definition.Ledger{ID: "loose", Name: "零星台账", Columns: []definition.Column{
		{ID: "item", Header: "事项", Type: "text"}, {ID: "amount", Header: "金额", Type: "money"},
	}}
}

func goals() definition.Ledger {
	return definition.Ledger{ID: "targets", Name: "年度目标任务", Key: []string{"year", "unit", "indicator"}, Columns: []definition.Column{
		{ID: "year", Header: "年度", Type: "int"}, {ID: "unit", Header: "责任单位", Type: "text", Unit: true},
		{ID: "indicator", Header: "考核指标", Type: "text"}, {ID: "target", Header: "年度目标", Type: "num"}, {ID: "uom", Header: "计量单位", Type: "text"},
	}}
}

// sheet reads a ledger: a line a row, its cells parted by blanks, - for nothing. A first line
// "@file" names the file.
func sheet(t testing.TB, def definition.Ledger, text string) *ledger.Ledger {
	t.Helper()
	l := &ledger.Ledger{ID: def.ID}
	for _, c := range def.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	at := &ledger.SheetName{File: def.ID + ".xlsx", Name: "台账"}
	line := 1
	for _, s := range strings.Split(text, "\n") {
		fields := strings.Fields(s)
		if len(fields) == 0 {
			continue
		}
		if name, ok := strings.CutPrefix(fields[0], "@"); ok {
			at, line = &ledger.SheetName{File: name, Name: "台账"}, 1
			continue
		}
		line++
		row := ledger.Row{Sheet: at, Line: line, Cells: make([]ledger.Cell, len(def.Columns))}
		for i, c := range def.Columns {
			if i < len(fields) && fields[i] != "-" {
				row.Cells[i] = ledgertest.Cell(t, c.Type, fields[i])
			}
			row.Cells[i].At = ledger.Address{Row: int32(line), Col: int32(i + 1)}
			if c.ID == def.RowDate {
				row.Later = row.Cells[i].Date > period.End()
			}
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

var period = calendar.Month{Year: 2020, Number: 12}

// office is the definitions of the tests, with some figures over them.
func office(figures ...definition.Figure) definition.Definitions {
	return definition.Definitions{Ledgers: []definition.Ledger{deals(), visits(), tenants(), people(), loose(), goals()}, Figures: figures}
}

// state works the figures out as aggregate does, without campaign.
func state(t testing.TB, defs definition.Definitions, set ledger.Set) *State {
	t.Helper()
	s := &State{Defs: defs, Set: set}
	tables := query.NewTables(defs, set)
	for _, def := range defs.Figures {
		q, err := query.Context{Definitions: defs, Unit: "本区", Month: period}.In(def.Unit, def.Query)
		if err != nil {
			t.Fatal(err)
		}
		table := tables.Table(q.Ledger)
		if table == nil {
			continue
		}
		f := figure.Figure{ID: def.ID, Name: def.ID, Unit: def.Unit, Decimals: def.Decimals}
		add := func(f figure.Figure, q figure.Query) {
			if m, ok := table.Measure(q, table.Counted(q.Where, period)); ok {
				f.Value, f.Working = m.Value, q
				s.Book.Figures = append(s.Book.Figures, f)
			}
		}
		if def.Group == "" {
			add(f, q)
			continue
		}
		for i, label := range table.Values(def.Group).Labels[1:] {
			one, own := f, q
			one.Group = []figure.GroupValue{{Name: def.Group, Value: label}}
			own.Where = append(own.Where[:len(own.Where):len(own.Where)], table.Same(def.Group, int32(i+1)))
			add(one, own)
		}
	}
	return s
}

// next is the input of two states of which only the files are two.
func next(was, is *State) Input {
	return Input{Period: period, Published: was.Book.Figures, Old: was, Renamed: was, Resent: is, Continued: is, New: *is}
}

// resent compares two such states; October stood.
func resent(was, is *State) revision.Revision {
	in := next(was, is)
	in.Stood = stood
	return Revise(in)
}

func stood(m calendar.Month) bool { return m.Number == 10 }

// rowsIn writes the rows of a revision: "corrected B2 金额:1→2".
func rowsIn(r revision.Revision) string {
	var lines []string
	for _, row := range r.Rows {
		s := string(row.Cause) + " " + row.Row
		for _, c := range row.Cells {
			s += fmt.Sprintf(" %s:%s→%s", c.Column, c.Old, c.New)
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

// figuresIn writes its figures: "sum 1→2 [corrected B2 金额 D2:1→D2:2 +1] joint 0".
func figuresIn(r revision.Revision) string {
	var lines []string
	value := func(d *decimal.Decimal) string {
		if d == nil {
			return "—"
		}
		return d.String()
	}
	for _, f := range r.Figures {
		s := f.Key + " " + value(f.Old) + "→" + value(f.New)
		for _, step := range f.Steps {
			if step.Kind != revision.Data || len(f.Steps) > 1 {
				s += fmt.Sprintf(" (%s %s→%s)", step.Kind, value(step.From), value(step.To))
			}
		}
		for _, e := range f.Effects {
			s += fmt.Sprintf(" [%s %s", e.Cause, e.Row)
			if e.Column != "" {
				s += fmt.Sprintf(" %s %s:%s→%s:%s", e.Column, e.CellOld, e.Old, e.CellNew, e.New)
			} else if e.Old != "" || e.New != "" {
				s += fmt.Sprintf(" %s→%s", e.Old, e.New)
			}
			s += " " + revision.Signed(e.Effect) + "]"
		}
		if !f.Joint.IsZero() {
			s += " joint " + revision.Signed(f.Joint)
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

// same compares a text with what is wanted of it; lines may be indented.
func same(t *testing.T, got, want string) {
	t.Helper()
	var lines []string
	for _, s := range strings.Split(want, "\n") {
		if s = strings.TrimSpace(s); s != "" {
			lines = append(lines, s)
		}
	}
	if want = strings.Join(lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
