//go:build judges

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// follows is what pdf.js finds when it follows the links and bookmarks of a file (setup/judges/links.mjs).
type follows struct {
	Links []struct {
		Page, To               int
		About, Text, Line, Row string
	}
	Outline []struct {
		Title, Line string
		Level, To   int
	}
}

// followed has pdf.js follow every link and bookmark of a report. Each leads to a line of text; those of the
// contents to their heading, on the page that is printed beside it; a number of a table to a line that states
// it, or to what it comes from. That of no rows leads to where these are listed.
func followed(t *testing.T, tools, pdf string) follows {
	t.Helper()
	cmd := exec.Command("node", filepath.Join(root(t), "setup", "judges", "links.mjs"), filepath.Join(tools, "pdfjs"), pdf)
	out, err := cmd.Output()
	var f follows
	if err == nil {
		err = json.Unmarshal(out, &f)
	}
	if err != nil {
		t.Fatalf("%s: %v", pdf, err)
	}
	name, numbers := filepath.Base(pdf), 0
	for _, l := range f.Links {
		if l.To == 0 || l.Line == "" || strings.TrimSpace(l.Text) == "" {
			t.Errorf("%s: the link on page %d under %q leads to %q on page %d", name, l.Page, l.Text, l.Line, l.To)
		}
		if m := contentsLine.FindStringSubmatch(l.Text); m != nil && (fmt.Sprint(l.To) != m[2] || !strings.HasPrefix(squeezed(m[1]), squeezed(l.Line[:min(len(l.Line), len("附件1"))]))) {
			t.Errorf("%s: the contents lead from %q to %q on page %d", name, l.Text, l.Line, l.To)
		}
		if said := announced(l.About); said == "" || !strings.Contains(squeezed(l.Row), said) {
			t.Errorf("%s: the link on page %d says %q and leads to %q", name, l.Page, l.About, l.Row)
		}
		if figure := squeezed(l.Text); wholeNumber.MatchString(figure) {
			numbers++
			if !strings.Contains(squeezed(l.Line), figure) && !inHundredMillions(figure, l.Line) && !comesFrom.MatchString(l.Line) && strings.Trim(figure, "0.") != "" {
				t.Errorf("%s: the number %s on page %d leads to %q on page %d", name, figure, l.Page, l.Line, l.To)
			}
		}
	}
	for _, o := range f.Outline {
		if title := squeezed(o.Title); o.To == 0 || o.Line == "" || !strings.HasPrefix(title, squeezed(o.Line)) && !strings.HasPrefix(squeezed(o.Line), title) {
			t.Errorf("%s: the bookmark %q leads to %q on page %d", name, o.Title, o.Line, o.To)
		}
	}
	t.Logf("%s: %d links followed, %d of them from numbers, %d bookmarks", name, len(f.Links), numbers, len(f.Outline))
	return f
}

var (
	contentsLine = regexp.MustCompile(`^(.*?)[ .·…]{6,}(\d+)$`)
	wholeNumber  = regexp.MustCompile(`^\d+(\.\d+)?$`)
	comesFrom    = regexp.MustCompile(`[A-Z]{1,2}\d|^总分`) // cells; of a rank, the total by which it is
)

// inTenThousands is the number of a line of 主要指标 in 万元, before the year of its window.
var inTenThousands = regexp.MustCompile(`万元(\d+(?:\.\d+)?)20\d\d年`)

// inHundredMillions says that a number in 亿元, as 摘要 has it, is that of a line in 万元, rounded.
func inHundredMillions(figure, line string) bool {
	m := inTenThousands.FindStringSubmatch(squeezed(line))
	if m == nil {
		return false
	}
	printed, exact := decimal.RequireFromString(figure), decimal.RequireFromString(m[1])
	return exact.Shift(-4).Round(-printed.Exponent()).Equal(printed)
}

// announced is what stands where a link leads, by what it says of itself: the title of a part; the name of a figure,
// or of the figure that it is worked out from, or the total that a rank is by.
func announced(about string) string {
	name, _, _ := strings.Cut(squeezed(about), "（第")
	figure, named := strings.CutPrefix(name, "见附件")
	if !named {
		return name
	}
	if strings.Contains(figure, "计分过程：考核") {
		return "总分"
	}
	_, figure, _ = strings.Cut(figure, "：")
	figure, _, _ = strings.Cut(figure, "（")
	for _, of := range []string{"得分", "完成率", "年度目标", "比上月增幅", "比上年同期增幅"} {
		figure = strings.TrimSuffix(figure, of)
	}
	return figure
}

// squeezed is a text without white space.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

// Where the text block of a page stands (GB/T 9704), in mm: below so much, so high; on its side likewise.
const (
	blockTop, blockHeight = 37, 225
	sideTop, sideHeight   = 26, 156
	band                  = 12  // what is white for less is between lines
	perMM                 = 2.0 // pixels
)

// whiteness reads pictures of a report's pages, as poppler draws them: but for the last of a part (what stands
// before the first chapter, the body, each annex), no text block is more than a third white, bands of 12 mm and
// more added up (design-life §18).
func whiteness(t *testing.T, pdf string, f follows) {
	t.Helper()
	into := t.TempDir()
	tool(t, "pdftoppm", "-r", fmt.Sprintf("%.1f", perMM*25.4), "-gray", pdf, filepath.Join(into, "p"))
	pages, err := filepath.Glob(filepath.Join(into, "p-*.pgm"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("%s has no pictures: %v", pdf, err)
	}
	last := map[int]bool{len(pages): true}
	chapter := false
	for _, o := range f.Outline {
		if front := squeezed(o.Title); front == "摘要" || front == "目录" {
			continue // before the first chapter
		}
		if o.Level == 0 && (!chapter || strings.HasPrefix(o.Title, "附件")) {
			last[o.To-1], chapter = true, true
		}
	}
	for i, path := range pages {
		picture, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		top, height := blockTop, blockHeight
		dark, wide := darkRows(t, picture)
		if wide {
			top, height = sideTop, sideHeight
		}
		if white := whiteIn(dark, top, height); !last[i+1] && white > float64(height)/3 {
			t.Errorf("%s: %.0f of %d mm of page %d are white", filepath.Base(pdf), white, height, i+1)
		}
	}
}

// darkRows says of each row of a picture (PGM, P5) whether anything is drawn in it, and whether it is wider
// than high.
func darkRows(t *testing.T, picture []byte) (dark []bool, wide bool) {
	t.Helper()
	var w, h, most int
	if n, err := fmt.Sscanf(string(picture[:min(len(picture), 64)]), "P5\n%d %d\n%d\n", &w, &h, &most); n != 3 || w*h > len(picture) {
		t.Fatalf("no PGM: %v", err)
	}
	pixels := picture[len(picture)-w*h:]
	for row := range h {
		dark = append(dark, bytes.ContainsFunc(pixels[row*w:(row+1)*w], func(r rune) bool { return r < 0x80 }))
	}
	return dark, w > h
}

// whiteIn adds up the white bands of a text block, in mm.
func whiteIn(dark []bool, top, height int) float64 {
	white, run := 0, 0
	from, to := int(float64(top)*perMM), min(len(dark), int(float64(top+height)*perMM))
	for row := from; row <= to; row++ {
		if row < to && !dark[row] {
			run++
			continue
		}
		if run >= band*perMM {
			white += run
		}
		run = 0
	}
	return float64(white) / perMM
}
