package layout

import "zonereport/pipeline/document"

// endWithText keeps what ends the text, the list of annexes and the signature, on a page with running text
// (GB/T 9704-2012, 7.3.5; design-life §18): where they would stand without, the last lines of the text come
// over to them with the table that follows these, and a page before begins earlier where that one
// would be left much white. Where no text can come so, rows of the last table do.
func endWithText(paper document.Page, chunks []chunk) {
	first := endsAt(chunks)
	if first < 1 {
		return
	}
	end := first + 1
	for end < len(chunks) && !chunks[end].newPage {
		end++
	}
	e := ending{paper: paper, chunks: chunks[:end], first: first, work: mostWork}
	for _, i := range e.breaks() {
		chunks[i].newPage = true
	}
}

// ending is the text of a report up to its signature.
type ending struct {
	paper  document.Page
	chunks []chunk
	first  int // the first chunk after the text
	work   int // how many chunks may still be laid out on trial
}

// mostWork bounds the trials, so that a report with ten thousand rows is made in its time.
const mostWork = 300_000

// trial is how the text falls on pages.
type trial struct {
	texts, rows int     // lines of running text and rows of tables on the last page
	excess      float64 // by how much of a page the pages before are whiter than they may be, summed
}

// leastText is how many lines of running text a signature stands with.
const leastText = 2

// breaks are the chunks that have to begin a page.
func (e *ending) breaks() []int {
	natural := e.try()
	if natural.texts >= leastText {
		return nil
	}
	places := e.places()
	var best []int
	least := 0.0
	for want := leastText; want > natural.texts; want-- {
		for _, i := range places {
			t := e.try(i)
			if t.texts < want {
				continue
			}
			heads, excess := e.spread([]int{i}, t.excess, want, natural.excess)
			if excess <= natural.excess {
				return heads
			}
			if best == nil || excess < least {
				best, least = heads, excess
			}
		}
	}
	if natural.texts+natural.rows > 0 {
		return nil
	}
	for _, i := range places {
		if t := e.try(i); e.chunks[i].part != nil && t.rows >= leastText && t.excess <= natural.excess {
			return []int{i}
		}
	}
	return best
}

// mostEarlier is how many pages before the last begin earlier than they would.
const mostEarlier = 4

// spread lets pages begin earlier one before another until the page that the last one leaves white is filled;
// excess is that of the heads given, most that which is good enough.
func (e *ending) spread(heads []int, excess float64, want int, most float64) ([]int, float64) {
	for n := 0; n < mostEarlier && excess > most; n++ {
		next := -1
		height := 0.0
		for k := heads[0] - 1; k > 0 && height <= e.height() && excess > most && e.work > 0; k-- {
			if height += e.chunks[k].height; height < mostWhite*e.height() || !e.mayBegin(k) {
				continue
			}
			if t := e.try(append([]int{k}, heads...)...); t.texts >= want && t.excess < excess {
				next, excess = k, t.excess
			}
		}
		if next < 0 {
			break
		}
		heads = append([]int{next}, heads...)
	}
	return heads, excess
}

// places are the chunks before the end of the text that may begin the last page, the last first.
func (e *ending) places() []int {
	var places []int
	height := 0.0
	for i := len(e.chunks) - 1; i > 0 && height <= e.height(); i-- {
		if height += e.chunks[i].height; i < e.first && e.mayBegin(i) {
			places = append(places, i)
		}
	}
	return places
}

// mayBegin says that a chunk may begin a page.
func (e *ending) mayBegin(i int) bool {
	c, before := e.chunks[i], e.chunks[i-1]
	if c.part != nil && e.rowsOf(c.part) < breakableRows {
		return false
	}
	return !c.landscape && (!c.space || c.glue) && (!before.glue || before.soft)
}

// rowsOf is how many rows a table has.
func (e *ending) rowsOf(p *part) int {
	rows := 0
	for _, c := range e.chunks {
		if c.part == p {
			rows++
		}
	}
	return rows
}

// height is that of the upright type area.
func (e *ending) height() float64 { return (&flow{paper: e.paper}).height() }

// try lays the text out with some chunks at the heads of pages, and draws nothing.
func (e *ending) try(heads ...int) trial {
	e.work -= len(e.chunks)
	had := make([]bool, len(heads))
	for k, i := range heads {
		had[k], e.chunks[i].newPage = e.chunks[i].newPage, true
	}
	f := &flow{paper: e.paper, top: true, dry: true}
	f.fill(e.chunks)
	for k, i := range heads {
		e.chunks[i].newPage = had[k]
	}
	for _, c := range e.chunks {
		if c.part != nil {
			c.part.started = false
		}
	}
	t := trial{texts: f.texts, rows: f.rows}
	for _, white := range f.whites {
		t.excess += max(0, white-mostWhite)
	}
	return t
}
