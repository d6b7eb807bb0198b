package validate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/validate"
)

// stocks and flows over two ledgers, and the campaign over one of them.
func measured() definition.Definitions {
	in := []definition.Condition{{Column: "signed", Compare: "in year"}}
	return definition.Definitions{
		Ledgers: []definition.Ledger{
			{ID: "projects", Name: "项目台账", Department: "招商中心"}, {ID: "flats", Name: "择房台账", Department: "建设局"}},
		Figures: []definition.Figure{
			{ID: "all", Text: "全部", Query: definition.Query{Ledger: "projects", Measure: "sum", Column: "amount", Where: in}},
			{ID: "part", Text: "其中", Query: definition.Query{Of: "all", Measure: "sum", Column: "amount"}},
			{ID: "units", Text: "套数", Query: definition.Query{Ledger: "flats", Measure: "count", Group: "phase"}},
			{ID: "chosen", Text: "已择", Query: definition.Query{Ledger: "flats", Measure: "count", Group: "phase", Where: []definition.Condition{{Column: "on", Compare: "as of"}}}},
		},
		Scheme: definition.Scheme{Indicators: []definition.Indicator{{ID: "landed", Name: "落地数", Unit: "个", Query: definition.Query{Ledger: "projects", Measure: "count"}}}},
	}
}

// stated reads figures: "all=5", "units/一期=7"; campaign figures have unit and indicator.
func stated(t *testing.T, list string) []figure.Figure {
	t.Helper()
	defs := measured()
	figures := []figure.Figure{}
	for _, one := range strings.Fields(list) {
		key, number, _ := strings.Cut(one, "=")
		value, err := decimal.NewFromString(number)
		if err != nil {
			t.Fatalf("%s: %v", one, err)
		}
		parts := strings.Split(key, "/")
		f := figure.Figure{ID: parts[0], Name: "其中：" + parts[0], Unit: "个", Value: value}
		for i, name := range []string{"unit", "indicator"} {
			if len(parts) == 2 {
				f.Group = []figure.GroupValue{{Name: "phase", Value: parts[1]}}
			} else if len(parts) == 3 {
				f.Group = append(f.Group, figure.GroupValue{Name: name, Value: parts[i+1]})
			}
		}
		if def, ok := defs.Figure(f.ID); ok {
			f.Definition = def.Text
		}
		f.Sources = []figure.Source{{File: f.ID + ".xlsx", Sheet: "表", Cells: []string{"A1"}}}
		figures = append(figures, f)
	}
	return figures
}

// held runs one check over figures of December, with those of a published month before.
func held(t *testing.T, check definition.Check, now, again, then string, month int) []finding.Finding {
	t.Helper()
	defs := measured()
	check.Severity, check.Found = "warning", saying(check.Kind)
	defs.Checks = []definition.Check{check}
	opts := options()
	if month > 0 {
		opts.Earlier = []figure.Earlier{
			{Month: calendar.Month{Year: 2020, Number: 1}, Run: "r9", Ranks: map[string]int{}},
			{Month: calendar.Month{Year: 2020, Number: month}, Run: "r2", Figures: stated(t, then)}}
	}
	book := figure.Book{Figures: stated(t, now), Again: stated(t, again)}
	return validate.Figures(defs, book, opts)
}

func TestRatio(t *testing.T) {
	most := func(a, b string) definition.Check {
		return definition.Check{ID: "r", Kind: "ratio", Figure: a, Base: b, Most: bound(1)}
	}
	tests := []struct {
		name, now string
		check     definition.Check
		want      []string
	}{
		{"equal", "part=5 all=5", most("part", "all"), nil},
		{"above", "part=5.01 all=5", most("part", "all"), []string{"warning r ! 5.01 [part all]"}},
		{"negative base", "part=3 all=-5", most("part", "all"), []string{"warning r ! 3 [part all]"}},
		{"zero base", "part=1 all=0", most("part", "all"), []string{"warning r ! 1 [part all]"}},
		{"nothing of nothing", "part=0 all=0", most("part", "all"), nil},
		{"one is absent", "part=5", most("part", "all"), nil},
		{"each group that both have", "chosen/一期=8 chosen/二期=8 chosen/三期=8 units/一期=8 units/二期=7 units/四期=1", most("chosen", "units"),
			[]string{"warning r ! 8 [chosen/二期 units/二期]"}},
		{"groups and a whole", "chosen/一期=3 chosen/二期=3 all=5", most("chosen", "all"), []string{"warning r ! 6 [chosen/一期 chosen/二期 all]"}},
		{"groups within the whole", "chosen/一期=3 chosen/二期=2 all=5", most("chosen", "all"), nil},
		{"a whole and groups", "all=6 chosen/一期=3 chosen/二期=2", most("all", "chosen"), []string{"warning r ! 6 [all chosen/一期 chosen/二期]"}},
		{"below the band", "part=49 all=1", definition.Check{ID: "r", Kind: "ratio", Figure: "part", Base: "all", Least: bound(50), Most: bound(600)}, []string{"warning r ! 49 [part all]"}},
		{"in the band", "part=600 all=1", definition.Check{ID: "r", Kind: "ratio", Figure: "part", Base: "all", Least: bound(50), Most: bound(600)}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { want(t, held(t, test.check, test.now, "", "", 0), test.want...) })
	}
	got := held(t, most("chosen", "units"), "chosen/二期=8 units/二期=7", "", "", 0)[0]
	for _, words := range []string{"namechosen（二期）", "baseunits（二期）", "base_value7", "ratio1.14", "department建设局"} {
		if !strings.Contains(got.Message(), words) {
			t.Errorf("%s lacks %s", got.Message(), words)
		}
	}
}

// A finding names the sheet that all cells of its figures stand in, or the file, or neither.
func TestPlaceOfFigures(t *testing.T) {
	defs := measured()
	defs.Checks = []definition.Check{{ID: "r", Severity: "warning", Kind: "ratio", Figure: "part", Base: "all", Most: bound(1), Found: "x", Expected: "x"}}
	at := func(part, all figure.Source) string {
		figures := stated(t, "part=5 all=1")
		figures[0].Sources, figures[1].Sources = []figure.Source{part}, []figure.Source{all}
		f := validate.Figures(defs, figure.Book{Figures: figures}, options())[0]
		return f.File + "!" + f.Sheet
	}
	a, b, c := figure.Source{File: "甲", Sheet: "1"}, figure.Source{File: "甲", Sheet: "2"}, figure.Source{File: "乙", Sheet: "1"}
	for place, sources := range map[string][2]figure.Source{"甲!1": {a, a}, "甲!": {a, b}, "!": {a, c}} {
		if got := at(sources[0], sources[1]); got != place {
			t.Errorf("%v: at %s, want %s", sources, got, place)
		}
	}
}

func TestContinuity(t *testing.T) {
	check := definition.Check{ID: "c", Kind: "continuity", Figures: []string{"all", "chosen", "campaign_actual"}}
	tests := []struct {
		name, now, again, then string
		want                   []string
	}{
		{"continued", "all=7", "all=5", "all=5.0", nil},
		{"rows were added to the past", "all=7", "all=6", "all=5", []string{"warning c 表! 6 [all]"}},
		{"rows are gone", "all=7", "all=4", "all=5", []string{"warning c 表! 4 [all]"}},
		{"by group, however written", "chosen/A期=9 chosen/二期=9", "chosen/A期=8 chosen/二期=9", "chosen/ａ期=7 chosen/二期=9", []string{"warning c 表! 8 [chosen/A期]"}},
		{"a group has gone", "chosen/一期=9", "chosen/一期=9", "chosen/一期=9 chosen/二期=3", []string{"warning c ! 0"}},
		{"a group of nothing has gone", "chosen/一期=9", "chosen/一期=9", "chosen/一期=9 chosen/二期=0", nil},
		{"a group is new", "chosen/一期=9", "chosen/一期=9", "", nil},
		{"a plain figure is absent now", "", "", "all=5", nil},
		{"the campaign's actuals", "campaign_actual/南明/landed=3", "campaign_actual/南明/landed=2", "campaign_actual/南明/landed=1 campaign_actual/羽林/landed=1",
			[]string{"warning c 表! 2 [campaign_actual/南明/landed]"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want(t, held(t, check, test.now, test.again, test.then, 11), test.want...)
			want(t, held(t, check, test.now, "", "", 0)) // nothing was published
		})
	}
	m := held(t, check, "all=7", "all=4", "all=5", 11)[0].Message()
	for _, words := range []string{"nameall", "value4", "other5", "month2020年11月", "runr2", "department招商中心", "difference少1个"} {
		if !strings.Contains(m, words) {
			t.Errorf("%s lacks %s", m, words)
		}
	}
}

// A ledger that was not sent this month leaves no groups, and nothing to say of them.
func TestContinuityWithoutTheLedger(t *testing.T) {
	defs := measured()
	defs.Checks = []definition.Check{{ID: "c", Severity: "warning", Kind: "continuity", Figures: []string{"chosen"}, Found: "x", Expected: "x"}}
	opts := options()
	opts.Earlier = []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 11}, Run: "r1", Figures: stated(t, "chosen/一期=3")}}
	want(t, validate.Figures(defs, figure.Book{Missing: []string{"flats"}}, opts))
	want(t, validate.Figures(defs, figure.Book{}, opts), "warning c ! 0")
}

// Another 口径 or another unit is another figure.
func TestOnlyTheSameMeasureIsCompared(t *testing.T) {
	for _, kind := range []string{"continuity", "change", "stalled"} {
		defs := measured()
		defs.Checks = []definition.Check{{ID: "c", Severity: "warning", Kind: kind, Figures: []string{"all"}, Limit: 30, Found: "x", Expected: "x"}}
		for name, change := range map[string]func(*figure.Figure){
			"same": func(*figure.Figure) {}, "definition": func(f *figure.Figure) { f.Definition = "另一个口径" }, "unit": func(f *figure.Figure) { f.Unit = "项" },
		} {
			then := stated(t, "all=5")
			change(&then[0])
			now := stated(t, map[string]string{"continuity": "all=9", "change": "all=90", "stalled": "all=6"}[kind])
			opts := options()
			opts.Earlier = []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 11}, Run: "r1", Figures: then}}
			got := validate.Figures(defs, figure.Book{Figures: now, Again: now}, opts)
			if asked := finding.Count(got, finding.Warning); len(got) != 1 || (asked == 1) != (name == "same") {
				t.Errorf("%s, %s: %s", kind, name, brief(got))
			}
		}
	}
}

// What was defined otherwise then, even under the same 口径 text, is no department's difference:
// it is said once for all checks, and figures defined alike are compared as ever.
func TestRedefinedFiguresAreNotCompared(t *testing.T) {
	defs := measured()
	check := func(id, kind string, figures ...string) definition.Check {
		return definition.Check{ID: id, Severity: "warning", Kind: kind, Figures: figures, Limit: 30, Found: "x", Expected: "x"}
	}
	defs.Checks = []definition.Check{check("a", "continuity", "all", "part", "campaign_actual"), check("b", "change", "units", "all")}
	opts := options()
	then := "all=5 part=5 units/一期=100 units/二期=100 campaign_actual/南明/landed=1"
	opts.Earlier = []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 11}, Run: "r4", Figures: stated(t, then), Redefined: []string{"all", "units", "campaign_actual/landed"}}}
	now := stated(t, "all=90 part=9 units/一期=1 units/二期=1 campaign_actual/南明/landed=7")
	got := validate.Figures(defs, figure.Book{Figures: now, Again: now}, opts)
	want(t, got, "warning a 表! 9 [part]", "info period.redefined ! ")
	if text := got[len(got)-1].Found; text != "口径已改：all、campaign_actual、units的口径或计量单位与2020年11月已发布（r4）的不同，没有与它核对。" {
		t.Error(text)
	}
	opts.Earlier[0].Redefined = []string{"campaign_rank"}
	if n := finding.Count(validate.Figures(defs, figure.Book{Figures: now, Again: now}, opts), finding.Info); n != 0 {
		t.Errorf("%d notes on figures that are defined alike", n)
	}
}

// The year turns: stocks go on over January, what counts from 1 January starts anew
// (design-life §15).
func TestOverTheTurnOfTheYear(t *testing.T) {
	defs := measured()
	check := func(id, kind string, figures ...string) definition.Check {
		return definition.Check{ID: id, Severity: "warning", Kind: kind, Figures: figures, Limit: 30, Found: "{name}{month}{other}", Expected: "x"}
	}
	defs.Checks = []definition.Check{check("a", "continuity", "all", "chosen", "campaign_actual"), check("b", "change", "units", "all"), check("c", "stalled", "all")}
	then := figure.Earlier{Month: calendar.Month{Year: 2019, Number: 12}, Run: "r2", Figures: stated(t, "all=500 chosen/一期=8 units/一期=100 campaign_actual/南明/landed=9")}
	for name, c := range map[string]struct {
		month   int
		now     string
		again   string
		earlier []figure.Earlier
		want    []string
	}{
		"stocks fall":                {1, "all=1 chosen/一期=2 units/一期=60", "all=0 chosen/一期=2", nil, []string{"warning a 表! 2 [chosen/一期]", "warning b 表! 60 [units/一期]"}},
		"stocks go on":               {1, "all=1 chosen/一期=9 units/一期=110", "all=0 chosen/一期=8", nil, nil},
		"no January was published":   {2, "all=1 chosen/一期=2 units/一期=100", "all=0 chosen/一期=2", nil, []string{"warning a 表! 2 [chosen/一期]"}},
		"January was, it is the one": {2, "all=9 chosen/一期=2 units/一期=60", "all=4 chosen/一期=2", []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 1}, Run: "r1", Figures: stated(t, "all=4 chosen/一期=2 units/一期=60")}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			opts := options()
			opts.Period.Number = c.month
			opts.Earlier = append([]figure.Earlier{then}, c.earlier...)
			got := validate.Figures(defs, figure.Book{Figures: stated(t, c.now), Again: stated(t, c.again)}, opts)
			want(t, got, c.want...)
			if len(got) > 0 && !strings.Contains(got[0].Found, "2019年12月8") {
				t.Error(got[0].Found)
			}
		})
	}
}

func TestChange(t *testing.T) {
	check := definition.Check{ID: "d", Kind: "change", Limit: 30, Months: 6, Figures: []string{"units", "all"}}
	tests := []struct {
		now, then string
		month     int
		want      string // of the message, "" for no finding
	}{
		{"units/一期=130", "units/一期=100", 11, ""},
		{"units/一期=130.1", "units/一期=100", 11, "expected100，change高30.1%，limit30"},
		{"units/一期=70", "units/一期=100", 11, ""},
		{"units/一期=69", "units/一期=100", 1, "change低31%"}, // a stock may be compared with any month
		{"units/一期=0", "units/一期=100", 11, "change低100%"},
		{"units/一期=5", "units/一期=0", 11, ""}, // no rate of change from 0 or below
		{"units/一期=5", "units/一期=-1", 11, ""},
		{"units/二期=5", "units/一期=1", 11, ""},
		{"all=120", "all=110", 11, ""}, // at its pace
		{"all=156", "all=110", 11, ""},
		{"all=157", "all=110", 11, "expected120，change高30.8%"},
		{"all=83", "all=110", 11, "change低30.8%"},
		{"all=260", "all=100", 6, ""}, // half a year on, twice as much
		{"all=261", "all=100", 6, "expected200，change高30.5%"},
		{"all=1000", "all=100", 5, ""}, // too early for a pace
	}
	for _, test := range tests {
		got := held(t, check, test.now, "", test.then, test.month)
		if (len(got) > 0) != (test.want != "") || len(got) > 0 && !strings.Contains(got[0].Message(), test.want) {
			t.Errorf("%s after %s in month %d: %v, want %s", test.now, test.then, test.month, got, test.want)
		}
	}
	check.Least = bound(10)
	want(t, held(t, check, "units/一期=13 units/二期=14", "", "units/一期=9.9 units/二期=10", 11), "warning d 表! 14 [units/二期]")
	want(t, held(t, check, "units/一期=131 units/二期=9", "", "units/一期=100 units/二期=9", 11), "warning d 表! 131 [units/一期]")
}

func TestStalled(t *testing.T) {
	check := definition.Check{ID: "s", Kind: "stalled", Figures: []string{"all"}}
	want(t, held(t, check, "all=5.0", "all=5", "all=5", 11), "warning s 表! 5 [all]")
	want(t, held(t, check, "all=5", "all=5", "all=4", 11), "warning s 表! 5 [all]") // corrected, and sent again
	want(t, held(t, check, "all=5", "all=4", "all=5", 11))                         // an old row has gone, a new one has come
	want(t, held(t, check, "all=0", "all=0", "all=0", 11))
	want(t, held(t, check, "all=5", "all=5", "part=5", 11))
}

// Of one check twenty figures of a sheet are listed, the others counted.
func TestFiguresAreCountedToo(t *testing.T) {
	var now, then string
	for i := range 23 {
		now += fmt.Sprintf(" units/%d期=9", i)
		then += fmt.Sprintf(" units/%d期=1", i)
	}
	got := held(t, definition.Check{ID: "d", Kind: "change", Limit: 30, Figures: []string{"units"}}, now, "", then, 11)
	if len(got) != 21 || got[20].Found != "还有3项指标有同样的问题，没有逐一列出。" || strings.Join(got[20].Figures, " ") != "units/20期 units/21期 units/22期" {
		t.Errorf("%d findings, last %+v", len(got), got[len(got)-1])
	}
}
