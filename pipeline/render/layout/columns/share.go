// Package columns gives each column of a table its width: where everything fits on one line the spare
// room evenly, else by how much text the columns hold.
package columns

import (
	"math"
	"slices"

	"zonereport/pipeline/render/layout/typeset"
)

// Extent is what a column's texts need at the table's normal size, padding left out; lengths are points.
type Extent struct {
	Least, Most float64   // narrowest that reads well; nothing wraps
	Whole, Rest float64   // widest part before and after the decimal point
	Weight      float64   // cube root of the sum of the squared lengths
	Lengths     []float64 // of the texts in some rows, the same for every column
}

// sharing is how the room of a table goes to its columns. Extents are those of the full size,
// of which the text is set at a scale.
type sharing struct {
	extents []Extent
	widths  []float64
	scale   float64
}

// Share gives each column its width. Where everything fits on one line the rest of the room
// is spread evenly; else columns get room by how much text they hold, so that the rows
// together are as low as can be. ok is false if the least widths do not fit.
func Share(extents []Extent, room, scale float64) (widths []float64, ok bool) {
	n := len(extents)
	s := sharing{extents, make([]float64, n), scale}
	var least, most float64
	for i := range extents {
		least += s.least(i)
		most += s.most(i)
	}
	switch {
	case n == 0:
	case least > room+typeset.Slack:
		for i, e := range extents {
			s.widths[i] = max(room, 0) * e.Least * scale / least
		}
		return s.widths, false
	case most <= room:
		for i := range extents {
			s.widths[i] = s.most(i) + (room-most)/float64(n)
		}
	default:
		s.pour(room)
		s.lower()
	}
	return s.widths, true
}

func (s *sharing) least(i int) float64 { return float64(s.extents[i].Least * s.scale) }

func (s *sharing) most(i int) float64 { return float64(s.extents[i].Most * s.scale) }

// pour shares the room by weight, each column kept between its least and its most; columns
// that would leave that range are settled first and the rest shared again.
func (s *sharing) pour(room float64) {
	loose := make([]int, len(s.widths)) // columns that are not settled
	for i := range loose {
		loose[i] = i
	}
	for {
		free, weights := room, 0.0
		for _, i := range loose {
			s.widths[i] = 0
			weights += s.extents[i].Weight
		}
		if weights == 0 {
			return
		}
		for _, w := range s.widths {
			free -= w
		}
		var over, under float64
		for _, i := range loose {
			s.widths[i] = free * s.extents[i].Weight / weights
			under += max(0, s.least(i)-s.widths[i])
			over += max(0, s.widths[i]-s.most(i))
		}
		if under == 0 && over == 0 {
			return
		}
		loose = slices.DeleteFunc(loose, func(i int) bool { return s.settle(i, under >= over) })
	}
}

// settle gives a column its least width, or else its most, if it would leave its range there,
// and says whether it did.
func (s *sharing) settle(i int, low bool) bool {
	switch least, most := s.least(i), s.most(i); {
	case low && s.widths[i] <= least:
		s.widths[i] = least
	case !low && s.widths[i] >= most:
		s.widths[i] = most
	default:
		return false
	}
	return true
}

// lower moves room from column to column as long as that makes the rows lower.
func (s *sharing) lower() {
	best := s.rowHeights()
	for _, step := range []float64{24, 8, 3} {
		for range 40 {
			from, to, height := s.bestMove(step, best)
			if from < 0 {
				break
			}
			best = height
			s.move(from, to, step)
		}
	}
}

// bestMove gives the columns between which a step of room lowers the rows most, and their
// height then; from is -1 if none makes them lower than best.
func (s *sharing) bestMove(step, best float64) (from, to int, height float64) {
	from = -1
	for i := range s.widths {
		if s.widths[i]-step < s.least(i) {
			continue
		}
		for j := range s.widths {
			if i == j || s.widths[j]+step > s.most(j) {
				continue
			}
			s.move(i, j, step)
			if h := s.rowHeights(); h < best-1e-9 {
				best, from, to = h, i, j
			}
			s.move(j, i, step)
		}
	}
	return from, to, best
}

func (s *sharing) move(from, to int, step float64) {
	s.widths[from], s.widths[to] = s.widths[from]-step, s.widths[to]+step
}

// rowHeights estimates the lines that the sampled rows take together: half by whole lines,
// half by how full they are, so that a better share shows before a line is saved.
func (s *sharing) rowHeights() float64 {
	sum := 0.0
	if len(s.extents) == 0 {
		return 0
	}
	for k := range s.extents[0].Lengths {
		highest := 0.0
		for i := range s.extents {
			if length := float64(s.extents[i].Lengths[k] * s.scale); length > 0 {
				lines := length / s.widths[i]
				highest = max(highest, lines+math.Ceil(lines-1e-6))
			}
		}
		sum += highest
	}
	return sum
}
