package compose

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

// Last month's figures are those of the last month published, where the unit is still the same.
func TestLast(t *testing.T) {
	of := func(id, unit string, value int64) figure.Figure {
		return figure.Figure{ID: id, Unit: unit, Value: decimal.NewFromInt(value)}
	}
	october := figure.Earlier{Month: calendar.Month{Year: 2020, Number: 10}, Run: "r3", Figures: []figure.Figure{of("a", "万元", 7), of("b", "亿元", 8), of("c", "个", 9)}}
	september := figure.Earlier{Month: calendar.Month{Year: 2020, Number: 9}, Run: "r1"}
	c := composer{opts: Options{Period: calendar.Month{Year: 2020, Number: 12}, Earlier: []figure.Earlier{september, october}}}
	last := c.last([]figure.Figure{of("a", "万元", 1), of("b", "万元", 1), of("d", "个", 1)})
	if last == nil || last.Month.Number != 10 || last.Run != "r3" {
		t.Fatalf("%+v", last)
	}
	if v, ok := last.Values["a"]; !ok || v.IntPart() != 7 || len(last.Values) != 1 {
		t.Errorf("the values are %v", last.Values)
	}
	c.opts.Earlier = []figure.Earlier{september}
	if last := c.last(nil); last != nil {
		t.Errorf("without a published month: %+v", last)
	}
}
