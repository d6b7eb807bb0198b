package lines

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/spelling"
)

// TotalKind is what a label says that a line totals.
type TotalKind uint8

const (
	NoTotal    TotalKind = iota // no label of a total
	Subtotal                    // 小计: the rows of a group
	SumTotal                    // 合计: the rows since the last one, or all
	GrandTotal                  // 总计: all rows
	OtherTotal                  // 平均值, 计数: something else than sums
)

// Level orders totals: 1 for 小计, 2 for 合计, 3 for 总计, 0 for what is checked against no rows.
func (k TotalKind) Level() int {
	if k == OtherTotal {
		return 0
	}
	return int(k)
}

// totalSuffix is a total word that may stand behind something else: 一期小计.
type totalSuffix struct {
	word string
	kind TotalKind
}

// TotalWords is the words for totals (templates/reading.toml), compiled.
type TotalWords struct {
	alone    map[string]TotalKind // by the word alone
	suffixes []totalSuffix        // behind something else, the longest first
	signs    string               // one of them is in every total word
	signed   [256]bool            // last bytes of the signs' code points
}

// CompileTotals compiles the words that the definitions give.
func CompileTotals(t definition.Totals) *TotalWords {
	v := &TotalWords{alone: make(map[string]TotalKind)}
	add := func(words []string, kind TotalKind, behind bool) {
		for _, w := range spelling.Keys(words) {
			v.sign(w)
			if _, known := v.alone[w]; !known || kind != Subtotal {
				v.alone[w] = kind
			}
			if behind && !slices.ContainsFunc(v.suffixes, func(s totalSuffix) bool { return s.word == w }) {
				v.suffixes = append(v.suffixes, totalSuffix{w, kind})
			}
		}
	}
	add(t.Subtotal, Subtotal, true)
	add(t.Grand, GrandTotal, true)
	add(t.Total, SumTotal, true)
	add(t.Other, OtherTotal, true)
	add(t.Alone, SumTotal, false)
	slices.SortStableFunc(v.suffixes, func(a, b totalSuffix) int { return cmp.Compare(len(b.word), len(a.word)) })
	return v
}

// sign notes the last character of a total word, as a cell may write it.
func (v *TotalWords) sign(word string) {
	last, _ := utf8.DecodeLastRuneInString(word)
	signs := []rune{last, unicode.ToLower(last)}
	if last > ' ' && last <= '~' {
		signs = append(signs, last+0xfee0, unicode.ToLower(last)+0xfee0) // full width
	}
	for _, r := range signs {
		if !strings.ContainsRune(v.signs, r) {
			v.signs += string(r)
			v.signed[byte(r)] = true
		}
	}
}

// longestTotal is more bytes than the label of a total has.
const longestTotal = 90

// Kind reads a label as one of a total. Spaces inside, a colon, a count or something
// before it do not matter.
func (v *TotalWords) Kind(s string) TotalKind {
	kind, _ := v.Of(s)
	return kind
}

// Exact tells a label that is a word for a total and nothing more.
func (v *TotalWords) Exact(s string) bool {
	kind, of := v.Of(s)
	return kind != NoTotal && of == ""
}

// Of reads a label as one of a total and gives what it is of: 一期 of 一期小计, "" of 合计.
func (v *TotalWords) Of(s string) (kind TotalKind, of string) {
	if len(s) > longestTotal {
		return NoTotal, ""
	}
	whole := strings.Trim(spelling.Key(s), "()[]【】*")
	key := whole
	if i := strings.IndexAny(key, "(:["); i > 0 {
		key = key[:i]
	}
	if kind, of := v.totalKey(key); kind != NoTotal {
		return kind, of
	}
	if open, end := strings.IndexByte(whole, '('), strings.LastIndexByte(whole, ')'); open > 0 && open < end { // 产业项目（5个）小计
		return v.totalKey(whole[:open] + whole[end+1:])
	}
	return NoTotal, ""
}

// totalKey reads a label without brackets.
func (v *TotalWords) totalKey(key string) (kind TotalKind, of string) {
	if kind, ok := v.alone[key]; ok {
		return kind, ""
	}
	for _, t := range v.suffixes {
		if rest, ok := strings.CutPrefix(key, t.word); ok && StatedCount(rest) >= 0 { // 合计12个
			return v.alone[t.word], ""
		}
		if of, ok := strings.CutSuffix(key, t.word); ok {
			return t.kind, of
		}
	}
	return NoTotal, ""
}

// May rules out most texts at little cost: every total word holds one of these signs.
func (v *TotalWords) May(s string) bool {
	for _, r := range s {
		if v.signed[byte(r)] && strings.ContainsRune(v.signs, r) {
			return true
		}
	}
	return false
}
