package tally

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

var december = calendar.Month{Year: 2020, Number: 12}

// defs are figures of each measure over a ledger; change may alter them.
func defs(change func(*definition.Definitions)) *definition.Definitions {
	rows := func(id, word, measure, column string, where ...definition.Condition) definition.Figure {
		return definition.Figure{ID: id, Name: id, Unit: word, Text: "口径", Query: definition.Query{Ledger: "deals", Measure: measure, Column: column, Where: where}}
	}
	of := func(id, word, measure string, parts ...string) definition.Figure {
		return definition.Figure{ID: id, Name: id, Unit: word, Text: "口径", Query: definition.Query{Measure: measure, Of: definition.Names(strings.Join(parts, "|"))}}
	}
	year := definition.Condition{Column: "on", Compare: "in year"}
	grouped := rows("phased", "万元", "sum", "amount")
	grouped.Group = "phase"
	grown := of("grown", "%", "growth", "flow")
	grown.Against = "last_year"
	d := &definition.Definitions{
		Ledgers: []definition.Ledger{{ID: "deals", Name: "台账", RowDate: "on", Columns: []definition.Column{{ID: "on", Type: "date"}, {ID: "amount", Type: "money"}, {ID: "rate", Type: "rate"}, {ID: "phase", Type: "text"}, {ID: "value", Type: "num"}, {ID: "word", Type: "text"}}}},
		Figures: []definition.Figure{rows("flow", "万元", "sum", "amount", year), rows("count", "个", "count", ""), rows("firms", "家", "distinct", "phase"),
			rows("mean", "%", "mean", "rate"), grouped, of("share", "%", "ratio", "flow", "count"), of("both", "亿元", "sum_of", "flow", "phased_all"), of("apart", "百分点", "difference", "mean", "mean"), grown,
			rows("worded", "@word", "sum", "value")},
	}
	d.Figures[6].Of = "flow|flow"
	if change != nil {
		change(d)
	}
	d.Complete()
	return d
}

// stated is figures by their keys: "flow 10; mean 5 10/2; phased/一期 3".
func stated(m calendar.Month, d *definition.Definitions, text string) Stated {
	s := Stated{Month: m, Run: "r1", Definitions: d}
	for _, one := range strings.Split(text, ";") {
		part := strings.Fields(one)
		if len(part) < 2 {
			continue
		}
		id, group, in := strings.Cut(part[0], "/")
		if _, _, aimed := figure.Aimed(part[0]); aimed {
			id, group, in = part[0], "", false
		}
		def, _ := definition.Definitions{Figures: defs(nil).Figures}.Figure(id)
		f := figure.Figure{ID: id, Name: id, Unit: def.Unit, Value: decimal.RequireFromString(part[1]), Decimals: def.Decimals}
		if in {
			f.Group = []figure.GroupValue{{Name: "phase", Value: group}}
		}
		if len(part) > 2 {
			if above, below, ok := strings.Cut(part[2], "/"); ok {
				f.Quotient = &figure.Fraction{Numerator: decimal.RequireFromString(above), Denominator: decimal.RequireFromString(below)}
			} else {
				f.Unit = part[2]
			}
		}
		s.Figures = append(s.Figures, f)
	}
	return s
}

func zone(name string, now, last, year Stated) Zone {
	return Zone{Name: name, State: Reported, Now: now, Last: last, Year: year}
}

// told words a row: total, zones, changes.
func told(r Row) string {
	var b strings.Builder
	total := "—"
	if r.Total != nil {
		total = r.Total.String()
	}
	b.WriteString(total)
	for _, s := range []Standing{Counted, Otherwise, Unproved, Foreign, Undivided} {
		b.WriteString(" " + decimal.NewFromInt(int64(r.Count(s))).String())
	}
	for _, c := range []Change{r.Last, r.Year} {
		if c.Of > 0 {
			b.WriteString(" " + decimal.NewFromInt(int64(c.Of)).String() + ":" + c.Now.String() + "-" + c.Then.String())
		} else {
			b.WriteString(" none")
		}
	}
	return b.String()
}

// What adds up is added, quotients by what stands above and below; what is measured otherwise, in another unit or by
// unknown definitions stays out, and what was is held against those zones alone that state both.
func TestAdd(t *testing.T) {
	d := defs(nil)
	other := defs(func(d *definition.Definitions) { d.Figures[0].Where = nil })
	november, before := calendar.Month{Year: 2020, Number: 11}, calendar.Month{Year: 2019, Number: 12}
	none := Stated{}
	for name, c := range map[string]struct {
		zones []Zone
		key   string
		want  string // total, counted otherwise unproved foreign undivided, change on the month and on the year
	}{
		"a sum":            {[]Zone{zone("甲", stated(december, d, "flow 10.5"), stated(november, d, "flow 8"), stated(before, d, "flow 5")), zone("乙", stated(december, d, "flow 2"), none, stated(before, d, "flow 4"))}, "flow", "12.5 2 0 0 0 0 1:10.5-8 2:12.5-9"},
		"one otherwise":    {[]Zone{zone("甲", stated(december, d, "flow 10"), none, none), zone("乙", stated(december, d, "flow 2"), none, none), zone("丙", stated(december, other, "flow 7"), none, none)}, "flow", "12 2 1 0 0 0 none none"},
		"was otherwise":    {[]Zone{zone("甲", stated(december, d, "flow 10"), stated(november, other, "flow 8"), none)}, "flow", "10 1 0 0 0 0 none none"},
		"unknown":          {[]Zone{zone("甲", stated(december, d, "flow 10"), none, none), zone("乙", stated(december, nil, "flow 2"), none, none)}, "flow", "10 1 0 1 0 0 none none"},
		"all unknown":      {[]Zone{zone("甲", stated(december, nil, "flow 10"), none, none)}, "flow", "— 0 0 1 0 0 none none"},
		"firms":            {[]Zone{zone("甲", stated(december, d, "firms 10"), none, none), zone("乙", stated(december, d, "firms 2"), none, none)}, "firms", "— 2 0 0 0 0 none none"},
		"a mean":           {[]Zone{zone("甲", stated(december, d, "mean 5 10/2"), stated(november, d, "mean 4 8/2"), none), zone("乙", stated(december, d, "mean 1 4/4"), none, none)}, "mean", "2.33 2 0 0 0 0 1:5-4 none"},
		"without fraction": {[]Zone{zone("甲", stated(december, d, "mean 5 10/2"), none, none), zone("乙", stated(december, d, "mean 1"), none, none)}, "mean", "5 1 0 0 0 1 none none"},
		"a share":          {[]Zone{zone("甲", stated(december, d, "share 50 100/2"), none, none), zone("乙", stated(december, d, "share 100 400/4"), none, none)}, "share", "83.33 2 0 0 0 0 none none"},
		"over nothing":     {[]Zone{zone("甲", stated(december, d, "share 50 100/2"), none, none), zone("乙", stated(december, d, "share 100 -200/-2"), none, none)}, "share", "— 2 0 0 0 0 none none"},
		"growth":           {[]Zone{zone("甲", stated(december, d, "grown 50 100/2"), none, none), zone("乙", stated(december, d, "grown -10 -100/10"), none, none)}, "grown", "0 2 0 0 0 0 none none"},
		"a sum of figures": {[]Zone{zone("甲", stated(december, d, "flow 10000; both 2"), none, none), zone("乙", stated(december, d, "flow 5000; both 1"), none, none)}, "both", "3 2 0 0 0 0 none none"},
		"rates apart":      {[]Zone{zone("甲", stated(december, d, "mean 5 10/2; apart 0"), none, none), zone("乙", stated(december, d, "mean 1 4/4; apart 0"), none, none)}, "apart", "0 2 0 0 0 0 none none"},
		"without a part":   {[]Zone{zone("甲", stated(december, d, "mean 5 10/2; apart 0"), none, none), zone("乙", stated(december, d, "apart 0"), none, none)}, "apart", "— 2 0 0 0 0 none none"},
		"groups":           {[]Zone{zone("甲", stated(december, d, "phased/一期 3; phased/二期 4"), stated(november, d, "phased/一期 1; phased/二期 2"), none), zone("乙", stated(december, d, "phased/一期 5"), none, none)}, "phased", "12 2 0 0 0 0 1:7-3 none"},
		"a group is gone":  {[]Zone{zone("甲", stated(december, d, "phased/二期 4"), stated(november, d, "phased/一期 1; phased/二期 2"), none)}, "phased", "4 1 0 0 0 0 1:4-3 none"},
		"a group is new":   {[]Zone{zone("甲", stated(december, d, "phased/一期 3; phased/二期 4"), stated(november, d, "phased/一期 1"), none)}, "phased", "7 1 0 0 0 0 1:7-1 none"},
		"a group's unit":   {[]Zone{zone("甲", stated(december, d, "phased/一期 3; phased/二期 4"), stated(november, d, "phased/一期 1; phased/三期 2 亿元"), none)}, "phased", "7 1 0 0 0 0 none none"},
		"one group":        {[]Zone{zone("甲", stated(december, d, "phased/一期 3; phased/二期 4"), none, none), zone("乙", stated(december, d, "phased/一期 5"), none, none)}, "phased/一期", "8 2 0 0 0 0 none none"},
		"another unit":     {[]Zone{zone("甲", stated(december, d, "worded 3 亩"), none, none), zone("乙", stated(december, d, "worded 4 亩"), none, none), zone("丙", stated(december, d, "worded 5 公顷"), none, none)}, "worded", "7 2 0 0 1 0 none none"},
		"a mean's target":  {[]Zone{zone("甲", stated(december, d, "target/mean 3"), none, none)}, "target/mean", "— 1 0 0 0 0 none none"},
		"a target":         {[]Zone{zone("甲", stated(december, d, "target/flow 3"), none, none), zone("乙", stated(december, d, "target/flow 4"), none, none)}, "target/flow", "7 2 0 0 0 0 none none"},
		"not reported":     {[]Zone{zone("甲", stated(december, d, "flow 3"), none, none), {Name: "乙", State: Missing, Now: stated(december, d, "flow 4")}}, "flow", "3 1 0 0 0 0 none none"},
	} {
		t.Run(name, func(t *testing.T) {
			r := Add(Report{Period: december, Zones: c.zones}, Superior{Definitions: *d})
			row, ok := r.Row(c.key)
			if got := told(row); !ok || got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// What groups come to is not known where one of them does not count.
func TestSeveralGroups(t *testing.T) {
	d := defs(nil)
	zones := []Zone{zone("甲", stated(december, d, "phased/一期 3; phased/二期 4"), Stated{}, Stated{}), zone("乙", stated(december, d, "phased/一期 3; phased/二期 4 亿元"), Stated{}, Stated{}),
		zone("丙", stated(december, nil, "phased/一期 3"), Stated{}, Stated{})}
	row, _ := Add(Report{Period: december, Zones: zones}, Superior{Definitions: *d}).Row("phased")
	if v := row.Values; told(row) != "7 1 0 1 1 0 none none" || v[0].Several || !v[1].Several || !v[1].Value.IsZero() || v[2].Several {
		t.Errorf("%s: %+v", told(row), v)
	}
}

// A sum of the year to date is not held against that of another year's end.
func TestJanuary(t *testing.T) {
	d := defs(nil)
	january := calendar.Month{Year: 2021, Number: 1}
	z := zone("甲", stated(january, d, "flow 3; count 8"), stated(december, d, "flow 100; count 7"), stated(calendar.Month{Year: 2020, Number: 1}, d, "flow 2"))
	r := Add(Report{Period: january, Zones: []Zone{z}}, Superior{Definitions: *d})
	for key, want := range map[string]string{"flow": "3 1 0 0 0 0 none 1:3-2", "count": "8 1 0 0 0 0 1:8-7 none"} {
		if row, _ := r.Row(key); told(row) != want {
			t.Errorf("%s: %s, want %s", key, told(row), want)
		}
	}
}

// Most zones decide how a figure is measured, the superior office among as many, and it alone where it names its
// definitions; how it adds up is the office's word where it measures it so.
func TestReference(t *testing.T) {
	d := defs(nil)
	other := defs(func(d *definition.Definitions) { d.Figures[0].Where = nil })
	apart := defs(func(d *definition.Definitions) { d.Figures[0].Adds = "none" })
	one := func(d *definition.Definitions) Zone {
		return zone("甲", stated(december, d, "flow 10"), Stated{}, Stated{})
	}
	two := func(d *definition.Definitions) Zone {
		return zone("乙", stated(december, d, "flow 2"), Stated{}, Stated{})
	}
	three := func(d *definition.Definitions) Zone {
		return zone("丙", stated(december, d, "flow 3"), Stated{}, Stated{})
	}
	for name, c := range map[string]struct {
		superior Superior
		zones    []Zone
		want     string
	}{
		"most zones":            {Superior{Definitions: *d}, []Zone{one(other), two(other), three(d)}, "12 2 1 0 0 0 none none"},
		"as many":               {Superior{Definitions: *d}, []Zone{one(d), two(other)}, "10 1 1 0 0 0 none none"},
		"as many, the other":    {Superior{Definitions: *other}, []Zone{one(d), two(other)}, "2 1 1 0 0 0 none none"},
		"binding":               {Superior{Definitions: *d, Binding: true}, []Zone{one(other), two(other), three(d)}, "3 1 2 0 0 0 none none"},
		"binding, none so":      {Superior{Definitions: *d, Binding: true}, []Zone{one(other)}, "— 0 1 0 0 0 none none"},
		"the office's word":     {Superior{Definitions: *apart}, []Zone{one(d), two(d)}, "— 2 0 0 0 0 none none"},
		"a zone's word":         {Superior{Definitions: *other}, []Zone{one(d), two(d)}, "12 2 0 0 0 0 none none"},
		"zones of two words":    {Superior{Definitions: *other}, []Zone{one(d), two(apart)}, "— 2 0 0 0 0 none none"},
		"what it does not know": {Superior{Binding: true}, []Zone{one(d), two(d)}, "12 2 0 0 0 0 none none"},
	} {
		r := Add(Report{Period: december, Zones: c.zones}, c.superior)
		if row, _ := r.Row("flow"); told(row) != c.want {
			t.Errorf("%s: %s, want %s", name, told(row), c.want)
		}
	}
}

// Of the campaign a zone brings its own place and total, which stand side by side.
func TestCampaign(t *testing.T) {
	d := defs(nil)
	s := stated(december, d, "")
	for _, f := range []figure.Figure{{ID: figure.CampaignRank, Group: figure.ByUnit("甲")}, {ID: figure.CampaignRank, Group: figure.ByUnit("街道")},
		{ID: figure.CampaignActual, Group: figure.ByIndicator("甲", "x")}, {ID: figure.CampaignTotal, Group: figure.ByUnit("甲")}} {
		f.Value = decimal.NewFromInt(2)
		s.Figures = append(s.Figures, f)
	}
	r := Add(Report{Period: december, Zones: []Zone{zone("甲", s, Stated{}, Stated{})}}, Superior{Definitions: *d})
	if len(r.Rows) != 2 || r.Rows[0].Key() != figure.CampaignRank || r.Rows[0].Total != nil || r.Rows[0].Values[0].Standing != Counted || r.Rows[1].Key() != figure.CampaignTotal {
		t.Errorf("%+v", r.Rows)
	}
}
