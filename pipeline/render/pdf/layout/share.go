package layout

import "math"

// share gives each column its width. Where everything fits on one line the rest of the room
// is spread evenly; else columns get room by how much text they hold, so that the rows
// together are as low as can be. ok is false if the least widths do not fit.
func share(extents []columnExtent, room, scale float64) (widths []float64, ok bool) {
	n := len(extents)
	widths = make([]float64, n)
	var least, most float64
	for _, e := range extents {
		least += float64(e.least * scale)
		most += float64(e.most * scale)
	}
	switch {
	case n == 0:
	case least > room+slack:
		for i, e := range extents {
			widths[i] = max(room, 0) * e.least * scale / least
		}
		return widths, false
	case most <= room:
		for i, e := range extents {
			widths[i] = float64(e.most*scale) + (room-most)/float64(n)
		}
	default:
		pour(extents, widths, room, scale)
		lower(extents, widths, scale)
	}
	return widths, true
}

// pour shares the room by weight, each column kept between its least and its most; columns
// that would leave that range are settled first and the rest shared again.
func pour(extents []columnExtent, widths []float64, room, scale float64) {
	settled := make([]bool, len(extents))
	for {
		free, weights := room, 0.0
		for i, e := range extents {
			if settled[i] {
				free -= widths[i]
			} else {
				weights += e.weight
			}
		}
		if weights == 0 {
			return
		}
		var over, under float64
		for i, e := range extents {
			if settled[i] {
				continue
			}
			widths[i] = free * e.weight / weights
			under += max(0, float64(e.least*scale)-widths[i])
			over += max(0, widths[i]-float64(e.most*scale))
		}
		if under == 0 && over == 0 {
			return
		}
		for i, e := range extents {
			if settled[i] {
				continue
			}
			if low := float64(e.least * scale); under >= over && widths[i] <= low {
				widths[i], settled[i] = low, true
			} else if high := float64(e.most * scale); under < over && widths[i] >= high {
				widths[i], settled[i] = high, true
			}
		}
	}
}

// lower moves room from column to column as long as that makes the rows lower.
func lower(extents []columnExtent, widths []float64, scale float64) {
	best := rowHeights(extents, widths, scale)
	for _, step := range []float64{24, 8, 3} {
		for range 40 {
			from, to := -1, -1
			for i := range widths {
				if widths[i]-step < extents[i].least*scale {
					continue
				}
				for j := range widths {
					if i == j || widths[j]+step > extents[j].most*scale {
						continue
					}
					widths[i], widths[j] = widths[i]-step, widths[j]+step
					if h := rowHeights(extents, widths, scale); h < best-1e-9 {
						best, from, to = h, i, j
					}
					widths[i], widths[j] = widths[i]+step, widths[j]-step
				}
			}
			if from < 0 {
				break
			}
			widths[from], widths[to] = widths[from]-step, widths[to]+step
		}
	}
}

// rowHeights estimates the lines that the sampled rows take together: half by whole lines,
// half by how full they are, so that a better share shows before a line is saved.
func rowHeights(extents []columnExtent, widths []float64, scale float64) float64 {
	sum := 0.0
	if len(extents) == 0 {
		return 0
	}
	for k := range extents[0].lengths {
		highest := 0.0
		for i := range extents {
			if length := float64(extents[i].lengths[k] * scale); length > 0 {
				lines := length / widths[i]
				highest = max(highest, lines+math.Ceil(lines-1e-6))
			}
		}
		sum += highest
	}
	return sum
}
