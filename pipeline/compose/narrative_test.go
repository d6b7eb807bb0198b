package compose

import (
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
)

// Every function that a narrative may call exists, and the other way round.
func TestNarrativeFunctions(t *testing.T) {
	have := newNarrator(&composer{}).functions
	for name := range definition.NarrativeFunctions {
		if have[name] == nil {
			t.Errorf("definition allows %s, which compose does not have", name)
		}
	}
	for name := range have {
		if _, ok := definition.NarrativeFunctions[name]; !ok {
			t.Errorf("compose has %s, which definition refuses", name)
		}
	}
}

// What is no text, a condition that does not hold, leaves no 、 behind.
func TestJoined(t *testing.T) {
	n := newNarrator(&composer{})
	for want, parts := range map[string][]any{"甲、乙": {"甲", false, "", "乙"}, "": {false, 0}, "甲": {"甲"}} {
		if got := n.joined(parts...); got != want {
			t.Errorf("%v: got %q, want %q", parts, got, want)
		}
	}
}

// A chart is drawn when there are two numbers to compare, and not only zeros.
func TestDrawn(t *testing.T) {
	chart := func(values ...string) document.Chart {
		var s document.Series
		for _, v := range values {
			p := document.Point{}
			if v != "" {
				value := dec(v)
				p.Value = &value
			}
			s.Points = append(s.Points, p)
		}
		return document.Chart{Series: []document.Series{s}}
	}
	for _, test := range []struct {
		values []string
		want   bool
	}{{nil, false}, {[]string{"5"}, false}, {[]string{"5", ""}, false}, {[]string{"0", "0"}, false}, {[]string{"5", "0"}, true}, {[]string{"5", "6"}, true}} {
		if got := drawn(chart(test.values...)); got != test.want {
			t.Errorf("%q: got %v", test.values, got)
		}
	}
}
