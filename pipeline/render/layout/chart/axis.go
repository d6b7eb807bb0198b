package chart

import (
	"fmt"
	"math"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// axis is the range of a value axis and the distance of its marks.
type axis struct{ low, high, step float64 }

// newAxis takes in both numbers with about four steps of 1, 2 or 5 times a power of ten.
func newAxis(low, high float64) axis {
	if high <= low {
		high = low + 1
	}
	raw := (high - low) / 4
	step := roundStep(raw)
	return axis{float64(math.Floor(low/step) * step), float64(math.Ceil(high/step-1e-9) * step), step}
}

// rankAxis has a mark at each place from 1, every second or fifth one when there are many.
func rankAxis(last float64) axis {
	step := 1.0
	for _, s := range []float64{2, 5, 10, 20, 50} {
		if last/step > 12 {
			step = s
		}
	}
	return axis{1, max(2, last), step}
}

// marks returns the values with a mark; ranks count from 1.
func (a axis) marks(rank bool) []float64 {
	var marks []float64
	if rank && a.step > 1 {
		marks = append(marks, 1)
		for v := a.step; v <= a.high; v += a.step {
			marks = append(marks, v)
		}
		return marks
	}
	for i := 0; ; i++ {
		v := a.low + float64(float64(i)*a.step)
		if v > a.high+a.step/1e6 {
			return marks
		}
		marks = append(marks, v)
	}
}

// roundStep is the least of 1, 2 and 5 times a power of ten that is not below x, for x above 0.
func roundStep(x float64) float64 {
	for exponent := -300; exponent <= 300; exponent++ {
		power := math.Pow10(exponent)
		for _, m := range []float64{1, 2, 5} {
			if step := float64(m * power); step >= x {
				return step
			}
		}
	}
	return x
}

func (p *plot) axisWidth(a axis) float64 {
	width := 0.0
	for _, v := range a.marks(p.chart.Kind == document.RankLine) {
		width = max(width, p.textWidth(tickText(v, a.step)))
	}
	return width
}

// gridLines draws the marks of the value axis with light lines.
func (p *plot) gridLines(a axis, left float64, at func(float64) float64) {
	for _, v := range a.marks(p.chart.Kind == document.RankLine) {
		p.items = append(p.items, page.Rule(left, at(v), p.width, at(v), 0.4, gridColour))
		p.label(tickText(v, a.step), left-4, at(v)+float64(p.use.Size*0.36), typeset.Right)
	}
}

// tickText prints an axis value with the decimals its step needs.
func tickText(value, step float64) string {
	decimals := 0
	for s := step; decimals < 6 && math.Abs(s-float64(int64(s+0.5))) > 1e-6; decimals++ {
		s = float64(s * 10)
	}
	return fmt.Sprintf("%.*f", decimals, value)
}
