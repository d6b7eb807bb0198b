package typing

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/unitword"
)

// numeral is a number as a text states it, with the word that follows it.
type numeral struct {
	Value  decimal.Decimal
	unit   string // unitWord form; "%" for a percentage; empty for none
	forms  Form
	shown  bool // unit and scale are those of the number format of its cell
	scaled bool // by the number format of its cell
}

// longestNumber bounds the text of one number; no honest cell is longer.
const longestNumber = 40

// ParseNumeral reads an exact number in the forms of design §5: half or full width, with
// thousands separators, with a unit behind it. It fails on everything that is not one
// exact number: 约3000, 12-15, 三十余, >100, 1,23.
func ParseNumeral(s string) (numeral, bool) {
	t := spelling.Trim(s)
	n := numeral{forms: FormText}
	if h := spelling.HalfWidth(t); h != t {
		n.forms |= FormWidth
		t = spelling.Trim(h)
	}
	t = spelling.Trim(strings.TrimPrefix(strings.TrimPrefix(t, "'"), "人民币"))
	end := 0
	for end < len(t) && (t[end] >= '0' && t[end] <= '9' || strings.IndexByte("+-,. ", t[end]) >= 0) {
		end++
	}
	digits, ok := strings.TrimRight(t[:end], " "), false
	if digits, ok = dropSeparators(digits, &n.forms); !ok {
		return numeral{}, false
	}
	if n.Value, ok = ParseExact(digits); !ok {
		return numeral{}, false
	}
	if rest := spelling.Trim(t[end:]); rest != "" {
		n.unit = unitword.Key(rest)
		if n.forms |= FormUnit; n.unit == "%" {
			n.forms ^= FormUnit | FormPercent
		}
		return n, n.unit == "%" || unitword.IsYear(n.unit) || unitword.IsCounter(n.unit) || unitword.DimensionOf(n.unit) != unitword.NoDimension
	}
	return n, true
}

// dropSeparators takes thousands separators out of a number, if they stand every three
// digits and are all alike.
func dropSeparators(s string, forms *Form) (string, bool) {
	separator := strings.IndexAny(s, ", ")
	if separator < 0 {
		return s, true
	}
	whole, fraction, _ := strings.Cut(s, ".")
	groups := strings.Split(whole, s[separator:separator+1])
	first := strings.TrimLeft(groups[0], "+-")
	if len(first) == 0 || len(first) > 3 || strings.ContainsAny(fraction, ", ") {
		return "", false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return "", false
		}
	}
	*forms |= FormThousands
	whole = strings.Join(groups, "")
	if strings.Contains(s, ".") {
		whole += "." + fraction
	}
	return whole, true
}

// ParseExact reads [sign] digits [. digits] without loss.
func ParseExact(s string) (decimal.Decimal, bool) {
	if len(s) == 0 || len(s) > longestNumber {
		return decimal.Decimal{}, false
	}
	var n int64
	digits, fraction, point := 0, 0, false
	body := s
	if s[0] == '-' || s[0] == '+' {
		body = s[1:]
	}
	for i := range len(body) {
		switch c := body[i]; {
		case c == '.' && !point && digits > 0:
			point = true
		case c >= '0' && c <= '9':
			digits++
			if point {
				fraction++
			}
			if digits <= 18 {
				n = n*10 + int64(c-'0')
			}
		default:
			return decimal.Decimal{}, false
		}
	}
	if digits == 0 || point && fraction == 0 {
		return decimal.Decimal{}, false
	}
	if digits > 18 {
		d, err := decimal.NewFromString(s)
		return d, err == nil
	}
	if s[0] == '-' {
		n = -n
	}
	return decimal.New(n, -int32(fraction)), true
}
