//go:build judges || engines

package campaign_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
)

// maker makes schemes and ledgers up, of every kind that definitions can say.
type maker struct {
	*rand.Rand
	t *testing.T
}

func (m maker) maybe() bool { return m.IntN(2) == 0 }

func (m maker) one(list ...string) string { return list[m.IntN(len(list))] }

func (m maker) number(list ...string) definition.Number { return definition.Number(m.one(list...)) }

var ledgers = []definition.Ledger{
	{ID: "deals", Name: "项目台账", RowDate: "on", Columns: []definition.Column{
		{ID: "unit", Header: "责任单位", Type: "text", Unit: true}, {ID: "on", Header: "日期", Type: "date"}, {ID: "done", Header: "落地日期", Type: "date"},
		{ID: "kind", Header: "类型", Type: "code", Codes: []string{"内资", "外资"}}, {ID: "code", Header: "编号", Type: "text"}, {ID: "money", Header: "金额", Type: "money"},
		{ID: "land", Header: "用地", Type: "land"}, {ID: "rate", Header: "利率", Type: "rate"},
	}},
	{ID: "visits", Name: "走访台账", RowDate: "month", Columns: []definition.Column{
		{ID: "who", Header: "责任单位", Type: "text", Unit: true}, {ID: "month", Header: "月份", Type: "month"}, {ID: "firm", Header: "企业", Type: "text"},
	}},
	{ID: "targets", Name: "年度目标任务", Columns: []definition.Column{
		{ID: "year", Header: "年度", Type: "int"}, {ID: "unit", Header: "责任单位", Type: "text", Unit: true}, {ID: "indicator", Header: "考核指标", Type: "text"},
		{ID: "target", Header: "年度目标", Type: "num"}, {ID: "uom", Header: "计量单位", Type: "text"}, {ID: "due", Header: "完成期限", Type: "date"},
	}},
	{ID: "adjustments", Name: "加减分台账", RowDate: "on", Adjusts: true, Columns: []definition.Column{
		{ID: "on", Header: "日期", Type: "date"}, {ID: "unit", Header: "责任单位", Type: "text", Unit: true}, {ID: "type", Header: "类型", Type: "code"},
		{ID: "matter", Header: "事项", Type: "text"}, {ID: "indicator", Header: "考核指标", Type: "text"}, {ID: "points", Header: "分值", Type: "num"},
		{ID: "project", Header: "项目编号", Type: "text"}, {ID: "basis", Header: "依据", Type: "text"},
	}},
}

// figures are what actuals follow from.
func figures() []definition.Figure {
	own := definition.Condition{Column: "unit", Compare: "=", Value: "@zone"}
	year := definition.Condition{Column: "on", Compare: "in year"}
	one := 1
	f := func(id, unit string, q definition.Query) definition.Figure {
		return definition.Figure{ID: id, Name: id, Unit: unit, Query: q}
	}
	derived := f("average", "万元", definition.Query{Measure: "ratio", Of: "money|number", As: "万元/个"})
	derived.Unit, derived.Decimals = "万元/个", &one
	return []definition.Figure{
		f("money", "万元", definition.Query{Ledger: "deals", Measure: "sum", Column: "money", Where: []definition.Condition{own, year}}),
		f("large", "亿元", definition.Query{Ledger: "deals", Measure: "sum", Column: "money", Where: []definition.Condition{own, year, {Column: "money", Compare: ">=", Value: int64(300)}}}),
		f("number", "个", definition.Query{Ledger: "deals", Measure: "count", Where: []definition.Condition{own, year}}),
		f("stock", "亩", definition.Query{Ledger: "deals", Measure: "sum", Column: "land", Where: []definition.Condition{own, {Column: "on", Compare: "as of"}}}),
		derived,
	}
}

// query is what an indicator measures, and its unit.
func (m maker) query() (string, definition.Query) {
	own, year := definition.Condition{Column: "unit", Compare: "=", Value: "@zone"}, definition.Condition{Column: "on", Compare: "in year"}
	where := []definition.Condition{own, year}
	if m.maybe() {
		where = append(where, definition.Condition{Column: "kind", Compare: m.one("=", "!="), Value: "外资"})
	}
	deals := func(measure, column string) definition.Query {
		return definition.Query{Ledger: "deals", Measure: measure, Column: column, Where: where}
	}
	two := 2
	switch m.IntN(10) {
	case 0, 1, 2:
		return m.one("万元", "亿元"), deals("sum", "money")
	case 3:
		return "公顷", deals("sum", "land")
	case 4:
		return "个", deals("count", "")
	case 5:
		return "家", definition.Query{Ledger: "visits", Measure: "distinct", Column: "firm", Where: []definition.Condition{{Column: "who", Compare: "=", Value: "@zone"}, {Column: "month", Compare: "in year"}}}
	case 6:
		q := deals(m.one("mean", "max", "min", "latest"), "rate")
		if q.Measure == "mean" {
			q.Weight, q.Decimals = m.one("", "money"), &two
		}
		if q.Measure == "latest" {
			q.Weight = "on"
		}
		return "%", q
	case 7:
		return "%", definition.Query{Measure: "ratio", Of: "large|money", As: "%", Decimals: &two}
	case 8:
		return "%", definition.Query{Measure: "growth", Of: definition.Names(m.one("money", "stock", "average")), Against: m.one("last_year", "last_month"), Decimals: &two}
	}
	if m.maybe() {
		return "万元", definition.Query{Measure: "sum_of", Of: "money|large"}
	}
	return "万元", definition.Query{Measure: "difference", Of: "money|large"}
}

var plan = []definition.Number{"5", "10.5", "15", "20", "30", "40", "50", "60", "70", "80", "90", "100"}

// indicator is one that is scored by a method.
func (m maker) indicator(i int, method string, groups []definition.Group) definition.Indicator {
	d := definition.Indicator{ID: fmt.Sprintf("i%d", i), Name: fmt.Sprintf("指标%d“甲”", i), Method: method, Weight: m.number("10", "20", "12.5", "33.33")}
	d.Unit, d.Query = m.query()
	if groups != nil && m.maybe() {
		d.Weight, d.Weights = "", map[string]definition.Number{groups[0].Name: m.number("15", "7.5")}
		if m.maybe() {
			d.Weights[groups[1].Name] = "20"
		}
	}
	d.MissingTarget = m.one("", "", "na", "zero", "reweight", "exclude", "full")
	switch m.IntN(5) {
	case 0:
		d.Freq, d.OtherMonths = definition.Quarterly, m.one(definition.Carry, definition.Reweighted)
	case 1:
		d.Freq, d.OtherMonths = definition.Yearly, definition.Reweighted
	}
	if n := m.IntN(4); m.IntN(3) == 0 {
		d.ScoreDecimals = &n
	}
	m.method(&d)
	if held := d.HeldAgainstTarget() && d.Method != definition.YoYBase; held {
		if d.Expected = m.one("", definition.Entire, definition.Planned); d.Expected == definition.Planned {
			d.Plan = plan
		}
	}
	return d
}

// method sets what a method wants.
func (m maker) method(d *definition.Indicator) {
	d.Direction = m.one("", definition.Up, definition.Down)
	counted := definition.Query{Ledger: "deals", Measure: "count", Where: []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}, {Column: "on", Compare: "in year"}}}
	coefficients := []definition.Coefficient{
		{Times: m.number("1.2", "2"), Where: []definition.Condition{{Column: "kind", Compare: "=", Value: "外资"}}},
		{Times: "0.5", Where: []definition.Condition{{Column: "done", Compare: "in year"}}},
	}[:m.IntN(3)]
	switch d.Method {
	case definition.Ratio:
		d.Cap, d.Floor = m.number("1", "1.2", "1.25"), m.number("", "0.3")
		if d.Direction != definition.Down && m.maybe() {
			d.Cap = definition.NoLimit
		}
	case definition.MinMax:
		d.Lo, d.Hi, d.Flat, d.On = m.number("0", "60"), m.number("100", "90.5"), m.number("", "80"), m.one("", definition.ByRate)
	case definition.RankLadder:
		d.Step, d.Floor, d.On = m.number("5", "40"), m.number("", "20"), m.one("", definition.ByRate)
		if d.On == definition.ByRate && d.Weights == nil {
			d.Base = m.number("", "5")
		}
	case definition.BasePlus:
		d.Direction = ""
		d.StepPct, d.Cap, d.Base, d.Steps, d.Unmet = m.number("1", "7", "10"), m.number("none", "5"), m.number("", "8"), m.one("", definition.ProRata), m.one("", definition.ProRata)
		if d.StepPts = m.number("0.5", "0.33"); m.maybe() {
			d.StepPts, d.Tiers = "", []definition.Tier{{Points: "0.6"}, {Least: "100", Points: "0.3"}, {Least: "500", Points: "0.2"}}
		}
	case definition.YoYBase:
		d.Direction = ""
		d.Parity, d.Per, d.Pts, d.Cap, d.Floor, d.Steps, d.BaseYear = "80", m.number("5", "3"), m.number("1", "0.7"), m.number("none", "3"), m.number("", "2"), m.one("", definition.ProRata), m.one("", definition.OfTarget)
	case definition.Points:
		d.Direction, d.Unit, d.Query, d.MissingTarget, d.Coefficients = "", "个", counted, "", coefficients
		d.Tiers, d.Cap = []definition.Tier{{Points: "1.5"}}, m.number("none", "10")
		if m.maybe() {
			d.By, d.Tiers = "money", []definition.Tier{{Least: "100", Points: "1"}, {Least: "500.5", Points: "2.5"}}
		}
		if m.maybe() {
			d.Weight, d.Weights = "", nil
		}
	case definition.Deduct:
		d.Direction, d.Unit, d.Query, d.MissingTarget, d.Coefficients = "", "个", counted, "", coefficients
		d.PerEvent, d.Start, d.Floor = m.number("1", "0.75"), m.number("", "0", "5"), m.number("", "none", "1")
	case definition.Manual:
		d.Direction, d.Unit, d.Query = "", "分", definition.Query{}
		d.Min, d.Max = "0", m.number("", "20")
	}
}

// scheme is one of some methods, with some rules.
func (m maker) scheme(methods []string) definition.Scheme {
	s := definition.Scheme{Name: "考核", Targets: "targets", Decimals: m.IntN(4), MissingTarget: m.one("na", "zero", "reweight", "reweight", "exclude", "full")}
	if m.IntN(3) == 0 {
		s.Groups = []definition.Group{{Name: "东'片", Units: units[:2]}, {Name: "西片", Units: units[2:4]}}
	}
	var aims []string
	for i, method := range methods {
		d := m.indicator(i, method, s.Groups)
		if s.Indicators = append(s.Indicators, d); d.HeldAgainstTarget() && d.Method != definition.YoYBase {
			aims = append(aims, d.ID)
		}
	}
	rules := []definition.Rule{
		{Name: "走访", Type: definition.Bonus, Cap: m.number("", "1.5", "3"), OncePer: m.one("", definition.PerEvent)}, {Name: "招引", Type: definition.Bonus},
		{Name: "通报", Type: definition.Penalty, Cap: m.number("", "2")}, {Name: "位次", Type: definition.Bonus, Ranks: []definition.Number{"3", "1.555"}},
		{Name: "事故", Type: definition.Veto},
	}
	if aims != nil {
		rules = append(rules, definition.Rule{Name: "前提", Type: definition.Gate, Indicators: aims[:1]}, definition.Rule{Name: "未达", Type: definition.Veto, Indicators: aims[len(aims)-1:]})
	}
	for _, r := range rules {
		if m.IntN(3) == 0 {
			s.Rules = append(s.Rules, r)
		}
	}
	return s
}

// units are assessed; the first is the zone.
var units = []string{"甲区", `乙"镇`, `丙\镇`, "丁 街道", "戊镇"}

// made is a month of an edition of made-up definitions, worked out.
type made struct {
	defs definition.Definitions
	set  ledger.Set
	opts aggregate.Options
	book figure.Book
}

func (m maker) month(methods []string) made {
	d := made{defs: definition.Definitions{Ledgers: ledgers, Figures: figures(), Scheme: m.scheme(methods)}, set: ledger.Set{}}
	d.defs.Complete()
	d.opts = aggregate.Options{Zone: definition.Zone{Name: units[0]}, Period: calendar.Month{Year: 2020, Number: 12 - m.IntN(12)*m.IntN(12)/11}}
	for _, l := range ledgers {
		if (l.ID == "visits" || l.ID == "adjustments") && m.IntN(8) == 0 {
			continue // not sent
		}
		d.set[l.ID] = m.ledger(l, d)
	}
	for n := 1; n < d.opts.Period.Number; n++ {
		if m.maybe() {
			d.opts.Earlier = append(d.opts.Earlier, figure.Earlier{Month: calendar.Month{Year: 2020, Number: n}, Run: "r2", Ranks: m.ranks()})
		}
	}
	book, findings := aggregate.Derive(d.defs, d.set, d.opts)
	for _, f := range findings {
		if f.Severity == finding.Error {
			m.t.Fatalf("%s", f.Message())
		}
	}
	d.book = book
	return d
}

// ranks are those of an earlier month: nil where nobody was ranked, none where all had nothing.
func (m maker) ranks() map[string]int {
	switch m.IntN(6) {
	case 0:
		return nil
	case 1:
		return map[string]int{}
	}
	return map[string]int{units[0]: 1 + m.IntN(5)/3, units[1]: 1 + m.IntN(2), units[3]: 3}
}

func (m maker) ledger(def definition.Ledger, d made) *ledger.Ledger {
	l := &ledger.Ledger{ID: def.ID}
	sheet := &ledger.SheetName{File: def.Name + ".xlsx", Name: def.Name}
	l.Sheets = []*ledger.SheetName{sheet}
	for _, c := range def.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	list := m.rows(def.ID, d.defs.Scheme)
	for i, values := range list {
		row := ledger.Row{Sheet: sheet, Line: i + 2, Cells: make([]ledger.Cell, len(def.Columns))}
		for j, c := range def.Columns {
			row.Cells[j] = ledgertest.Cell(m.t, c.Type, values[c.ID])
			row.Cells[j].At = ledger.Address{Row: int32(i + 2), Col: int32(j + 1)}
			row.Later = row.Later || c.ID == def.RowDate && row.Cells[j].Date > d.opts.Period.End()
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

func (m maker) day() string {
	return fmt.Sprintf("20%d-%02d-%02d", 20-m.IntN(5)/4, 1+m.IntN(12), 1+m.IntN(28))
}

// rows are the texts of a ledger's cells.
func (m maker) rows(id string, s definition.Scheme) (list []map[string]string) {
	unit := func() string { return m.one(append(units, "丁街道", "别处")...) }
	switch id {
	case "deals":
		for range 20 + m.IntN(60) {
			list = append(list, map[string]string{
				"unit": unit(), "on": m.one(m.day(), m.day(), m.day(), ""), "done": m.one(m.day(), ""), "kind": m.one("内资", "外资", ""), "code": m.one("a", "b"),
				"money": m.one(fmt.Sprint(m.IntN(900)), fmt.Sprintf("%d.%02d", m.IntN(900), m.IntN(100)), "-12.345678", "", "500.5"), "land": m.one("3", "7.25", "10", ""), "rate": m.one("3.5", "4.125", "-1", ""),
			})
		}
	case "visits":
		for range m.IntN(30) {
			list = append(list, map[string]string{"who": unit(), "month": m.day()[:7], "firm": m.one("一", "二 ", "二", "三", "")})
		}
	case "targets":
		for _, u := range units[:3+m.IntN(3)] {
			for _, d := range s.Indicators {
				uom := m.one("", d.Unit)
				if d.Unit == "万元" || d.Unit == "亿元" {
					uom = m.one("万元", "亿元", d.Unit)
				}
				list = append(list, map[string]string{"year": "2020", "unit": u, "indicator": d.Name, "target": m.one("100", "0", "12.5", "3", "777", ""), "uom": uom})
			}
		}
	case "adjustments":
		var manual []string
		for _, d := range s.Indicators {
			if !d.Measured() {
				manual = append(manual, d.Name)
			}
		}
		for range 10 + m.IntN(20) {
			row := map[string]string{
				"on": m.day(), "unit": unit(), "type": m.one("加分", "扣分", "否决", "加分"), "matter": "事", "points": m.one("1", "0.5", "2.255", "3"), "project": m.one("", "p", "P", "q"),
				"indicator": m.one("", "走访", "招引", "通报"), "basis": "文",
			}
			if row["type"] == "否决" && m.maybe() {
				row["type"] = "扣分"
			}
			if manual != nil && m.maybe() {
				row["type"], row["indicator"] = "评分", m.one(manual...)
			}
			list = append(list, row)
		}
	}
	return list
}
