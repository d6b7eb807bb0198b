package page_test

import (
	"reflect"
	"testing"

	"zonereport/pipeline/render/layout/page"
)

func TestRGB(t *testing.T) {
	for colour, want := range map[string][3]int{"#1F4E79": {31, 78, 121}, "#FFFFFF": {255, 255, 255}, "": {}, "blue": {}, "#1F4E": {}} {
		if r, g, b := page.RGB(colour); [3]int{r, g, b} != want {
			t.Errorf("%q is %d %d %d", colour, r, g, b)
		}
	}
}

// An item that is moved leaves the one that it was.
func TestShifted(t *testing.T) {
	line := page.Rule(1, 2, 3, 4, 0.5, "")
	if moved, want := line.Shifted(10, 20), page.Rule(11, 22, 13, 24, 0.5, ""); !reflect.DeepEqual(moved, page.Item(want)) || line.Points[0].X != 1 {
		t.Errorf("%v of %v", moved, line)
	}
	if moved := (page.Text{X: 1, Y: 2, String: "甲"}).Shifted(10, 20).(page.Text); moved.X != 11 || moved.Y != 22 || moved.String != "甲" {
		t.Errorf("%v", moved)
	}
}
