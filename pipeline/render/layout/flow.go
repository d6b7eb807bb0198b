package layout

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// flow fills pages with chunks.
type flow struct {
	paper  document.Page
	pages  []page.Page
	y      float64 // from the top of the type area
	top    bool    // nothing stands on the page yet
	turned bool
	open   *part
	openAt float64   // where the open table's rows begin on this page
	inked  float64   // down to where the page has text
	white  float64   // bands of white above that
	later  []chunk   // turned tables that wait for the end of the upright page, and tables that come after them
	charts []chunk   // charts that wait for a page with room for them
	dry    bool      // only measures: nothing is drawn
	whites []float64 // shares of the pages before this one that are white
	texts  int       // lines of running text on this page
	rows   int       // rows of tables on it
}

// paginate puts the chunks on pages. Chunks that are glued together move to the next page
// together, unless they are taller than a page. A chart that the page has no room for waits for
// the next one, and what follows it fills the page; but it never waits beyond a chunk that begins
// a page or closes the report. Neither does a table turned sideways, which waits until the upright page is full,
// nor an upright one that comes after it.
func paginate(paper document.Page, chunks []chunk) []page.Page {
	endWithText(paper, chunks)
	f := &flow{paper: paper, top: true}
	f.fill(chunks)
	return f.pages
}

// fill puts all chunks on pages.
func (f *flow) fill(chunks []chunk) {
	for i := 0; i < len(chunks); {
		end, need, placed := f.next(chunks, i)
		if placed || f.before(chunks[i:end+1]) {
			continue
		}
		first := chunks[i]
		fits := f.top || f.y+need <= f.height()+typeset.Slack
		wait := f.waiting(chunks[i:end+1], fits)
		switch {
		case len(f.pages) == 0 || first.newPage:
			f.placeCharts(true)
			f.placeLater()
			f.turn(first.landscape)
		case wait != nil:
			*wait = append(*wait, chunks[i:end+1]...)
			i = end + 1
			continue
		case end == i && first.space && !fits:
			i++ // white at the foot of a page is no reason to begin another
			continue
		case first.landscape != f.turned, !fits:
			f.turnTo(first.landscape)
			if !first.goesOn() {
				f.placeCharts(false)
			}
			continue
		case (first.starts || first.space) && f.placeCharts(false):
			continue
		}
		for ; i <= end; i++ {
			f.settle(chunks[i])
		}
	}
	f.placeCharts(true)
	f.placeLater()
	f.close()
}

// next gives the last of the chunks that are put on the page with chunk i, and the height that they want. What
// waits is placed before a part of the report ends; then there is nothing more to put for now.
func (f *flow) next(chunks []chunk, i int) (end int, need float64, placed bool) {
	end, need = f.together(chunks, i)
	k := endsAt(chunks[i : end+1])
	if k < 0 || len(f.charts) == 0 && !f.holds() {
		return end, need, false
	}
	if k == 0 || chunks[i].starts || chunks[i].space {
		f.placeAll()
		return end, need, true
	}
	return i + k - 1, height(chunks[i : i+k]), false
}

// together gives the last of the chunks that stay with chunk i on this page, and the height
// that they want: that of a whole short table near the foot of the page; less than the whole
// group where that would leave much of the page white.
func (f *flow) together(chunks []chunk, i int) (end int, need float64) {
	end, need = group(chunks, i)
	spare := f.spare()
	if spare < f.height()*shortRest {
		if all := shortTable(chunks, i, end); all <= f.height() {
			need = max(need, all)
		}
	}
	if !f.top && f.y+need > f.height()+typeset.Slack && spare > f.height()*mostWhite {
		return softGroup(chunks, i, end, need)
	}
	return end, need
}

// settle puts one chunk at the current height, on a new page if it does not fit.
func (f *flow) settle(c chunk) {
	for !f.top && f.y+c.height-c.trail > f.height()+typeset.Slack {
		f.turnTo(c.landscape)
	}
	if c.cut && c.part == f.open {
		f.turnTo(c.landscape)
	}
	if c.part != f.open {
		f.close()
	}
	if c.space && f.top {
		return
	}
	if c.part != nil && f.open == nil {
		if c.part.started {
			f.put(c.part.head)
			if c.band != nil {
				f.put(*c.band)
			}
			c.items = append(c.items, c.again...)
		}
		c.part.started = true
		f.open, f.openAt = c.part, f.y
	}
	f.put(c)
	f.top = false
}

func (f *flow) put(c chunk) {
	if !f.dry {
		f.draw(c)
	}
	f.ink(c)
	f.y += c.height
	if c.text {
		f.texts++
	}
	if c.part != nil {
		f.rows++
	}
}

// draw puts what a chunk holds on the page.
func (f *flow) draw(c chunk) {
	p := &f.pages[len(f.pages)-1]
	left, top := f.origin()
	p.Items = slices.Grow(p.Items, len(c.items))
	for _, item := range c.items {
		p.Items = append(p.Items, item.Shifted(left, top+f.y))
	}
	for _, o := range c.outline {
		o.Y += top + f.y
		p.Outline = append(p.Outline, o)
	}
	for _, l := range c.links {
		p.Links = append(p.Links, l.Shifted(left, top+f.y))
	}
	for _, name := range c.anchors {
		p.Anchors = append(p.Anchors, page.Anchor{Name: name, Y: top + f.y})
	}
}

// leastBand is the height from which on white between texts is seen as such.
const leastBand = 12 * page.PointsPerMM

// ink notes where a chunk has text.
func (f *flow) ink(c chunk) {
	if len(c.items) == 0 {
		return
	}
	from := f.y
	if first, ok := c.items[0].(page.Text); ok && c.part == nil && !c.floats {
		from += first.Y - first.Size
	}
	if from-f.inked >= leastBand {
		f.white += from - f.inked
	}
	f.inked = max(f.inked, f.y+c.height-c.trail)
}

// spare is the white that the page would have if it ended here.
func (f *flow) spare() float64 {
	if rest := f.height() - f.inked; rest >= leastBand {
		return f.white + rest
	}
	return f.white
}

// close draws the vertical rules of an open table and the line under it.
func (f *flow) close() {
	if f.open == nil {
		return
	}
	foot := chunk{items: append([]page.Item(nil), f.open.foot...)}
	for _, x := range f.open.columns {
		foot.items = append(foot.items, page.Rule(x, f.openAt-f.y, x, 0, f.open.rule, ""))
	}
	f.put(foot)
	f.open = nil
}

// turn begins a page.
func (f *flow) turn(landscape bool) {
	if len(f.pages) > 0 {
		f.close()
		f.whites = append(f.whites, f.spare()/f.height())
	}
	width, height := float64(f.paper.Width*page.PointsPerMM), float64(f.paper.Height*page.PointsPerMM)
	if landscape {
		width, height = height, width
	}
	f.pages = append(f.pages, page.Page{Number: len(f.pages) + 1, Width: width, Height: height})
	f.y, f.top, f.turned = 0, true, landscape
	f.inked, f.white = 0, 0
	f.texts, f.rows = 0, 0
}

// height is that of the type area.
func (f *flow) height() float64 {
	if f.turned {
		return float64(f.paper.TextWidth * page.PointsPerMM)
	}
	return float64(f.paper.TextHeight * page.PointsPerMM)
}

// origin is the upper left corner of the type area on the current page. A page turned
// sideways has the head of its table on the left edge of the upright sheet (GB/T 9704-2012, 8).
func (f *flow) origin() (left, top float64) {
	number := f.pages[len(f.pages)-1].Number
	white := leftMargin(f.paper, number)
	if f.turned {
		return float64((f.paper.Height - f.paper.Top - f.paper.TextHeight) * page.PointsPerMM), white
	}
	return white, float64(f.paper.Top * page.PointsPerMM)
}

// leftMargin is the white on the left of the upright sheet: the binding side on odd pages.
func leftMargin(p document.Page, number int) float64 {
	if p.Mirrored && number%2 == 0 {
		return float64((p.Width - p.Binding - p.TextWidth) * page.PointsPerMM)
	}
	return float64(p.Binding * page.PointsPerMM)
}
