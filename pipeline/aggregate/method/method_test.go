package method

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

func n(s string) figure.Term { return figure.Number{Value: decimal.RequireFromString(s)} }

// scored is the score of a case to two decimals, "" without one.
func scored(c Case) string {
	t, ok := c.Score()
	if !ok {
		return ""
	}
	v, ok := figure.Expression{Term: t, Decimals: 2}.Of(func(string) (decimal.Decimal, bool) { return decimal.Decimal{}, false })
	if !ok {
		return ""
	}
	return v.String()
}

// tries scores one indicator for several actuals, all of them peers of each other, in June against a target of 100.
func tries(d definition.Indicator, weight string, actuals ...string) []string {
	var cases []Case
	var peers []figure.Term
	for _, a := range actuals {
		c := Case{Indicator: d, Weight: decimal.RequireFromString(weight), Month: 6, Actual: n(a), Target: n("100"), Base: n("50")}
		if own, ok := c.Compared(); ok {
			peers = append(peers, own)
		}
		cases = append(cases, c)
	}
	var list []string
	for _, c := range cases {
		c.Peers = peers
		list = append(list, scored(c))
	}
	return list
}

// By the end of June 50 are expected of 100.
func TestMethods(t *testing.T) {
	plan := []definition.Number{"5", "10", "15", "20", "30", "40", "50", "60", "70", "80", "90", "100"}
	tiers := []definition.Tier{{Points: "0.6"}, {Least: "100", Points: "0.3"}, {Least: "500", Points: "0.2"}}
	for _, c := range []struct {
		what    string
		of      definition.Indicator
		actuals []string
		want    []string
	}{
		{"ratio by the month", definition.Indicator{Method: "ratio", Cap: "1.2"}, []string{"25", "50", "80", "-3"}, []string{"15", "30", "36", "0"}},
		{"ratio without a cap, floored", definition.Indicator{Method: "ratio", Cap: "none", Floor: "0.5"}, []string{"10", "500"}, []string{"15", "300"}},
		{"ratio of the year", definition.Indicator{Method: "ratio", Cap: "1", Expected: "none"}, []string{"25", "100"}, []string{"7.5", "30"}},
		{"ratio by a plan", definition.Indicator{Method: "ratio", Cap: "2", Expected: "plan", Plan: plan}, []string{"20", "40", "60"}, []string{"15", "30", "45"}},
		{"less is better", definition.Indicator{Method: "ratio", Cap: "1.5", Direction: "down"}, []string{"100", "50", "40", "10", "0"}, []string{"15", "30", "37.5", "45", "45"}},
		{"all or nothing", definition.Indicator{Method: "threshold"}, []string{"49.99", "50", "51"}, []string{"0", "30", "30"}},
		{"at the most", definition.Indicator{Method: "threshold", Direction: "down"}, []string{"49.99", "50", "51"}, []string{"30", "30", "0"}},
		{"between worst and best", definition.Indicator{Method: "minmax", Lo: "60", Hi: "100"}, []string{"-10", "20", "90"}, []string{"18", "21.6", "30"}},
		{"the lowest is best", definition.Indicator{Method: "minmax", Lo: "60", Hi: "100", Direction: "down"}, []string{"-10", "20", "90"}, []string{"30", "26.4", "18"}},
		{"all alike", definition.Indicator{Method: "minmax", Lo: "60", Hi: "100", Flat: "80"}, []string{"7", "7"}, []string{"24", "24"}},
		{"alone", definition.Indicator{Method: "minmax", Lo: "60", Hi: "100"}, []string{"7"}, []string{"30"}},
		{"by place", definition.Indicator{Method: "rank_ladder", Step: "5"}, []string{"9", "8", "8", "7"}, []string{"30", "28.5", "28.5", "25.5"}},
		{"by place from below, floored", definition.Indicator{Method: "rank_ladder", Step: "40", Floor: "50", Direction: "down"}, []string{"9", "8", "7"}, []string{"15", "18", "30"}},
		{"by place beyond nothing", definition.Indicator{Method: "rank_ladder", Step: "60"}, []string{"9", "8", "7"}, []string{"30", "12", "0"}},
		{"reached, and by place", definition.Indicator{Method: "rank_ladder", Step: "50", On: "rate", Base: "20"}, []string{"60", "50", "49"}, []string{"30", "25", "0"}},
		{"base and whole steps", definition.Indicator{Method: "base_plus", StepPct: "10", StepPts: "0.5", Cap: "10"}, []string{"49", "50", "59.9", "1000"}, []string{"0", "30", "30.5", "40"}},
		{"base and parts of steps", definition.Indicator{Method: "base_plus", StepPct: "10", StepPts: "0.5", Cap: "none", Base: "20", Steps: "pro_rata", Unmet: "pro_rata"}, []string{"25", "59.9"}, []string{"10", "20.99"}},
		{"points for a step by the target", definition.Indicator{Method: "base_plus", StepPct: "1", Tiers: tiers, Cap: "none"}, []string{"51"}, []string{"30.6"}},
		{"as in the base year", definition.Indicator{Method: "yoy_base", Parity: "80", Per: "5", Pts: "1", Cap: "3"}, []string{"50", "54.9", "47", "70", "-100"}, []string{"24", "25", "23", "27", "0"}},
		{"by parts, from the targets", definition.Indicator{Method: "yoy_base", Parity: "80", Per: "5", Pts: "1", Cap: "none", BaseYear: "target", Steps: "pro_rata", Floor: "20"}, []string{"103", "0"}, []string{"24.6", "20"}},
		{"taken off", definition.Indicator{Method: "deduct", PerEvent: "10"}, []string{"0", "2", "4"}, []string{"30", "10", "0"}},
		{"taken off nothing", definition.Indicator{Method: "deduct", PerEvent: "10", Start: "0"}, []string{"2"}, []string{"-20"}},
		{"taken off without end", definition.Indicator{Method: "deduct", PerEvent: "10", Floor: "none"}, []string{"4"}, []string{"-10"}},
	} {
		got := tries(c.of, "30", c.actuals...)
		for i, want := range c.want {
			if got[i] != want {
				t.Errorf("%s: %s scores %s, want %s", c.what, c.actuals[i], got[i], want)
			}
		}
	}
}

// What a score is held against may be missing; what is held against nothing is scored without it.
func TestLacking(t *testing.T) {
	for _, d := range []struct {
		of              definition.Indicator
		target, base    bool // needed
		actual, awarded bool
	}{
		{definition.Indicator{Method: "ratio", Cap: "1"}, true, false, true, false},
		{definition.Indicator{Method: "threshold"}, true, false, true, false},
		{definition.Indicator{Method: "base_plus", StepPct: "1", StepPts: "1", Cap: "1"}, true, false, true, false},
		{definition.Indicator{Method: "minmax", Lo: "0", Hi: "1"}, false, false, true, false},
		{definition.Indicator{Method: "rank_ladder", Step: "1"}, false, false, true, false},
		{definition.Indicator{Method: "rank_ladder", Step: "1", On: "rate"}, true, false, true, false},
		{definition.Indicator{Method: "yoy_base", Parity: "80", Per: "5", Pts: "1", Cap: "1"}, false, true, true, false},
		{definition.Indicator{Method: "deduct", PerEvent: "1"}, false, false, true, false},
		{definition.Indicator{Method: "manual"}, false, false, false, true},
	} {
		whole := Case{Indicator: d.of, Weight: decimal.NewFromInt(10), Month: 3, Actual: n("1"), Target: n("2"), Base: n("3"), Awarded: n("4"), Peers: []figure.Term{n("1")}}
		if scored(whole) == "" {
			t.Errorf("%s has no score", d.of.Method)
		}
		for what, c := range map[string]struct {
			without func(*Case)
			needed  bool
		}{
			"target": {func(c *Case) { c.Target = nil }, d.target}, "base": {func(c *Case) { c.Base = nil }, d.base},
			"actual": {func(c *Case) { c.Actual = nil }, d.actual}, "award": {func(c *Case) { c.Awarded = nil }, d.awarded},
		} {
			lacks := whole
			c.without(&lacks)
			if (scored(lacks) == "") != c.needed {
				t.Errorf("%s without its %s: %q", d.of.Method, what, scored(lacks))
			}
		}
	}
}

// A row counts its tier's points times every coefficient whose conditions it meets.
func TestCombinations(t *testing.T) {
	d := definition.Indicator{
		Method: "points", By: "size", Cap: "10",
		Tiers: []definition.Tier{{Least: "10", Points: "1"}, {Least: "50", Points: "3"}},
		Coefficients: []definition.Coefficient{
			{Times: "1.2", Where: []definition.Condition{{Column: "kind", Compare: "=", Value: "a"}}},
			{Times: "0.5", Where: []definition.Condition{{Column: "far", Compare: "=", Value: true}}},
		},
	}
	type row struct {
		size   int64
		a, far bool
	}
	rows := []row{{9, true, false}, {10, false, false}, {49, true, false}, {50, true, true}, {500, false, true}}
	c := Case{Indicator: d, Actual: n("5")}
	for _, combination := range Combinations(d) {
		count := int64(0)
		for _, r := range rows {
			meets := true
			for _, w := range combination.Where {
				switch w.Column {
				case "size":
					bound := decimal.RequireFromString(w.Value.(string))
					cmp := decimal.NewFromInt(r.size).Cmp(bound)
					meets = meets && (w.Compare == ">=" && cmp >= 0 || w.Compare == "<" && cmp < 0)
				case "kind":
					meets = meets && r.a
				case "far":
					meets = meets && r.far
				}
			}
			if meets {
				count++
			}
		}
		c.Rows = append(c.Rows, Rows{combination, figure.Number{Value: decimal.NewFromInt(count)}})
	}
	if got := scored(c); got != "5.5" { // 1 + 1×1.2 + 3×1.2×0.5 + 3×0.5
		t.Errorf("scores %s, want 5.5", got)
	}
	c.Indicator.Cap = "5"
	if got := scored(c); got != "5" {
		t.Errorf("capped it scores %s", got)
	}
	if list := Combinations(definition.Indicator{Method: "ratio"}); list != nil {
		t.Errorf("a ratio counts rows: %v", list)
	}
}

// More is never worth less, where more is better; nor does it matter in which order the peers stand.
func TestMonotone(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 2))
	plan := []definition.Number{"5", "10", "15", "20", "30", "40", "50", "60", "70", "80", "90", "100"}
	methods := []definition.Indicator{
		{Method: "ratio", Cap: "1.2"}, {Method: "ratio", Cap: "none", Expected: "plan", Plan: plan}, {Method: "threshold"}, {Method: "minmax", Lo: "60", Hi: "100"},
		{Method: "rank_ladder", Step: "5"}, {Method: "rank_ladder", Step: "7", On: "rate", Base: "10"}, {Method: "base_plus", StepPct: "7", StepPts: "0.3", Cap: "5"},
		{Method: "base_plus", StepPct: "7", StepPts: "0.3", Cap: "none", Unmet: "pro_rata", Steps: "pro_rata"}, {Method: "yoy_base", Parity: "80", Per: "5", Pts: "1", Cap: "4"},
	}
	for _, d := range methods {
		for range 200 {
			a, b := r.IntN(300)-50, r.IntN(300)-50
			low, high := min(a, b), max(a, b)
			other := decimal.NewFromInt(int64(r.IntN(300) - 50)).String()
			score := func(v int) decimal.Decimal {
				return decimal.RequireFromString(tries(d, "30", decimal.NewFromInt(int64(v)).String(), other)[0])
			}
			if score(low).GreaterThan(score(high)) {
				t.Fatalf("%s: %d scores %s, %d scores %s (beside %s)", d.Method, low, score(low), high, score(high), other)
			}
			one, two := tries(d, "30", "7", other), tries(d, "30", other, "7")
			if one[0] != two[1] || one[1] != two[0] {
				t.Fatalf("%s: %v in one order, %v in the other", d.Method, one, two)
			}
		}
	}
}
