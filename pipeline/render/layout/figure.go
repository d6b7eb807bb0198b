package layout

import (
	"cmp"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/chart"
	"zonereport/pipeline/render/layout/page"
)

// chart sets a chart with its title below, as figures have it. It is never cut by a page
// break, but bars that one page cannot hold are set as several figures, the later ones 续图.
func (r *report) chart(c document.Chart) {
	r.Part = c.Number + c.Title
	limit := float64(r.Style.Page.TextHeight * page.PointsPerMM * 0.9)
	if r.turned {
		limit = float64(r.Style.Page.TextWidth * page.PointsPerMM * 0.7)
	}
	number := c.Number
	if c.Unit != "" {
		c.Unit = unitLabel(c.Unit)
	}
	for f := range chart.Figures(r.Setter, c, r.measure, limit) {
		outer := r.Enter(page.Figure)
		picture := chunk{height: f.Height + 4, items: tagged(f.Items, r.Within)}
		r.Elements[r.Within].Alt = alternative(c, number)
		caption := r.centredBlock([]string{joined(number, c.Title)}, r.Use("table_title").In(r.Leaf(page.Caption)), r.measure)
		r.Leave(outer)
		all := stack(append([]chunk{picture}, caption...))
		all.floats = true
		r.blank(r.Pitch()/3, true)
		r.add(all)
		number = "续" + cmp.Or(c.Number, "图")
	}
	if c.Note != "" {
		r.notes([]string{c.Note}, "")
	}
	r.blank(r.Pitch()/2, false)
}

// alternative is what stands for a chart where it is not seen; what goes on from another picture
// refers to that one, whose words tell the whole chart.
func alternative(c document.Chart, number string) string {
	if number != c.Number {
		return joined(number, c.Title) + "：接前图，数据见前图的文字说明。"
	}
	return cmp.Or(c.Alt, joined(number, c.Title), "图")
}
