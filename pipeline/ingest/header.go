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
	path   []*spot // the header cells over it, the outermost group first
	names  []name  // that it may go by, the most telling first
	alone  *name   // of a group that stands for the column, nil if none does
	serial bool
	units  []headUnit // from the column's own to its outermost group
}

// name is one reading of a head: the key by which it is looked up and what else it says.
type name struct {
	key  string
	rest rest
}

// headUnit is the unit words that one header cell states.
type headUnit struct {
	at    ledger.Address
	words []string
	group bool     // a header over several columns states them
	in    []string // the brackets that do
}

// heads reads rows first to last of the window as a header.
func (w *window) heads(first, last int) []head {
	var list []head
	over := make(map[ledger.Address]int) // columns, but that of running numbers, by what stands over them
	columns := 0
	for col := 1; col <= w.cols; col++ {
		path := w.path(first, last, col)
		if len(path) == 0 {
			continue
		}
		if h, ok := w.head(path, col); ok {
			list = append(list, h)
			if !h.serial {
				columns++
				for _, s := range path {
					over[s.at]++
				}
			}
		}
	}
	for i := range list {
		list[i].forgetTitles(func(s *spot) bool { return columns > 1 && over[s.at] == columns || namesSheet(s.key) })
	}
	return list
}

// head names a column by its path. A row of units, or of brackets, under the header only
// adds to it.
func (w *window) head(path []*spot, col int) (head, bool) {
	n := len(path) - 1
	leaf := path[n]
	h := head{col: col, at: leaf.at, text: compact(leaf.text), path: path}
	apart := n > 0 && (leaf.isUnit() || leaf.key == "")
	for i := n; i >= 0; i-- {
		if words := path[i].unitWords(); len(words) > 0 {
			h.units = append(h.units, headUnit{path[i].at, words, i < n && !(apart && i == n-1), path[i].in})
		}
	}
	if apart {
		n--
		leaf = path[n]
		h.at, h.text = leaf.at, compact(leaf.text)
	}
	if leaf.key == "" {
		return h, false
	}
	h.serial = isSerial(leaf.key)
	whole := ""
	for _, s := range path[:n+1] {
		whole += s.key
	}
	h.names = append(h.names, name{whole, restOf(path, n, func(i int) bool { return i <= n })})
	own := restOf(path, n, func(i int) bool { return i == n })
	if n > 0 {
		group := path[n-1]
		h.names = append(h.names, name{group.key + leaf.key, restOf(path, n, func(i int) bool { return i == n || i == n-1 })}, name{leaf.key, own})
		if !group.wide || isSum(leaf.key) || w.words.actual[leaf.key] || w.words.qualifies(leaf) {
			h.alone = &name{group.key, restOf(path, n-1, func(i int) bool { return i == n-1 })}
		}
	}
	if bare, unit := cutUnit(leaf.key); bare != "" {
		h.names = append(h.names, name{bare, own})
		h.units = append([]headUnit{{at: leaf.at, words: []string{unitWord(unit)}}}, h.units...)
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
