package compose

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// An earlier month's figures are shown where the unit is still the same.
func TestPublished(t *testing.T) {
	of := func(id, unit string, value int64) figure.Figure {
		return figure.Figure{ID: id, Unit: unit, Value: decimal.NewFromInt(value)}
	}
	october := figure.Earlier{Month: calendar.Month{Year: 2020, Number: 10}, Run: "r3", Figures: []figure.Figure{of("a", "万元", 7), of("b", "亿元", 8), of("c", "个", 9)}}
	p := (&composer{}).published(october, []figure.Figure{of("a", "万元", 1), of("b", "万元", 1), of("d", "个", 1)})
	if p.Month.Number != 10 || p.Run != "r3" {
		t.Errorf("%+v", p)
	}
	if v, ok := p.Values["a"]; !ok || v.IntPart() != 7 || len(p.Values) != 1 {
		t.Errorf("the values are %v", p.Values)
	}
}

// What another definition gave is there by today's, or is said to be incomparable.
func TestPublishedAcrossASwitch(t *testing.T) {
	of := func(id string) figure.Figure {
		return figure.Figure{ID: id, Name: id, Unit: "个", Value: decimal.NewFromInt(5)}
	}
	defs := definition.Definitions{Figures: []definition.Figure{{ID: "a", Validity: definition.Validity{From: "2020-11", Basis: "文", Change: "提高"}}, {ID: "b"}, {ID: "c"}}}
	october := figure.Earlier{Month: calendar.Month{Year: 2020, Number: 10}, Run: "r3", Figures: []figure.Figure{of("a"), of("b"), of("c")}, Recomputed: []string{"a"}, Redefined: []string{"b"}}
	p := (&composer{defs: defs}).published(october, []figure.Figure{of("a"), of("b"), of("c")})
	if len(p.Values) != 2 || p.Switched["a"] != figure.Recomputed || p.Switched["b"] != figure.Incomparable || p.Switched["c"] != figure.Unswitched {
		t.Errorf("%+v", p)
	}
	if want := "a（提高，文）按可比口径，由当时的台账按现行口径重算。b口径已改，不可比。"; p.Note != want {
		t.Errorf("%q, want %q", p.Note, want)
	}
}

// Stocks go on over January; what starts anew in a year does not (design-life §15).
func TestContinuing(t *testing.T) {
	defs := definition.Definitions{Figures: []definition.Figure{
		{ID: "flow", Query: definition.Query{Where: []definition.Condition{{Column: "on", Compare: "in year"}}}},
		{ID: "stock", Query: definition.Query{Where: []definition.Condition{{Column: "on", Compare: "as of"}}}}, {ID: "stated"}}}
	c := &composer{defs: defs, opts: Options{Period: calendar.Month{Year: 2021, Number: 1}}}
	figures := []figure.Figure{{ID: "flow"}, {ID: "stock"}, {ID: "stated"}, {ID: figure.CampaignTotal}}
	if got := c.continuing(calendar.Month{Year: 2020, Number: 12}, figures); len(got) != 2 || got[0].ID != "stock" || got[1].ID != "stated" {
		t.Errorf("over January: %v", got)
	}
	c.opts.Period.Number = 2
	if got := c.continuing(calendar.Month{Year: 2021, Number: 1}, figures); len(got) != 4 {
		t.Errorf("within the year: %v", got)
	}
}
