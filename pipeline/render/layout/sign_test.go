package layout

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface/typefacetest"
)

// signed is a text that ends with the name of an organ and a date.
func signed(organ string, lines int, sealed bool) document.Document {
	sign := func(text string) document.Block { return document.Paragraph{Style: document.Sign, Text: text} }
	return document.Document{Title: "标题", Seal: sealed, Lead: []document.Block{document.Paragraph{Text: strings.Repeat("文", 28*lines)}, sign(organ), sign("贰零年元月捌日")}}
}

// stretch is a run of text within the type area: where it begins and ends, in pt from its left edge.
type stretch struct{ from, to, y float64 }

// foundLines are the lines of a document that begin with any of the letters.
func foundLines(t *testing.T, doc document.Document, letters string) (found []stretch, pages []page.Page) {
	t.Helper()
	r := newReport(testSetter(t))
	pages, err := r.pages(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		left := leftMargin(r.Style.Page, p.Number)
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok && strings.ContainsAny(text.String, letters) {
				found = append(found, stretch{text.X - left, text.X - left + text.Width(), text.Y + float64(p.Number)*1e4})
			}
		}
	}
	return found, pages
}

// The name of an organ stays in the type area however long it is: broken into lines of about one length, centred on each
// other, the date under them; with a seal and without.
func TestLongOrgan(t *testing.T) {
	measure := newReport(testSetter(t)).measure
	for _, sealed := range []bool{false, true} {
		for n, want := range map[int]int{7: 1, 25: 1, 31: 2, 50: 2, 60: 3} {
			name, _ := foundLines(t, signed(strings.Repeat("署", n), 3, sealed), "署")
			date, _ := foundLines(t, signed(strings.Repeat("署", n), 3, sealed), "贰")
			if len(name) != want || len(date) != 1 {
				t.Fatalf("%d letters, seal %v: %d lines, %d dates", n, sealed, len(name), len(date))
			}
			right := measure
			if !sealed {
				right -= 31 // two 字
			}
			for i, l := range name {
				if l.from < -0.01 || l.to > right+0.01 || l.y >= date[0].y {
					t.Errorf("%d letters, seal %v: line %d goes from %.1f to %.1f of %.1f", n, sealed, i+1, l.from, l.to, right)
				}
				if math.Abs(l.from+l.to-name[0].from-name[0].to) > 0.1 || l.to-l.from < 0.8*(name[0].to-name[0].from) {
					t.Errorf("%d letters, seal %v: line %d does not stand under the first", n, sealed, i+1)
				}
			}
			if middle := date[0].from + date[0].to - name[0].from - name[0].to; sealed && math.Abs(middle) > 0.1 {
				t.Errorf("%d letters: the date stands %.1f beside the name", n, middle/2)
			}
		}
	}
}

// A name that takes two lines is broken behind one of its parts.
func TestOrganBreaks(t *testing.T) {
	for name, want := range map[string]string{
		"绍兴市新昌县高质量发展建设共同富裕示范区领导小组办公室管理委员会": "绍兴市新昌县高质量发展建设共同富裕示范区|领导小组办公室管理委员会",
		"甲县人民政府关于某某某某某某某某某某某某某某某某某某事务办公室":  "甲县人民政府|关于某某某某某某某某某某某某某某某某某某事务办公室",
		"甲县人民政府": "甲县人民政府",
		"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸": "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊|己庚辛壬癸甲乙丙丁戊己庚辛壬癸",
	} {
		s := testSetter(t)
		r := newReport(s)
		var got []string
		for _, l := range r.organ(name, s.Use("body"), r.measure) {
			line := ""
			for _, item := range l.Texts(0, 0) {
				line += item.(page.Text).String
			}
			got = append(got, line)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q, want %s", got, want)
		}
	}
}

// A sealed signature never stands on a page without text, nor does the list of what is enclosed.
func TestSealedWithText(t *testing.T) {
	for lines := 1; lines < 30; lines++ {
		doc := signed("署名", lines, true)
		doc.Enclosed = []string{"附甲", "附乙", "附丙", "附丁", "附戊"}
		_, pages := foundLines(t, doc, "署")
		last := ""
		for _, item := range pages[len(pages)-1].Items {
			if text, ok := item.(page.Text); ok {
				last += text.String
			}
		}
		if !strings.Contains(last, "文") || !strings.Contains(last, "署名") || !strings.Contains(last, "附甲") {
			t.Errorf("%d lines: the last page has %s", lines, last)
		}
	}
}

// A form stays on one page while smaller rows and letters make it fit, and is set in full size where they need not.
func TestFormFits(t *testing.T) {
	sheet := func(letters int) document.Document {
		table := document.Table{Form: true, Columns: []document.Column{{}, {Wide: true}}}
		for i := range 12 {
			table.Rows = append(table.Rows, document.Row{Height: 12, Cells: []document.Cell{{Text: fmt.Sprint("栏", i)}, {}}})
		}
		table.Rows[3].Cells[1].Text = strings.Repeat("主", letters)
		table.Rows = append(table.Rows, document.Row{Height: 50, Cells: []document.Cell{{Text: "章"}, {}}})
		return document.Document{Title: "标题", Lead: []document.Block{table}}
	}
	for _, letters := range []int{1, 20, 60, 100, 150, 220} {
		lines, pages := foundLines(t, sheet(letters), "主")
		if len(pages) != 1 || len(lines) == 0 {
			t.Fatalf("%d letters: %d pages", letters, len(pages))
		}
		if size := lines[0].to - lines[0].from; letters == 1 && math.Abs(size-14) > 0.01 {
			t.Errorf("a short form is set in %.1f", size)
		}
	}
	if _, pages := foundLines(t, sheet(1000), "主"); len(pages) < 2 {
		t.Error("it fits no page")
	}
}

// A letter that is a few lines too long for one page is set with its lines closer together; a longer one is not.
func TestLetterOnOnePage(t *testing.T) {
	style := typefacetest.Style(t)
	fonts := typefacetest.Set(t, style)
	seen := map[int]bool{}
	for lines := 1; lines < 20; lines++ {
		doc := signed("署名", lines, true)
		doc.Enclosed = []string{"附甲", "附乙"}
		book, err := Pages(doc, style, fonts)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := set(doc, style, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if len(plain.Pages) == 1 && !reflect.DeepEqual(book, plain) {
			t.Errorf("%d lines fit, and are set otherwise", lines)
		}
		if len(plain.Pages) == 2 {
			seen[len(book.Pages)] = true
			if len(book.Pages) == 2 && !reflect.DeepEqual(book, plain) {
				t.Errorf("%d lines do not fit, and are set otherwise", lines)
			}
		}
	}
	if !seen[1] || !seen[2] {
		t.Errorf("%v", seen)
	}
}

// A 附注 stands on the line under the date, two 字 in, on the page of the signature, however full that is; a long one
// goes on under its own first letter; none is below the type area.
func TestRemark(t *testing.T) {
	style := testSetter(t).Style
	for _, sealed := range []bool{false, true} {
		for lines := 12; lines < 18; lines++ {
			for letters, want := range map[int]int{6: 1, 120: 5} {
				doc := signed("署名", lines, sealed)
				doc.Remark = strings.Repeat("联", letters)
				remark, pages := foundLines(t, doc, "联")
				date, _ := foundLines(t, doc, "贰")
				if len(remark) != want {
					t.Fatalf("%d letters take %d lines, want %d", letters, len(remark), want)
				}
				pitch := 225 * page.PointsPerMM / 22
				if below := remark[0].y - date[0].y; math.Abs(below-pitch) > 0.01 {
					t.Errorf("%d lines, seal %v: the remark stands %.1f under the date", lines, sealed, below)
				}
				for _, l := range remark {
					if l.from < 23 || l.from > 32 || l.to > 443 { // a bracket brings half a 字 of white
						t.Errorf("%d letters: a line goes from %.1f to %.1f", letters, l.from, l.to)
					}
				}
				last := remark[len(remark)-1].y - float64(len(pages))*1e4
				if bottom := (style.Page.Top + style.Page.TextHeight) * page.PointsPerMM; last > bottom {
					t.Errorf("%d lines, seal %v: the remark ends at %.1f of %.1f", lines, sealed, last, bottom)
				}
			}
		}
	}
}
