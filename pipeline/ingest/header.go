package ingest

import (
	"strings"

	"zonereport/pipeline/ledger"
)

const (
	headerSearch = 30  // lines in which a header is looked for
	headerDepth  = 3   // rows that a header may span
	headerWidth  = 256 // columns that a header may span
)

// headerKey brings a header into the form in which it is matched: half width, no white
// space or line breaks, Latin letters in upper case, without what stands in brackets,
// which is returned beside it. Months count as 本月: 1-12月累计 is 1-本月累计.
func headerKey(s string) (key string, brackets []string) {
	var b, inside strings.Builder
	depth := 0
	for _, r := range compact(s) {
		switch {
		case r >= 0x4e00 && r <= 0x9fff && depth == 0:
			b.WriteRune(r)
		case strings.ContainsRune("([【〔〖", r):
			depth++
		case depth > 0 && strings.ContainsRune(")]】〕〗", r):
			if depth--; depth == 0 {
				brackets = append(brackets, inside.String())
				inside.Reset()
			}
		case depth > 0:
			inside.WriteRune(r)
		case strings.ContainsRune("–—―~", r):
			b.WriteByte('-')
		case r >= 'a' && r <= 'z':
			b.WriteRune(r - 'a' + 'A')
		default:
			b.WriteRune(r)
		}
	}
	if inside.Len() > 0 {
		brackets = append(brackets, inside.String())
	}
	return sameMonth(strings.Trim(b.String(), "*:,.、;★☆※")), brackets
}

// sameMonth replaces the month that closes a span by 本月: 1-12月, 年初至6月.
func sameMonth(key string) string {
	i := strings.Index(key, "月")
	if i < 0 {
		return key
	}
	digits := i
	for digits > 0 && key[digits-1] >= '0' && key[digits-1] <= '9' {
		digits--
	}
	head := key[:digits]
	if digits < i && (head == "1-" || strings.HasSuffix(head, "至")) {
		return head + "本" + key[i:]
	}
	return key
}

// isSerial tells the column of running numbers, which is carried and not used.
func isSerial(key string) bool {
	return key == "序号" || key == "序" || key == "行号" || key == "NO" || key == "NO."
}

// head is the header of one column: its own cell and the groups above it.
type head struct {
	col    int
	at     ledger.Address // its own cell
	text   string
	path   []*spot  // the header cells over it, the outermost group first
	keys   []string // the names it may go by, the most telling first
	alone  string   // name of a group that stands for the column, "" if none does
	serial bool
	units  []headUnit // from the column's own to its outermost group
}

// headUnit is the unit words that one header cell states.
type headUnit struct {
	at    ledger.Address
	words []string
	group bool // a header over several columns states them
}

// heads reads rows first to last of the window as a header.
func (w *window) heads(first, last int) []head {
	var list []head
	for col := 1; col <= w.cols; col++ {
		if path := w.path(first, last, col); len(path) > 0 {
			if h, ok := w.head(path, col); ok {
				list = append(list, h)
			}
		}
	}
	return list
}

// head names a column by its path.
func (w *window) head(path []*spot, col int) (head, bool) {
	leaf := path[len(path)-1]
	h := head{col: col, at: leaf.at, text: compact(leaf.text), path: path}
	apart := leaf.isUnit() && len(path) > 1
	for i := len(path) - 1; i >= 0; i-- {
		if words := path[i].unitWords(); len(words) > 0 {
			h.units = append(h.units, headUnit{path[i].at, words, i < len(path)-1 && !(apart && i == len(path)-2)})
		}
	}
	if apart { // a row of units under the header
		path = path[:len(path)-1]
		leaf = path[len(path)-1]
		h.at, h.text = leaf.at, compact(leaf.text)
	}
	if leaf.key == "" {
		return h, false
	}
	h.serial = isSerial(leaf.key)
	whole := ""
	for _, s := range path {
		whole += s.key
	}
	h.keys = append(h.keys, whole)
	if n := len(path); n > 1 {
		h.keys = append(h.keys, path[n-2].key+leaf.key, leaf.key)
		if group := path[n-2]; !group.wide || isSum(leaf.key) {
			h.alone = group.key
		}
	}
	if bare, unit := cutUnit(leaf.key); bare != "" {
		h.keys = append(h.keys, bare)
		h.units = append([]headUnit{{leaf.at, []string{unitWord(unit)}, false}}, h.units...)
	}
	return h, true
}

// unitWords are the units that a header cell states: in brackets, behind a colon, or as
// all that it says.
func (s *spot) unitWords() []string {
	var words []string
	for _, in := range s.in {
		for _, w := range splitUnits(in) {
			if dimensionOf(w) != noDimension || multiple(w) {
				words = append(words, w)
			}
		}
	}
	if _, after, ok := strings.Cut(halfWidth(s.text), ":"); ok && len(words) == 0 {
		if w := unitWord(after); dimensionOf(w) != noDimension {
			words = append(words, w)
		}
	}
	if w := unitWord(s.key); len(words) == 0 && dimensionOf(w) != noDimension {
		words = append(words, w)
	}
	return words
}

// isUnit tells a header cell that says a unit and nothing else.
func (s *spot) isUnit() bool {
	return s.key == "" && len(s.unitWords()) > 0 || dimensionOf(unitWord(s.key)) != noDimension ||
		s.key == "%" || s.key == "米" || len(s.key) == len("个") && counter(s.key)
}

// multiple tells a count in thousands or more (万人) or a rate in ‰, which no column may be in.
func multiple(word string) bool {
	if word == "‰" {
		return true
	}
	for _, m := range []string{"万", "千", "百", "亿"} {
		if rest, ok := strings.CutPrefix(word, m); ok && counter(rest) {
			return true
		}
	}
	return false
}

// cutUnit parts a unit written behind a header without brackets: 总投资万元, 总投资/亿元;
// "" if there is none.
func cutUnit(key string) (bare, unit string) {
	for _, u := range []string{"万平方米", "平方米", "万㎡", "㎡", "公顷", "亩", "亿元", "万元", "元"} {
		if bare, ok := strings.CutSuffix(key, u); ok && bare != "" && !strings.HasSuffix(bare, "千") && !strings.HasSuffix(bare, "美") {
			return strings.TrimRight(bare, ":/,-"), u
		}
	}
	return "", ""
}

// isSum tells the leaf that stands for its whole group.
func isSum(key string) bool {
	switch key {
	case "合计", "小计", "计", "总计", "总额", "金额", "数值", "数量", "总数":
		return true
	}
	return false
}
