package layout

import (
	"fmt"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// contents sets the table of contents under the title: sections and annexes with dots that
// lead to their pages. The text of the report begins on the next page.
func (r *report) contents(doc document.Document) {
	r.place = "目录"
	use := r.use("contents")
	r.add(r.centredBlock([]string{"目　录"}, r.use("heading1"), r.measure)...)
	r.blank(r.pitch()/2, true)
	for i, name := range entries(doc) {
		c := chunk{height: use.leading, trail: use.leading - use.size}
		c.items = append(r.oneLine(name, use, 0), pageReference{X: r.measure, Y: use.baseline(), entry: i, from: r.width(name, use)})
		r.add(c)
	}
	r.breakPage = true
}

// entries are the titles of the contents, in the order of the bookmarks of level 0.
func entries(doc document.Document) []string {
	var names []string
	for _, s := range doc.Sections {
		names = append(names, s.Number+s.Title)
	}
	for _, a := range doc.Annexes {
		names = append(names, strings.TrimSpace(a.Number+"　"+strings.ReplaceAll(a.Title, "\n", "")))
	}
	return names
}

// pageReference stands for the number of the page on which an entry of the contents begins,
// until the pages are known. (X, Y) is where the number ends, on the baseline.
type pageReference struct {
	X, Y  float64
	entry int     // counts the bookmarks of level 0
	from  float64 // where the entry's title ends, from the left of the type area
}

func (p pageReference) Shifted(dx, dy float64) page.Item {
	p.X += dx
	p.Y += dy
	p.from += dx
	return p
}

// resolve puts page numbers, dots and links in the place of the references.
func (s *Setter) resolve(pages []page.Page) {
	var targets []page.Link
	for _, p := range pages {
		for _, o := range p.Outline {
			if o.Level == 0 {
				targets = append(targets, page.Link{Page: p.Number, Top: o.Y})
			}
		}
	}
	use := s.use("contents")
	for i := range pages {
		p := &pages[i]
		var items []page.Item
		for _, item := range p.Items {
			ref, ok := item.(pageReference)
			if !ok {
				items = append(items, item)
				continue
			}
			if ref.entry >= len(targets) {
				continue
			}
			target := targets[ref.entry]
			items = append(items, s.leader(ref, target.Page, use)...)
			target.X, target.Y = leftMargin(s.style.Page, p.Number), ref.Y-use.size
			target.Width, target.Height = ref.X-target.X, use.leading
			p.Links = append(p.Links, target)
		}
		p.Items = items
	}
}

// leader sets the dots and the number of a reference. The dots stand on a grid of half 字 from
// the right, so that they are in line from entry to entry.
func (s *Setter) leader(ref pageReference, target int, use textUse) []page.Item {
	s.place = "目录"
	number := fmt.Sprint(target)
	number0 := line{cells: s.cells(number, use)}
	width := number0.natural()
	items := number0.texts(ref.X-width, ref.Y, use.size)
	const widest = 2 // 字 kept for the number
	end := ref.X - float64(widest*use.size)
	step := use.size / 2
	count := int((end - ref.from - step) / step)
	if count < 3 {
		return items
	}
	dots := line{cells: s.cells(strings.Repeat(".", count), use)}
	for i := range dots.cells {
		c := &dots.cells[i]
		c.width, c.gap = step, 0
		c.shift = (step - c.advance) / 2
	}
	return append(dots.texts(end-float64(float64(count)*step), ref.Y, use.size), items...)
}
