package ofd_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/ofd"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

const rare = "\U00020BB7\U00020BB0" // above U+FFFF, and in the test's font

// report has contents, headings in levels, running text with characters above U+FFFF, a chart, a table
// and one turned sideways.
func report() document.Document {
	value := func(v int64) document.Point {
		d := decimal.NewFromInt(v)
		return document.Point{Value: &d, Text: d.String()}
	}
	wide := document.Table{Number: "表2", Title: "很宽的表"}
	row := document.Row{}
	for i := range 14 {
		wide.Columns = append(wide.Columns, document.Column{Head: []string{fmt.Sprintf("指标%d（万元）", i)}, Align: document.Decimal})
		row.Cells = append(row.Cells, document.Cell{Text: fmt.Sprint(1000000 * (i + 1))})
	}
	wide.Rows = []document.Row{row}
	return document.Document{
		Title: "新昌经济开发区\n2020年度<亮点>&回眸", Author: "新昌经济开发区", Check: "AB12-CD34-EF56", Contents: true,
		Sections: []document.Section{
			{Number: "一、", Title: "平台创建", Blocks: []document.Block{
				document.Heading{Level: 2, Text: "（一）荣誉"},
				document.Paragraph{Text: "企业" + rare + "公司到位资金12.5亿元，“国家级”<绿色>园区&示范区。" + strings.Repeat("全年工作稳步推进。", 60)},
				document.Heading{Level: 2, Text: "（二）其他"},
				document.Chart{Number: "图1", Title: "总分", Kind: document.Bars, Unit: "分", Categories: []string{"甲", "乙"}, Highlight: "甲",
					Series: []document.Series{{Name: "总分", Points: []document.Point{value(90), value(70)}}}},
			}},
			{Number: "二、", Title: "招商", Blocks: []document.Block{wide}},
		},
	}
}

// TestFile: OFD.xml comes first, every part is dated by the report month, sizes stand before the data;
// the same document gives the same bytes.
func TestFile(t *testing.T) {
	doc := report()
	book, file := drawn(t, doc)
	if !bytes.Equal(file, draw(t, doc, book.Pages...)) {
		t.Error("two drawings differ")
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		if (f.Name == "OFD.xml") != (i == 0) || !f.Modified.Equal(time.Date(2020, month, 31, 0, 0, 0, 0, time.UTC)) || f.Flags&8 != 0 || f.Method != zip.Deflate {
			t.Errorf("part %d is %s of %v, flags %x", i, f.Name, f.Modified, f.Flags)
		}
	}
	if n, err := ofd.Count(file); n != len(book.Pages) || err != nil || n < 3 {
		t.Errorf("%d pages of %d are counted, %v", n, len(book.Pages), err)
	}
	if _, err := ofd.Count(file[:len(file)/2]); err == nil {
		t.Error("half a file has pages")
	}
	doc.Check = "00"
	if bytes.Equal(file, draw(t, doc, book.Pages...)) {
		t.Error("another 校验码 gives the same bytes")
	}
}

// TestInformation: the file says itself what it is, and its identifier goes by its content.
func TestInformation(t *testing.T) {
	doc := report()
	book, file := drawn(t, doc)
	info := read(t, file).trees["OFD.xml"]
	for name, want := range map[string]string{"Title": "新昌经济开发区2020年度<亮点>&回眸", "Author": "新昌经济开发区", "CreationDate": "2020-12-31", "ModDate": "2020-12-31", "Creator": "zonereport"} {
		if got := info.all(name); len(got) != 1 || got[0].text != want {
			t.Errorf("%s: %v, want %s", name, got, want)
		}
	}
	custom := ""
	for _, data := range info.all("CustomData") {
		custom += data.attributes["Name"] + " " + data.text + "; "
	}
	if want := "报告期 2020-12; 开发区 新昌经济开发区; 校验码 AB12-CD34-EF56; "; custom != want {
		t.Errorf("custom data: %s, want %s", custom, want)
	}
	part := draw(t, doc, book.Pages[len(book.Pages)-1])
	id := func(file []byte) string { return read(t, file).trees["OFD.xml"].all("DocID")[0].text }
	if len(id(file)) != 32 || id(file) != id(draw(t, doc, book.Pages...)) || id(file) == id(part) {
		t.Errorf("identifiers %s, %s of a part", id(file), id(part))
	}
}

// TestText: every text of the pages stands in the file as it is, in order, those with < and & and
// those with characters above U+FFFF too.
func TestText(t *testing.T) {
	book, file := drawn(t, report())
	a := read(t, file)
	all := ""
	for i, p := range book.Pages {
		want := ""
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok {
				want += text.String
			}
		}
		if got := a.text(i); got != want || got == "" {
			t.Errorf("page %d reads\n%s, want\n%s", i+1, got, want)
		}
		all += want
	}
	if !strings.Contains(all, rare) || !strings.Contains(all, "<绿色>园区&示范区") {
		t.Errorf("the pages lack what is looked for: %s", all)
	}
}

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
				// The font's characters above U+FFFF come last, at codes of the private use area.
				glyph, code := numbers(t, c.all("Glyphs")[0].text)[0], 0xE000+r-0x20BB0
				if r == 0x20BB7 {
					code = 0xE001
				}
				if c.attributes["CodeCount"] != "2" || c.attributes["GlyphCount"] != "1" || glyph < 2 || !fonts[object.attributes["Font"]].Has(code) {
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

// TestPaths: lines and areas, their widths, dashes and colours. An area with a border is two objects,
// the border on top.
func TestPaths(t *testing.T) {
	mm := func(v float64) float64 { return v * page.PointsPerMM }
	area := page.Area(mm(10), mm(20), mm(30), mm(40), "#E8F0FE")
	border := area
	border.Width, border.Colour = mm(0.5), "#FF0000"
	for _, c := range []struct {
		name string
		path page.Path
		want string
	}{
		{"line", page.Rule(mm(10), mm(20), mm(50), mm(20), mm(0.3), ""), `Boundary="9.7 19.7 40.6 0.6" LineWidth="0.3" M 0.3 0.3 L 40.3 0.3`},
		{"dashed", page.Path{Points: []page.Point{{X: 0, Y: 0}, {X: mm(1), Y: mm(2)}}, Width: mm(0.2), Dash: []float64{mm(1), mm(0.5)}, Colour: "#0000FF"},
			`Boundary="-0.2 -0.2 1.4 2.4" LineWidth="0.2" DashPattern="1 0.5" stroke 0 0 255 M 0.2 0.2 L 1.2 2.2`},
		{"area", area, `Boundary="10 20 30 40" Stroke="false" Fill="true" fill 232 240 254 M 0 0 L 30 0 L 30 40 L 0 40 C`},
		{"both", border, `Boundary="10 20 30 40" Stroke="false" Fill="true" fill 232 240 254 M 0 0 L 30 0 L 30 40 L 0 40 C` + "\n" +
			`Boundary="9.5 19.5 31 41" LineWidth="0.5" stroke 255 0 0 M 0.5 0.5 L 30.5 0.5 L 30.5 40.5 L 0.5 40.5 C`},
		{"black area", page.Area(0, 0, mm(1), mm(1), "#000000"), `Boundary="0 0 1 1" Stroke="false" Fill="true" fill 0 0 0 M 0 0 L 1 0 L 1 1 L 0 1 C`},
		{"a point", page.Path{Points: []page.Point{{X: 1, Y: 1}}, Width: 1}, ""},
	} {
		var got []string
		for _, o := range read(t, draw(t, document.Document{}, page.Page{Width: 595, Height: 842, Items: []page.Item{c.path}})).content(0).all("PathObject") {
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
