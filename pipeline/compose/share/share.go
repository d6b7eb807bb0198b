// Package share turns the numbers of a chart into their shares of a whole (占比).
package share

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
)

var hundred = decimal.NewFromInt(100)

// Of turns the numbers of each series into its shares in %, exactly, printed with one
// decimal. A series with a part that is absent or below zero, or that adds up to nothing, has
// no shares and is left out. Where printed shares do not add up to 100 a note says so.
func Of(chart *document.Chart) {
	chart.Unit, chart.Decimals = "%", 1
	kept := chart.Series[:0]
	uneven := false
	for _, s := range chart.Series {
		whole, ok := wholeOf(s.Points)
		if !ok {
			continue
		}
		printed := decimal.Zero
		for i := range s.Points {
			share := s.Points[i].Value.Mul(hundred).DivRound(whole, 16)
			s.Points[i].Value, s.Points[i].Text = &share, wording.Fixed(share, chart.Decimals)
			printed = printed.Add(share.Round(int32(chart.Decimals)))
		}
		uneven = uneven || !printed.Equal(hundred)
		kept = append(kept, s)
	}
	chart.Series = kept
	if uneven {
		chart.Note = "因四舍五入，各部分占比之和不等于100%。"
	}
}

// wholeOf adds up points; ok is false where they are no parts of a whole.
func wholeOf(points []document.Point) (whole decimal.Decimal, ok bool) {
	for _, p := range points {
		if p.Value == nil || p.Value.IsNegative() {
			return decimal.Zero, false
		}
		whole = whole.Add(*p.Value)
	}
	return whole, whole.IsPositive()
}
