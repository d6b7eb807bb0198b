package chart

import "zonereport/pipeline/render/layout/page"

// dashOf tells series apart without colour.
func dashOf(series int) []float64 {
	switch series % 4 {
	case 1:
		return []float64{5, 2}
	case 2:
		return []float64{1.5, 1.5}
	case 3:
		return []float64{6, 2, 1.5, 2}
	}
	return nil
}

// marker is a dot, square, triangle or diamond, filled for the first four series, then hollow.
func marker(series int, at page.Point, colour string) page.Path {
	const radius = 2.6
	m := page.Path{Closed: true, Width: 0.8, Colour: colour, Fill: colour}
	if series%8 >= 4 {
		m.Fill = "#FFFFFF"
	}
	for _, p := range markerForm(series) {
		m.Points = append(m.Points, page.Point{X: at.X + float64(radius*p.x), Y: at.Y + float64(radius*p.y)})
	}
	return m
}

// markerForm is the outline of a marker of radius 1.
func markerForm(series int) []corner {
	switch series % 4 {
	case 1:
		return []corner{circle[2], circle[6], circle[10], circle[14]}
	case 2:
		return triangle[:]
	case 3:
		return []corner{circle[0], circle[4], circle[8], circle[12]}
	}
	return circle[:]
}

// corner is a place on the outline of a marker, from its middle.
type corner struct{ x, y float64 }

// circle is a ring of sixteen points round the origin, at a distance of 1.
var circle = func() (ring [16]corner) {
	const eighth, root = 0.9238795325112867, 0.7071067811865476 // cosines of 22.5° and 45°
	const small = 0.3826834323650898                            // sine of 22.5°
	quarter := [4]corner{{1, 0}, {eighth, small}, {root, root}, {small, eighth}}
	for i := range ring {
		p := quarter[i%4]
		for range i / 4 {
			p = corner{-p.y, p.x}
		}
		ring[i] = p
	}
	return ring
}()

// triangle has its point up.
var triangle = [3]corner{{0, -1}, {0.8660254037844386, 0.5}, {-0.8660254037844386, 0.5}}
