package ofd_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// TestPaths: lines and areas, their widths, dashes and colours. An area with a border is two objects,
// the border on top.
func TestPaths(t *testing.T) {
	mm := func(v float64) float64 { return v * page.PointsPerMM }
	draws := func(paths ...page.Path) []page.Path { return paths }
	area := page.Area(mm(10), mm(20), mm(30), mm(40), "#E8F0FE")
	rule := page.Rule(mm(10), mm(20), mm(50), mm(20), mm(0.3), "")
	lower := rule.Shifted(0, mm(10)).(page.Path)
	thick, other := lower, lower
	thick.Width, other.Tag = mm(0.5), 7
	const bordered = `Boundary="10 20 30 40" Stroke="false" Fill="true" fill 232 240 254 M 0 0 L 30 0 L 30 40 L 0 40 C` + "\n" +
		`Boundary="9.5 19.5 31 41" LineWidth="0.5" stroke 255 0 0 M 0.5 0.5 L 30.5 0.5 L 30.5 40.5 L 0.5 40.5 C`
	border := area
	border.Width, border.Colour = mm(0.5), "#FF0000"
	for _, c := range []struct {
		name  string
		paths []page.Path
		want  string
	}{
		{"line", draws(rule), `Boundary="9.7 19.7 40.6 0.6" LineWidth="0.3" M 0.3 0.3 L 40.3 0.3`},
		{"like lines", draws(rule, lower), `Boundary="9.7 19.7 40.6 10.6" LineWidth="0.3" M 0.3 0.3 L 40.3 0.3 M 0.3 10.3 L 40.3 10.3`},
		{"unlike lines", draws(rule, thick), `Boundary="9.7 19.7 40.6 0.6" LineWidth="0.3" M 0.3 0.3 L 40.3 0.3` + "\n" + `Boundary="9.5 29.5 41 1" LineWidth="0.5" M 0.5 0.5 L 40.5 0.5`},
		{"of two elements", draws(rule, other), `Boundary="9.7 19.7 40.6 0.6" LineWidth="0.3" M 0.3 0.3 L 40.3 0.3` + "\n" + `Boundary="9.7 29.7 40.6 0.6" LineWidth="0.3" M 0.3 0.3 L 40.3 0.3`},
		{"dashed", draws(page.Path{Points: []page.Point{{X: 0, Y: 0}, {X: mm(1), Y: mm(2)}}, Width: mm(0.2), Dash: []float64{mm(1), mm(0.5)}, Colour: "#0000FF"}),
			`Boundary="-0.2 -0.2 1.4 2.4" LineWidth="0.2" DashPattern="1 0.5" stroke 0 0 255 M 0.2 0.2 L 1.2 2.2`},
		{"area", draws(area), `Boundary="10 20 30 40" Stroke="false" Fill="true" fill 232 240 254 M 0 0 L 30 0 L 30 40 L 0 40 C`},
		{"like areas", draws(page.Area(0, 0, mm(1), mm(1), "#000000"), page.Area(mm(2), 0, mm(1), mm(1), "#000000")), `Boundary="0 0 3 1" Stroke="false" Fill="true" fill 0 0 0 M 0 0 L 1 0 L 1 1 L 0 1 C M 2 0 L 3 0 L 3 1 L 2 1 C`},
		{"with borders", draws(border, border), bordered + "\n" + bordered},
		{"black area", draws(page.Area(0, 0, mm(1), mm(1), "#000000")), `Boundary="0 0 1 1" Stroke="false" Fill="true" fill 0 0 0 M 0 0 L 1 0 L 1 1 L 0 1 C`},
		{"a point", draws(page.Path{Points: []page.Point{{X: 1, Y: 1}}, Width: 1}), ""},
	} {
		var got []string
		var items []page.Item
		for _, p := range c.paths {
			items = append(items, p)
		}
		for _, o := range read(t, draw(t, document.Document{}, page.Page{Width: 595, Height: 842, Items: items})).content(0).all("PathObject") {
			var words []string
			for _, name := range []string{"Boundary", "Stroke", "Fill", "LineWidth", "DashPattern"} {
				if v, has := o.attributes[name]; has {
					words = append(words, fmt.Sprintf("%s=%q", name, v))
				}
			}
			for name, word := range map[string]string{"StrokeColor": "stroke ", "FillColor": "fill "} {
				for _, colour := range o.all(name) {
					words = append(words, word+colour.attributes["Value"])
				}
			}
			got = append(got, strings.Join(append(words, o.all("AbbreviatedData")[0].text), " "))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, strings.Join(got, "\n"), c.want)
		}
	}
}

// TestLeads: bookmarks stand within those of a lower level, as in the PDF; bookmarks and links lead to
// the page and height that they name. A page turned sideways has its own area.
func TestLeads(t *testing.T) {
	pages := []page.Page{
		{Width: 595.28, Height: 841.89, Outline: []page.Outline{{Level: 1, Title: "early", Y: 10}, {Level: 0, Title: "一、", Y: 72}, {Level: 1, Title: "（一）", Y: 144}, {Level: 2, Title: "1.", Y: 216}, {Level: 1, Title: "（二）", Y: 288}},
			Links: []page.Link{{X: 72, Y: 144, Width: 360, Height: 36, Page: 2, Top: 72}}},
		{Width: 841.89, Height: 595.28, Outline: []page.Outline{{Level: 0, Title: "二、", Y: 360}}},
	}
	a := read(t, draw(t, document.Document{}, pages...))
	d := a.trees["Doc_0/Document.xml"]
	page := map[string]int{}
	for i, p := range d.all("Page") {
		page[p.attributes["ID"]] = i + 1
	}
	lead := func(e element) string {
		dest := e.all("Dest")[0]
		return fmt.Sprintf("%s %d %s", dest.attributes["Type"], page[dest.attributes["PageID"]], dest.attributes["Top"])
	}
	var tell func(e element) string
	tell = func(e element) (told string) {
		for _, c := range e.children {
			if c.name == "OutlineElem" {
				told += c.attributes["Title"] + " " + lead(c) + " [" + tell(c) + "]"
			}
		}
		return told
	}
	if got, want := tell(d.all("Outlines")[0]), "early XYZ 1 3.53 []一、 XYZ 1 25.4 [（一） XYZ 1 50.8 [1. XYZ 1 76.2 []]（二） XYZ 1 101.6 []]二、 XYZ 2 127 []"; got != want {
		t.Errorf("bookmarks %s, want %s", got, want)
	}
	annots := a.trees["Doc_0/Pages/Page_0/Annotation.xml"].all("Annot")
	if len(annots) != 1 || annots[0].attributes["Type"] != "Link" || annots[0].all("Appearance")[0].attributes["Boundary"] != "25.4 50.8 127 12.7" || lead(annots[0]) != "XYZ 2 25.4" {
		t.Errorf("links: %v", annots)
	}
	if listed := a.trees["Doc_0/Annotations.xml"].all("FileLoc"); len(listed) != 1 || listed[0].text != "Pages/Page_0/Annotation.xml" {
		t.Errorf("links are listed in %v", listed)
	}
	for i, want := range []string{"0 0 210 297", "0 0 297 210"} {
		if got := a.content(i).all("PhysicalBox")[0].text; got != want {
			t.Errorf("page %d is %s, want %s", i+1, got, want)
		}
	}
}
