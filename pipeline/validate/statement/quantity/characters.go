package quantity

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// characters reads what is written in characters: 三十二, 一百零五, 两万三千, 十二点五, 百分之十二,
// 三分之一, 数十, 上百, 三五. A run that is no numeral, such as 十四五 or 二〇二〇, is no number.
func (t text) characters(i int) (n number, end int, ok bool) {
	n = number{start: i, scale: decimal.New(1, 0)}
	end = i + 1
	for isNumeral(t.rune(end)) || t.rune(end) == '点' && isNumeral(t.rune(end+1)) && isNumeral(t.rune(end-1)) {
		end++
	}
	run := t.runes[i:end]
	if len(run) > longest {
		return n, end, false
	}
	if !isNumeral(run[0]) && (t.has(end, "分之") || len(run) == 2 && run[1] == '十' && run[0] != '数' && run[0] != '几' || !vague(&n, run)) {
		return n, i + 1, false // 近三百, 近百分之三十: the word before a number
	}
	if t.has(end, "分之") && isNumeral(t.rune(end+2)) {
		return t.fraction(n, run, end+2)
	}
	n.end = end
	if ok = vague(&n, run); ok {
		n.end = end
		t.grow(&n)
		return n, n.end, true
	}
	whole, point, _ := strings.Cut(string(run), "点")
	value, place, known := numeral([]rune(whole))
	if !known {
		return n, end, false
	}
	if point != "" {
		if value, place, known = pointed(value, []rune(point)); !known {
			return n, end, false
		}
	}
	n.value, n.place = value, place
	n.article = string(run) == "一" || value.IsZero()
	n.unnamed = run[0] != '十' && !slices.ContainsFunc(run, func(r rune) bool { return scales[r] == 0 })
	if last := run[len(run)-1]; isLarge(last) {
		n.scale = decimal.New(1, scales[last])
	}
	t.grow(&n)
	return n, n.end, true
}

// numeral reads 三十二 or 一亿零五万: digits before falling scales. place is the scale of the last
// digit.
func numeral(run []rune) (value, place decimal.Decimal, ok bool) {
	if len(run) == 0 {
		return value, place, false
	}
	for _, large := range "亿万" {
		for i := len(run) - 1; i >= 0; i-- {
			if run[i] != large {
				continue
			}
			return split(run, i, decimal.New(1, scales[large]))
		}
	}
	return section(run)
}

// split reads what stands before and behind a 万 or 亿.
func split(run []rune, i int, factor decimal.Decimal) (value, place decimal.Decimal, ok bool) {
	head, place, ok := decimal.New(1, 0), decimal.New(1, 0), true
	if i > 0 {
		if head, place, ok = numeral(run[:i]); !ok {
			return value, place, false
		}
	}
	value, place = head.Mul(factor), place.Mul(factor)
	rest := run[i+1:]
	if len(rest) == 0 {
		return value, place, true
	}
	tail, small, ok := numeral(rest)
	if !ok || tail.GreaterThanOrEqual(factor) {
		return value, place, false
	}
	if _, digit := numerals[rest[len(rest)-1]]; digit && len(rest) == 1 { // 三万五: 35000
		tail, small = tail.Mul(factor).Shift(-1), factor.Shift(-1)
	}
	return value.Add(tail), small, true
}

// section reads a numeral below 万: 三千零五, 一百二, 十二.
func section(run []rune) (value, place decimal.Decimal, ok bool) {
	sum, last, digit, zero := int64(0), int32(4), int64(-1), false
	unit := int32(0) // of the last digit
	if n := len(run); n > 0 && (isZero(run[0]) || isZero(run[n-1])) {
		return value, decimal.New(1, 0), n == 1
	}
	for i, r := range run {
		if by, scale := scales[r]; scale {
			begins := i == 0 && len(run) <= 2 // 十二
			if digit < 0 && begins {
				digit = 1
			}
			if digit <= 0 || by >= last {
				return value, place, false
			}
			sum += digit * pow10(by)
			last, unit, digit, zero = by, by, -1, false
			continue
		}
		if digit > 0 {
			return value, place, false // two digits: 十四五, 二〇二〇
		}
		if digit = numerals[r]; digit != 0 {
			continue
		}
		zero, digit = true, -1
	}
	if digit > 0 {
		unit = lastUnit(last, zero)
		sum += digit * pow10(unit)
	}
	return decimal.New(sum, 0), decimal.New(1, unit), true
}

// isZero tells 零 and 〇, which stand within a numeral or alone.
func isZero(r rune) bool {
	n, digit := numerals[r]
	return digit && n == 0
}

// lastUnit is the scale of a last digit that no scale follows: 一百二 is 120, 一百零二 102.
func lastUnit(last int32, zero bool) int32 {
	if last > 1 && last < 4 && !zero {
		return last - 1
	}
	return 0
}

func pow10(n int32) int64 {
	p := int64(1)
	for ; n > 0; n-- {
		p *= 10
	}
	return p
}

// pointed adds the decimals, and what they are counted in: 二点四亿.
func pointed(whole decimal.Decimal, point []rune) (value, place decimal.Decimal, ok bool) {
	end := 0
	fraction := int64(0)
	for end < len(point) && end < 9 {
		d, digit := numerals[point[end]]
		if !digit {
			break
		}
		fraction = fraction*10 + d
		end++
	}
	if end == 0 {
		return value, place, false
	}
	value, place = whole.Add(decimal.New(fraction, -int32(end))), decimal.New(1, -int32(end))
	for _, r := range point[end:] {
		by, scale := scales[r]
		if !scale {
			return value, place, false
		}
		value, place = value.Shift(by), place.Shift(by)
	}
	return value, place, true
}
