package pdf_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

var pageNumber = regexp.MustCompile(`^— ?\d+ ?—$`)

// TestNoBlanksInText: running text comes out of the file as it went in, without blanks between
// its characters, also where lines are drawn apart: what a reader searches for is found.
func TestNoBlanksInText(t *testing.T) {
	checkNoBlanks(t, func(path string) string { return tool(t, "pdftotext", path, "-") })
}

// checkNoBlanks looks for paragraphs in what a program extracts from a file that holds them.
func checkNoBlanks(t *testing.T, extract func(path string) string) {
	t.Helper()
	text, err := os.ReadFile("testdata/zhejiang-2026.txt")
	if err != nil {
		t.Fatal(err)
	}
	paragraphs := []string{ // long numbers and their units, which no line break may cut
		"全年与60多家企业联系洽谈，接待县外客商来访考察73批次，已签订投资框架协议27个，项目总投资242.4亿元；其中县外企业16个。",
		"截至2020年12月31日，已累计签订房屋搬迁合同2923户，合法建筑面积698408.19平方米，腾空698408.19平方米，拆除12345678.90平方米。",
		"本月参加考核的单位12个。居前的是新昌经济开发区（115.60分）、南明街道（108.66分）、新昌高新技术产业园区（106.70分）。",
		"县城正鑫环保股份有限公司的年产846万件机械项目，总投资10.78亿元，GB/T 9704用Report编制，7月30日起实施。",
	}
	for p := range strings.Lines(string(text)) {
		paragraphs = append(paragraphs, strings.TrimSpace(p))
	}
	var blocks []document.Block
	for _, p := range paragraphs {
		blocks = append(blocks, para(p))
	}
	var out strings.Builder
	for line := range strings.Lines(extract(write(t, textOnly(blocks...)))) {
		line = strings.Trim(line, " \n\f")
		if !pageNumber.MatchString(line) {
			out.WriteString(line)
		}
	}
	for _, p := range paragraphs {
		// The blank of GB/T 9704 may hang at a line's end.
		if got := out.String(); !strings.Contains(got, p) && !strings.Contains(got, strings.Replace(p, "T 9", "T9", 1)) {
			t.Errorf("not found: %s", firstLost(got, p))
		}
	}
}

// firstLost is the beginning of a paragraph up to where the text that was read differs.
func firstLost(read, p string) string {
	runes := []rune(p)
	for n := range runes {
		if !strings.Contains(read, string(runes[:n+1])) {
			return string(runes[max(0, n-12) : n+1])
		}
	}
	return ""
}
