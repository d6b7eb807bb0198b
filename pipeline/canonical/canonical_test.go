package canonical

import (
	"testing"

	"github.com/shopspring/decimal"
)

type inner struct {
	B string
	A int
}

type thing interface{ is() }

type one struct{ X string }
type two struct{ X string }

func (one) is() {}
func (two) is() {}

type whole struct {
	Name   string
	List   []string
	Inners []inner
	Map    map[string]string
	Least  *float64
	Exact  decimal.Decimal
	Truth  *bool
	Thing  thing
	Any    any
	How    string `canonical:"-"`
}

func number(f float64) *float64 { return &f }
func truth(b bool) *bool        { return &b }

// TestSum: contents that differ have sums that differ.
func TestSum(t *testing.T) {
	seen := map[string]int{}
	for i, v := range []whole{
		{}, {Name: "a"}, {List: []string{"a"}}, {List: []string{"a", "b"}}, {List: []string{"ab"}}, {List: []string{"", "a"}}, {List: []string{"a", ""}},
		{Inners: []inner{{B: "a"}, {}}}, {Inners: []inner{{}, {B: "a"}}}, {Inners: []inner{{A: 1}}},
		{Map: map[string]string{"a": "b"}}, {Map: map[string]string{"b": "a"}}, {Map: map[string]string{"a": "b", "c": "d"}},
		{Least: number(0)}, {Least: number(1)}, {Truth: truth(false)}, {Truth: truth(true)},
		{Exact: decimal.RequireFromString("1.5")}, {Exact: decimal.RequireFromString("15")},
		{Thing: one{}}, {Thing: two{}}, {Thing: one{"a"}}, {Any: "1"}, {Any: int64(1)}, {Any: true}, {Any: []any{"1"}},
	} {
		sum := Sum(v)
		if j, twice := seen[sum]; twice {
			t.Errorf("cases %d and %d have the same sum", j, i)
		}
		seen[sum] = i
	}
	if Sum("a", "b") == Sum("ab") || Sum("a", "") == Sum("", "a") {
		t.Error("values run into each other")
	}
}

// TestSumOfEqual: what says the same has the same sum.
func TestSumOfEqual(t *testing.T) {
	if Sum(whole{List: []string{}, Map: map[string]string{}}) != Sum(whole{}) {
		t.Error("an empty list is something")
	}
	if Sum(whole{How: "x"}) != Sum(whole{}) {
		t.Error("a field that is left out decides")
	}
	if Sum(whole{Exact: decimal.RequireFromString("1.50")}) != Sum(whole{Exact: decimal.RequireFromString("1.5")}) {
		t.Error("a zero at the end of a decimal decides")
	}
	type grown struct { // in another order, with another field that nothing is in
		B    string
		More []string
		A    int
	}
	if Sum(inner{"b", 1}) != Sum(grown{B: "b", A: 1}) {
		t.Error("a new field changes what lacks it")
	}
}

// TestSumStays: the form is the one of the first version. Editions and 校验码 of published runs
// rest on it: when this fails, the form has changed, not the expectation.
func TestSumStays(t *testing.T) {
	got := Sum(whole{Name: "新昌", Inners: []inner{{"b", 1}}, Map: map[string]string{"k": "v"}, Least: number(0.5), Exact: decimal.RequireFromString("2.50"), Thing: two{"x"}})
	if want := "28e854227b8d03241efe31aa878effc62d16130e505aab9a13a752af492e58d1"; got != want {
		t.Errorf("the sum is %s, want %s", got, want)
	}
}
