package workbook

import (
	"cmp"
	"slices"
)

// Room is the height that is left of the printed page, in pt, as far as can be told.
func (s *Sheet) Room() float64 {
	page, at := s.page(), 0.0
	for i, l := range s.lines {
		height := l.height
		if height == 0 {
			height = PlainHeight
		}
		if at+height > page || slices.Contains(s.breaks, i+1) {
			at = 0
		}
		at += height
	}
	return page - at
}

// page is the height of rows that a printed page holds, in pt, as far as can be told.
func (s *Sheet) page() float64 {
	page, width := uprightHeight, UprightWidth
	if s.Landscape {
		page, width = flatHeight, FlatWidth
	}
	return float64(page * max(1, s.Width()/width))
}

// Together begins a new page before every group that would be torn by the end of one and
// fits on one. starts are the rows that begin a group, after a head that every page repeats.
func (s *Sheet) Together(starts []int) {
	height := func(row int) float64 { return cmp.Or(s.lines[row-1].height, PlainHeight) }
	head, at := 0.0, 0.0
	for row := s.Head[0]; row <= s.Head[1] && row > 0; row++ {
		head += height(row)
	}
	for row := 1; len(starts) > 0 && row < starts[0]; row++ {
		at += height(row)
	}
	for i, start := range starts {
		end := len(s.lines)
		if i+1 < len(starts) {
			end = starts[i+1] - 1
		}
		group := 0.0
		for row := start; row <= end; row++ {
			group += height(row)
		}
		if at+group > s.page() && head+group <= s.page() {
			s.breaks = append(s.breaks, start)
			at = head
		}
		for row := start; row <= end; row++ {
			if at += height(row); at > s.page() {
				at = head + height(row)
			}
		}
	}
}

// Keep begins a new page if what comes next would be torn apart; what is higher than a
// page is torn anyway.
func (s *Sheet) Keep(height float64) {
	if room := s.Room(); height > room && len(s.lines) > 0 {
		s.breaks = append(s.breaks, len(s.lines)+1)
	}
}
