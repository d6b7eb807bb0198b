// Package quantity reads the numbers of running Chinese text, with their units: 27个, ２．４亿元,
// 三十二户, 约6.6万平方米, 60多家, 3—5项, 百分之十二. What bears a numeral and counts nothing is none:
// dates and times, ordinals (第三批, 一是), levels (3A级), document numbers, telephone numbers.
package quantity

import (
	"github.com/shopspring/decimal"
)

// Quantity is a number with its unit, as a text states it.
type Quantity struct {
	Start, End int             // bytes of the text: the number, its unit, and the words that say how exact it is
	Value      decimal.Decimal // in Unit, 万 and 亿 multiplied out: 2.4亿元 is 240000000 元
	Unit       string          // as the Reader spells it: 元, 亩, ㎡, %, 个; "" of a bare 万 or 亿
	Place      decimal.Decimal // what one is worth at its last digit that is not 0: of 2.40亿元 0.01亿, of 60 ten
	Sense      Sense
	Most       decimal.Decimal // of Between: up to, but not including
}

// Sense is how a text means a number.
type Sense uint8

const (
	// Exact is a number without a word about it.
	Exact Sense = iota
	// About is 约, 左右, 上下.
	About
	// Nearly is 近, 将近, 接近: it falls short by little.
	Nearly
	// Over is 多, 余: above it, and below one more at its last digit.
	Over
	// More is 超, 逾, 突破: above it.
	More
	// AtLeast is 以上, 至少.
	AtLeast
	// Less is 不足, 不到, 以内, 以下.
	Less
	// Between is a number that is not named: 数十家, 上百家, 三五个. Value is the least.
	Between
)

// Reader knows which words are units and which phrases count nothing.
type Reader struct {
	units   []unitWord // the longest first
	phrases [][]rune
}

// unitWord is a unit as texts may write it, and as figures do.
type unitWord struct {
	written []rune
	unit    string
}

// text is a text in runes, characters of full width in half width, and where each stands.
type text struct {
	runes []rune
	at    []int // byte of each rune; one more for the end
}

func newText(s string) text {
	t := text{}
	for i, r := range s {
		t.runes = append(t.runes, half(r))
		t.at = append(t.at, i)
	}
	t.at = append(t.at, len(s))
	return t
}

// half is a digit, letter or sign of a number in half width; the commas of sentences stay.
func half(r rune) rune {
	switch {
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '．', r == '％', r == '＋', r == '－', r == '／':
		return r - 0xfee0
	case r == '−', r == '‐', r == '‑':
		return '-'
	case r == '　', r == '\u00a0':
		return ' '
	}
	return r
}

// has says that a word stands at a place.
func (t text) has(i int, word string) bool { return t.stands(i, []rune(word)) }

// stands says that a word stands at a place.
func (t text) stands(i int, word []rune) bool {
	for _, r := range word {
		if i < 0 || i >= len(t.runes) || t.runes[i] != r {
			return false
		}
		i++
	}
	return true
}

// rune is the character at a place, 0 beyond the ends.
func (t text) rune(i int) rune {
	if i < 0 || i >= len(t.runes) {
		return 0
	}
	return t.runes[i]
}

// blanks passes over spaces.
func (t text) blanks(i int) int {
	for t.rune(i) == ' ' {
		i++
	}
	return i
}

// Read returns the quantities of a text in order. It never fails: what it cannot read as a number
// with a unit is none.
func (r *Reader) Read(s string) []Quantity {
	t := newText(s)
	var out []Quantity
	for i := 0; i < len(t.runes); {
		if n := r.phrase(t, i); n > 0 {
			i += n
			continue
		}
		found, next := r.chain(t, i)
		out = append(out, found...)
		i = max(next, i+1)
	}
	return out
}

// phrase is how long the phrase that counts nothing is that begins at a place, 0 if none does.
func (r *Reader) phrase(t text, i int) int {
	for _, p := range r.phrases {
		if t.stands(i, p) {
			return len(p)
		}
	}
	return 0
}
