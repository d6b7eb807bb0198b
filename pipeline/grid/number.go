package grid

import (
	"errors"
	"math"
	"strconv"
)

// significant is the number of digits that a spreadsheet program keeps of a number
// (Excel specifications and limits: "Number precision 15 digits").
const significant = 15

// maxExponent and minExponent bound what a double can hold (IEEE 754 binary64).
const (
	maxExponent = 309
	minExponent = -307
)

var errNumber = errors.New("not a number")

// AppendDecimal appends the number that text states ("44193", "1.2E+3",
// "0.10000000000000001") to dst as plain decimal digits at 15 significant digits
// ("1200", "0.1"). Up to 15 digits the text itself is rewritten; with more, the nearest
// double decides, as in the spreadsheet program. It fails when text is no finite number.
func AppendDecimal(dst, text []byte) ([]byte, error) {
	if isPlainInteger(text) {
		return append(dst, text...), nil
	}
	d, err := parseDecimal(text)
	if err != nil {
		return dst, err
	}
	if d.count == 0 {
		return append(dst, '0'), nil
	}
	if d.count > significant || d.point < minExponent || d.point > maxExponent {
		f, err := strconv.ParseFloat(string(text), 64)
		if err != nil {
			return dst, errNumber
		}
		return AppendFloat(dst, f)
	}
	return d.append(dst), nil
}

// AppendFloat appends f to dst as plain decimal digits at 15 significant digits. It fails
// on NaN and infinities.
func AppendFloat(dst []byte, f float64) ([]byte, error) {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return dst, errNumber
	}
	if f == 0 {
		return append(dst, '0'), nil
	}
	var buf [32]byte
	d, err := parseDecimal(strconv.AppendFloat(buf[:0], f, 'e', significant-1, 64))
	if err != nil {
		return dst, err
	}
	return d.append(dst), nil
}

// isPlainInteger tells whether text is already in the final form: up to 15 digits, no
// sign, no leading zero. Most number cells are.
func isPlainInteger(text []byte) bool {
	if len(text) == 0 || len(text) > significant || text[0] == '0' {
		return len(text) == 1 && text[0] == '0'
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// decimal is ±0.DIGITS × 10^point; digits beyond the kept ones are only counted.
type decimal struct {
	negative bool
	digits   [significant]byte
	count    int
	point    int
}

// parseDecimal reads [sign] digits [. digits] [e [sign] digits].
func parseDecimal(text []byte) (decimal, error) {
	var d decimal
	i := 0
	if i < len(text) && (text[i] == '-' || text[i] == '+') {
		d.negative = text[i] == '-'
		i++
	}
	seen, fraction := 0, false
	for ; i < len(text); i++ {
		c := text[i]
		if c == '.' && !fraction {
			fraction = true
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		seen++
		d.add(c, fraction)
	}
	if seen == 0 {
		return d, errNumber
	}
	exponent, err := parseExponent(text[i:])
	d.point += exponent
	return d, err
}

// add takes one more digit of the mantissa.
func (d *decimal) add(c byte, fraction bool) {
	leading := d.count == 0 && c == '0'
	switch {
	case leading && fraction:
		d.point--
	case leading:
	default:
		if d.count < significant {
			d.digits[d.count] = c
		}
		d.count++
		if !fraction {
			d.point++
		}
	}
}

// parseExponent reads the rest after the mantissa; nothing is 0.
func parseExponent(text []byte) (int, error) {
	if len(text) == 0 {
		return 0, nil
	}
	if (text[0] != 'e' && text[0] != 'E') || len(text) == 1 {
		return 0, errNumber
	}
	text = text[1:]
	sign := 1
	if text[0] == '-' || text[0] == '+' {
		if text[0] == '-' {
			sign = -1
		}
		text = text[1:]
	}
	if len(text) == 0 || len(text) > 6 {
		return 0, errNumber
	}
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, errNumber
		}
		n = n*10 + int(c-'0')
	}
	return sign * n, nil
}

// append writes the kept digits without exponent and without idle zeros.
func (d *decimal) append(dst []byte) []byte {
	digits := d.digits[:min(d.count, significant)]
	for len(digits) > 0 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	if len(digits) == 0 {
		return append(dst, '0')
	}
	if d.negative {
		dst = append(dst, '-')
	}
	if d.point >= len(digits) {
		return appendZeros(append(dst, digits...), d.point-len(digits))
	}
	if d.point > 0 {
		dst = append(dst, digits[:d.point]...)
		dst = append(dst, '.')
		return append(dst, digits[d.point:]...)
	}
	dst = appendZeros(append(dst, "0."...), -d.point)
	return append(dst, digits...)
}

func appendZeros(dst []byte, n int) []byte {
	for ; n > 0; n-- {
		dst = append(dst, '0')
	}
	return dst
}
