package workbook

import (
	"slices"
	"testing"
)

// Groups that fit on a page are not torn; one that does not is torn where the page ends.
func TestGroupsStayTogether(t *testing.T) {
	s := &Sheet{Widths: []float64{UprightWidth}, Head: [2]int{1, 1}}
	s.Row(100, 1)
	var starts []int
	for _, rows := range []int{3, 3, 12, 2} { // of 100 pt, on pages of 700
		starts = append(starts, len(s.lines)+1)
		for range rows {
			s.Row(100, 1)
		}
	}
	s.Together(starts)
	// 1 + 3 rows and 3 more fill the first page; 12 rows go over two pages whatever is done, and
	// begin where they stand; the last page holds its head, 6 of them, and no room for 2.
	if !slices.Equal(s.breaks, []int{20}) {
		t.Errorf("new pages begin at the rows %v", s.breaks)
	}
	s.breaks = nil
	s.Together([]int{2, 6, 12}) // the last is longer than a page
	if !slices.Equal(s.breaks, []int{6}) {
		t.Errorf("new pages begin at the rows %v", s.breaks)
	}
}
