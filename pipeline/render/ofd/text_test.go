package ofd_test

import (
	"math"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

// TestGlyphs: the fonts of the file have a glyph for every character that is drawn with them, and
// characters above U+FFFF name theirs.
func TestGlyphs(t *testing.T) {
	_, file := drawn(t, report())
	a := read(t, file)
	fonts := map[string]*typeface.Font{}
	for _, f := range a.trees["Doc_0/PublicRes.xml"].all("Font") {
		font, err := typeface.Parse(f.attributes["FamilyName"], "", a.parts["Doc_0/Res/"+f.all("FontFile")[0].text], 0)
		if err != nil {
			t.Fatal(err)
		}
		fonts[f.attributes["ID"]] = font
	}
	named, drawn := 0, 0
	for _, tree := range a.trees {
		for _, object := range tree.all("TextObject") {
			transforms, at := map[int]element{}, 0
			for _, c := range object.all("CGTransform") {
				transforms[int(numbers(t, c.attributes["CodePosition"])[0])] = c
			}
			for _, r := range object.all("TextCode")[0].text {
				drawn++
				c, transformed := transforms[at]
				if r <= 0xFFFF {
					at++
					if transformed || !fonts[object.attributes["Font"]].Has(r) {
						t.Errorf("no glyph for %c in font %s", r, object.attributes["Font"])
					}
					continue
				}
				at, named = at+2, named+1
				glyph := numbers(t, c.all("Glyphs")[0].text)[0]
				if c.attributes["CodeCount"] != "2" || c.attributes["GlyphCount"] != "1" || glyph < 2 || !fonts[object.attributes["Font"]].Has(r) {
					t.Errorf("%c is glyph %v by %v", r, glyph, c.attributes)
				}
			}
		}
	}
	if named < 2 || drawn < 300 {
		t.Errorf("%d glyphs, %d of them named", drawn, named)
	}
}

// TestPlaces: where glyphs stand, by boundary, matrix and distances, for every way in which a text
// runs. All that is drawn lies within its boundary, outside of which nothing is drawn.
func TestPlaces(t *testing.T) {
	style := typefacetest.Style(t)
	role, _ := typefacetest.Set(t, style).Role("body")
	for _, c := range []struct {
		name string
		text page.Text
		last [2]float64 // how far the last glyph stands from the first, in points
	}{
		{"plain", page.Text{Scale: 1, String: "字字字"}, [2]float64{32, 0}},
		{"spaced", page.Text{Scale: 1, Spacing: 2, String: "字字字字字"}, [2]float64{72, 0}},
		{"narrow letters", page.Text{Scale: 1, String: "a字b"}, [2]float64{24, 0}},
		{"scaled", page.Text{Scale: 0.5, Spacing: 2, String: "字字字"}, [2]float64{20, 0}},
		{"clockwise", page.Text{Scale: 1, Turn: page.Clockwise, String: "字字字"}, [2]float64{0, 32}},
		{"clockwise, scaled", page.Text{Scale: 0.5, Turn: page.Clockwise, String: "字字字"}, [2]float64{0, 16}},
		{"rising", page.Text{Scale: 1, Turn: page.Rising, String: "字字字"}, [2]float64{32 * math.Sqrt2 / 2, -32 * math.Sqrt2 / 2}},
		{"above U+FFFF", page.Text{Scale: 1, String: "字" + rare + "字"}, [2]float64{48, 0}},
		{"alone", page.Text{Scale: 1, String: "字"}, [2]float64{0, 0}},
	} {
		c.text.X, c.text.Y, c.text.Font, c.text.Size = 300, 400, role.Font, 16
		object := read(t, draw(t, document.Document{}, page.Page{Width: 595, Height: 842, Items: []page.Item{c.text}})).content(0).all("TextObject")[0]
		box := numbers(t, object.attributes["Boundary"])
		matrix := []float64{1, 0, 0, 1, 0, 0}
		if ctm := object.attributes["CTM"]; ctm != "" {
			matrix = numbers(t, ctm)
		}
		code := object.all("TextCode")[0]
		x, y := numbers(t, code.attributes["X"])[0], numbers(t, code.attributes["Y"])[0]
		on := func(x, y float64) (float64, float64) {
			return (box[0] + matrix[0]*x + matrix[2]*y + matrix[4]) * page.PointsPerMM, (box[1] + matrix[1]*x + matrix[3]*y + matrix[5]) * page.PointsPerMM
		}
		steps := distances(t, code.attributes["DeltaX"])
		if want := len([]rune(code.text)) - 1; len(steps) != want {
			t.Errorf("%s: %d distances, want %d", c.name, len(steps), want)
		}
		long := 0.0
		for _, step := range steps {
			long += step
		}
		firstX, firstY := on(x, y)
		lastX, lastY := on(x+long, y)
		for _, d := range []float64{firstX - 300, firstY - 400, lastX - firstX - c.last[0], lastY - firstY - c.last[1]} {
			if math.Abs(d) > 0.02 {
				t.Errorf("%s: glyphs from %.2f %.2f to %.2f %.2f, want 300 400 and %v on", c.name, firstX, firstY, lastX, lastY, c.last)
				break
			}
		}
		em := 16 / page.PointsPerMM
		runes := []rune(c.text.String)
		end := x + long + role.Font.Advance(runes[len(runes)-1])*em
		for _, corner := range [][2]float64{{x, y - 0.9*em}, {x, y + 0.25*em}, {end, y - 0.9*em}, {end, y + 0.25*em}} {
			px, py := on(corner[0], corner[1])
			if px, py = px/page.PointsPerMM, py/page.PointsPerMM; px < box[0] || px > box[0]+box[2] || py < box[1] || py > box[1]+box[3] {
				t.Errorf("%s: %.2f %.2f is outside of the boundary %v", c.name, px, py, box)
			}
		}
	}
}

// distances reads DeltaX: g n d is n times d.
func distances(t *testing.T, list string) (all []float64) {
	words := strings.Fields(list)
	for i := 0; i < len(words); i++ {
		if words[i] != "g" {
			all = append(all, numbers(t, words[i])...)
			continue
		}
		for range int(numbers(t, words[i+1])[0]) {
			all = append(all, numbers(t, words[i+2])...)
		}
		i += 2
	}
	return all
}

// TestLines: texts of one line that the layout sets apart are one object, whose glyphs stand where
// they stood; what is another font, size, colour, line, cell or element stays apart.
func TestLines(t *testing.T) {
	style := typefacetest.Style(t)
	set := typefacetest.Set(t, style)
	body, _ := set.Role("body")
	digits, _ := set.Role("digits")
	first := page.Text{X: 100, Y: 200, Font: body.Font, Size: 16, Spacing: 1, Scale: 1, Tag: 1, String: "平台、"}
	next := func(change func(*page.Text)) page.Text {
		text := first
		text.X, text.String = 143, "项目" // 8 pt closer than 、 would have it
		change(&text)
		return text
	}
	for name, c := range map[string]struct {
		next page.Text
		want []string // texts of objects
	}{
		"goes on":          {next(func(*page.Text) {}), []string{"平台、项目"}},
		"another font":     {next(func(text *page.Text) { text.Font, text.String = digits.Font, "20" }), []string{"平台、", "20"}},
		"another size":     {next(func(text *page.Text) { text.Size = 14 }), []string{"平台、", "项目"}},
		"another colour":   {next(func(text *page.Text) { text.Colour = "#FF0000" }), []string{"平台、", "项目"}},
		"another scale":    {next(func(text *page.Text) { text.Scale = 0.9 }), []string{"平台、", "项目"}},
		"another line":     {next(func(text *page.Text) { text.Y = 229 }), []string{"平台、", "项目"}},
		"another element":  {next(func(text *page.Text) { text.Tag = 2 }), []string{"平台、", "项目"}},
		"another cell":     {next(func(text *page.Text) { text.X = 160 }), []string{"平台、", "项目"}},
		"goes back":        {next(func(text *page.Text) { text.X = 100 }), []string{"平台、", "项目"}},
		"turned":           {next(func(text *page.Text) { text.Turn = page.Clockwise }), []string{"平台、", "项目"}},
		"nothing":          {next(func(text *page.Text) { text.String = "" }), []string{"平台、"}},
		"without a marker": {next(func(text *page.Text) { text.X = 151 }), []string{"平台、项目"}},
	} {
		objects := read(t, draw(t, document.Document{}, page.Page{Width: 595, Height: 842, Items: []page.Item{first, c.next}})).content(0).all("TextObject")
		var got []string
		for _, o := range objects {
			got = append(got, o.all("TextCode")[0].text)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: objects %v, want %v", name, got, c.want)
			continue
		}
		if len(got) == 1 && got[0] != first.String {
			at := 0.0
			for i, step := range distances(t, objects[0].all("TextCode")[0].attributes["DeltaX"]) {
				if at += step * page.PointsPerMM; i == 2 && math.Abs(at-(c.next.X-first.X)) > 0.01 {
					t.Errorf("%s: what goes on stands %.2f from the beginning, want %.2f", name, at, c.next.X-first.X)
				}
			}
		}
	}
}
