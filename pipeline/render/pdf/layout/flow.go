package layout

import "zonereport/pipeline/document"

// chunk is a piece of a page that is never cut: a line of text, a row, a chart. Its items
// stand relative to the left edge of the type area and the chunk's upper edge.
type chunk struct {
	height    float64
	trail     float64 // white at its foot that may hang out of the type area
	items     []Item
	outline   []Outline
	glue      bool   // stays on one page with the next chunk
	space     bool   // vanishes at the top of a page
	newPage   bool   // begins a page
	landscape bool   // on a page turned sideways
	part      *part  // the table it belongs to
	again     []Item // drawn too where it is the first of its table on a page after the first
}

// part is a table that may run over pages: what is repeated above it on each page after the
// first, and the line drawn under it wherever it ends.
type part struct {
	head    chunk
	foot    []Item
	columns []float64 // where vertical rules stand
	rule    float64   // their width
	started bool
}

// flow fills pages with chunks.
type flow struct {
	page   document.Page
	pages  []Page
	y      float64 // from the top of the type area
	top    bool    // nothing stands on the page yet
	turned bool
	open   *part
	openAt float64 // where the open table's rows begin on this page
	later  []chunk // turned tables that wait for the end of the upright page
}

// paginate puts the chunks on pages. Chunks that are glued together move to the next page
// together, unless they are taller than a page. A table turned sideways waits until the upright
// page is full, so that the text after it fills that page; it never waits beyond a chunk that
// begins a page.
func paginate(page document.Page, chunks []chunk) []Page {
	f := &flow{page: page, top: true}
	for i := 0; i < len(chunks); {
		end, need := group(chunks, i)
		if left := f.height() - f.y; left < f.height()*shortRest {
			if all := wholeTable(chunks, i, end); all <= f.height() {
				need = max(need, all)
			}
		}
		first := chunks[i]
		switch {
		case len(f.pages) == 0 || first.newPage:
			f.turnTo(first.landscape)
		case first.landscape && !f.turned && !f.top:
			f.later = append(f.later, chunks[i:end+1]...)
			i = end + 1
			continue
		case end == i && first.space && f.y+need > f.height()+slack:
			i++ // white at the foot of a page is no reason to begin another
			continue
		case first.landscape != f.turned, !f.top && f.y+need > f.height()+slack:
			f.turnTo(first.landscape)
		}
		for ; i <= end; i++ {
			f.place(chunks[i])
		}
	}
	f.placeLater()
	f.close()
	return f.pages
}

// group returns the last of the chunks that are glued to chunk i, and their height together.
func group(chunks []chunk, i int) (end int, need float64) {
	end, need = i, chunks[i].height
	for chunks[end].glue && end+1 < len(chunks) && chunks[end+1].landscape == chunks[i].landscape {
		end++
		need += chunks[end].height
	}
	return end, need - chunks[end].trail
}

// shortRest is the share of a page that is rather left white than given to the first rows of a
// table which the next page holds whole.
const shortRest = 1.0 / 3

// wholeTable is the height of the chunks from i to the end of the table that begins among
// them up to end, its notes among them; 0 if none begins there.
func wholeTable(chunks []chunk, i, end int) float64 {
	first := i
	for first <= end && chunks[first].part == nil {
		first++
	}
	if first > end || first > 0 && chunks[first-1].part == chunks[first].part {
		return 0
	}
	last := first
	for last+1 < len(chunks) && (chunks[last].glue || chunks[last+1].part == chunks[first].part) {
		last++
	}
	height := -chunks[last].trail
	for _, c := range chunks[i : last+1] {
		height += c.height
	}
	return height
}

// turnTo begins a page; turned tables that wait come before it.
func (f *flow) turnTo(landscape bool) {
	f.placeLater()
	f.turn(landscape)
}

// placeLater puts the waiting tables on pages of their own.
func (f *flow) placeLater() {
	waiting := f.later
	f.later = nil
	if len(waiting) == 0 {
		return
	}
	f.turn(true)
	for i := 0; i < len(waiting); {
		end, need := group(waiting, i)
		if !f.top && f.y+need > f.height()+slack {
			f.turn(true)
		}
		for ; i <= end; i++ {
			f.place(waiting[i])
		}
	}
}

// place puts one chunk at the current height, on a new page if it does not fit.
func (f *flow) place(c chunk) {
	if !f.top && f.y+c.height-c.trail > f.height()+slack {
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
			c.items = append(c.items, c.again...)
		}
		c.part.started = true
		f.open, f.openAt = c.part, f.y
	}
	f.put(c)
	f.top = false
}

func (f *flow) put(c chunk) {
	p := &f.pages[len(f.pages)-1]
	left, top := f.origin()
	for _, item := range c.items {
		p.Items = append(p.Items, item.shifted(left, top+f.y))
	}
	for _, o := range c.outline {
		o.Y += top + f.y
		p.Outline = append(p.Outline, o)
	}
	f.y += c.height
}

// close draws the vertical rules of an open table and the line under it.
func (f *flow) close() {
	if f.open == nil {
		return
	}
	foot := chunk{items: append([]Item(nil), f.open.foot...)}
	for _, x := range f.open.columns {
		foot.items = append(foot.items, rule(x, f.openAt-f.y, x, 0, f.open.rule, ""))
	}
	f.put(foot)
	f.open = nil
}

// turn begins a page.
func (f *flow) turn(landscape bool) {
	if len(f.pages) > 0 {
		f.close()
	}
	width, height := float64(f.page.Width*PointsPerMM), float64(f.page.Height*PointsPerMM)
	if landscape {
		width, height = height, width
	}
	f.pages = append(f.pages, Page{Number: len(f.pages) + 1, Width: width, Height: height})
	f.y, f.top, f.turned = 0, true, landscape
}

// height is that of the type area.
func (f *flow) height() float64 {
	if f.turned {
		return float64(f.page.TextWidth * PointsPerMM)
	}
	return float64(f.page.TextHeight * PointsPerMM)
}

// origin is the upper left corner of the type area on the current page. A page turned
// sideways has the head of its table on the left edge of the upright sheet (GB/T 9704-2012, 8).
func (f *flow) origin() (left, top float64) {
	number := f.pages[len(f.pages)-1].Number
	white := leftMargin(f.page, number)
	if f.turned {
		return float64((f.page.Height - f.page.Top - f.page.TextHeight) * PointsPerMM), white
	}
	return white, float64(f.page.Top * PointsPerMM)
}

// leftMargin is the white on the left of the upright sheet: the binding side on odd pages.
func leftMargin(p document.Page, number int) float64 {
	if p.Mirrored && number%2 == 0 {
		return float64((p.Width - p.Binding - p.TextWidth) * PointsPerMM)
	}
	return float64(p.Binding * PointsPerMM)
}
