package compose

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

// An earlier month's figures are shown where the unit is still the same.
func TestPublished(t *testing.T) {
	of := func(id, unit string, value int64) figure.Figure {
		return figure.Figure{ID: id, Unit: unit, Value: decimal.NewFromInt(value)}
	}
	october := figure.Earlier{Month: calendar.Month{Year: 2020, Number: 10}, Run: "r3", Figures: []figure.Figure{of("a", "万元", 7), of("b", "亿元", 8), of("c", "个", 9)}}
	p := published(october, []figure.Figure{of("a", "万元", 1), of("b", "万元", 1), of("d", "个", 1)})
	if p.Month.Number != 10 || p.Run != "r3" {
		t.Errorf("%+v", p)
	}
	if v, ok := p.Values["a"]; !ok || v.IntPart() != 7 || len(p.Values) != 1 {
		t.Errorf("the values are %v", p.Values)
	}
}
