package ingest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ledger"
)

// office lays a ledger out as some office might: with or without title, unit line, groups
// over headers, totals and footers, in any order of columns, under any alias, with values
// in any permitted form. What it means is known, so what is read can be held against it.
type office struct {
	*rand.Rand
	book    *schema.Ledger
	sheet   grid.Sheet
	line    int
	columns []definition.Column
	units   []string // by column: the unit its values are written in
	want    [][]string
}

func (o *office) put(col int, c grid.Cell) {
	if n := len(o.sheet.Rows); n == 0 || o.sheet.Rows[n-1].Line != o.line {
		o.sheet.Rows = append(o.sheet.Rows, grid.Row{Line: o.line})
	}
	row := &o.sheet.Rows[len(o.sheet.Rows)-1]
	c.Col = col
	row.Cells = append(row.Cells, c)
}

// kindOf is the kind of a column.
func (o *office) kindOf(c definition.Column) schema.Kind {
	i := slices.IndexFunc(o.book.Fields, func(f schema.Field) bool { return f.ID == c.ID })
	return o.book.Fields[i].Kind
}

func (o *office) text(col int, s string) { o.put(col, grid.Cell{Kind: grid.Text, Text: s}) }

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

var unitNames = map[string][]string{"money": {"元", "万元", "亿元"}, "land": {"亩", "公顷", "㎡", "平方米"}, "area": {"㎡", "平方米", "万㎡", "万平方米"}}

// draw lays out a whole sheet with some rows.
func (o *office) draw(rows int) {
	if o.line = 1; o.IntN(2) == 0 {
		o.text(1, "某开发区2020年1-12月"+o.book.Name)
		o.sheet.Merges = append(o.sheet.Merges, grid.Range{Row1: 1, Col1: 1, Row2: 1, Col2: len(o.columns)})
		o.line++
	}
	common := map[string]string{"money": pick(o.Rand, "元", "万元", "亿元"), "land": pick(o.Rand, "亩", "公顷"), "area": pick(o.Rand, "㎡", "万㎡")}
	if o.IntN(2) == 0 {
		o.text(1, "填报单位（盖章）：某某中心")
		o.text(3, pick(o.Rand, "单位：", "计量单位:", "（单位：")+common["money"]+"、"+common["land"]+pick(o.Rand, "、", "，", " ")+common["area"])
		o.line++
	} else {
		common = nil
	}
	o.head(common)
	for i := range rows {
		o.row(i)
		o.line++
	}
	if o.IntN(2) == 0 {
		o.mergeDown(rows)
	}
	if o.IntN(2) == 0 {
		o.total()
	}
	if o.IntN(2) == 0 {
		o.text(1, "填表人：王某")
		o.text(2, "审核人：李某")
	}
}

// head writes one header row, or two with a group over some columns.
func (o *office) head(common map[string]string) {
	o.units = make([]string, len(o.columns))
	from, to := -1, -1
	if o.IntN(2) == 0 && len(o.columns) > 2 {
		from = o.IntN(len(o.columns) - 1)
		to = from + 1
		o.groupRow(from, to)
		o.line++
	}
	for i, c := range o.columns {
		inGroup := i == from || i == to
		name := pick(o.Rand, append([]string{c.Header}, c.Aliases...)...)
		if names := unitNames[c.Type]; names != nil && common != nil && o.IntN(2) == 0 {
			o.units[i] = common[c.Type]
		} else if names != nil {
			o.units[i] = pick(o.Rand, names...)
			name += pick(o.Rand, "（", "(", "\n（") + o.units[i] + pick(o.Rand, "）", ")")
		}
		if from < 0 || inGroup {
			o.text(i+1, name)
		} else {
			row := o.sheet.Rows[len(o.sheet.Rows)-1] // merged down from the group's row
			if j := slices.IndexFunc(row.Cells, func(c grid.Cell) bool { return c.Col == i+1 }); j >= 0 {
				row.Cells[j].Text = name
			}
		}
		if from >= 0 && i == len(o.columns)-1 {
			o.moveSingles(from, to)
		}
	}
	o.line++
}

// groupRow writes the upper header row: a group's name, and room for the single headers.
func (o *office) groupRow(from, to int) {
	for i := range o.columns {
		switch i {
		case from:
			o.text(i+1, "情况")
		case to:
		default:
			o.text(i+1, "?")
		}
	}
	o.sheet.Merges = append(o.sheet.Merges, grid.Range{Row1: o.line, Col1: from + 1, Row2: o.line, Col2: to + 1})
}

// moveSingles names the single headers, which stand in the upper row, and merges them down.
func (o *office) moveSingles(from, to int) {
	upper := &o.sheet.Rows[len(o.sheet.Rows)-2]
	for j := range upper.Cells {
		c := &upper.Cells[j]
		if i := c.Col - 1; i != from && i != to {
			c.Text = o.columns[i].Header
			if u := o.units[i]; u != "" {
				c.Text += "（" + u + "）"
			}
			o.sheet.Merges = append(o.sheet.Merges, grid.Range{Row1: upper.Line, Col1: c.Col, Row2: upper.Line + 1, Col2: c.Col})
		}
	}
}

// row writes one row and notes what it means, by field of the ledger.
func (o *office) row(n int) {
	want := make([]string, len(o.book.Fields))
	for i, c := range o.columns {
		f := 0
		for o.book.Fields[f].ID != c.ID {
			f++
		}
		if !c.Required && o.IntN(6) == 0 {
			if c.Type != "bool" {
				o.text(i+1, pick(o.Rand, "/", "—", "", "无", " "))
			}
			continue
		}
		want[f] = o.value(i, c, n)
	}
	o.want = append(o.want, want)
}

// value writes a value of a column in one of its forms and returns what it means.
func (o *office) value(i int, c definition.Column, n int) string {
	col := i + 1
	switch c.Type {
	case "code":
		v := pick(o.Rand, c.Codes...)
		o.text(col, pick(o.Rand, v, " "+v, v+"\u3000"))
		return v
	case "date", "month":
		return o.date(col, c.Type)
	case "money", "land", "area":
		return o.amount(col, o.units[i], o.kindOf(c))
	case "int", "num":
		v := fmt.Sprint(o.IntN(5000))
		o.number(col, v)
		return v
	case "rate":
		v := decimal.New(int64(200+o.IntN(500)), -2)
		switch o.IntN(3) {
		case 0:
			o.put(col, grid.Cell{Kind: grid.Number, Format: grid.Percent, Text: v.Shift(-2).String()})
		case 1:
			o.text(col, v.String()+pick(o.Rand, "%", "％"))
		default:
			o.number(col, v.String())
		}
		return v.String()
	case "bool":
		v := o.IntN(2) == 0
		o.text(col, map[bool]string{true: pick(o.Rand, "是", "√", "Y", "1"), false: pick(o.Rand, "否", "N", "0")}[v])
		return fmt.Sprint(v)
	}
	v := fmt.Sprintf("%s%d", pick(o.Rand, "甲", "大明市", "P-", "第"), n)
	o.text(col, pick(o.Rand, v, v+" ", "\u200b"+v))
	return v
}

func (o *office) date(col int, t string) string {
	day, _ := calendar.NewDate(2020, 1+o.IntN(12), 1+o.IntN(28))
	y, m, d := day.Year(), day.Month(), day.Day()
	forms := []string{fmt.Sprintf("%d.%d.%d", y, m, d), fmt.Sprintf("%d-%02d-%02d", y, m, d), fmt.Sprintf("%d/%d/%d", y, m, d), day.Chinese(), fmt.Sprintf("%d%02d%02d", y, m, d)}
	want := day.String()
	if t == "month" {
		forms = append(forms, fmt.Sprintf("%d-%02d", y, m), fmt.Sprintf("%d年%d月", y, m), fmt.Sprintf("%d%02d", y, m))
		want = want[:7]
	}
	switch form := pick(o.Rand, forms...); o.IntN(3) {
	case 0:
		o.put(col, grid.Cell{Kind: grid.Number, Format: pick(o.Rand, grid.DateTime, grid.General), Text: fmt.Sprint(day.Serial())})
	default:
		o.text(col, form)
	}
	return want
}

func (o *office) amount(col int, unit string, k schema.Kind) string {
	u, _ := unitword.LookUp(unitword.Key(unit), k)
	v := decimal.New(int64(o.IntN(900000)+1), -2)
	switch base, _ := unitword.Base(k); o.IntN(5) {
	case 0:
		o.text(col, v.String()+base)
		return v.String()
	default:
		o.number(col, v.String())
	}
	return v.Mul(u.Scale).String()
}

// number writes a number as a number cell or as text in one of its forms.
func (o *office) number(col int, v string) {
	switch o.IntN(3) {
	case 0:
		o.text(col, v)
	case 1:
		wide := ""
		for _, r := range v {
			wide += string(r + 0xfee0)
		}
		o.text(col, wide)
	default:
		o.put(col, grid.Cell{Kind: grid.Number, Text: v})
	}
}

// mergeDown merges a column over the last three rows, which then share the first's value,
// but for amounts, of which the others lose theirs.
func (o *office) mergeDown(rows int) {
	i := o.IntN(len(o.columns))
	f := &o.book.Fields[0]
	at := 0
	for at = range o.book.Fields {
		if f = &o.book.Fields[at]; f.ID == o.columns[i].ID {
			break
		}
	}
	if f.SoleKey || f.Kind.Numeric() || o.want[rows-3][at] == "" {
		return
	}
	o.sheet.Merges = append(o.sheet.Merges, grid.Range{Row1: o.line - 3, Col1: i + 1, Row2: o.line - 1, Col2: i + 1})
	for n := rows - 2; n < rows; n++ {
		o.want[n][at] = o.want[rows-3][at]
		row := &o.sheet.Rows[len(o.sheet.Rows)-rows+n]
		row.Cells = slices.DeleteFunc(row.Cells, func(c grid.Cell) bool { return c.Col == i+1 })
	}
}

// total writes a line of totals in the columns' units.
func (o *office) total() {
	o.text(1, pick(o.Rand, "合计", "合  计", "总计："))
	for i, c := range o.columns {
		if unitNames[c.Type] == nil || i == 0 {
			continue
		}
		var sum decimal.Decimal
		for f := range o.book.Fields {
			for _, row := range o.want {
				if d, err := decimal.NewFromString(row[f]); err == nil && o.book.Fields[f].ID == c.ID {
					sum = sum.Add(d)
				}
			}
		}
		u, _ := unitword.LookUp(unitword.Key(o.units[i]), o.kindOf(c))
		o.put(i+1, grid.Cell{Kind: grid.Number, Text: sum.DivRound(u.Scale, 15).String()})
	}
	o.line++
}

func TestAnyLayout(t *testing.T) {
	defs := shippedLedgers(t)
	c := compile(defs, december)
	for i := range c.catalogue.Ledgers {
		for seed := range uint64(60) {
			r := rand.New(rand.NewPCG(seed, uint64(i)))
			o := &office{Rand: r, book: &c.catalogue.Ledgers[i], sheet: grid.Sheet{Name: "Sheet1"}}
			for _, column := range defs[i].Columns {
				if column.Required || r.IntN(4) > 0 {
					o.columns = append(o.columns, column)
				}
			}
			if len(o.columns) < 3 {
				continue
			}
			r.Shuffle(len(o.columns), func(a, b int) { o.columns[a], o.columns[b] = o.columns[b], o.columns[a] })
			o.draw(8)
			set, list := readGrids(defs, bookOf(o.sheet))
			o.compare(t, seed, set[defs[i].ID], list)
		}
	}
}

// holds tells that a cell has a value, a number in whatever form.
func holds(c ledger.Cell, want string) bool {
	if d, err := decimal.NewFromString(want); err == nil && c.Kind == ledger.Number {
		return d.Equal(c.Number)
	}
	return valueOf(c) == want
}

func (o *office) compare(t *testing.T, seed uint64, l *ledger.Ledger, list []finding.Finding) {
	t.Helper()
	for _, f := range list {
		if f.Severity == finding.Error || f.Severity == finding.Warning && f.Rule != rule.LedgerMissing && f.Rule != rule.UnitCell {
			t.Errorf("%s seed %d: %s %s %q %s", o.book.ID, seed, f.Rule, f.Cell, f.Value, f.Message())
		}
	}
	if l == nil || len(l.Rows) != len(o.want) {
		t.Errorf("%s seed %d: got %v, want %d rows", o.book.ID, seed, l, len(o.want))
		return
	}
	for i, row := range l.Rows {
		for j, c := range row.Cells {
			if want := o.want[i][j]; !holds(c, want) {
				t.Errorf("%s seed %d line %d %s: got %q, want %q", o.book.ID, seed, row.Line, l.Columns[j], valueOf(c), want)
			}
		}
	}
}
