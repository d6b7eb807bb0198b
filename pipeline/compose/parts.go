package compose

import (
	"slices"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
)

// illustrate puts the tables and charts of a section where they belong: at the end of the part
// whose heading they are under, else, also when the month has no such part, at the end of what the figures
// say, which is its first own parts. Headings are numbered （一）（二）… by what the month has; one alone stays
// without.
func (c *composer) illustrate(parts []part, own int, s definition.Section) []document.Block {
	var headings []string
	for _, p := range parts {
		headings = append(headings, p.heading)
	}
	var out []document.Block
	numbered := 0
	for i, p := range parts {
		if p.heading != "" {
			numbered++
			out = append(out, document.Heading{Level: 2, Text: headingNumber(numbered, len(parts)) + p.heading})
		}
		out = append(out, p.blocks...)
		if p.heading != "" {
			out = append(out, c.drawings(s, func(under string) bool { return under == p.heading })...)
		}
		if i == own-1 {
			out = append(out, c.drawings(s, func(under string) bool { return under == "" || !slices.Contains(headings, under) })...)
		}
	}
	return out
}

// part is a heading of level 2 and what follows it; the first part has no heading.
type part struct {
	heading string
	blocks  []document.Block
}

func partsOf(blocks []document.Block) []part {
	parts := []part{{}}
	for _, b := range blocks {
		if h, ok := b.(document.Heading); ok && h.Level == 2 {
			parts = append(parts, part{heading: h.Text})
			continue
		}
		last := &parts[len(parts)-1]
		last.blocks = append(last.blocks, b)
	}
	return parts
}

// headingNumber is （一）; empty if there are fewer than two headings among the parts.
func headingNumber(n, parts int) string {
	if parts < 3 {
		return ""
	}
	return "（" + wording.Numeral(n) + "）"
}

// drawings are the tables, then the charts, that belong under a heading.
func (c *composer) drawings(s definition.Section, here func(under string) bool) []document.Block {
	var blocks []document.Block
	for _, t := range s.Tables {
		if here(t.Under) {
			blocks = append(blocks, c.table(t)...)
		}
	}
	for _, d := range s.Charts {
		if here(d.Under) {
			blocks = append(blocks, c.chart(d)...)
		}
	}
	return blocks
}
