package layout

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// A group of rows stays on one page where it is no larger than that.
const (
	groupRows  = 8
	groupShare = 0.25 // of the height of the type area
)

// keepRows says which rows of a table stay on one page: none stands alone, the first and the last keep
// their neighbour, a band over rows the first of these, and so do the rows of a group. starts are the chunks with which rows begin.
func (g *grid) keepRows(chunks []chunk, starts []int) {
	n := len(starts)
	for first := 0; first < n; {
		end := first + 1
		for end < n && g.goesOn(end) {
			end++
		}
		last := len(chunks)
		if end < n {
			last = starts[end]
		}
		small := end-first <= groupRows && height(chunks[starts[first]:last]) <= float64(groupShare*g.Style.Page.TextHeight*page.PointsPerMM)
		for i := first; i < min(end, n-1); i++ {
			if i == 0 || i == n-2 || g.table.Rows[i].Kind == document.Band || i+1 < end && (small || i == first || i == end-2) {
				chunks[starts[i+1]-1].glue = true
			}
		}
		if !small {
			g.nameRows(chunks, starts[first:end], g.table.Rows[first:end])
		}
		first = end
	}
}

// goesOn says that a row belongs to the one above it: an 其中, or a row without a name of its own.
func (g *grid) goesOn(i int) bool {
	row := g.table.Rows[i]
	return row.Kind == document.Part || len(g.table.Columns) > 1 && g.table.Columns[0].Align != document.Decimal && len(row.Cells) > 1 && row.Cells[0].Text == ""
}

// nameRows lets a group that goes on over a page begin there with its name and （续）, where its rows have none.
func (g *grid) nameRows(chunks []chunk, starts []int, rows []document.Row) {
	if len(rows[0].Cells) == 0 || rows[0].Cells[0].Text == "" || rows[0].Kind == document.Band {
		return
	}
	name := g.again(rows[0])
	for i, at := range starts {
		if c := &chunks[at]; rows[i].Cells[0].Text == "" && c.height >= g.height(len(name.lines), g.use)-typeset.Slack {
			c.repeat(name, g.edges[0]+g.padding, (c.height-float64(float64(len(name.lines))*g.use.Leading))/2, g)
		}
	}
}

// nameAgain lets a very tall row, cut into lines, that goes on over a page begin there with its first
// cell and （续）.
func (g *grid) nameAgain(chunks []chunk, row document.Row, cells []setCell) {
	if len(cells) == 0 || row.Cells[0].Text == "" {
		return
	}
	name := g.again(row)
	for k := len(cells[0].lines); k+len(name.lines) <= len(chunks); k++ {
		chunks[k].repeat(name, g.edges[0]+g.padding, 0, g)
	}
}

// again sets the name of a row as it stands where the row goes on.
func (g *grid) again(row document.Row) setCell {
	width := g.edges[1] - g.edges[0] - 2*g.padding
	return g.setText(row.Cells[0].Text+"（续）", g.use.In(page.Furniture), g.table.Columns[0].Align, width, 0)
}

// repeat draws a cell where the chunk is the first of its table on a page after the first.
func (c *chunk) repeat(cell setCell, x, y float64, g *grid) {
	for i, line := range cell.lines {
		for _, item := range line {
			c.again = append(c.again, item.Shifted(x, y+g.drop(g.use)+float64(float64(i)*g.use.Leading)))
		}
	}
}

// mostAir is how many lines higher the rows of a turned table become, so that it fills its pages.
const mostAir = 2

// filled is the share that rows of a turned table fill at least of the pages that they run over.
const filled = 0.75

// airy sets the rows; those of a table that does not fill its pages turned sideways are higher, as nothing
// else stands there, and its pages are filled alike. above is what stands over them on each page.
func (r *report) airy(g *grid, above float64) []chunk {
	rows := g.rows()
	if !r.turned || len(rows) == 0 {
		return rows
	}
	const full = 0.97
	all := float64(r.Style.Page.TextWidth * page.PointsPerMM)
	room, standing, below := float64(full*all)-above, r.standing(), r.notesHeight(g)
	first, sum, tallest := float64(full*all)-standing, below, 0.0
	for _, c := range rows {
		sum += c.height
		tallest = max(tallest, c.height)
	}
	spare := min(room, first) - sum
	most := float64(mostAir * g.use.Leading)
	for spare < 0 && room > tallest { // the foot of each page but the last has no room for a whole row
		spare += room - tallest
		most = max(most, (float64(filled*(sum+spare))-sum)/float64(len(rows)))
	}
	if spare > 0 {
		g.air = min(spare/float64(len(rows)), most)
		rows = g.rows()
	}
	if standing > 0 {
		alike(rows, all-standing, all-above, below)
	}
	return rows
}

// alike lets a turned table that would leave much of its last page white fill its pages alike: it marks the
// rows that begin them. first is the room for rows on the page where the table begins, room that on each
// later one, below the height of what stands under the last row.
func alike(rows []chunk, first, room, below float64) {
	pages, rest, total := 1, first, below
	for _, c := range rows {
		if total += c.height; c.height > rest {
			pages++
			rest = room
		}
		rest -= c.height
	}
	if pages == 1 || rest-below <= float64(mostWhite*room) {
		return
	}
	used, share := room-first, (total+room-first)/float64(pages)
	for i := 1; i < len(rows) && pages > 1; i++ {
		used += rows[i-1].height
		if !rows[i-1].glue && used+rows[i].height/2 > share {
			rows[i].cut = true
			total, pages = total-used, pages-1
			used, share = 0, total/float64(pages)
		}
	}
}

// standing is what the chunks added last take that stand on one page turned sideways; 0 if they fill it.
func (r *report) standing() float64 {
	height := 0.0
	for i := len(r.chunks) - 1; i >= 0 && r.chunks[i].landscape; i-- {
		height += r.chunks[i].height
		if r.chunks[i].newPage {
			break
		}
		if r.chunks[i].space && (i == 0 || !r.chunks[i-1].landscape) { // vanishes
			height -= r.chunks[i].height
		}
	}
	if height > float64(r.Style.Page.TextWidth*page.PointsPerMM) {
		return 0
	}
	return height
}

// notesHeight is what the notes of a table take.
func (r *report) notesHeight(g *grid) float64 {
	use := r.Use("note")
	height := 0.0
	for _, note := range slices.Concat(g.table.Notes, []string{g.table.Source}) {
		height += float64(use.Leading * float64(len(r.Lines("注：1."+note, use, r.measure, 2*use.Em()))))
	}
	return height
}
