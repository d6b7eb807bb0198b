package chart

import (
	"math"
	"testing"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface/typefacetest"
)

// Colours of marks stand out from the paper by 3 : 1, text on them by 4.5 : 1 (WCAG 2.2, 1.4.11
// and 1.4.3); the highlighted category differs from the others in grey print too.
func TestColoursStandOut(t *testing.T) {
	style := typefacetest.Style(t).Chart
	for _, colour := range append(append([]string{}, style.Colours...), style.Highlight, style.Muted, axisColour) {
		if c := contrast(colour, "#FFFFFF"); c < 3 {
			t.Errorf("%s stands out from white by %.2f", colour, c)
		}
		if c := contrast(colour, onColour(colour)); c < 4.5 {
			t.Errorf("text on %s stands out by %.2f", colour, c)
		}
	}
	if c := contrast(style.Highlight, style.Muted); c < 1.7 {
		t.Errorf("what is highlighted stands out from the rest by %.2f", c)
	}
	for i := 1; i < len(style.Colours); i++ {
		if c := contrast(style.Colours[i-1], style.Colours[i]); c < 1.7 {
			t.Errorf("%s and %s differ by %.2f in grey", style.Colours[i-1], style.Colours[i], c)
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.
func luminance(colour string) float64 {
	linear := func(part int) float64 {
		v := float64(part) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	red, green, blue := page.RGB(colour)
	return 0.2126*linear(red) + 0.7152*linear(green) + 0.0722*linear(blue)
}
