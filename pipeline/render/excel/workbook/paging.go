package workbook

import (
	"cmp"
	"slices"
)

// Room is the height that is left of the printed page, in pt, as far as can be told.
func (s *Sheet) Room() float64 {
	page, at := s.page(), 0.0
	for row := range len(s.lines) {
		height := s.height(row+1, row+1)
		if at+height > page || slices.Contains(s.breaks, row+1) {
			at = 0
		}
		at += height
	}
	return page - at
}

// Shrunk is how much smaller than it is the sheet is printed, so that its columns fit the page: 1 or less.
func (s *Sheet) Shrunk() float64 {
	width := UprightWidth
	if s.Landscape {
		width = FlatWidth
	}
	return min(1, width/max(1, s.Width()))
}

// page is the height of rows that a printed page holds, in pt, as far as can be told.
func (s *Sheet) page() float64 {
	page := uprightHeight
	if s.Landscape {
		page = flatHeight
	}
	return page / s.Shrunk()
}

// Together begins a new page before every group that would be torn by the end of one and
// fits on one. starts are the rows that begin a group, after a head that every page repeats.
func (s *Sheet) Together(starts []int) {
	if len(starts) == 0 {
		return
	}
	head, at := s.height(s.Head[0], s.Head[1]), s.height(1, starts[0]-1)
	for i, start := range starts {
		end := len(s.lines)
		if i+1 < len(starts) {
			end = starts[i+1] - 1
		}
		group := s.height(start, end)
		if at+group > s.page() && head+group <= s.page() {
			s.breaks = append(s.breaks, start)
			at = head
		}
		for row := start; row <= end; row++ {
			if at += s.height(row, row); at > s.page() {
				at = head + s.height(row, row)
			}
		}
	}
}

// height is the height of the rows from one to another, in pt.
func (s *Sheet) height(first, last int) float64 {
	sum := 0.0
	for row := max(1, first); row <= last; row++ {
		sum += cmp.Or(s.lines[row-1].height, PlainHeight)
	}
	return sum
}

// Keep begins a new page if what comes next would be torn apart; what is higher than a
// page is torn anyway.
func (s *Sheet) Keep(height float64) {
	if room := s.Room(); height > room && len(s.lines) > 0 {
		s.breaks = append(s.breaks, len(s.lines)+1)
	}
}
