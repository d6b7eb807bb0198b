package aggregate_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// figureOf is a definition by its keys: "id measure:of[:unit[:more]]".
func figureOf(id, word string, q definition.Query) definition.Figure {
	return definition.Figure{ID: id, Name: id, Unit: word, Text: "口径", Query: q}
}

// parted are row figures for derived ones to rest on: flows, stocks, grouped and plain.
func parted() []definition.Figure {
	year := definition.Condition{Column: "on", Compare: "in year"}
	asOf := definition.Condition{Column: "on", Compare: "as of"}
	rows := func(measure, column string, where ...definition.Condition) definition.Query {
		return definition.Query{Ledger: "deals", Measure: measure, Column: column, Where: where}
	}
	grouped := rows("sum", "amount", year)
	grouped.Group = "phase"
	landed := rows("count", "", year, definition.Condition{Column: "done", Compare: "as of"})
	landed.Group = "phase"
	return []definition.Figure{
		figureOf("flow", "万元", rows("sum", "amount", year)), figureOf("flow_yi", "亿元", rows("sum", "amount", year)),
		figureOf("stock", "个", rows("count", "", asOf)), figureOf("stated", "万元", rows("sum", "amount")),
		figureOf("none", "个", rows("count", "", definition.Condition{Column: "code", Compare: "=", Value: "ZZ"})),
		figureOf("rate", "%", rows("mean", "rate", asOf)),
		figureOf("phase_sum", "万元", grouped), figureOf("phase_landed", "个", landed),
	}
}

func of(measure string, parts ...string) definition.Query {
	return definition.Query{Measure: measure, Of: definition.Names(strings.Join(parts, "|"))}
}

// grew is growth of a figure.
func grew(part, against string) definition.Query {
	q := of("growth", part)
	q.Against = against
	return q
}

// book works derived figures out over ten deals, as of a month.
func derivedBook(t *testing.T, month string, earlier []figure.Earlier, data []values, derived ...definition.Figure) figure.Book {
	t.Helper()
	defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Figures: append(parted(), derived...)}
	defs.Complete()
	opts := options(month)
	opts.Earlier = earlier
	book, findings := aggregate.Derive(defs, ledger.Set{"deals": rows(t, deals(), month, data...)}, opts)
	for _, f := range findings {
		t.Errorf("unexpected finding: %s", f.Message())
	}
	for _, f := range book.Figures {
		def, _ := defs.Figure(f.ID)
		divides := slices.Contains([]string{"mean", "ratio", "growth"}, def.Measure) && f.Unit != "百分点"
		switch {
		case divides != (f.Quotient != nil):
			t.Errorf("%s is a quotient: %v, want %v", f.Key(), f.Quotient != nil, divides)
		case divides && !exact.Round(exact.Quotient(f.Quotient.Numerator, f.Quotient.Denominator), *f.Decimals).Equal(f.Value):
			t.Errorf("%s is %s, of %s over %s", f.Key(), f.Value, f.Quotient.Numerator, f.Quotient.Denominator)
		}
	}
	return book
}

// What derived figures come to, with their sources; "" is no figure (design-life §13).
func TestDerived(t *testing.T) {
	data := []values{
		{"code": "A1", "phase": "一期", "amount": "100", "rate": "5", "on": "2020-01-05", "done": "2020-06-01"},
		{"code": "A2", "phase": "一期", "amount": "200", "rate": "6", "on": "2020-11-05", "done": "2020-12-01"},
		{"code": "A3", "phase": "二期", "amount": "300", "on": "2020-12-05"},
		{"code": "A4", "phase": "二期", "amount": "50", "rate": "4", "on": "2019-12-05"},
		{"code": "A5", "phase": "三期", "amount": "350", "on": "2019-03-05"},
	}
	for _, c := range []struct {
		name, unit string
		q          definition.Query
		want       string // key=value unit cells, "; " between
	}{
		{"a share of the same", "%", of("ratio", "flow", "stated"), "x=60% G2:G6"},
		{"in two units", "%", of("ratio", "flow_yi", "stated"), "x=60% G2:G6"},
		{"money over a count", "元", of("ratio", "flow", "stock"), "x=1200000元 A2:A6 G2:G4"},
		{"万元 over what is counted", "万元/个", of("ratio", "stated", "stock"), "x=200万元/个 A2:A6 G2:G6"},
		{"as many times, two decimals", "倍", of("ratio", "stated", "flow"), "x=1.67倍 G2:G6"},
		{"over nothing", "%", of("ratio", "stock", "none"), ""},
		{"less", "万元", of("difference", "flow", "stated"), "x=-400万元 G2:G6"},
		{"less, in another unit", "亿元", of("difference", "stated", "flow_yi"), "x=0.04亿元 G2:G6"},
		{"a sum of two units", "元", of("sum_of", "flow_yi", "stated", "flow"), "x=22000000元 G2:G6"},
		{"a sum of groups", "万元", of("sum_of", "phase_sum", "phase_sum"), "x/一期=600万元 G2:G3; x/二期=600万元 G4; x/三期=0万元 "},
		{"a group over its own", "万元/个", of("ratio", "phase_sum", "phase_landed"), "x/一期=150万元/个 A2:A3 G2:G3"},
		{"each group over the one", "%", of("ratio", "phase_sum", "flow"), "x/一期=50% G2:G4; x/二期=50% G2:G4; x/三期=0% G2:G4"},
		{"the one over each group", "倍", of("ratio", "flow", "phase_sum"), "x/一期=2倍 G2:G4; x/二期=2倍 G2:G4"},
		{"growth of a flow on the rows of a year ago", "%", grew("flow", "last_year"), "x=50% G2:G6"},
		{"of a stock", "%", grew("stock", "last_year"), "x=150% A2:A6"},
		{"of a rate", "百分点", grew("rate", "last_year"), "x=1百分点 H2:H3 H5"},
		{"of groups", "%", grew("phase_sum", "last_year"), "x/二期=500% G4:G5; x/三期=-100% G6"},
		{"of what is stated: no run, no base", "%", grew("stated", "last_year"), ""},
		{"against last month: the month's own flow", "%", grew("flow", "last_month"), "x=50% G3:G4"},
		{"of a stock against last month", "%", grew("stock", "last_month"), "x=25% A2:A6"},
	} {
		f := figureOf("x", c.unit, c.q)
		book := derivedBook(t, "2020-12", nil, data, f)
		var got []string
		for _, f := range book.Figures {
			if f.ID == "x" {
				got = append(got, f.Key()+"="+state(f))
				e, ok := f.Working.(figure.Expression)
				if v, known := e.Of(inBook(book)); !ok || !known || !v.Equal(f.Value) {
					t.Errorf("%s: its expression gives %s, the figure is %s", c.name, v, f.Value)
				}
			}
		}
		if text := strings.Join(got, "; "); strings.TrimSpace(text) != strings.TrimSpace(c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.name, text, c.want)
		}
	}
}

func inBook(book figure.Book) figure.Values {
	all := byKey(book)
	return func(key string) (decimal.Decimal, bool) { f, ok := all[key]; return f.Value, ok }
}

// Growth goes by what the run of the month before states, if that is defined as today; from below zero to above
// it there is no growth but a turn.
func TestGrowthBases(t *testing.T) {
	run := func(month, key, value, word string, redefined ...string) figure.Earlier {
		return figure.Earlier{Month: period(month), Run: "r2", Redefined: redefined, Figures: []figure.Figure{{ID: key, Value: decimal.RequireFromString(value), Unit: word}}}
	}
	data := func(now, then string) []values {
		return []values{{"code": "A1", "amount": now, "on": "2020-06-05"}, {"code": "A2", "amount": then, "on": "2019-06-05"}, {"code": "A3", "amount": "7", "on": "2019-12-05"}}
	}
	for _, c := range []struct {
		name, month, part, against, now, then string
		earlier                               []figure.Earlier
		want                                  string // value, "turned" or ""
	}{
		{"what is published counts, not the rows", "2020-06", "flow", "last_year", "120", "100", []figure.Earlier{run("2019-06", "flow", "80", "万元")}, "50"},
		{"it was defined otherwise", "2020-06", "flow", "last_year", "120", "100", []figure.Earlier{run("2019-06", "flow", "80", "万元", "flow")}, ""},
		{"it was in another unit", "2020-06", "flow", "last_year", "120", "100", []figure.Earlier{run("2019-06", "flow", "80", "亿元")}, ""},
		{"that run does not state it", "2020-06", "flow", "last_year", "120", "100", []figure.Earlier{run("2019-06", "other", "80", "万元")}, "20"},
		{"a run of another month", "2020-06", "flow", "last_year", "120", "100", []figure.Earlier{run("2019-05", "flow", "80", "万元")}, "20"},
		{"a base of nothing", "2020-06", "flow", "last_year", "120", "0", nil, ""},
		{"from below zero to above", "2020-06", "flow", "last_year", "120", "-5", nil, "turned"},
		{"below zero still", "2020-06", "flow", "last_year", "-1", "-5", nil, ""},
		{"below zero now", "2020-06", "flow", "last_year", "-1", "5", nil, ""},
		{"to nothing", "2020-06", "flow", "last_year", "0", "5", nil, "-100"},
		{"as stated, against the month before", "2020-06", "stated", "last_month", "120", "100", []figure.Earlier{run("2020-05", "stated", "200", "万元")}, "13.5"},
		{"as stated, an older run", "2020-06", "stated", "last_month", "120", "100", []figure.Earlier{run("2020-04", "stated", "200", "万元")}, ""},
		{"January against December", "2020-01", "flow", "last_month", "120", "100", nil, "-100"},
		{"January, as stated", "2020-01", "stated", "last_month", "120", "100", []figure.Earlier{run("2019-12", "stated", "200", "万元")}, "-46.5"},
	} {
		book := derivedBook(t, c.month, c.earlier, data(c.now, c.then), figureOf("x", "%", grew(c.part, c.against)))
		got := ""
		if f, ok := byKey(book)["x"]; ok {
			got = f.Value.String()
		} else if len(book.Turned) == 1 && book.Turned[0] == "x" {
			got = "turned"
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Growth of a derived figure is worked out from the rows of its parts, rounded as it is printed.
func TestGrowthOfDerived(t *testing.T) {
	data := []values{
		{"code": "A1", "amount": "100", "on": "2020-06-05"}, {"code": "A2", "amount": "50", "on": "2019-06-05"}, {"code": "A3", "amount": "1", "on": "2019-06-06"},
	}
	share := figureOf("share", "万元/个", of("ratio", "flow", "stock")) // 100 ÷ 3 = 33.33, a year ago 51 ÷ 2 = 25.5
	book := derivedBook(t, "2020-06", nil, data, share, figureOf("x", "%", grew("share", "last_year")))
	if got := byKey(book)["x"].Value.String(); got != "30.7" { // 33.33 ÷ 25.5 − 1
		t.Errorf("grew %s", got)
	}
}

// An indicator may be worked out from others: for each unit from its own rows.
func TestDerivedIndicator(t *testing.T) {
	defs := contests()
	own := definition.Condition{Column: "unit", Compare: "=", Value: "@zone"}
	year := definition.Condition{Column: "on", Compare: "in year"}
	defs.Figures = []definition.Figure{
		figureOf("sum", "万元", definition.Query{Ledger: "money", Measure: "sum", Column: "amount", Where: []definition.Condition{own, year}}),
		figureOf("count", "个", definition.Query{Ledger: "money", Measure: "count", Where: []definition.Condition{own, year}}),
	}
	defs.Scheme.Indicators[0].Query, defs.Scheme.Indicators[0].Unit = of("ratio", "sum", "count"), "万元"
	defs.Scheme.Indicators[0].As = "万元"
	defs.Complete()
	book, findings := aggregate.Derive(defs, contestSet(t, "2020-03", race("01:10 02:20", "03:40")...), options("2020-03"))
	if len(findings) > 0 {
		t.Fatal(findings[0].Message())
	}
	all := byKey(book)
	for key, f := range all {
		if f.ID == figure.CampaignActual && f.Indicator() == "money" {
			e, ok := f.Working.(figure.Expression)
			if v, known := e.Of(inBook(book)); !ok || !known || !v.Equal(f.Value) || len(e.Measured()) != 2 || len(f.Sources) == 0 {
				t.Errorf("%s: %s from %+v, %v", key, f.Value, f.Working, f.Sources)
			}
		}
	}
	if got := all["campaign_actual/"+zoneName+"/money"].Value.String(); got != all["sum"].Value.DivRound(all["count"].Value, 2).String() {
		t.Errorf("the zone's is %s, of %s in %s", got, all["sum"].Value, all["count"].Value)
	}
	if all["campaign_score/"+zoneName+"/money"].Value.IsZero() {
		t.Error("it is not scored")
	}
}
