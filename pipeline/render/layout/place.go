package layout

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/structure"
	"zonereport/pipeline/render/layout/typeset"
)

// places are the lines of the annexes on which figures stand. A number in the text leads to its line
// in 主要指标 or 计分过程, a number in these to its line in 数据来源 (design-life §18).
type places struct {
	annexes []document.Section
	order   []int             // in which the annexes are asked: 数据来源 last
	lines   []map[string]bool // by annex: the figures that have a line there
	names   map[string]string // of the figures
	within  int               // the annex that is being set; -1 for the text
}

func placesOf(doc document.Document) places {
	p := places{annexes: doc.Annexes, lines: make([]map[string]bool, len(doc.Annexes)), names: make(map[string]string, len(doc.Figures)), within: -1}
	for i, annex := range doc.Annexes {
		p.lines[i] = linesOf(annex)
		p.order = append(p.order, i)
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return last(doc.Annexes[a]) - last(doc.Annexes[b]) })
	for i := range doc.Figures {
		f := &doc.Figures[i]
		p.names[f.Key()] = nameOf(f)
	}
	return p
}

// last orders annexes.
func last(annex document.Section) int {
	if annex.Kind == document.SourceList {
		return 1
	}
	return 0
}

func linesOf(annex document.Section) map[string]bool {
	lines := map[string]bool{}
	for _, b := range annex.Blocks {
		if t, ok := b.(document.Table); ok {
			for _, row := range t.Rows {
				for _, key := range row.Anchors {
					lines[key] = true
				}
			}
		}
	}
	return lines
}

// nameOf is what a figure is called to whoever hears where a link leads: 孵化器入驻企业（一期）.
func nameOf(f *figure.Figure) string {
	var values []string
	for _, g := range f.Group {
		if !g.IsIndicator() && g.Value != f.Name {
			values = append(values, g.Value)
		}
	}
	if len(values) == 0 {
		return f.Name
	}
	return f.Name + "（" + strings.Join(values, "，") + "）"
}

// lineName names the place of a figure's line in an annex.
func lineName(annex int, key string) string { return fmt.Sprintf("附件%d/%s", annex, key) }

// of is the place that a number leads to which states a figure, and words for where that is; false if
// no annex that comes after the one being set has a line of it.
func (p *places) of(key string) (to, about string, ok bool) {
	if key == "" {
		return "", "", false
	}
	for _, i := range p.order[slices.Index(p.order, p.within)+1:] {
		if p.lines[i][key] {
			return lineName(i, key), "见" + strings.TrimSpace(p.annexes[i].Number+" "+strings.ReplaceAll(p.annexes[i].Title, "\n", "")) + "：" + p.names[key], true
		}
	}
	return "", "", false
}

// anchors are the places that begin with a row of a table.
func (p *places) anchors(row document.Row) []string {
	if p.within < 0 {
		return nil
	}
	var names []string
	for _, key := range row.Anchors {
		names = append(names, lineName(p.within, key))
	}
	return names
}

// linked are the parts of a text that lead to the lines of their figures, and where: of the spans those
// within so many bytes from a place on.
func (r *report) linked(spans []document.Span, at, length, tag int) (parts []typeset.Part, links map[int]string) {
	for _, s := range spans {
		from, to := max(s.From, at)-at, min(s.To, at+length)-at
		place, about, ok := r.places.of(s.Figure)
		if !ok || from >= to {
			continue
		}
		if links == nil {
			links = map[int]string{}
		}
		part := typeset.Part{From: from, To: to, Tag: r.Hyperlink(about, tag)}
		parts, links[part.Tag] = append(parts, part), place
	}
	return parts, links
}

// linksOf are the links on a line that begins at x.
func linksOf(l *typeset.Line, x float64, set setting) []page.Link {
	if len(set.links) == 0 {
		return nil
	}
	var links []page.Link
	for _, s := range l.Stretches() {
		if to := set.links[s.Tag]; to != "" {
			links = append(links, page.Link{X: x + s.Left, Width: s.Right - s.Left, Height: set.use.Size, To: to, Tag: s.Tag})
		}
	}
	return links
}

// cellLink is a cell that leads to the line of its figure.
type cellLink struct {
	tag int
	to  string
}

// cellLinks are the cells of a table that lead to the lines of their figures, by the tags of the cells.
func (r *report) cellLinks(t document.Table, tags structure.Tags) map[int]cellLink {
	var links map[int]cellLink
	for i, row := range t.Rows {
		for k := range min(len(row.Cells), len(t.Columns)) {
			to, about, ok := r.places.of(row.Cells[k].Figure)
			if !ok {
				continue
			}
			if links == nil {
				links = map[int]cellLink{}
			}
			cell := tags.Cell(i, k)
			links[cell] = cellLink{tag: r.Hyperlink(about, cell), to: to}
		}
	}
	return links
}

// link is the link of a line of a cell, whose items stand from x on under the upper edge of the line.
func (g *grid) link(l cellLink, items []page.Item, x, y float64) page.Link {
	left, right := 0.0, 0.0
	for i, item := range items {
		if t, ok := item.(page.Text); ok {
			if i == 0 {
				left = t.X
			}
			right = t.X + t.Width()
		}
	}
	return page.Link{X: x + left, Y: y + (g.use.Leading-g.use.Size)/2, Width: right - left, Height: g.use.Size, To: l.to, Tag: l.tag}
}
