package layout

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/qr"
	"zonereport/pipeline/render/layout/typeset"
)

// How large the code is, in mm: its symbol at the least, a square of it at the least where that makes it
// larger, up to the most; and what stays white at the edge of the paper, which printers do not reach.
const (
	leastCode   = 15.2
	leastSquare = 0.42
	mostCode    = 18.0
	edge        = 4.5
)

// code puts the picture of squares on the first page, outside the type area: at the left under the line
// of the page number, with its sentence beside it, or where the paper has no room there, above the text.
func (r *report) code(p *page.Page, c document.Code) {
	if c.Content == "" || p.Width > p.Height {
		return
	}
	symbol, err := qr.Of(c.Content)
	if err != nil {
		return // too long for any: what it holds stands in the foot line and the file's properties
	}
	side := float64(min(max(leastCode, float64(leastSquare*float64(symbol.Size))), mostCode) * page.PointsPerMM)
	square := side / float64(symbol.Size)
	quiet := float64(qr.Quiet * square)
	x := leftMargin(r.Style.Page, p.Number)
	y, ok := r.codeTop(p, side+quiet+quiet)
	if !ok {
		return
	}
	tag := r.Add(page.Element{Kind: page.Figure, Alt: "二维码，内容是“" + c.Content + "”"})
	for _, a := range symbol.Areas {
		p.Items = append(p.Items, page.Tagged(page.Area(x+float64(float64(a.X)*square), y+quiet+float64(float64(a.Y)*square),
			float64(float64(a.Width)*square), float64(float64(a.Height)*square), "#000000"), tag))
	}
	r.codeNote(p, c.Note, x+side+quiet, y+quiet, side)
}

// codeTop is where the code's white begins, so high; false if the paper has no room for it.
func (r *report) codeTop(p *page.Page, high float64) (y float64, ok bool) {
	use := r.Use("foot")
	below := r.numberLine() + use.Size/2
	if below+high <= p.Height-float64(edge*page.PointsPerMM) {
		return below, true
	}
	above := float64(r.Style.Page.Top*page.PointsPerMM) - high
	return above, above >= float64(edge*page.PointsPerMM)
}

// codeNote sets the sentence beside the code, in the middle of its height.
func (r *report) codeNote(p *page.Page, note string, x, y, high float64) {
	foot := r.Use("foot")
	use := typeset.Use{Role: foot.Role, Size: foot.Size, Tag: r.Leaf(page.Note)}
	leading := float64(use.Size * 1.5)
	r.Part = "二维码说明"
	lines := r.Lines(note, use, leftMargin(r.Style.Page, p.Number)+float64(r.Style.Page.TextWidth*page.PointsPerMM)-x, 0)
	y += (high-float64(leading*float64(len(lines))))/2 + (leading-use.Size)/2 + use.Baseline()
	for i := range lines {
		p.Items = append(p.Items, lines[i].Texts(x, y)...)
		y += leading
	}
}
