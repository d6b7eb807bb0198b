package quantity

import (
	"strings"

	"github.com/shopspring/decimal"
)

// number is a numeral without its unit.
type number struct {
	start, end int // runes
	value      decimal.Decimal
	place      decimal.Decimal // see Quantity.Place
	most       decimal.Decimal // not zero: a number that is not named, from value up to this
	over       bool            // 多, 余 stands within: 100多万
	scale      decimal.Decimal // the 万 or 亿 behind it, 1 for none
	article    bool            // 一 alone, which is no more than an article
	unnamed    bool            // 百, 千万 without a number before it: 百家争鸣, 千亿级
	percent    bool            // 百分之十二
}

// scales are the characters that multiply.
var scales = map[rune]int32{'十': 1, '百': 2, '千': 3, '万': 4, '亿': 8}

// numerals are the digits that are written as characters.
var numerals = map[rune]int64{
	'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func isNumeral(r rune) bool {
	_, digit := numerals[r]
	_, scale := scales[r]
	return digit || scale
}

// number reads the numeral that begins at a place; end is beyond it also where it means no number.
func (t text) number(i int) (n number, end int, ok bool) {
	switch r := t.rune(i); {
	case isDigit(r), (r == '-' || r == '负') && isDigit(t.rune(i+1)):
		return t.digits(i)
	case isNumeral(r), (r == '数' || r == '几' || r == '上' || r == '近' || r == '过' || r == '超' || r == '逾') && isNumeral(t.rune(i+1)):
		return t.characters(i)
	}
	return number{}, i, false
}

// digits reads what begins with a digit: 1,234.5, 2.4亿, 3亿5千万, 100多万.
func (t text) digits(i int) (n number, end int, ok bool) {
	n = number{start: i, scale: decimal.New(1, 0)}
	negative := !isDigit(t.rune(i))
	if negative {
		i++
	}
	part, place, i, ok := t.decimal(i)
	if !ok {
		return n, i, false
	}
	n.value, n.place, n.end = part, place, i
	t.grow(&n)
	for last := n.scale; isDigit(t.rune(n.end)) && last.GreaterThan(decimal.New(1, 0)) && !n.over; last = n.scale {
		more := number{scale: decimal.New(1, 0)}
		if more.value, more.place, more.end, ok = t.decimal(n.end); !ok {
			return n, more.end, false
		}
		t.grow(&more)
		if !more.scale.LessThan(last) || more.scale.Equal(decimal.New(1, 0)) {
			return n, more.end, false // 3亿2020: two numbers
		}
		n.value, n.place, n.scale, n.end, n.over = n.value.Add(more.value), more.place, more.scale, more.end, more.over
	}
	if negative {
		n.value = n.value.Neg()
	}
	return n, n.end, true
}

// grow takes the 十 百 千 万 亿, and the 多 余 几 among them, behind a number.
func (t text) grow(n *number) {
	for steps := 0; steps < 4; steps++ {
		i := t.blanks(n.end)
		if i > n.end && !isLarge(t.rune(i)) {
			return
		}
		r := t.rune(i)
		by, scale := scales[r]
		switch {
		case scale && !(r == '千' && t.measured(i)):
			factor := decimal.New(1, by)
			n.value, n.place, n.scale, n.end = n.value.Mul(factor), n.place.Mul(factor), n.scale.Mul(factor), i+1
		case (r == '多' || r == '余' || r == '几') && !n.over:
			n.over, n.end = true, i+1
		default:
			return
		}
	}
}

// measured says that 千 begins a unit: 千米, 千瓦, 千伏, 千克.
func (t text) measured(i int) bool {
	return strings.ContainsRune("米瓦伏克", t.rune(i+1)) && t.rune(i+1) != 0
}

func isLarge(r rune) bool { return r == '万' || r == '亿' }

// decimal reads digits with their separators and decimals. place is what its last digit other than
// 0 is worth; decimals that are stated are exact.
func (t text) decimal(i int) (value, place decimal.Decimal, end int, ok bool) {
	start := i
	for isDigit(t.rune(i)) {
		i++
	}
	whole := string(t.runes[start:i])
	if len(whole) <= 3 {
		for n := 0; t.group(i) && n < 8; n++ {
			whole += string(t.runes[i+1 : i+4])
			i += 4
		}
	}
	fraction := ""
	if t.rune(i) == '.' && isDigit(t.rune(i+1)) {
		for i++; isDigit(t.rune(i)); i++ {
			fraction += string(t.rune(i))
		}
		if t.rune(i) == '.' && isDigit(t.rune(i+1)) { // 2020.12.28, 1.2.3
			for isDigit(t.rune(i)) || t.rune(i) == '.' {
				i++
			}
			return value, place, i, false
		}
	}
	if len(whole)+len(fraction) > longest {
		return value, place, i, false
	}
	digits := whole
	if fraction != "" {
		digits += "." + fraction
	}
	value, err := decimal.NewFromString(digits)
	place = decimal.New(1, -int32(len(fraction)))
	if fraction == "" {
		place = decimal.New(1, int32(len(whole)-len(strings.TrimRight(whole, "0"))))
	}
	return value, place, i, err == nil
}

// longest is how many digits a number may have; what is longer names a thing.
const longest = 24

// group says that a separator and three digits stand at a place, and no fourth.
func (t text) group(i int) bool {
	r := t.rune(i)
	return (r == ',' || r == '，') && isDigit(t.rune(i+1)) && isDigit(t.rune(i+2)) && isDigit(t.rune(i+3)) && !isDigit(t.rune(i+4))
}
