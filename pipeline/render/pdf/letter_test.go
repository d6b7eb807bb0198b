package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// circular is a 公文 with all that one can bear.
func circular() document.Document {
	signed := func(text string) document.Block { return document.Paragraph{Style: document.Sign, Text: text} }
	return document.Document{
		RedHead: "新昌经济开发区管理委员会文件", DocNo: "新经开〔2021〕3号", Title: "关于招商选资大会战考核情况的通报", To: "各街道、乡镇",
		Lead: []document.Block{para("现将考核情况通报如下。"), signed("新昌经济开发区管理委员会"), signed("2021年1月8日")}, Enclosed: []string{"考核得分表", "计分过程"}, Seal: true,
	}
}

// place finds a word on a page.
func place(t *testing.T, p readPage, text string) word {
	t.Helper()
	for _, w := range p.Words {
		if strings.HasPrefix(w.Text, text) {
			return w
		}
	}
	t.Fatalf("%s is not on the page", text)
	return word{}
}

// middle is the height of a word's middle, in mm.
func middle(w word) float64 { return (w.YMin + w.YMax) / 2 / mm }

// TestRedHead measures the 版头 of a 公文 (GB/T 9704-2012, 7.2): the red mark 35 mm under the type area's
// upper edge and no wider than it, the 发文字号 in the middle two lines under it, the red line 4 mm below
// that across the type area, the title two lines under the line, 主送机关 from the left edge one line
// under the title.
func TestRedHead(t *testing.T) {
	for name, organ := range map[string]string{"long": "新昌经济开发区管理委员会文件", "short": "县政府文件", "longest": strings.Repeat("新昌经济开发区管理委员会", 3) + "文件"} {
		t.Run(name, func(t *testing.T) {
			doc := circular()
			doc.RedHead = organ
			path := write(t, doc)
			r, red := colouredPage(t, path)
			head := r.ink(t, box{0, 60, 210, 105})
			near(t, "upper edge of the mark", head.top, 37+35, 0.3)
			near(t, "middle of the mark", (head.left+head.right)/2, 28+78, 1)
			if head.right-head.left > 156.3 || len([]rune(organ)) > 10 && head.right-head.left < 145 {
				t.Errorf("the mark is %.1f mm wide", head.right-head.left)
			}
			page := readFile(t, path)[0]
			number := place(t, page, "新经开〔2021〕3号")
			near(t, "middle of the 发文字号", (number.XMin+number.XMax)/2/mm, 28+78, 0.5)
			pitch := 225.0 / 22
			near(t, "white over the 发文字号", middle(number)-8/mm-head.bottom, 2*pitch, 1.8)
			line := r.ink(t, box{0, middle(number) + 4, 210, middle(number) + 10})
			near(t, "left end of the red line", line.left, 28, 0.2)
			near(t, "right end of the red line", line.right, 28+156, 0.2)
			near(t, "the red line under the 发文字号", line.top-middle(number)-8/mm, 4, 0.3)
			if !red {
				t.Error("nothing red is on the page")
			}
			title := place(t, page, "关于招商选资")
			near(t, "white over the title", middle(title)-11/mm-line.bottom, 2*pitch, 1.6)
			to := place(t, page, "各街道、乡镇：")
			near(t, "left end of 主送机关", to.XMin/mm, 28, 0.3)
			near(t, "主送机关 under the title", middle(to)-8/mm-middle(title)-11/mm, pitch, 1)
		})
	}
}

// TestSigner: of a paper for a superior the 发文字号 stands one 字 from the left, the 签发人 one 字 from the
// right on the same line (7.2.6).
func TestSigner(t *testing.T) {
	doc := circular()
	doc.Signer = "张三"
	page := readBack(t, doc)[0]
	number, signer := place(t, page, "新经开"), place(t, page, "签发人：")
	em := (156*mm - 16) / 27
	near(t, "left end of the 发文字号", number.XMin/mm, 28+em/mm, 0.3)
	near(t, "right end of the 签发人", signer.XMax/mm, 28+156-em/mm, 0.4)
	near(t, "distance of their lines", middle(signer), middle(number), 0.1)
}

// TestSeal: under a seal the date stands four 字 from the right, the name centred on it one line above;
// a seal of 45 mm whose centre is a little above theirs begins within a line of the text and ends inside
// the type area, and they never stand on a page without text (7.3.5.1).
func TestSeal(t *testing.T) {
	em, pitch := (156*mm-16)/27, 225.0/22
	for lines := range 22 {
		doc := circular()
		doc.RedHead = ""
		doc.Lead = append([]document.Block{para(strings.Repeat("文", 28*lines))}, doc.Lead...)
		pages := readBack(t, doc)
		page := pages[len(pages)-1]
		name, date, last := place(t, page, "新昌经济开发区"), place(t, page, "2021年1月8日"), place(t, page, "2.计分过程")
		left := 28.0
		if len(pages) == 2 {
			left = 26
		}
		near(t, "right end of the date", date.XMax/mm, left+156-4*em/mm, 0.4)
		near(t, "middle of the name", (name.XMin+name.XMax)/2, (date.XMin+date.XMax)/2, 0.5)
		if apart := middle(date) - middle(name); apart > pitch+0.3 || apart < pitch*22/26-0.3 { // closer together on one page
			t.Errorf("%d lines: the date stands %.1f mm under the name", lines, apart)
		}
		centre := (middle(name)+middle(date))/2 - 2.5
		if top := centre - 22.5 - (middle(last) + 8/mm); top > pitch || top < 0 {
			t.Errorf("%d lines: the seal begins %.1f mm under the text", lines, top)
		}
		if centre+22.5 > 37+225+0.5 {
			t.Errorf("%d lines: the seal ends %.1f mm under the type area", lines, centre+22.5-37-225)
		}
	}
}

// TestLetter: what is enclosed in files of its own is listed after the annexes, its numbers go on.
func TestLetter(t *testing.T) {
	doc := circular()
	doc.Annexes = []document.Section{{Number: "附件1", Title: "考核得分表", Blocks: []document.Block{para("附件正文。")}}}
	doc.Enclosed = []string{"数据表"}
	page := readBack(t, doc)[0]
	first, second := place(t, page, "附件：1.考核得分表"), place(t, page, "2.数据表")
	near(t, "second name under the first", second.XMin-first.XMin, 3*(156*mm-16)/27, 0.5)
}

// TestAcross: the mark stands on each page, grey, turned, centred, and leaves the text as it is.
func TestAcross(t *testing.T) {
	for _, text := range []string{"送审稿", "内部资料不得外传请勿转载"} {
		doc := mixed()
		without := write(t, doc)
		doc.Across = text
		path := write(t, doc)
		if a, b := tool(t, "pdfinfo", path), tool(t, "pdfinfo", without); strings.Count(a, "\n") != strings.Count(b, "\n") {
			t.Fatal("the mark changes the file's shape")
		}
		for _, n := range []int{1, 4} {
			plain, marked := rasterPage(t, without, n), rasterPage(t, path, n)
			grey := raster{width: plain.width, height: plain.height, dots: slices.Clone(plain.dots)}
			for i := range marked.dots {
				grey.dots[i] = 255
				if plain.dots[i] == 255 && marked.dots[i] < 255 {
					grey.dots[i] = 0
				}
				if plain.dots[i] < 100 && marked.dots[i] > 128 {
					t.Fatalf("page %d: the mark covers text", n)
				}
				if plain.dots[i] == 255 && marked.dots[i] < 190 {
					t.Fatalf("page %d: the mark is as dark as %d", n, marked.dots[i])
				}
			}
			width, height := float64(plain.width)*25.4/perInch, float64(plain.height)*25.4/perInch
			b := grey.ink(t, box{0, 0, width, height})
			near(t, "middle of the mark across", (b.left+b.right)/2, width/2, 4)
			near(t, "middle of the mark down", (b.top+b.bottom)/2, height/2, 4)
			if across := b.right - b.left; across < 0.5*min(width, height) || across > 0.98*min(width, height) {
				t.Errorf("page %d: the mark is %.0f mm wide on %.0f", n, across, width)
			}
		}
	}
}

// TestForm: a form is ruled on all sides, its rows are as high as they are wanted, labels take their
// width, blanks share the rest, and the last cell of a short row reaches to the right edge.
func TestForm(t *testing.T) {
	label := document.Column{Align: document.Center}
	blank := document.Column{Wide: true}
	doc := textOnly(document.Table{Form: true, Columns: []document.Column{label, blank, label, blank}, Rows: []document.Row{
		{Height: 20, Cells: texts("单位负责人", "", "统计负责人", "")}, {Height: 20, Cells: texts("校验码", "1A2B-3C4D-5E6F")}, {Height: 50, Cells: texts("盖章处", "")}}})
	path := write(t, doc)
	page := readFile(t, path)[0]
	first, second, third := place(t, page, "单位负责人"), place(t, page, "校验码"), place(t, page, "盖章处")
	near(t, "first to second row", middle(second)-middle(first), 20, 0.1)
	near(t, "second to third row", middle(third)-middle(second), 35, 0.1)
	near(t, "labels in the middle", (first.XMin+first.XMax)/2, (third.XMin+third.XMax)/2, 0.2)
	r := rasterPage(t, path, 1)
	all := r.ink(t, box{20, middle(first) - 11, 190, middle(third) + 26})
	near(t, "left rule", all.left, 28, 0.2)
	near(t, "right rule", all.right, 28+156, 0.2)
	near(t, "height", all.bottom-all.top, 90, 0.4)
	upright := func(y float64) (n int) { // rules that cross a height
		dark := false
		for x := 0; x < r.width; x++ {
			now := r.dots[int(y/25.4*perInch)*r.width+x] < 200
			if now && !dark {
				n++
			}
			dark = now
		}
		return n
	}
	if a, b := upright(middle(first)-8), upright(middle(third)-8); a != 5 || b != 3 {
		t.Errorf("%d and %d upright rules, want 5 and 3", a, b)
	}
}

// colouredPage draws the first page with only its red parts, and says whether there are any.
func colouredPage(t *testing.T, path string) (raster, bool) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page")
	tool(t, "pdftoppm", "-r", fmt.Sprint(perInch), "-singlefile", "-f", "1", "-l", "1", path, out)
	data, err := os.ReadFile(out + ".ppm")
	if err != nil {
		t.Fatal(err)
	}
	var r raster
	var most int
	if _, err := fmt.Sscanf(string(data[:min(64, len(data))]), "P6\n%d %d\n%d\n", &r.width, &r.height, &most); err != nil || 3*r.width*r.height > len(data) {
		t.Fatalf("not a picture: %v", err)
	}
	dots := data[len(data)-3*r.width*r.height:]
	r.dots = bytes.Repeat([]byte{255}, r.width*r.height)
	found := false
	for i := range r.dots {
		if red, green, blue := int(dots[3*i]), int(dots[3*i+1]), int(dots[3*i+2]); red > green+100 && green == blue {
			r.dots[i], found = 0, true
		}
	}
	return r, found
}
