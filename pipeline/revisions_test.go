package pipeline_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
	"zonereport/pipeline/revise"
	"zonereport/pipeline/revision"
)

// drawn is an office's month drawn by lot: rows by ledger, each a cell by column id.
type drawn struct {
	r     *rand.Rand
	rows  map[string][]map[string]string
	alias bool // zone.toml knows 高新园 as the zone
	ranks map[string]int
	Defs  definition.Definitions
	next  int
}

const drawnZone = "本区"

// drawnLedgers have keys of one column and of several, with and without dates, units, personal columns.
func drawnLedgers() []definition.Ledger {
	text := func(id string) definition.Column { return definition.Column{ID: id, Header: id, Type: "text"} }
	typed := func(id, of string) definition.Column { return definition.Column{ID: id, Header: id, Type: of} }
	unit := definition.Column{ID: "unit", Header: "责任单位", Type: "text", Unit: true}
	owner := definition.Column{ID: "owner", Header: "户主", Type: "text", Personal: "omit"}
	return []definition.Ledger{
		{ID: "deals", RowDate: "on", Key: []string{"code"}, Columns: []definition.Column{text("code"), unit, typed("on", "date"), typed("amount", "money"), typed("land", "land"), typed("rate", "rate"), text("phase"), owner}},
		{ID: "visits", RowDate: "on", Key: []string{"on", "firm", "batch", "unit"}, Columns: []definition.Column{typed("on", "date"), text("firm"), text("batch"), unit, text("note")}},
		{ID: "profile", RowDate: "on", Key: []string{"on"}, Columns: []definition.Column{typed("on", "date"), typed("value", "num"), text("uom")}},
		{ID: "targets", Key: []string{"year", "unit", "indicator"}, Columns: []definition.Column{typed("year", "int"), unit, text("indicator"), typed("target", "num"), text("uom")}},
	}
}

// drawnDefs has a figure of every measure; the floor of one is what a change of definitions changes.
func drawnDefs(floor int64) definition.Definitions {
	two := 2
	where := func(column, compare string, value any) definition.Condition {
		return definition.Condition{Column: column, Compare: compare, Value: value}
	}
	own, year := where("unit", "=", "@zone"), where("on", "in year", nil)
	f := func(id, unit, ledger, measure, column string, where ...definition.Condition) definition.Figure {
		return definition.Figure{ID: id, Name: id, Unit: unit, Query: definition.Query{Ledger: ledger, Measure: measure, Column: column, Where: where}}
	}
	mean := f("mean", "%", "deals", "mean", "rate")
	mean.Weight, mean.Decimals = "amount", &two
	latest := f("latest", "@uom", "profile", "latest", "value")
	latest.Weight = "on"
	phases := f("phases", "亿元", "deals", "sum", "amount", year)
	phases.Group = "phase"
	big := f("big", "个", "deals", "count", "", own, where("amount", ">=", floor))
	return definition.Definitions{
		Ledgers: drawnLedgers(),
		Figures: []definition.Figure{f("count", "个", "deals", "count", "", own, year), f("sum", "万元", "deals", "sum", "amount", own, year), big,
			phases, f("area", "公顷", "deals", "sum", "land"), f("firms", "家", "visits", "distinct", "firm", own), mean, latest},
		Claims: []definition.Claim{{ID: "streak", Kind: "streak"}, {ID: "done", Kind: "all_done", Ledger: "deals", Group: "phase", Date: "on"}},
		Scheme: definition.Scheme{Name: "考核", Targets: "targets", Decimals: 2, TieBreaker: "money", Indicators: []definition.Indicator{
			{ID: "money", Name: "资金", Unit: "万元", Method: "ratio", Weight: "60", Cap: "1.2", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Where: []definition.Condition{own, year}}},
			{ID: "visits", Name: "来访", Unit: "批次", Method: "ratio", Weight: definition.Number(fmt.Sprint(40 + floor%7)), Cap: "1", Query: definition.Query{Ledger: "visits", Measure: "distinct", Column: "batch", Where: []definition.Condition{own, year}}},
		}},
	}
}

func (d *drawn) pick(s ...string) string { return s[d.r.IntN(len(s))] }

func (d *drawn) one(of string) string { d.next++; return fmt.Sprint(of, d.next) }

// value draws what a column may say.
func (d *drawn) value(c definition.Column) string {
	switch c.ID {
	case "code":
		return d.one("K")
	case "unit":
		return d.pick(drawnZone, drawnZone, "高新园", "甲街道", "乙街道")
	case "on":
		return fmt.Sprintf("%s-%02d", d.pick("2019-12", "2020-01", "2020-02", "2020-03", "2020-03", "2020-04"), 1+d.r.IntN(28))
	case "phase":
		return d.pick("一期", "二期", " 二 期", "Ａ期", "a期", "")
	case "indicator":
		return d.pick("资金", "来访")
	case "year":
		return d.pick("2020", "2020", "2020", "2019")
	case "uom":
		return d.pick("万元", "万元", "亿元", "")
	case "firm", "batch", "owner":
		return d.pick("甲", "乙", "丙", " 甲", "丁", "")
	}
	return d.pick("", "1", "2.5", "10", "33.33", "100", "7", "250.75", "0.004")
}

func (d *drawn) row(l definition.Ledger) map[string]string {
	row := map[string]string{}
	for _, c := range l.Columns {
		row[c.ID] = d.value(c)
	}
	return row
}

// drawMonth draws a small month.
func drawMonth(r *rand.Rand) *drawn {
	d := &drawn{r: r, rows: map[string][]map[string]string{}, Defs: drawnDefs(10), ranks: map[string]int{drawnZone: 1 + r.IntN(2), "甲街道": 2}}
	for _, l := range d.Defs.Ledgers {
		for range 4 + r.IntN(8) {
			d.put(l, d.row(l))
		}
	}
	return d
}

// put adds a row, unless another has its key.
func (d *drawn) put(l definition.Ledger, row map[string]string) {
	d.rows[l.ID] = append(d.rows[l.ID], row)
	if !d.distinct(l) {
		d.rows[l.ID] = d.rows[l.ID][:len(d.rows[l.ID])-1]
	}
}

// distinct says that no two rows have one key, under any zone.toml, as a published month has it.
func (d *drawn) distinct(l definition.Ledger) bool {
	seen := map[string]bool{}
	for _, row := range d.rows[l.ID] {
		key := ""
		for _, id := range l.Key {
			key += "\x00" + ledger.Fold(strings.ReplaceAll(row[id], "高新园", drawnZone))
		}
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

// copy is the month again, to be edited.
func (d *drawn) copy() *drawn {
	c := *d
	c.rows = map[string][]map[string]string{}
	for id, rows := range d.rows {
		for _, row := range rows {
			c.rows[id] = append(c.rows[id], maps.Clone(row))
		}
	}
	c.ranks = maps.Clone(d.ranks)
	return &c
}

// edit changes one thing: a cell, a whole row, the date, the key, the unit, a target.
func (d *drawn) edit() {
	l := d.Defs.Ledgers[d.r.IntN(len(d.Defs.Ledgers))]
	rows := d.rows[l.ID]
	if len(rows) == 0 || d.r.IntN(6) == 0 {
		d.put(l, d.row(l))
		return
	}
	i := d.r.IntN(len(rows))
	if d.r.IntN(6) == 0 {
		d.rows[l.ID] = slices.Delete(rows, i, i+1)
		return
	}
	column := l.Columns[d.r.IntN(len(l.Columns))] // of the targets mostly a target
	was := rows[i][column.ID]
	if rows[i][column.ID] = d.value(column); !d.distinct(l) {
		rows[i][column.ID] = was
	}
}

// set is the month as it is read: rows in the order of the months, each ledger in so many files.
func (d *drawn) set(t testing.TB, files int) ledger.Set {
	set := ledger.Set{}
	for _, def := range d.Defs.Ledgers {
		l := &ledger.Ledger{ID: def.ID}
		for _, c := range def.Columns {
			l.Columns = append(l.Columns, c.ID)
		}
		for i, cells := range d.rows[def.ID] {
			if i%max(1, len(d.rows[def.ID])/files) == 0 {
				l.Sheets = append(l.Sheets, &ledger.SheetName{File: fmt.Sprint(def.ID, i, files, ".xlsx"), Name: "台账"})
			}
			row := ledger.Row{Sheet: l.Sheets[len(l.Sheets)-1], Line: i + 2}
			for j, c := range def.Columns {
				text := cells[c.ID]
				if c.Unit && d.alias && text == "高新园" {
					text = drawnZone
				}
				cell := ledgertest.Cell(t, c.Type, strings.TrimSpace(text))
				cell.At = ledger.Address{Row: int32(i + 2), Col: int32(j + 1)}
				row.Cells = append(row.Cells, cell)
				row.Later = row.Later || c.ID == def.RowDate && cell.Date > drawnPeriod.End()
			}
			l.Rows = append(l.Rows, row)
		}
		set[def.ID] = l
	}
	return set
}

var drawnPeriod = calendar.Month{Year: 2020, Number: 3}

// state works a month out: files of one, definitions, zone and earlier runs of another.
func (d *drawn) state(t testing.TB, set ledger.Set, defs definition.Definitions, ranks map[string]int) *revise.State {
	book, _ := aggregate.Derive(defs, set, aggregate.Options{Zone: definition.Zone{Name: drawnZone}, Period: drawnPeriod,
		Earlier: []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 2}, Run: "r1", Ranks: ranks}}})
	for _, f := range book.Figures {
		if f.Working == nil {
			t.Fatalf("%s has no working", f.Key())
		}
	}
	return &revise.State{Defs: defs, Set: set, Book: book}
}

// between compares two months as pipeline does: each state on the way once.
func (d *drawn) between(t testing.TB, now *drawn) revise.Input {
	old := d.state(t, d.set(t, 1), d.Defs, d.ranks)
	in := revise.Input{Period: drawnPeriod, Published: old.Book.Figures, Old: old, Renamed: old, Stood: func(m calendar.Month) bool { return m.Number == 1 }}
	if d.alias != now.alias {
		renamed := d.copy()
		renamed.alias = now.alias
		in.Renamed = d.state(t, renamed.set(t, 1), d.Defs, d.ranks)
	}
	return d.onwards(t, in, now, 1)
}

// onwards goes on from the new zone.toml to the new files, earlier runs and definitions.
func (d *drawn) onwards(t testing.TB, in revise.Input, now *drawn, files int) revise.Input {
	in.Resent = d.state(t, now.set(t, files), d.Defs, d.ranks)
	in.Continued = in.Resent
	if !maps.Equal(d.ranks, now.ranks) {
		in.Continued = d.state(t, in.Resent.Set, d.Defs, now.ranks)
	}
	in.New = *in.Continued
	if d.Defs.Scheme.Indicators[1].Weight != now.Defs.Scheme.Indicators[1].Weight {
		in.New = *d.state(t, in.Resent.Set, now.Defs, now.ranks)
	}
	return in
}

// revised draws what the next sending says: up to six edits, and at times other definitions, other
// earlier runs, an alias.
func (d *drawn) revised() *drawn {
	now := d.copy()
	for range 1 + d.r.IntN(6) {
		now.edit()
	}
	if d.r.IntN(4) == 0 {
		now.Defs = drawnDefs(int64(100 + d.r.IntN(2)))
	}
	if d.r.IntN(4) == 0 {
		now.ranks[drawnZone] = 1 + d.r.IntN(3)
	}
	now.alias = d.r.IntN(4) == 0
	return now
}

// Whatever changes, steps add up to the difference, effects and joint to the step of the data; sums and
// counts have no joint part and do not depend on the order of rows, sheets, files (design-life §15).
func TestRandomRevisions(t *testing.T) {
	r := rand.New(rand.NewPCG(2020, 15))
	seen := map[revision.Cause]int{}
	kinds := map[revision.Kind]int{}
	var joint, none int
	for n := range 2200 {
		d := drawMonth(r)
		now := d.revised()
		in := d.between(t, now)
		if n%5 == 0 { // another program
			in.Published = slices.Clone(in.Published)
			in.Published[0].Value = in.Published[0].Value.Add(decimal.NewFromInt(1))
		}
		rev := revise.Revise(in)
		what := check(in, rev)
		if what == "" && n%2 == 0 {
			for _, rows := range now.rows {
				r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			}
			if again := revise.Revise(d.onwards(t, in, now, 3)); additive(again) != additive(rev) {
				what = "in another order:\n" + additive(again) + "\nwas\n" + additive(rev)
			}
		}
		if what != "" {
			t.Fatalf("revision %d: %s", n, what)
		}
		for _, row := range rev.Rows {
			seen[row.Cause]++
		}
		for _, f := range rev.Figures {
			for _, s := range f.Steps {
				kinds[s.Kind]++
			}
			if !f.Joint.IsZero() {
				joint++
			}
		}
		if !rev.Differs() {
			none++
		}
	}
	for _, cause := range []revision.Cause{revision.Late, revision.Added, revision.Corrected, revision.Withdrawn, revision.Moved, revision.Reassigned, revision.Rekeyed, revision.ByZone} {
		if seen[cause] < 20 {
			t.Errorf("only %d rows %s were drawn", seen[cause], cause)
		}
	}
	for _, kind := range revision.Kinds() {
		if kinds[kind] < 50 {
			t.Errorf("only %d steps %s were drawn", kinds[kind], kind)
		}
	}
	if joint < 50 || none > 400 {
		t.Errorf("%d figures with a joint part, %d revisions without a difference", joint, none)
	}
}

// What departments only write otherwise is no revision: sorted, over several files under other names, in
// other units of measurement, in another order of columns.
func TestRestatedMonths(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 2020))
	for n := range 200 {
		d := drawMonth(r)
		old := d.state(t, d.set(t, 1), d.Defs, d.ranks)
		now := d.copy()
		for _, rows := range now.rows {
			r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		}
		set := now.set(t, 1+r.IntN(4))
		for _, l := range set {
			order := r.Perm(len(l.Columns))
			columns := slices.Clone(l.Columns)
			for i, from := range order {
				l.Columns[i] = columns[from]
			}
			for j := range l.Rows {
				cells := slices.Clone(l.Rows[j].Cells)
				for i, from := range order {
					l.Rows[j].Cells[i] = cells[from]
					l.Rows[j].Cells[i].Number = cells[from].Number.Shift(4).Add(decimal.New(0, -6)).Shift(-4)
				}
			}
		}
		is := d.state(t, set, d.Defs, d.ranks)
		rev := revise.Revise(revise.Input{Period: drawnPeriod, Published: old.Book.Figures, Old: old, Renamed: old, Resent: is, Continued: is, New: *is, Stood: func(calendar.Month) bool { return true }})
		if rev.Differs() || rev.Materiality != revision.None {
			t.Fatalf("month %d: %s\n%s", n, rev.Materiality, additive(rev))
		}
	}
}

// check says what is wrong with a revision; "" if nothing.
func check(in revise.Input, r revision.Revision) string {
	states := map[revision.Kind]*revise.State{revision.Program: in.Old, revision.Data: in.Resent, revision.EarlierRuns: in.Continued, revision.Defined: &in.New}
	zero := func(d *decimal.Decimal) decimal.Decimal {
		if d == nil {
			return decimal.Decimal{}
		}
		return *d
	}
	for _, f := range r.Figures {
		moved, data := decimal.Decimal{}, decimal.Decimal{}
		last, at := -1, f.Old
		for _, s := range f.Steps {
			kind := slices.Index(revision.Kinds(), s.Kind)
			if kind <= last || !zero(at).Equal(zero(s.From)) || (at == nil) != (s.From == nil) {
				return fmt.Sprintf("%s: steps %v", f.Key, f.Steps)
			}
			if last, at = kind, s.To; !publishable(states[s.Kind], f.Key, s.To) {
				return fmt.Sprintf("%s: no run would have published %v after %s", f.Key, s.To, s.Kind)
			}
			by := zero(s.To).Sub(zero(s.From))
			if moved = moved.Add(by); s.Kind == revision.Data {
				data = by
			}
		}
		if !moved.Equal(f.Difference) || !zero(f.New).Sub(zero(f.Old)).Equal(f.Difference) {
			return fmt.Sprintf("%s: steps move %s of %s", f.Key, moved, f.Difference)
		}
		left := data.Sub(f.Joint)
		for _, e := range f.Effects {
			left = left.Sub(e.Effect)
		}
		if !left.IsZero() {
			return fmt.Sprintf("%s: effects and joint leave %s of %s: %+v", f.Key, left, data, f)
		}
		if !data.IsZero() && len(f.Effects) == 0 && f.Key != figure.CampaignStreak {
			return fmt.Sprintf("%s: nothing is named: %+v", f.Key, f)
		}
		id, _, _ := strings.Cut(f.Key, "/")
		if !f.Joint.IsZero() && slices.Contains([]string{"count", "sum", "big", "phases", "area", "firms", figure.CampaignActual}, id) {
			return fmt.Sprintf("%s: joint %s", f.Key, f.Joint)
		}
	}
	return ""
}

// publishable says that a state has a figure of this value.
func publishable(s *revise.State, key string, value *decimal.Decimal) bool {
	for _, f := range s.Book.Figures {
		if ledger.Fold(f.Key()) == ledger.Fold(key) {
			return value != nil && value.Equal(f.Value)
		}
	}
	return value == nil
}

// additive writes what must not depend on the order of rows: figures, rows, and the effects of
// sums and counts.
func additive(r revision.Revision) string {
	var lines []string
	for _, f := range r.Figures {
		lines = append(lines, ledger.Fold(f.Key)+" "+steps(f))
		if id, _, _ := strings.Cut(f.Key, "/"); slices.Contains([]string{"count", "sum", "big", "phases", "area"}, id) {
			for _, e := range f.Effects {
				lines = append(lines, fmt.Sprint(ledger.Fold(f.Key), e.Cause, e.Row, e.Column, e.Old, e.New, e.Effect))
			}
		}
	}
	for _, row := range r.Rows {
		lines = append(lines, fmt.Sprint(row.Cause, row.Ledger, row.Row, row.Cells))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + string(r.Materiality)
}

// steps writes the steps of a figure.
func steps(f revision.Figure) string {
	var b strings.Builder
	for _, s := range f.Steps {
		fmt.Fprint(&b, s.Kind, " ")
		for _, d := range []*decimal.Decimal{s.From, s.To} {
			if d == nil {
				b.WriteString("— ")
			} else {
				b.WriteString(d.String() + " ")
			}
		}
	}
	return b.String()
}
