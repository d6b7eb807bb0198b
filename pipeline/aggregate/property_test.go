package aggregate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// measures are figures of every measure and window over the deals.
func measures() []definition.Figure {
	in := where("done", "in year", nil)
	query := func(measure, column, weight, group string, where []definition.Condition) definition.Query {
		q := definition.Query{Ledger: "deals", Measure: measure, Column: column, Weight: weight, Group: group, Where: where}
		if measure == "mean" {
			q.Decimals = places(6)
		}
		return q
	}
	return []definition.Figure{
		{ID: "count", Query: query("count", "", "", "", in)},
		{ID: "sum", Query: query("sum", "amount", "", "phase", in)},
		{ID: "distinct", Query: query("distinct", "uscc|firm", "", "phase", where("kind", "!=", "框架协议"))},
		{ID: "mean", Query: query("mean", "rate", "amount", "", where("amount", ">", int64(0)))},
		{ID: "zone", Query: query("count", "", "", "", where("unit", "=", "@zone"))},
		{ID: "latest", Query: query("latest", "amount", "on", "phase", where("rate", "<", int64(4)))},
	}
}

// random returns deals as departments might send them, blanks and odd writings included.
// Every date of a phase is used once, so that its latest row is one row.
func random(r *rand.Rand, n int) []values {
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	data := make([]values, n)
	for i := range data {
		data[i] = values{
			"code": fmt.Sprint("P", i), "unit": pick(zoneName, " "+zoneName, "南明街道", ""), "phase": pick("一期", "二期", "三 期", "三期", ""),
			"kind": pick("框架协议", "正式协议", ""), "on": time.Date(2020, 6, 1+i, 0, 0, 0, 0, time.UTC).Format("2006-01-02"),
			"done": pick("2019-05-01", "2020-05-01", "2021-05-01", ""), "amount": pick("1.5", "200", "-3", ""), "rate": pick("3.85", "5.28", ""),
			"uscc": pick("X1", "x1 ", "", "Y2"), "firm": pick("甲", "乙", ""),
		}
	}
	return data
}

// Values do not depend on the order of the rows; groups only change their order.
func TestPermutingRowsChangesNoValue(t *testing.T) {
	r := rand.New(rand.NewPCG(2020, 12))
	for range 50 {
		data := random(r, 40)
		before := valuesOf(t, data)
		r.Shuffle(len(data), func(i, j int) { data[i], data[j] = data[j], data[i] })
		if after := valuesOf(t, data); after != before {
			t.Fatalf("before\n%s\nafter\n%s", before, after)
		}
	}
}

func valuesOf(t *testing.T, data []values) string {
	t.Helper()
	var lines []string
	for _, f := range derive(t, rows(t, deals(), "2020-12", data...), measures()...).Figures {
		lines = append(lines, f.Key()+" "+f.Value.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// A figure's parts by group, and the rows without a group, add up to the whole.
func TestGroupsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	whole := definition.Figure{ID: "whole", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Where: where("phase", "!=", "")}}
	for range 20 {
		parts := whole
		parts.ID, parts.Group = "part", "phase"
		data := slices.DeleteFunc(random(r, 60), func(v values) bool { return v["phase"] == "" })
		whole.Where, parts.Where = nil, nil
		book := derive(t, rows(t, deals(), "2020-12", data...), whole, parts)
		sum := book.Figures[0].Value
		for _, f := range book.Figures[1:] {
			sum = sum.Sub(f.Value)
		}
		if !sum.IsZero() {
			t.Fatalf("the groups miss %s of the whole", sum)
		}
	}
}

// BenchmarkDerive measures twelve figures over 300,000 rows and a campaign of twelve units
// with its eleven earlier months.
func BenchmarkDerive(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	defs := contests()
	defs.Ledgers = append(defs.Ledgers, deals())
	defs.Figures = slices.Concat(measures(), measures())
	set := ledger.Set{"deals": rows(&testing.T{}, deals(), "2030-12", random(r, 300_000)...)}
	var targets []values
	for i := range 12 {
		targets = append(targets, values{"year": "2020", "unit": fmt.Sprint("单位", i), "indicator": "到位资金", "target": "1000", "uom": "万元"})
	}
	set["targets"] = rows(&testing.T{}, defs.Ledgers[2], "2020-12", targets...)
	set["money"] = benchContest(r, "money", 300_000)
	set["visits"] = benchContest(r, "visits", 300_000)
	for b.Loop() {
		book, _ := aggregate.Derive(defs, set, options("2020-12"))
		if len(book.Figures) < 30 {
			b.Fatal("figures are missing")
		}
	}
}

func benchContest(r *rand.Rand, id string, n int) *ledger.Ledger {
	data := make([]values, n)
	for i := range data {
		data[i] = values{"code": fmt.Sprint(i), "unit": fmt.Sprint("单位", r.IntN(12)), "on": fmt.Sprintf("2020-%02d-11", 1+r.IntN(12)), "amount": "12.5"}
	}
	return rows(&testing.T{}, contest(id, "on"), "2020-12", data...)
}
