package typeset

import (
	"flag"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"zonereport/pipeline/render/layout/page"
)

var realText = flag.String("text", "", "text file, a paragraph a line, over which TestRealText runs too")

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

// TestLineProperties runs over made-up text with marks in all neighbourhoods.
func TestLineProperties(t *testing.T) {
	r := checkParagraphs(t, corpus(1500))
	// Long words leave no room to mend every last line.
	if r.characters < 100_000 || r.lines < 4000 || r.rigid > r.lines/200 || r.lone > r.paragraphs/200 || r.short > r.lines/4 {
		t.Errorf("%+v: too few were tested, or too many lines of one word or one 字", r)
	}
}

// TestRealText runs over part of a work report of a provincial government, and over the file
// that -text names.
func TestRealText(t *testing.T) {
	files := []string{"../../pdf/testdata/zhejiang-2026.txt"}
	if *realText != "" {
		files = append(files, *realText)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var paragraphs []string
		for p := range strings.Lines(string(text)) {
			if p = strings.TrimSpace(p); p != "" {
				paragraphs = append(paragraphs, p)
			}
		}
		r := checkParagraphs(t, paragraphs)
		if r.characters < 5000 || r.rigid > r.lines/200 || r.lone > 0 || r.short > 0 {
			t.Errorf("%s: %+v: too little text, or lines of one word or one 字", file, r)
		}
		t.Logf("%s: %+v", file, r)
	}
}

// checked counts what was looked at.
type checked struct{ paragraphs, characters, lines, rigid, lone, short int }

// checkParagraphs sets paragraphs as body text: nothing is lost, no forbidden mark stands at an
// edge, units stay whole, marks at a line's end take half a 字, and every line but the last ends at
// the measure, unless no white is left that is not read as a blank: those are counted as short. Last lines of one 字 are counted.
func checkParagraphs(t *testing.T, paragraphs []string) checked {
	t.Helper()
	s := testSetter(t)
	use := s.Use("body")
	measure := s.Style.Page.TextWidth * page.PointsPerMM
	var r checked
	for _, text := range paragraphs {
		cells := s.cells(text, use)
		set := breakLines(cells, measure, 2*use.Em())
		r.paragraphs++
		r.characters += len(cells)
		var all strings.Builder
		var ends []int // offsets in all where lines of more than one word end
		for i := range set {
			l := &set[i]
			r.lines++
			room, last := measure, i == len(set)-1
			if i == 0 {
				room -= 2 * use.Em()
			}
			l.Justify(room, last)
			checkLine(t, l, room, last)
			if !last && elastic(*l) && l.Width < room-0.1 {
				r.short++
			}
			all.WriteString(lineText(*l))
			if last || elastic(*l) {
				ends = append(ends, all.Len())
			} else {
				r.rigid++ // one word fills the line; it is neither drawn apart nor held together
			}
			for cells = cells[len(l.cells):]; len(cells) > 0 && cells[0].class == space; cells = cells[1:] {
				all.WriteRune(' ') // white at a line's end is not drawn
			}
			if last && i > 0 && weight(*l) < 2 && elastic(set[i-1]) {
				r.lone++
				t.Logf("%q stands alone under %q", lineText(*l), lineText(set[i-1]))
			}
		}
		if bare(all.String()) != bare(string(visible(nil, text))) {
			t.Fatalf("text changed:\n%s\n%s", text, all.String())
		}
		checkBreaks(t, all.String(), ends)
	}
	return r
}

// elastic says that a line has a gap that may stretch.
func elastic(l Line) bool {
	for _, c := range l.cells[min(1, len(l.cells)):] {
		if !c.rigid {
			return true
		}
	}
	return false
}

func bare(text string) string { return strings.Join(strings.Fields(text), "") }

// weight counts what is no mark on a line.
func weight(l Line) int {
	n := 0
	for _, c := range l.cells {
		if !unicode.IsPunct(c.r) && !unicode.IsSpace(c.r) {
			n++
		}
	}
	return n
}

// checkLine looks at the geometry of a justified line.
func checkLine(t *testing.T, l *Line, room float64, last bool) {
	t.Helper()
	if len(l.cells) == 0 {
		t.Error("an empty line")
		return
	}
	if off := l.Width - room; elastic(*l) && (off > 0.1 || !last && off < -0.1 && !stretched(*l)) {
		t.Errorf("line %q ends %.2f pt off", lineText(*l), off)
	}
	for i := range l.cells {
		if gap := l.cells[i].gap; gap > mostGap*16+0.001 {
			t.Errorf("%s: a gap of %.2f pt is read as a blank", lineText(*l), gap)
		}
	}
	if c := l.cells[len(l.cells)-1]; c.class.isMark() && c.class != opening && c.width > 16.0/2+0.001 {
		t.Errorf("mark at the line's end is %.2f pt wide: %s", c.width, lineText(*l))
	}
}

// stretched says that a line has the widest gaps and 字 that it may have.
func stretched(l Line) bool {
	for i := range l.cells {
		c := &l.cells[i]
		if c.grows() && c.scale < 1+mostWide-0.001 || i > 0 && !c.rigid && c.gap < mostGap*16-0.001 {
			return false
		}
	}
	return true
}

// together are the texts that no line break may cut, as they stand in running text.
var together = regexp.MustCompile(`第?-?[0-9]+([.,][0-9]+)*([%％‰℃]|多?(` + alternatives(units) + `)|\p{Han})?|[A-Za-z]+|(……)|〔[0-9]+〕|\[[0-9]+\]`)

// checkBreaks looks at the characters on both sides of each place where a line ends.
func checkBreaks(t *testing.T, text string, ends []int) {
	t.Helper()
	is := map[int]bool{}
	for _, at := range ends {
		if at == len(text) {
			continue
		}
		is[at] = true
		before, after := []rune(text[:at]), []rune(strings.TrimLeft(text[at:], " "))
		dash := strings.HasPrefix(string(after), "——") || len(after) > 1 && after[0] == '-' && unicode.IsDigit(after[1])
		if strings.ContainsRune(noStart, after[0]) && !dash {
			t.Errorf("line begins with %q: %s", after[0], string(after[:min(len(after), 28)]))
		}
		if end := before[len(before)-1]; strings.ContainsRune(noEnd, end) {
			t.Errorf("line ends with %q: %s", end, string(before[max(0, len(before)-28):]))
		}
		if n := len(string(before)) - len(strings.TrimRight(string(before), "—")); n/len("—")%2 == 1 && after[0] == '—' {
			t.Errorf("—— is split: %s", string(before[max(0, len(before)-28):]))
		}
	}
	for _, m := range together.FindAllStringIndex(text, -1) {
		for at := m[0] + 1; at < m[1]; at++ {
			if is[at] {
				t.Errorf("%q is split: %s|%s", text[m[0]:m[1]], text[m[0]:at], text[at:m[1]])
			}
		}
	}
}

// A line that is too short widens its word spaces to twice their width at most; the rest stays white.
func TestWordSpacesHaveALimit(t *testing.T) {
	s := testSetter(t)
	for _, text := range []string{"Zone Report", "Zone report of one month", "甲 Zone 乙"} {
		l := Line{cells: s.cells(text, s.Use("body"))}
		l.Width = l.natural()
		room := l.Width * 3
		l.Justify(room, false)
		for _, c := range l.cells {
			if c.class == space && (c.width > 2*c.advance+0.001 || c.width < 2*c.advance-0.001) {
				t.Errorf("%s: a word space of %.2f pt is %.2f pt wide", text, c.advance, c.width)
			}
		}
		if l.Width >= room {
			t.Errorf("%s: %.2f pt wide", text, l.Width)
		}
	}
}

// alternatives are words as a regular expression has them.
func alternatives(words [][]rune) string {
	var all []string
	for _, word := range words {
		all = append(all, string(word))
	}
	return strings.Join(all, "|")
}
