package pdf_test

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/typeface/typefacetest"
)

// These tests measure finished files against GB/T 9704-2012 and typography.md §7.

// near compares lengths in mm.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) > tolerance {
		t.Errorf("%s is %.2f mm, want %.2f", what, got, want)
	}
}

// mixed has running text, a note, an annex turned sideways on an even and on an odd page, and
// an annex of text behind them.
func mixed() document.Document {
	doc := textOnly(para(strings.Repeat("字", 28*20)))
	doc.Sections = []document.Section{{Number: "一、", Title: "概况", Blocks: []document.Block{para(strings.Repeat("文", 28*5))}}}
	for i, title := range []string{"单位一览", "考核计分表", "落地情况表", "名称很长需要转行的附件：各街道、乡镇和平台招商选资工作情况说明"} {
		annex := document.Section{Number: fmt.Sprintf("附件%d", i+1), Title: title, Blocks: []document.Block{para("附件正文。")}}
		if i == 1 || i == 2 {
			annex.Blocks = append(annex.Blocks, ranking())
		}
		doc.Annexes = append(doc.Annexes, annex)
	}
	return doc
}

// TestPageNumbers measures the ink of the number on each page: the dash's upper edge 7 mm under
// the type area, one 字 in from the right on odd pages and from the left on even ones, running
// on over the annexes, in the same place of the sheet where a page is turned sideways.
func TestPageNumbers(t *testing.T) {
	path := write(t, mixed())
	pages := readFile(t, path)
	if len(pages) != 6 || pages[3].Width < pages[3].Height || pages[4].Width < pages[4].Height {
		t.Fatalf("%d pages", len(pages))
	}
	text := strings.Split(tool(t, "pdftotext", "-raw", path, "-"), "\f")
	for i, p := range pages {
		number := fmt.Sprintf("—%d—", i+1)
		if !strings.Contains(bare(text[i]), number) {
			t.Errorf("page %d has no number: %.80s", i+1, bare(text[i]))
		}
		r := rasterPage(t, path, i+1)
		var dash box
		if p.Width < p.Height {
			dash = r.ink(t, box{0, 264, 210, 280})
		} else { // turned clockwise: the sheet's bottom is on the left
			b := r.ink(t, box{17, 0, 33, 210})
			dash = box{b.top, 297 - b.right, b.bottom, 297 - b.left}
		}
		// The digit stands higher than the dash.
		near(t, fmt.Sprintf("page %d: upper edge of the digit", i+1), dash.top, 269-(0.676-0.258)*14/mm, 0.25)
		if i%2 == 0 {
			near(t, fmt.Sprintf("page %d: right end of the dash", i+1), dash.right, 210-26-14/mm, 0.25)
		} else {
			near(t, fmt.Sprintf("page %d: left end of the dash", i+1), dash.left, 26+14/mm, 0.25)
		}
	}
}

// TestTurnedPages: on odd and on even pages the head of what is turned sideways is towards the
// left edge of the upright sheet, beside its white: the binding side's 28 mm on odd pages, 26
// mm on even ones.
func TestTurnedPages(t *testing.T) {
	path := write(t, mixed())
	for page, white := range map[int]float64{4: 26, 5: 28} {
		r := rasterPage(t, path, page)
		all := r.ink(t, box{34, 0, 297, 210})
		near(t, fmt.Sprintf("page %d: white over the first line", page), all.top, white, 1.5)
		near(t, fmt.Sprintf("page %d: left end of the rules", page), all.left, 35, 0.2)
		near(t, fmt.Sprintf("page %d: right end of the rules", page), all.right, 35+225, 0.2)
		if all.bottom > white+156 {
			t.Errorf("page %d: something stands at %.1f mm, under the type area", page, all.bottom)
		}
	}
}

// TestAnnexPage: 附件N on the first line of the type area, its title on the third, and the
// same names in the same order as in the 附件说明, where a name that runs over is aligned under
// its first 字.
func TestAnnexPage(t *testing.T) {
	doc := mixed()
	pages := readBack(t, doc)
	first := pages[2]
	line := func(w word) float64 { return (w.YMax+w.YMin)/2/mm - 37 }
	pitch := 225.0 / 22
	var number, title word
	for _, w := range first.Words {
		switch w.Text {
		case "附件1":
			number = w
		case "单位一览":
			title = w
		}
	}
	near(t, "left end of 附件1", number.XMin/mm, 28, 0.35)
	near(t, "middle of 附件1", line(number), 8/mm, 1)
	near(t, "middle of the title", line(title), 2*pitch+8/mm, 1)
	near(t, "middle of the title across", (title.XMin+title.XMax)/2/mm, 28+156.0/2, 0.35)

	var names []word
	text := ""
	for _, w := range pages[1].Words {
		if (len(names) > 0 || strings.HasPrefix(w.Text, "附件：")) && w.YMax < 264*mm {
			names = append(names, w)
			text += strings.TrimPrefix(w.Text, "附件：")
		}
	}
	want := ""
	for i, a := range doc.Annexes {
		want += fmt.Sprintf("%d.%s", i+1, a.Title)
	}
	if text != want {
		t.Errorf("附件说明 reads %s, want %s", text, want)
	}
	if len(names) < 2 {
		t.FailNow()
	}
	over, above := names[len(names)-1], names[len(names)-2]
	if indent := over.XMin - above.XMin; math.Abs(indent-12) > 0.5 { // "4." in digits of half a 字
		t.Errorf("a name that runs over stands %.1f pt right of its number, want 12", indent)
	}
}

// TestSign: without a seal the name of the office stands two 字 from the right, the date's first
// 字 two 字 right of its own; a longer date stands two 字 from the right itself (GB/T 9704-2012,
// 7.3.5.2).
func TestSign(t *testing.T) {
	em := (156*mm - 16) / 27
	right := (28 + 156) * mm
	for _, c := range []struct {
		name, date  string
		office, day float64 // left ends
	}{
		{"新昌经济开发区管理委员会", "2021年1月8日", right - 14*em, right - 12*em},
		{"县统计局", "2021年11月28日", right - 4*em - 7*16, right - 2*em - 7*16},
	} {
		pages := readBack(t, textOnly(para("正文。"), document.Paragraph{Style: document.Sign, Text: c.name}, document.Paragraph{Style: document.Sign, Text: c.date}))
		found := 0
		for _, w := range pages[0].Words {
			if w.Text == c.name {
				found++
				near(t, "left end of "+c.name, w.XMin/mm, c.office/mm, 0.4)
			}
			if w.Text == c.date {
				found++
				near(t, "left end of "+c.date, w.XMin/mm, c.day/mm, 0.4)
			}
		}
		if found != 2 {
			t.Errorf("%s %s: %d of them found", c.name, c.date, found)
		}
	}
}

// TestRoleFonts: the file holds the fonts of the roles and no other, each text stands in the
// font of its role, and nothing is made bold by stroking.
func TestRoleFonts(t *testing.T) {
	style := typefacetest.Style(t)
	fonts := machineFonts(t, style)
	doc := textOnly(document.Heading{Level: 2, Text: "（一）二级标题"}, document.Heading{Level: 3, Text: "1.三级标题"}, para("正文汉字。"), honours())
	doc.Sections = []document.Section{{Number: "一、", Title: "一级标题", Blocks: []document.Block{para("（1）四级标题")}}}
	path := writeWith(t, doc, style, fonts)
	allowed := map[string]bool{}
	name := map[string]string{}
	for role := range style.Roles {
		r, _ := fonts.Role(role)
		name[role] = r.Font.PostScript()
		allowed[r.Font.PostScript()] = true
	}
	for _, l := range strings.Split(strings.TrimSpace(tool(t, "pdffonts", path)), "\n")[2:] {
		if _, base, ok := strings.Cut(strings.Fields(l)[0], "+"); !ok || !allowed[base] {
			t.Errorf("not a font of a role: %s", l)
		}
	}
	families := map[string]string{} // by identifier
	xml := tool(t, "pdftohtml", "-xml", "-i", "-stdout", "-fontfullname", path)
	for _, m := range regexp.MustCompile(`<fontspec id="(\d+)" size="\d+" family="([^"]+)"`).FindAllStringSubmatch(xml, -1) {
		families[m[1]] = m[2][strings.Index(m[2], "+")+1:]
	}
	for text, role := range map[string]string{"工作回眸": "title", "一、一级标题": "heading1", "（一）二级标题": "heading2", "三级标题": "body", "正文汉字": "body", "国家绿色园区": "table"} {
		m := regexp.MustCompile(`font="(\d+)">[^\n]*` + regexp.QuoteMeta(text)).FindStringSubmatch(xml)
		if m == nil || families[m[1]] != name[role] {
			t.Errorf("%s: %v, want %s in the font of %s", text, m, name[role], role)
		}
	}
	content := tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	if strings.Contains(content, " Tr\n") || regexp.MustCompile(`(?m)^BT.* Tr `).MatchString(content) {
		t.Error("a text rendering mode is set")
	}
	for _, m := range regexp.MustCompile(`/Flags (\d+)`).FindAllStringSubmatch(content, -1) {
		var flags int
		if _, err := fmt.Sscan(m[1], &flags); err != nil || flags&(1<<18) != 0 {
			t.Errorf("font flags %s force bold", m[1])
		}
	}
}

// TestOtherGrid: margins, lines and characters of a page follow the style.
func TestOtherGrid(t *testing.T) {
	style := typefacetest.Style(t)
	style.Page.Top, style.Page.Binding, style.Page.TextWidth, style.Page.TextHeight = 35, 27, 158, 230
	style.Page.Lines, style.Page.Characters, style.Page.Mirrored = 20, 26, false
	pages := readFile(t, writeWith(t, textOnly(para(strings.Repeat("字", 26*60))), style, typefacetest.Set(t, style)))
	var lines []word
	for _, w := range pages[1].Words {
		if strings.HasPrefix(w.Text, "字") {
			lines = append(lines, w)
		}
	}
	if len(lines) != 20 || len([]rune(lines[0].Text)) != 26 {
		t.Fatalf("%d lines, the first of %d", len(lines), len([]rune(lines[0].Text)))
	}
	near(t, "left end of a line", lines[0].XMin/mm, 27, 0.1)
	near(t, "width of a line", (lines[0].XMax-lines[0].XMin)/mm, 158, 0.15)
	near(t, "distance of lines", (lines[19].YMin-lines[0].YMin)/mm, 19*230.0/20, 0.05)
	near(t, "top of the first line", (lines[0].YMin+lines[0].YMax)/2/mm, 35+8/mm, 1)
}

// TestRealTextInFile sets part of a real report in the fonts of this machine and reads it back:
// not a character is lost, no line of the file begins or ends with a mark that may not stand
// there, and lines that fill their measure end flush.
func TestRealTextInFile(t *testing.T) {
	raw, err := os.ReadFile("testdata/zhejiang-2026.txt")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []document.Block
	paragraphs := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, p := range paragraphs {
		blocks = append(blocks, para(p))
	}
	style := typefacetest.Style(t)
	path := writeWith(t, textOnly(blocks...), style, machineFonts(t, style))
	read, flush, lines := "", 0, 0
	for n, p := range readFile(t, path) {
		left := 28.0
		if n%2 == 1 {
			left = 26
		}
		for _, l := range bodyLines(p) {
			if n == 0 && l.text == "工作回眸" {
				continue
			}
			read += l.text
			lines++
			runes := []rune(l.text)
			if strings.ContainsRune("。，、；：？！”’）》%", runes[0]) {
				t.Errorf("page %d: a line begins with %q", n+1, runes[0])
			}
			end := runes[len(runes)-1]
			if strings.ContainsRune("“‘（《", end) {
				t.Errorf("page %d: a line ends with %q", n+1, end)
			}
			right := (left + 156) * mm
			if strings.ContainsRune("。，、；：？！”’）》", end) {
				right += 8 // the white of the mark hangs out of the measure, undrawn
			}
			tolerance := 0.35
			if end == '—' {
				tolerance = 1 // narrower than its 字 in some fonts
			}
			if math.Abs(l.right-right) < tolerance {
				flush++
			}
			if l.right > right+0.35 {
				t.Errorf("page %d: line %.20s… ends %.2f pt outside the measure", n+1, l.text, l.right-right)
			}
		}
	}
	if want := bare(string(raw)); read != want {
		i := 0
		for i < min(len(read), len(want)) && read[i] == want[i] {
			i++
		}
		t.Errorf("text changed at byte %d: got …%.90s, want …%.90s", i, read[max(0, i-30):], want[max(0, i-30):])
	}
	if flush < lines-len(paragraphs) {
		t.Errorf("%d of %d lines end flush; only the last lines of %d paragraphs may not", flush, lines, len(paragraphs))
	}
}

// bodyLine is a line of text as it stands in a file.
type bodyLine struct {
	text  string
	right float64
}

// bodyLines puts words of the type area together by the grid of lines.
func bodyLines(p readPage) []bodyLine {
	lines := make([]bodyLine, 23)
	for _, w := range p.Words {
		i := int(((w.YMin+w.YMax)/2/mm - 37) / (225.0 / 22))
		if i < 0 || i > 21 || w.YMin > 264*mm {
			continue
		}
		lines[i].text += w.Text
		lines[i].right = max(lines[i].right, w.XMax)
	}
	var filled []bodyLine
	for _, l := range lines {
		if l.text != "" {
			filled = append(filled, l)
		}
	}
	return filled
}
