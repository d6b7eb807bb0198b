package typeset

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"zonereport/pipeline/render/layout/page"
)

// TestBreakLines breaks short texts in a column of six 字 of 10 pt.
func TestBreakLines(t *testing.T) {
	s := testSetter(t)
	use := Use{Role: "table", Size: 10, Leading: 14}
	for _, c := range []struct{ name, text, want string }{
		{"plain", "一二三四五六七八九十", "一二三四五六|七八九十"},
		{"mark at the edge squeezed in half", "一二三四五六，七八九", "一二三四五|六，七八九"},
		{"mark fills the line", "一二三四五，六七八", "一二三四五，|六七八"},
		{"comma inside gives way", "一，二三四五。六七八", "一，二三四五。|六七八"},
		{"much less to take than to add", "一，二三ii四五六七八", "一，二三ii四|五六七八"},
		{"opening mark goes down", "一二三四五（六七）八", "一二三四五|（六七）八"},
		{"quotation marks hug", "一二：“三四”，五六七", "一二：“三四”，|五六七"},
		{"long dash whole", "一二三四五——六七八", "一二三四五|——六七八"},
		{"dots not at the start", "一二三四五……六七八", "一二三四|五……六七八"},
		{"number with its unit", "一二三四123亿元五六", "一二三四|123亿元五六"},
		{"percentage whole", "一二三四五12.5%六七", "一二三四五|12.5%六七"},
		{"percentage points", "一二三2.3个百分点四五", "一二三|2.3个百分点|四五"},
		{"ordinal", "一二三四五第12期六七", "一二三四五|第12期六七"},
		{"date", "2020年12月28日一", "2020年12月|28日一"},
		{"negative number", "一二三四五六-5.4七八", "一二三四五六|-5.4七八"},
		{"range whole", "一二三四1—6月五六", "一二三四|1—6月五六"},
		{"short bracket whole", "一二三四（一期）五", "一二三四|（一期）五"},
		{"Latin word whole", "一二三四Report五六", "一二三四|Report五六"},
		{"cell list after commas", "C5:C9,C12,C15,C20", "C5:C9,C12,|C15,C20"},
		{"longer than a line", "ABCDEFGHIJKLMNOPQRST", "ABCDEFGHI|JKLMNOPQR|ST"},
		{"lone 字 mended", "一二三四五六七", "一二三四五|六七"},
		{"lone 字 squeezed up", "（一二）三，四五六", "（一二）三，|四五六"},
		{"lone 字 with a half-width mark", "一二三四五六七.", "一二三四五|六七."},
		{"spaces hang", "一二三四五六  七八", "一二三四五六|七八"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range breakLines(s.cells(c.text, use), 60, 0) {
				got = append(got, lineText(l))
			}
			if joined := strings.Join(got, "|"); joined != c.want {
				t.Errorf("got %s, want %s", joined, c.want)
			}
		})
	}
}

// TestSqueeze checks widths of marks, in 字 (GB/T 15834-2011 §5.1, CLREQ).
func TestSqueeze(t *testing.T) {
	s := testSetter(t)
	use := Use{Role: "table", Size: 10}
	for _, c := range []struct {
		text string
		want float64
	}{
		{"一，二", 3}, {"》，", 1.5}, {"，“", 1.5}, {"）（", 1.5}, {"（《", 1.5}, {"。”，", 2}, {"（）", 2}, {"，，", 2},
		{"？！", 1}, {"！！！", 2}, {"一·二", 2.5}, {"——", 2}, {"……", 2}, {"一A", 1.09 + 0.722}, {"一1", 1.5},
	} {
		width := 0.0
		for i, cell := range s.cells(c.text, use) {
			if i > 0 {
				width += cell.gap
			}
			width += cell.width
		}
		if math.Abs(width-10*c.want) > 0.001 {
			t.Errorf("%s is %.3f 字 wide, want %.3f", c.text, width/10, c.want)
		}
	}
}

// TestNoLoneCharacter: the last line of a long paragraph holds more than one 字.
func TestNoLoneCharacter(t *testing.T) {
	s := testSetter(t)
	use := s.Use("body")
	measure := s.Style.Page.TextWidth * page.PointsPerMM
	for n := 30; n < 140; n++ {
		for _, end := range []string{"", "。", "”。"} {
			set := breakLines(s.cells(strings.Repeat("开", n)+end, use), measure, 2*use.Em())
			last := lineText(set[len(set)-1])
			if utf8.RuneCountInString(strings.Trim(last, "。”")) < 2 {
				t.Errorf("%d 字 and %q leave %q alone", n, end, last)
			}
		}
	}
}

// TestGrid: 28 characters fill a line of 156 mm exactly (typography.md §7, check 2).
func TestGrid(t *testing.T) {
	s := testSetter(t)
	set := breakLines(s.cells(strings.Repeat("字", 56), s.Use("body")), s.Style.Page.TextWidth*page.PointsPerMM, 0)
	if len(set) != 2 || len(set[0].cells) != 28 || math.Abs(set[0].Width-442.205) > 0.01 {
		t.Errorf("%d lines, first has %d characters in %.3f pt", len(set), len(set[0].cells), set[0].Width)
	}
}

func BenchmarkBreakLines(b *testing.B) {
	s := testSetter(b)
	use := s.Use("body")
	texts := corpus(20)
	for b.Loop() {
		for _, text := range texts {
			breakLines(s.cells(text, use), 442, 30)
		}
	}
}
