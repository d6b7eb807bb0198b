//go:build judges

package main

import (
	"fmt"
	"image"
	_ "image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"zonereport/pipeline/bundle"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ooxml"
)

// Two pictures of a page are held against each other in squares of 2 mm: how dark each is, 1 being black. Viewers
// draw the edges of glyphs and thin lines unlike each other; a glyph that is missing, or text that stands a millimetre
// elsewhere, is further apart than this, which seesWhatIsBroken shows.
const (
	pictureDPI = 150
	square     = 12 // pixels
	mostApart  = 0.18
	meanApart  = 0.006
)

// poorOFDs are the reports of a month with hardly anything but a character above U+FFFF, made by a program.
func poorOFDs(t *testing.T, executable string) []string {
	t.Helper()
	dir := t.TempDir()
	poor := filepath.Join(dir, "inputs", judgedMonths[0], "融资.csv")
	if err := os.MkdirAll(filepath.Dir(poor), 0o755); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{
		filepath.Join(dir, "inputs", "zone.toml"): "name = \"示范经济开发区\"\nshort_name = \"示范区\"\ncounty = \"示范县\"\naliases = []\n",
		poor: "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率（%）\n甲公司,公司债券,\U0002C029祥一期债,2020-03-01,100,5.28\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	outputs := filepath.Join(dir, "outputs")
	tool(t, executable, "run", "--ofd", "--inputs", filepath.Join(dir, "inputs"), "--outputs", outputs, "--fonts", filepath.Join(root(t), ".fonts"))
	return found(t, []string{outputs}, ".ofd")
}

// ofd has ofdrw read the reports of the sample and of a poor month: they say and show what the PDF does, and lead to
// the same pages.
func (j judged) ofd(t *testing.T) {
	files, work := append(found(t, j.months[len(j.months)-1:], ".ofd"), poorOFDs(t, j.executable)...), t.TempDir()
	ofdrw(t, append([]string{"read", work}, files...)...)
	ofdrw(t, append([]string{"pictures", strconv.Itoa(pictureDPI), work}, files...)...)
	for i, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			stem, pdf := filepath.Join(work, strconv.Itoa(i+1)), strings.TrimSuffix(file, ".ofd")+".pdf"
			sayTheSame(t, stem+".txt", pdf)
			leadTheSame(t, stem+".leads", pdf)
			tool(t, "pdftoppm", "-r", strconv.Itoa(pictureDPI), "-gray", "-png", "-thinlinemode", "shape", pdf, stem+"-pdf")
			showTheSame(t, stem)
		})
	}
	t.Run("what is broken is seen", func(t *testing.T) { seesWhatIsBroken(t, work, files[0]) })
}

// ofdrw runs the judge.
func ofdrw(t *testing.T, args ...string) string {
	t.Helper()
	folder := filepath.Join(root(t), ".tools", "ofdrw")
	return tool(t, "java", append([]string{"-Xmx2g", "-cp", filepath.Join(folder, "*") + ":" + folder, "Ofd"}, args...)...)
}

// sayTheSame compares the text that ofdrw read with that of the PDF, page by page.
func sayTheSame(t *testing.T, read, pdf string) {
	t.Helper()
	text, err := os.ReadFile(read)
	if err != nil {
		t.Fatal(err)
	}
	got, want := strings.Split(string(text), "\f"), strings.Split(tool(t, "pdftotext", "-raw", pdf, "-"), "\f")
	if len(got) != len(want) || len(got) < 3 {
		t.Fatalf("%d pages, the PDF has %d", len(got)-1, len(want)-1)
	}
	for n := range got {
		if a, b := strings.Join(strings.Fields(got[n]), ""), strings.Join(strings.Fields(want[n]), ""); a != b {
			t.Errorf("page %d says\n%s\nthe PDF\n%s", n+1, a, b)
		}
	}
}

// leadTheSame compares bookmarks, their levels and pages, and how many links each page has.
func leadTheSame(t *testing.T, read, pdf string) {
	t.Helper()
	data, err := os.ReadFile(read)
	if err != nil {
		t.Fatal(err)
	}
	var bookmarks []string
	links := 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if mark, is := strings.CutPrefix(line, "bookmark "); is {
			bookmarks = append(bookmarks, mark)
		} else {
			links++
		}
	}
	var want []string
	level := -1
	for _, m := range regexp.MustCompile(`<(/?outline)>|<item page="(\d+)">([^<]*)</item>`).FindAllStringSubmatch(tool(t, "pdftohtml", "-xml", "-i", "-stdout", pdf), -1) {
		switch m[1] {
		case "outline":
			level++
		case "/outline":
			level--
		default:
			want = append(want, fmt.Sprintf("%d %s %s", level, m[2], m[3]))
		}
	}
	if !slices.Equal(bookmarks, want) || len(want) < 3 {
		t.Errorf("bookmarks\n%s\nthe PDF has\n%s", strings.Join(bookmarks, "\n"), strings.Join(want, "\n"))
	}
	inPDF := strings.Count(tool(t, "qpdf", "--qdf", "--object-streams=disable", pdf, "-"), "/Subtype /Link\n")
	if links != inPDF {
		t.Errorf("%d links, the PDF has %d", links, inPDF)
	}
}

// showTheSame compares the pictures of a file's pages.
func showTheSame(t *testing.T, stem string) {
	t.Helper()
	pages := pictures(t, stem+"-[0-9]*.png")
	papers := pictures(t, stem+"-pdf-*.png")
	if len(pages) != len(papers) || len(pages) == 0 {
		t.Fatalf("%d pictures, %d of the PDF", len(pages), len(papers))
	}
	for n := range pages {
		most, mean := apart(pages[n], papers[n])
		t.Logf("page %d: %.3f %.4f", n+1, most, mean)
		if most > mostApart || mean > meanApart {
			t.Errorf("page %d: a square is %.3f apart, all %.4f on average", n+1, most, mean)
		}
	}
}

// seesWhatIsBroken holds the pictures of the PDF against the same, a millimetre lower, and against a file whose second
// font is another one.
func seesWhatIsBroken(t *testing.T, work, file string) {
	t.Helper()
	papers := pictures(t, filepath.Join(work, "1-pdf-*.png"))
	for n, paper := range papers[:3] {
		lower := paper
		lower.dark = append(make([]float64, square/2*paper.width), paper.dark[:len(paper.dark)-square/2*paper.width]...)
		most, mean := apart(lower, paper)
		t.Logf("page %d, a millimetre lower: %.3f %.4f", n+1, most, mean)
		if most <= mostApart {
			t.Errorf("page %d, a millimetre lower, is %.3f and %.4f apart", n+1, most, mean)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	var parts []bundle.File
	for _, f := range whole.Files {
		name := f.Name
		if name == "Doc_0/Res/font_2.ttf" {
			name = "Doc_0/Res/font_1.ttf"
		}
		content, err := whole.Part(name)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, bundle.File{Name: f.Name, Data: content})
	}
	broken := filepath.Join(work, "broken.ofd")
	if data, err = bundle.Deflated(parts, calendar.Date(0)); err == nil {
		err = os.WriteFile(broken, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(work, "broken")
	if err := os.Mkdir(other, 0o755); err != nil {
		t.Fatal(err)
	}
	ofdrw(t, "pictures", strconv.Itoa(pictureDPI), other, broken)
	seen := 0
	for n, page := range pictures(t, filepath.Join(other, "1-*.png")) {
		most, mean := apart(page, papers[n])
		t.Logf("page %d in another font: %.3f %.4f", n+1, most, mean)
		if most > mostApart {
			seen++
		}
	}
	if seen < len(papers)/2 {
		t.Errorf("with another font %d pages of %d are apart", seen, len(papers))
	}
}

// picture is how dark the pixels of a page are.
type picture struct {
	width, height int
	dark          []float64
}

// pictures reads the files of a pattern, in the order of the numbers that they end with.
func pictures(t *testing.T, pattern string) []picture {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	page := func(path string) int {
		n, _ := strconv.Atoi(strings.TrimSuffix(path[strings.LastIndex(path, "-")+1:], ".png"))
		return n
	}
	slices.SortFunc(files, func(a, b string) int { return page(a) - page(b) })
	list := make([]picture, len(files))
	for i, path := range files {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		_ = f.Close()
		p := picture{width: img.Bounds().Dx(), height: img.Bounds().Dy()}
		for y := range p.height {
			for x := range p.width {
				r, g, b, _ := img.At(x, y).RGBA()
				p.dark = append(p.dark, 1-(0.299*float64(r)+0.587*float64(g)+0.114*float64(b))/0xFFFF)
			}
		}
		list[i] = p
	}
	return list
}

// apart is how far two pictures are apart in the worst square, and on average.
func apart(a, b picture) (most, mean float64) {
	squares := 0
	for y := 0; y+square <= min(a.height, b.height); y += square {
		for x := 0; x+square <= min(a.width, b.width); x += square {
			d := a.darkness(x, y) - b.darkness(x, y)
			most, mean, squares = max(most, d, -d), mean+max(d, -d), squares+1
		}
	}
	return most, mean / float64(squares)
}

// darkness is that of one square.
func (p picture) darkness(x, y int) float64 {
	sum := 0.0
	for row := y; row < y+square; row++ {
		for _, v := range p.dark[row*p.width+x : row*p.width+x+square] {
			sum += v
		}
	}
	return sum / (square * square)
}
