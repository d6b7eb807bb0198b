package layout

import "math"

// The same document gives the same pages on every machine. Some processors multiply and add in
// one step, rounding once where others round twice, and Go uses that wherever it may; so every
// product that goes into a sum is rounded by a conversion, float64(x*y), and functions of package
// math that contain such sums have replacements here. A test of package render looks for
// products without.

// cubeRoot is the cube root of a number that is not negative, by Newton's method.
func cubeRoot(x float64) float64 {
	if x <= 0 {
		return 0
	}
	root := math.Sqrt(x)
	for range 200 { // it ends far earlier: each step but the first ones doubles the right digits
		next := (2*root + x/float64(root*root)) / 3
		if math.Abs(next-root) <= float64(root*1e-15) {
			return next
		}
		root = next
	}
	return root
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
