package layout

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestBreakLines breaks short texts in a column of six 字 of 10 pt.
func TestBreakLines(t *testing.T) {
	s := testSetter(t)
	use := textUse{role: "table", size: 10, leading: 14}
	for _, c := range []struct{ name, text, want string }{
		{"plain", "一二三四五六七八九十", "一二三四五六|七八九十"},
		{"mark at the edge squeezed in half", "一二三四五六，七八九", "一二三四五|六，七八九"},
		{"mark fills the line", "一二三四五，六七八", "一二三四五，|六七八"},
		{"comma inside gives way", "一，二三四五。六七八", "一，二三四五。|六七八"},
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
	use := textUse{role: "table", size: 10}
	for _, c := range []struct {
		text string
		want float64
	}{
		{"一，二", 3}, {"》，", 1.5}, {"，“", 1.5}, {"）（", 1.5}, {"（《", 1.5}, {"。”，", 2}, {"（）", 2}, {"，，", 2},
		{"？！", 1}, {"！！！", 2}, {"一·二", 2.5}, {"——", 2}, {"……", 2}, {"一A", 1.25 + 0.722}, {"一1", 1.5},
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

// corpus makes Chinese text of n paragraphs: sentences of such reports strung together with
// marks in all neighbourhoods, always the same for the same seed.
func corpus(n int) []string {
	pieces := []string{
		"全年签订投资框架协议", "63个", "（其中县外58个）", "协议总投资242.4亿元", "“发展为要、项目为王”", "《浙江省小微企业园》", "——",
		"……", "1—12月", "同比提高2.3个百分点", "占比19.0%", "GB/T 9704", "ZONE Report", "698408.19平方米", "-5.4", "第12期", "2020年12月28日",
		"招商选资大会战", "开发区", "的", "七星街道·南明街道", "〔2020〕15号", "50～60亩", "是否完成？！", "100-2", "年产10万套智能装备", "[1]", "￥300", "A级", "60多家",
		"「『甲』」", "（一）（二）", "“‘好’”", "、", "企业", "it’s", "http://www.example.gov.cn/a/b", "12,345.67元", "℃", "5℃",
	}
	marks := []string{"，", "。", "；", "：", "、", "", "", ""}
	random := rand.New(rand.NewPCG(2020, 12))
	texts := make([]string, n)
	for i := range texts {
		var b strings.Builder
		for range 3 + random.IntN(60) {
			b.WriteString(pieces[random.IntN(len(pieces))])
			b.WriteString(marks[random.IntN(len(marks))])
		}
		b.WriteString("。")
		texts[i] = b.String()
	}
	return texts
}

// TestLineProperties: over a large text nothing is lost, no forbidden mark stands at an edge,
// units stay whole, and every line but the last of a paragraph ends at the measure.
func TestLineProperties(t *testing.T) {
	s := testSetter(t)
	use := s.use("body")
	measure := s.style.Page.TextWidth * PointsPerMM
	characters, lines, ragged := 0, 0, 0
	for _, text := range corpus(1500) {
		cells := s.cells(text, use)
		characters += len(cells)
		set := breakLines(cells, measure, 2*use.em())
		var all strings.Builder
		at := 0
		for i := range set {
			l := &set[i]
			lines++
			room := measure
			if i == 0 {
				room -= 2 * use.em()
			}
			l.justify(room, i == len(set)-1)
			checkEdges(t, s, cells, l, at)
			last := i == len(set)-1
			if !elastic(*l) {
				ragged++ // one word fills the line; it is not drawn apart
			} else if off := l.width - room; off > 0.1 || !last && off < -0.1 {
				t.Errorf("line %q ends %.2f pt off", lineText(*l), off)
			}
			all.WriteString(lineText(*l))
			at += len(l.cells)
			for at < len(cells) && cells[at].class == space {
				at++
			}
		}
		if bare(all.String()) != bare(text) {
			t.Fatalf("text changed:\n%s\n%s", text, all.String())
		}
	}
	if characters < 100_000 || lines < 4000 || ragged > lines/200 {
		t.Errorf("%d characters in %d lines were tested, %d lines of one word", characters, lines, ragged)
	}
}

// elastic says that a line has a gap that may stretch.
func elastic(l line) bool {
	for _, c := range l.cells[1:] {
		if !c.rigid {
			return true
		}
	}
	return false
}

func bare(text string) string { return strings.ReplaceAll(text, " ", "") }

// checkEdges looks at the first and last character of a line that begins at cell from.
func checkEdges(t *testing.T, s *Setter, cells []cell, l *line, from int) {
	t.Helper()
	text := []rune(lineText(*l))
	if len(text) == 0 {
		t.Error("an empty line")
		return
	}
	if from > 0 && (cells[from].class == dash && dashesBefore(cells, from)%2 == 1 || cells[from].class == ellipsis) {
		t.Errorf("unit split before %q", string(text))
	}
	if from > 0 && strings.ContainsRune(noStart, text[0]) && cells[from].class != dash && !startsNumber(cells, from) {
		t.Errorf("line begins with %q: %s", text[0], string(text))
	}
	end := from + len(text)
	if end == len(cells) {
		return
	}
	if strings.ContainsRune(noEnd, text[len(text)-1]) {
		t.Errorf("line ends with %q: %s", text[len(text)-1], string(text))
	}
	if !elastic(*l) {
		return // a word longer than the line has to be split
	}
	before, after := cells[end-1], cells[end]
	if before.class == digit && (after.class == digit || after.class == han || strings.ContainsRune(".,%℃", after.r)) {
		t.Errorf("number split after %q: next is %q", string(text), after.r)
	}
	if before.class == latin && after.class == latin {
		t.Errorf("word split after %q", string(text))
	}
	if c := l.cells[len(l.cells)-1]; c.class.isMark() && c.right > 0.001 {
		t.Errorf("mark at the line's end keeps its white: %s", string(text))
	}
}

// TestNoLoneCharacter: the last line of a long paragraph holds more than one 字.
func TestNoLoneCharacter(t *testing.T) {
	s := testSetter(t)
	use := s.use("body")
	measure := s.style.Page.TextWidth * PointsPerMM
	for n := 30; n < 140; n++ {
		for _, end := range []string{"", "。", "”。"} {
			set := breakLines(s.cells(strings.Repeat("开", n)+end, use), measure, 2*use.em())
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
	set := breakLines(s.cells(strings.Repeat("字", 56), s.use("body")), s.style.Page.TextWidth*PointsPerMM, 0)
	if len(set) != 2 || len(set[0].cells) != 28 || math.Abs(set[0].width-442.205) > 0.01 {
		t.Errorf("%d lines, first has %d characters in %.3f pt", len(set), len(set[0].cells), set[0].width)
	}
}

func BenchmarkBreakLines(b *testing.B) {
	s := testSetter(b)
	use := s.use("body")
	texts := corpus(20)
	for b.Loop() {
		for _, text := range texts {
			breakLines(s.cells(text, use), 442, 30)
		}
	}
}
