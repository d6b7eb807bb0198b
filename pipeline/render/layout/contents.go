package layout

import (
	"fmt"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// contents sets the table of contents under the title: sections and annexes with dots that
// lead to their pages. It stays on one page where that does not leave much of another white.
func (r *report) contents(doc document.Document) {
	r.Part = "目录"
	use := r.Use("contents")
	r.add(r.centredBlock([]string{"目　录"}, r.Use("heading1").In(r.Heading(sectionLevel)), r.measure)...)
	r.blank(r.Pitch()/2, true)
	defer r.Leave(r.Enter(page.Contents))
	const few = 3 // entries that never stand alone
	names := entries(doc)
	for i, name := range names {
		left := len(names) - 1 - i
		c := chunk{height: use.Leading, trail: use.Leading - use.Size, glue: left > 0, soft: i+1 >= few && left >= few}
		use.Tag = r.Entry(name)
		c.items = append(r.oneLine(name, use, 0), pageReference{X: r.measure, Y: use.Baseline(), to: partName(i), from: r.Width(name, use), tag: use.Tag})
		r.add(c)
	}
}

// partName names the place where a section or an annex begins: the nth entry of the contents.
func partName(n int) string { return "部分" + strconv.Itoa(n) }

// begins names the part that is set next.
func (r *report) begins() (name string) {
	r.parts++
	return partName(r.parts - 1)
}

// entries are the titles of the contents, sections first.
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
	X, Y float64
	to   string  // the name of its place
	from float64 // where the entry's title ends, from the left of the type area
	tag  int     // its link
}

func (p pageReference) Shifted(dx, dy float64) page.Item {
	p.X += dx
	p.Y += dy
	p.from += dx
	return p
}

// resolve puts page numbers and dots in the place of the references of the contents, and lets every
// link lead to the page and the height of the place that it names.
func (r *report) resolve(pages []page.Page) {
	places := map[string]page.Link{}
	for _, p := range pages {
		for _, a := range p.Anchors {
			if _, twice := places[a.Name]; !twice {
				places[a.Name] = page.Link{Page: p.Number, Top: a.Y}
			}
		}
	}
	use := r.Use("contents")
	for i := range pages {
		p := &pages[i]
		var items []page.Item
		for _, item := range p.Items {
			ref, ok := item.(pageReference)
			if !ok {
				items = append(items, item)
				continue
			}
			place, ok := places[ref.to]
			if !ok {
				continue
			}
			items = append(items, r.leader(ref, place.Page, use)...)
			left := leftMargin(r.Style.Page, p.Number)
			p.Links = append(p.Links, page.Link{X: left, Y: ref.Y - use.Size, Width: ref.X - left, Height: use.Leading, To: ref.to, Tag: ref.tag})
		}
		p.Items = items
		for k := range p.Links {
			l := &p.Links[k]
			l.Page, l.Top = places[l.To].Page, places[l.To].Top
		}
	}
}

// leader sets the dots and the number of a reference. The dots stand on a grid of half 字 from
// the right, so that they are in line from entry to entry.
func (r *report) leader(ref pageReference, pageNumber int, use typeset.Use) []page.Item {
	r.Part = "目录"
	number := r.Line(fmt.Sprint(pageNumber), use.In(ref.tag))
	items := number.Texts(ref.X-number.Width, ref.Y)
	const widest = 2 // 字 kept for the number
	end := ref.X - float64(widest*use.Size)
	step := use.Size / 2
	count := int((end - ref.from - step) / step)
	if count < 3 {
		return items
	}
	dots := r.Line(strings.Repeat(".", count), use)
	dots.Pace(step)
	return append(dots.Texts(end-float64(float64(count)*step), ref.Y), items...)
}
