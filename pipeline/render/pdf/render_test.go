package pdf_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface/typefacetest"
)

const mm = 72 / 25.4

func textOnly(blocks ...document.Block) document.Document {
	return document.Document{Title: "工作回眸", Author: "新昌经济开发区", Period: calendar.Month{Year: 2020, Number: 2}, Lead: blocks}
}

// TestGeometry reads grid, margins and page numbers back (typography.md §7, checks 1, 2, 4).
func TestGeometry(t *testing.T) {
	pages := readBack(t, textOnly(para(strings.Repeat("字", 28*60))))
	if len(pages) != 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for n, p := range pages {
		if math.Abs(p.Width-210*mm) > 0.01 || math.Abs(p.Height-297*mm) > 0.01 {
			t.Errorf("page %d is %.2f x %.2f", n+1, p.Width, p.Height)
		}
	}
	left := 26 * mm // page 2: the binding is on the right
	lines := map[int]word{}
	for _, w := range pages[1].Words {
		if strings.HasPrefix(w.Text, "字") {
			lines[len(lines)] = w
		}
	}
	if len(lines) != 22 {
		t.Fatalf("%d lines on page 2", len(lines))
	}
	for i := range len(lines) {
		w := lines[i]
		if math.Abs(w.XMin-left) > 0.35*mm || math.Abs(w.XMax-w.XMin-442.2) > 0.3 {
			t.Errorf("line %d: x %.2f, width %.2f", i+1, w.XMin, w.XMax-w.XMin)
		}
		if i > 0 && math.Abs(w.YMin-lines[i-1].YMin-28.99) > 0.02 {
			t.Errorf("line %d stands %.2f under the one before", i+1, w.YMin-lines[i-1].YMin)
		}
	}
	checkNumber(t, pages[0], "1", 0, 179.06*mm)
	checkNumber(t, pages[1], "2", 26*mm+14, 0)
	checkNumber(t, pages[2], "3", 0, 179.06*mm)
}

// checkNumber finds — n — and compares its left or right end.
func checkNumber(t *testing.T, p readPage, number string, left, right float64) {
	t.Helper()
	low, high, text := math.Inf(1), math.Inf(-1), ""
	for _, w := range p.Words {
		if w.YMin > 262*mm {
			low, high = min(low, w.XMin), max(high, w.XMax)
			text += w.Text
		}
	}
	if text != "—"+number+"—" {
		t.Errorf("page number reads %q", text)
	}
	if left > 0 && math.Abs(low-left) > 0.3 || right > 0 && math.Abs(high-right) > 0.3 {
		t.Errorf("page %s: number from %.2f to %.2f, want %.2f or %.2f", number, low, high, left, right)
	}
}

// TestRoundTrip: the text that poppler reads is the text that went in.
func TestRoundTrip(t *testing.T) {
	text := "全年签订框架协议63个（其中县外58个），协议总投资242.4亿元；“发展为要、项目为王”——比上年提高2.3个百分点……按GB/T 9704用Report编制，1—12月到位-5.4%。"
	path := write(t, textOnly(para(text), para(text+text)))
	got := bare(tool(t, "pdftotext", "-raw", path, "-"))
	if want := bare("工作回眸" + text + text + text + "—1—"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

// TestTurnedPage: a table too wide for the upright page stands on a page turned sideways, the
// page number rotated in its left margin (typography.md §1.6).
func TestTurnedPage(t *testing.T) {
	doc := textOnly(para("正文。"))
	doc.Annexes = []document.Section{{Number: "附件1", Title: "计分表", Blocks: []document.Block{ranking()}}}
	pages := readBack(t, doc)
	if len(pages) != 2 || pages[1].Width < pages[1].Height {
		t.Fatalf("%d pages, the last %.0f x %.0f", len(pages), pages[len(pages)-1].Width, pages[len(pages)-1].Height)
	}
	for _, w := range pages[1].Words {
		if w.XMax < 35*mm {
			if w.YMin < 26*mm || w.YMax > 60*mm {
				t.Errorf("number %q of an even page at y %.0f–%.0f, want near the upper left", w.Text, w.YMin, w.YMax)
			}
			return
		}
	}
	t.Error("no page number in the left margin")
}

// TestMetadata: title, author, language, dates of the report month, bookmarks.
func TestMetadata(t *testing.T) {
	doc := textOnly(document.Heading{Level: 2, Text: "（一）先于章的节"})
	doc.Title = "工作\n回眸"
	doc.Sections = []document.Section{{Number: "一、", Title: "平台", Blocks: []document.Block{document.Heading{Level: 2, Text: "（一）节"}, document.Heading{Level: 3, Text: "1.目"}, para("文")}},
		{Number: "二、", Title: "招商", Blocks: []document.Block{para("文")}}}
	doc.Annexes = []document.Section{{Number: "附件", Title: "指标", Blocks: []document.Block{para("文")}}}
	path := write(t, doc)
	info := tool(t, "pdfinfo", "-isodates", path)
	for _, want := range []string{"工作回眸", "新昌经济开发区", "2020-02-29T00:00:00"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
	qdf := tool(t, "qpdf", "--json", "--json-key=outlines", path)
	for _, want := range []string{"（一）先于章的节", "一、平台", "（一）节", "1.目", "二、招商", "附件 指标"} {
		if !strings.Contains(qdf, want) {
			t.Errorf("outline lacks %q", want)
		}
	}
	raw := tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	for _, want := range []string{"/Lang (zh-CN)", "/ID [<", "/DisplayDocTitle true", "/Marked true"} {
		if !strings.Contains(raw, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

// withContents is a report with contents, sections and annexes.
func withContents() document.Document {
	doc := textOnly(para(strings.Repeat("开篇", 28*22)))
	doc.Contents, doc.Foot = true, "报告期2020年2月　校验码0123-4567-89AB"
	doc.Sections = []document.Section{{Number: "一、", Title: "平台", Blocks: []document.Block{para(strings.Repeat("文", 28*30))}},
		{Number: "二、", Title: "招商", Blocks: []document.Block{para("文")}}}
	doc.Annexes = []document.Section{{Number: "附件1", Title: "指标", Blocks: []document.Block{para("文")}}, {Number: "附件2", Title: "来源", Blocks: []document.Block{para("文")}}}
	return doc
}

// TestContents: the numbers in the contents are those of the pages on which sections and
// annexes begin, each line leads there, and every page bears the foot line.
func TestContents(t *testing.T) {
	doc := withContents()
	path := write(t, doc)
	pages := strings.Split(tool(t, "pdftotext", "-layout", path, "-"), "\f")
	pages = pages[:len(pages)-1]
	entry := regexp.MustCompile(`(?m)^(\S.*?) (?:\. ){3,}\.? *(\d+)$`)
	found := entry.FindAllStringSubmatch(pages[0], -1)
	if len(found) != 4 {
		t.Fatalf("contents read as\n%s", pages[0])
	}
	for _, f := range found {
		n, err := strconv.Atoi(f[2])
		if err != nil || n < 2 || n > len(pages) {
			t.Fatalf("%q leads to page %s of %d", f[1], f[2], len(pages))
		}
		title := strings.TrimSpace(f[1])
		if strings.HasPrefix(title, "附件") {
			title = strings.Fields(title)[0]
		}
		for i, p := range pages[1:] {
			if has := strings.HasPrefix(bare(p), title) || strings.Contains(p, "\n"+title) || strings.Contains(p, " "+title+"\n"); has != (i+2 == n) {
				t.Errorf("page %d: %q stands there: %v; contents say page %d", i+2, title, has, n)
			}
		}
	}
	for i, p := range pages {
		if !strings.Contains(bare(p), bare(doc.Foot)) {
			t.Errorf("page %d has no foot line", i+1)
		}
	}
	if links := tool(t, "qpdf", "--qdf", "--object-streams=disable", path, "-"); strings.Count(links, "/Subtype /Link") != 4 || strings.Count(links, "/F 4") != 4 {
		t.Error("want four printed links")
	}
}

// TestFonts: every font that is drawn is embedded with a Unicode map; unused ones stay out.
func TestFonts(t *testing.T) {
	style := typefacetest.Style(t)
	file, err := pdf.Render(textOnly(para("只有汉字")), style, typefacetest.Set(t, style))
	if err != nil {
		t.Fatal(err)
	}
	checkFile(t, file)
	path := filepath.Join(t.TempDir(), "small.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	// The square font of title and body are one file; the page number takes Liberation Serif.
	if out := strings.TrimSpace(tool(t, "pdffonts", path)); strings.Count(out, "\n") != 3 {
		t.Errorf("want two fonts:\n%s", out)
	}
}

// TestErrorNamesReport: a character that cannot be drawn is an error that names the report.
func TestErrorNamesReport(t *testing.T) {
	style := typefacetest.Style(t)
	_, err := pdf.Render(textOnly(para("企业名\U0002B81C")), style, typefacetest.Set(t, style))
	if err == nil || !strings.Contains(err.Error(), "工作回眸") || !strings.Contains(err.Error(), "U+2B81C") {
		t.Errorf("got %v", err)
	}
}

// rare has characters above U+FFFF.
const rare = "𠮷田（企业名含𠮿）的𠮷。"

// TestRareCharacters: a character above U+FFFF is drawn by its outline, and what poppler reads
// is the character, not the code that stands for it.
func TestRareCharacters(t *testing.T) {
	path := write(t, textOnly(para(rare)))
	got := bare(tool(t, "pdftotext", "-raw", path, "-"))
	if want := "工作回眸" + rare + "—1—"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestStable: two renderings are the same bytes, whatever ran before.
func TestStable(t *testing.T) {
	style := typefacetest.Style(t)
	var first []byte
	for i := range 4 {
		file, err := pdf.Render(demo(), style, typefacetest.Set(t, style))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = file
		} else if !bytes.Equal(first, file) {
			t.Fatalf("rendering %d differs", i+1)
		}
	}
	if len(first) < 10_000 {
		t.Errorf("the file has only %d bytes", len(first))
	}
}
