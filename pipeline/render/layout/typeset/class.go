package typeset

import (
	"slices"
	"unicode"
)

// class is what a character is to a line of Chinese text.
type class uint8

const (
	han       class = iota // 汉字 and whatever else fills a square
	opening                // （《“: white on its left
	closing                // ）》”: white on its right
	pause                  // ，、；：
	stop                   // 。．
	query                  // ？！
	middle                 // ·: half a 字
	dash                   // one half of ——
	ellipsis               // one half of ……
	connector              // — ～ between numbers
	latin                  // Latin letter
	digit                  // 0–9
	sign                   // other half-width characters
	space                  // space that may stretch and vanish at a line's end
	noBreak                // U+3000, no-break space
)

// Characters that may not begin or end a line: GB/T 15834-2011 §5.1, CLREQ level GB, and
// …… not at the start, as Word and xeCJK have it.
const (
	noStart = "。．，、；：？！‼⁇⁈⁉’”）》〉」』】〗〕］｝)]}>,.;:?!·・‧/／-–—~～…⋯%％‰℃°′″〃々"
	noEnd   = "‘“（《〈「『【〖〔［｛([{</／￥¥＄$£€№#"
)

// edges tells in constant time whether a character may begin or end a line; all that may not are in the
// basic plane.
type edges [1 << 16]edge

// edge is where a character may not stand.
type edge uint8

const (
	noStartHere edge = 1 << iota
	noEndHere
)

func newEdges() *edges {
	var e edges
	for _, r := range noStart {
		e[r] |= noStartHere
	}
	for _, r := range noEnd {
		e[r] |= noEndHere
	}
	return &e
}

func (e *edges) of(r rune) edge {
	if int(r) < len(e) {
		return e[r]
	}
	return 0
}

// classify returns the class of a character by itself; before and after decide on quotation
// marks and dashes.
func classify(before, r, after rune) class {
	switch r {
	case ' ', '\t':
		return space
	case 0x3000, 0xA0:
		return noBreak
	case '“', '‘', '（', '《', '〈', '「', '『', '【', '〖', '〔', '［', '｛':
		return opening
	case '’':
		if isLatin(before) && isLatin(after) {
			return sign
		}
		return closing
	case '”', '）', '》', '〉', '」', '』', '】', '〗', '〕', '］', '｝':
		return closing
	case '，', '、', '；', '：':
		return pause
	case '。', '．':
		return stop
	case '？', '！':
		return query
	case '·', '‧':
		return middle
	case '—', '⸺':
		if before == r || after == r {
			return dash
		}
		return connector
	case '～', '〜':
		return connector
	case '…', '⋯':
		return ellipsis
	}
	switch {
	case r >= '0' && r <= '9':
		return digit
	case isLatin(r):
		return latin
	case r < 0x2E80:
		return sign
	}
	return han
}

func isLatin(r rune) bool {
	return r < 0x250 && unicode.IsLetter(r)
}

// isMark says that the class is full-width punctuation.
func (c class) isMark() bool { return c >= opening && c <= query }

// isSquare says that the class stands on the grid of 汉字.
func (c class) isSquare() bool { return c <= connector || c == noBreak }

// units are the words that stay with the number before them (量词, 计量单位), longest first
// among those with the same beginning.
var units = runesOf(
	"平方公里", "平方米", "个百分点", "个月", "批次", "人次", "公顷", "公里", "亿元", "万元", "万亩",
	"万平方米", "万人", "万户", "亿美元", "万美元", "百分点", "名", "亩",
)

func runesOf(words ...string) [][]rune {
	list := make([][]rune, len(words))
	for i, word := range words {
		list[i] = []rune(word)
	}
	return list
}

// unitLength returns how many characters after a number stay with it: at least one 汉字, a
// whole unit where it is one of the known.
func unitLength(after []rune) int {
	skip := 0
	if len(after) > 1 && (after[0] == '多' || after[0] == '余') {
		skip = 1
	}
	best := 1
	for _, unit := range units {
		if n := len(unit); n+skip > best && len(after) >= n+skip && slices.Equal(after[skip:skip+n], unit) {
			best = n + skip
		}
	}
	return min(best, 4)
}
