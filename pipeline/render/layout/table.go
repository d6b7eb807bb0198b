package layout

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/columns"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/structure"
	"zonereport/pipeline/render/layout/typeset"
)

// grid is a table being set: its columns placed, its text sizes settled.
type grid struct {
	*typeset.Setter
	table   document.Table
	tags    structure.Tags
	links   map[int]cellLink // by the tag of their cell
	measure float64
	extents []columns.Extent
	edges   []float64 // of the columns, one more than there are
	padding float64
	scale   float64
	use     typeset.Use
	headUse typeset.Use
	air     float64 // white added to each row; taken from it below 0
	places  *places
	lined   bool // rows of several lines: thin rules between them
}

// table sets a statistical table (typography.md §3.3): title above, unit at the upper right,
// open sides, thick outer and thin inner rules, head repeated under 续表 on later pages, notes
// under its end. A table too wide for the upright page gets pages turned sideways, or is cut into several
// under each other where it would leave much of such a page white.
func (r *report) table(t document.Table) {
	if t.Number+t.Title != "" {
		r.Part = t.Number + t.Title
	}
	turned, measure := r.turned, r.measure
	extents := columns.Extents(r.Setter, t)
	least := columns.LeastUpright
	if r.turned {
		least = columns.LeastTurned
	}
	f, ok := columns.Fitted(r.Style, extents, r.measure, least)
	if !ok && !r.turned {
		r.turned, r.measure = true, float64(r.Style.Page.TextHeight*page.PointsPerMM)
		f, _ = columns.Fitted(r.Style, extents, r.measure, columns.LeastTurned)
		g := newGrid(r.Setter, t, extents, f, r.measure)
		if bands := r.bands(g); bands != nil {
			r.turned, r.measure = turned, measure
			for _, band := range bands {
				r.table(band)
			}
			return
		}
	}
	g := newGrid(r.Setter, t, extents, f, r.measure)
	g.air = -float64(r.low * g.spare())
	r.tableChunks(g)
	r.turned, r.measure = turned, measure
}

// bands cuts a table of so few rows that a page turned sideways would be left much white; nil for
// another, or if it is too wide for that too.
func (r *report) bands(g *grid) []document.Table {
	const many = 40 // rows that fill a page
	if len(g.table.Rows) > many {
		return nil
	}
	g.air, g.places = float64(mostAir*g.use.Leading), &r.places
	height := r.notesHeight(g) + float64(3*g.headUse.Leading) + r.Pitch()
	for _, c := range g.rows() {
		height += c.height
	}
	if height > float64((1-mostWhite)*r.Style.Page.TextWidth*page.PointsPerMM) {
		return nil
	}
	return columns.Bands(g.table, func(t document.Table) bool { return !columns.TooWide(r.Setter, t) })
}

func newGrid(s *typeset.Setter, t document.Table, extents []columns.Extent, f columns.Fit, measure float64) *grid {
	g := &grid{Setter: s, table: t, measure: measure, extents: extents, padding: f.Padding, scale: f.Scale}
	g.use, g.headUse = s.Use("table").Scaled(f.Scale), s.Use("table_head").Scaled(f.Scale)
	g.edges = []float64{0}
	for i, w := range f.Widths {
		g.edges = append(g.edges, g.edges[i]+w+2*f.Padding)
	}
	return g
}

// tableChunks adds caption, head, rows and notes.
func (r *report) tableChunks(g *grid) {
	t := g.table
	r.blank(r.Pitch()/3, true)
	outer := r.Enter(page.Table)
	title := joined(t.Number, t.Title)
	if title+t.Unit != "" {
		caption := r.Enter(page.Caption)
		r.add(r.caption(t, title, g.measure, r.Tree)...)
		r.Leave(caption)
	}
	cells, depth := structure.Heads(t.Columns)
	g.tags = r.Table(t, cells, depth)
	g.links = r.cellLinks(t, g.tags)
	g.places = &r.places
	r.Leave(outer)
	head := g.head(cells, depth)
	head.glue = true
	p := &part{rule: r.Style.Table.InnerRule, foot: []page.Item{page.Rule(0, 0, g.measure, 0, r.Style.Table.OuterRule, "")}}
	if n := len(g.edges); n > 2 && !slices.ContainsFunc(t.Rows, func(row document.Row) bool { return row.Kind == document.Band }) {
		p.columns = g.edges[1 : n-1]
	}
	p.head = stack(append(r.caption(t, joined(columns.Continued(t.Number), t.Title), g.measure, structure.New()), head))
	p.head.items = tagged(p.head.items, page.Furniture)
	r.add(head)
	rows := r.airy(g, p.head.height)
	for i := range rows {
		rows[i].part = p
	}
	r.add(rows...)
	if len(rows) == 0 {
		r.add(chunk{height: 0, part: p, glue: true})
	}
	r.notes(t.Notes, t.Source)
	r.blank(r.Pitch()/2, false)
}

// stack puts chunks under each other as one.
func stack(chunks []chunk) chunk {
	var all chunk
	for _, c := range chunks {
		for _, item := range c.items {
			all.items = append(all.items, item.Shifted(0, all.height))
		}
		all.height += c.height
	}
	return all
}

// joined puts a number and a title one 字 apart.
func joined(number, title string) string { return strings.Trim(number+"　"+title, "　") }

// caption sets the title centred and the unit at the right above the table.
func (r *report) caption(t document.Table, title string, measure float64, into *structure.Tree) []chunk {
	var chunks []chunk
	if title != "" {
		chunks = r.centredBlock([]string{title}, r.Use("table_title").In(into.Leaf(page.Paragraph)), measure)
	}
	if t.Unit != "" {
		chunks = append(chunks, r.block(unitLabel(t.Unit), setting{use: r.Use("note").In(into.Leaf(page.Paragraph)), align: typeset.Right, measure: measure})...)
	}
	for i := range chunks {
		chunks[i].glue = true
	}
	if n := len(chunks); n > 0 {
		chunks[n-1].height += 2
	}
	return chunks
}

// unitLabel words a unit as 单位：万元.
func unitLabel(unit string) string {
	if strings.HasPrefix(unit, "单位") || strings.HasPrefix(unit, "计量单位") {
		return unit
	}
	return "单位：" + unit
}

// spare is how much lower a row can be than usual: down to a quarter more than its letters.
func (g *grid) spare() float64 {
	return max(0, g.height(1, g.use)-float64(g.use.Size*1.25))
}

// height is that of a row with so many lines.
func (g *grid) height(lines int, use typeset.Use) float64 {
	return float64(float64(max(lines, 1))*use.Leading) + float64(use.Leading*0.42) + g.air
}

// drop is how far the baseline stands under the top of a line that is leading high.
func (g *grid) drop(use typeset.Use) float64 {
	return (use.Leading-use.Size)/2 + use.Baseline()
}
