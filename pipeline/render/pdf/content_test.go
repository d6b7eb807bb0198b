package pdf

import (
	"testing"

	"zonereport/pipeline/render/layout/page"
)

// Glyphs are two bytes each; those that end or turn a string are escaped: here of the number of the rune, so that 小 is 5C0F, （ FF08, U+2829 a bracket twice.
func TestContent(t *testing.T) {
	square := []page.Point{{X: 1, Y: 2}, {X: 3, Y: 2}, {X: 3, Y: 4}}
	for _, c := range []struct {
		name, want string
		write      func(*content)
	}{
		{"text", "BT 10.00 90.25 Td (\x00A\\\\\x0f\\(\\)\x4e\\r\xff\x08) Tj ET\n", func(c *content) { c.text(10, 9.75, "A小\u2829\u4e0d（", func(r rune) int { return int(r) }) }},
		{"font", "BT /F12 10.50 Tf ET\n", func(c *content) { c.font(12, 10.5) }},
		{"line", "1.00 98.00 m\n3.00 98.00 l\n3.00 96.00 l\nS\n", func(c *content) { c.path(page.Path{Points: square, Width: 1}) }},
		{"area", "1.00 98.00 m\n3.00 98.00 l\n3.00 96.00 l\nh\nf\n", func(c *content) { c.path(page.Path{Points: square, Closed: true, Fill: "#000000"}) }},
		{"both", "1.00 98.00 m\n3.00 98.00 l\n3.00 96.00 l\nh\nB\n", func(c *content) { c.path(page.Path{Points: square, Closed: true, Width: 1, Fill: "#000000"}) }},
	} {
		out := content{height: 100}
		if c.write(&out); string(out.b) != c.want {
			t.Errorf("%s: %q, want %q", c.name, out.b, c.want)
		}
	}
}
