package recognise

import (
	"strings"

	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ledger"
)

const (
	headerSearch = 30  // lines in which a header is looked for
	Depth        = 3   // rows that a header may span
	headerWidth  = 256 // columns that a header may span
)

// Key brings a header into the form in which it is matched: half width, no white
// space or line breaks, Latin letters in upper case, without what stands in brackets,
// which is returned beside it. Months count as 本月: 1-12月累计 is 1-本月累计.
func Key(s string) (key string, brackets []string) {
	var b, inside strings.Builder
	depth := 0
	for _, r := range spelling.Compact(s) {
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

// Head is the header of one column: its own cell and the groups above it.
type Head struct {
	Col    int
	At     ledger.Address // its own cell
	Text   string
	path   []*spot // the header cells over it, the outermost group first
	names  []name  // that it may go by, the most telling first
	alone  *name   // of a group that stands for the column, nil if none does
	Serial bool
	Units  []Unit // from the column's own to its outermost group
}

// name is one reading of a head: the key by which it is looked up and what else it says.
type name struct {
	key  string
	rest rest
}

// Unit is the unit words that one header cell states.
type Unit struct {
	At    ledger.Address
	Words []string
	Group bool     // a header over several columns states them
	in    []string // the brackets that do
}

// heads reads rows first to last of the window as a header.
func (w *window) heads(first, last int) []Head {
	var list []Head
	over := make(map[ledger.Address]int) // columns, but that of running numbers, by what stands over them
	columns := 0
	for col := 1; col <= w.cols; col++ {
		path := w.path(first, last, col)
		if len(path) == 0 {
			continue
		}
		if h, ok := w.head(path, col); ok {
			list = append(list, h)
			if !h.Serial {
				columns++
				for _, s := range path {
					over[s.at]++
				}
			}
		}
	}
	for i := range list {
		if list[i].alone == nil && w.currentAlone(list, i) {
			group := len(list[i].path) - 2
			list[i].alone = &name{list[i].path[group].key, restOf(list[i].path, group, func(k int) bool { return k == group })}
		}
		list[i].forgetTitles(func(s *spot) bool { return columns > 1 && over[s.at] == columns || namesSheet(s.key) })
	}
	return list
}

// head names a column by its path. A row of units, or of brackets, under the header only
// adds to it.
func (w *window) head(path []*spot, col int) (Head, bool) {
	n := len(path) - 1
	leaf := path[n]
	h := Head{Col: col, At: leaf.at, Text: spelling.Compact(leaf.text), path: path}
	apart := n > 0 && (leaf.isUnit() || leaf.key == "")
	for i := n; i >= 0; i-- {
		if words := path[i].unitWords(); len(words) > 0 {
			h.Units = append(h.Units, Unit{path[i].at, words, i < n && !(apart && i == n-1), path[i].in})
		}
	}
	if apart {
		n--
		leaf = path[n]
		h.At, h.Text = leaf.at, spelling.Compact(leaf.text)
	}
	if leaf.key == "" {
		return h, false
	}
	h.Serial = isSerial(leaf.key)
	whole := ""
	for _, s := range path[:n+1] {
		whole += s.key
	}
	h.names = append(h.names, name{whole, restOf(path, n, func(i int) bool { return i <= n })})
	own := restOf(path, n, func(i int) bool { return i == n })
	if n > 0 {
		group := path[n-1]
		h.names = append(h.names, name{group.key + leaf.key, restOf(path, n, func(i int) bool { return i == n || i == n-1 })}, name{leaf.key, own})
		if w.words.actual[leaf.key] { // 实际 under 开工日期: 实际开工日期
			h.names = append(h.names, name{leaf.key + group.key, restOf(path, n, func(i int) bool { return i == n || i == n-1 })})
		}
		if !group.wide || isSum(leaf.key) || w.words.saysActual(leaf.key, group.key) || w.words.qualifies(leaf) {
			h.alone = &name{group.key, restOf(path, n-1, func(i int) bool { return i == n-1 })}
		}
	}
	if bare, unit := unitword.CutUnit(leaf.key); bare != "" {
		h.names = append(h.names, name{bare, own})
		h.Units = append([]Unit{{At: leaf.at, Words: []string{unitword.Key(unit)}}}, h.Units...)
	}
	return h, true
}

// unitWords are the units that a header cell states: in brackets, behind a colon, or as
// all that it says.
func (s *spot) unitWords() []string {
	var words []string
	for _, in := range s.in {
		for _, w := range unitword.Split(in) {
			if unitword.DimensionOf(w) != unitword.NoDimension || unitword.IsMultiple(w) {
				words = append(words, w)
			}
		}
	}
	if _, after, ok := strings.Cut(spelling.HalfWidth(s.text), ":"); ok && len(words) == 0 {
		if w := unitword.Key(after); unitword.DimensionOf(w) != unitword.NoDimension {
			words = append(words, w)
		}
	}
	if w := unitword.Key(s.key); len(words) == 0 && unitword.DimensionOf(w) != unitword.NoDimension {
		words = append(words, w)
	}
	return words
}

// isUnit tells a header cell that says a unit and nothing else.
func (s *spot) isUnit() bool {
	return s.key == "" && len(s.unitWords()) > 0 || unitword.DimensionOf(unitword.Key(s.key)) != unitword.NoDimension ||
		s.key == "%" || s.key == "米" || len(s.key) == len("个") && unitword.IsCounter(s.key)
}

// isSum tells the leaf that stands for its whole group.
func isSum(key string) bool {
	switch key {
	case "合计", "小计", "计", "总计", "总额", "金额", "数值", "数量", "总数":
		return true
	}
	return false
}

// Written is a header as the sheet has it, without white space.
func (h *Head) Written() string {
	var parts []string
	for _, s := range h.path {
		parts = append(parts, strings.Map(func(r rune) rune {
			if spelling.Invisible(r) {
				return -1
			}
			return r
		}, s.text))
	}
	return strings.Join(parts, "/")
}
