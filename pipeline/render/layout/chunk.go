package layout

import (
	"slices"

	"zonereport/pipeline/render/layout/page"
)

// chunk is a piece of a page that is never cut: a line of text, a row, a chart. Its items
// stand relative to the left edge of the type area and the chunk's upper edge.
type chunk struct {
	height    float64
	trail     float64 // white at its foot that may hang out of the type area
	items     []page.Item
	outline   []page.Outline
	links     []page.Link // their rectangles relative like the items
	anchors   []string    // names of places that begin at its upper edge
	glue      bool        // stays on one page with the next chunk
	soft      bool        // its glue gives way rather than leave much of a page white
	space     bool        // vanishes at the top of a page
	newPage   bool        // begins a page
	landscape bool        // on a page turned sideways
	part      *part       // the table it belongs to
	starts    bool        // first line of a paragraph or heading: a chart may stand before it
	floats    bool        // a chart: what follows may come before it
	closes    bool        // begins what ends the report: no chart comes after it
	text      bool        // a line of running text
	cut       bool        // a row that begins a page, so that the pages of its table are filled alike
	band      *chunk      // of the rows that it heads; put above it too where it is the first of its table on a page after the first
	again     []page.Item // drawn too where it is the first of its table on a page after the first
}

// part is a table that may run over pages: what is repeated above it on each page after the
// first, and the line drawn under it wherever it ends.
type part struct {
	head    chunk
	foot    []page.Item
	columns []float64 // where vertical rules stand
	rule    float64   // their width
	started bool
}

// goesOn says that a chunk is a row of a table that has begun: nothing stands between its parts.
func (c chunk) goesOn() bool { return c.part != nil && c.part.started }

// begins says that a chunk is the first row of a table.
func (c chunk) begins() bool { return c.part != nil && !c.part.started }

// section says that a chunk is the heading of a section.
func (c chunk) section() bool { return len(c.outline) > 0 && c.outline[0].Level == sectionLevel }

// floating says that a group of chunks is a chart with nothing before it that belongs to the text.
func floating(group []chunk) bool {
	for _, c := range group {
		if c.floats {
			return !c.landscape
		}
		if !c.space {
			return false
		}
	}
	return false
}

// endsAt is where in a group of chunks that begins which ends the report; -1 for nowhere.
func endsAt(group []chunk) int {
	return slices.IndexFunc(group, func(c chunk) bool { return c.closes })
}

// height is that of chunks one below another, less the white that may hang out.
func height(chunks []chunk) float64 {
	sum := -chunks[len(chunks)-1].trail
	for _, c := range chunks {
		sum += c.height
	}
	return sum
}

// group returns the last of the chunks that are glued to chunk i, and their height together.
func group(chunks []chunk, i int) (end int, need float64) {
	end, need = i, chunks[i].height
	for chunks[end].glue && end+1 < len(chunks) && chunks[end+1].landscape == chunks[i].landscape && !chunks[end+1].newPage {
		end++
		need += chunks[end].height
	}
	return end, need - chunks[end].trail
}

// mostWhite is the share of a page that may be left white for the sake of what goes with a text.
const mostWhite = 1.0 / 3

// softGroup is the part of a group down to its first soft glue.
func softGroup(chunks []chunk, i, end int, need float64) (int, float64) {
	height := 0.0
	for k := i; k < end; k++ {
		if height += chunks[k].height; chunks[k].soft {
			return k, height - chunks[k].trail
		}
	}
	return end, need
}

// shortRest is the share of a page that is rather left white than given to the first rows of a
// short table which the next page holds whole.
const shortRest = 1.0 / 3

// breakableRows is from how many rows on a table may run over pages.
const breakableRows = 6

// shortTable is the height of the chunks from i to the end of the short table that begins among
// them up to end, its notes among them; 0 if none begins there.
func shortTable(chunks []chunk, i, end int) float64 {
	first := i
	for first <= end && chunks[first].part == nil {
		first++
	}
	if first > end || first > 0 && chunks[first-1].part == chunks[first].part {
		return 0
	}
	last, rows := first, 1
	for last+1 < len(chunks) && (chunks[last].glue || chunks[last+1].part == chunks[first].part) {
		last++
		if chunks[last].part == chunks[first].part {
			rows++
		}
	}
	if rows >= breakableRows {
		return 0
	}
	height := -chunks[last].trail
	for _, c := range chunks[i : last+1] {
		height += c.height
	}
	return height
}

// tagged is items as content of an element.
func tagged(items []page.Item, tag int) []page.Item {
	out := make([]page.Item, len(items))
	for i, item := range items {
		out[i] = page.Tagged(item, tag)
	}
	return out
}
