package numfmt

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// splitSections parts a code at the semicolons that are no literals.
func splitSections(code string) []string {
	var parts []string
	from := 0
	for i := 0; i < len(code); {
		n := tokenLength(code[i:])
		if code[i] == ';' {
			parts, from = append(parts, code[from:i]), i+1
		}
		i += n
	}
	if parts = append(parts, code[from:]); len(parts) > 4 {
		parts = parts[:4]
	}
	return parts
}

// tokenLength is the bytes of the token that a code begins with: a quoted text, an escaped
// or padding character, a bracket, or one character. What never ends goes to the end.
func tokenLength(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	switch s[0] {
	case '"':
		return closing(s, '"')
	case '[':
		return closing(s, ']')
	case '\\', '!', '_', '*':
		_, more := utf8.DecodeRuneInString(s[n:])
		return n + more
	}
	return n
}

func closing(s string, end byte) int {
	if i := strings.IndexByte(s[1:], end); i >= 0 {
		return i + 2
	}
	return len(s)
}

// reader reads the tokens of one section.
type reader struct {
	section
	code     string
	date     bool // it has parts of a date or a time
	year     bool
	percents int
	pending  int // commas behind the last digit, which scale unless another digit comes
}

// next reads one token; false at the end.
func (r *reader) next() bool {
	if r.code == "" {
		r.commas += r.pending
		return false
	}
	if n := generalLength(r.code); n > 0 {
		r.general = true
		r.digit('0')
		r.code = r.code[n:]
		return true
	}
	n := tokenLength(r.code)
	token := r.code[:n]
	r.code = r.code[n:]
	switch token[0] {
	case '\\', '!':
		r.literal(token[1:])
	case '"':
		r.literal(strings.TrimSuffix(token[1:], `"`))
	case '[':
		r.bracket(strings.TrimSuffix(token[1:], "]"))
	case '_', '*': // a blank as wide as a character; a character that fills the cell
	default:
		r.bare(token)
	}
	return true
}

// generalLength tells General, also by its Chinese name, with which a code begins.
func generalLength(s string) int {
	for _, word := range []string{"G/通用格式", "General"} {
		if len(s) >= len(word) && strings.EqualFold(s[:len(word)], word) {
			return len(word)
		}
	}
	return 0
}

func (r *reader) literal(text string) {
	if text != "" {
		r.parts = append(r.parts, part{literal: text})
	}
}

func (r *reader) digit(placeholder byte) {
	if r.exponent {
		return
	}
	if r.pending = 0; r.date {
		return
	}
	r.parts = append(r.parts, part{digit: placeholder})
}

// bare reads a character that stands for itself or for a part of the value.
func (r *reader) bare(token string) {
	c := token[0]
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	switch c {
	case '0', '#', '?':
		r.digit(c)
	case '@':
		r.text, r.general = true, true
		r.digit('0')
	case '.':
		r.decimalPoint()
	case ',':
		r.comma()
	case '%':
		r.percents++
		r.literal("%")
	case '/':
		r.fraction = r.fraction || !r.date && len(r.parts) > 0
	case 'e':
		r.era()
	case 'y':
		r.date, r.year = true, true
	case 'm', 'd', 'h', 's':
		r.date = true
	case 'a', 'b', 'g':
		r.rare(token)
	default:
		r.literal(token)
	}
}

// rare reads the letters of a date that are some only in company: aaa (the day of the week
// in Chinese), AM/PM, A/P, bb and gg (years of other calendars).
func (r *reader) rare(token string) {
	switch rest := strings.ToLower(r.code); {
	case token == "b" && strings.HasPrefix(rest, "b"):
		r.date, r.year = true, true
	case strings.EqualFold(token, "g") && (strings.HasPrefix(rest, "g") || strings.HasPrefix(rest, "e")):
		r.date = true
	case strings.EqualFold(token, "a") && (strings.HasPrefix(rest, "aa") || strings.HasPrefix(rest, "m/pm") || strings.HasPrefix(rest, "/p")):
		r.date = true
		if !strings.HasPrefix(rest, "aa") {
			r.code = r.code[strings.IndexAny(rest, "p")+1:]
		} else {
			r.code = strings.TrimLeft(r.code, "aA")
		}
	default:
		r.literal(token)
	}
}

// decimalPoint is the first one; a number's digits before it may end with commas that scale.
func (r *reader) decimalPoint() {
	if r.date || r.point >= 0 {
		return
	}
	r.commas, r.pending = r.commas+r.pending, 0
	r.point = len(r.parts)
	r.parts = append(r.parts, part{literal: "."})
}

// comma groups digits or scales when it stands behind the number, else it is shown.
func (r *reader) comma() {
	if n := len(r.parts); r.pending > 0 || n > 0 && r.parts[n-1].digit != 0 {
		r.pending++
		return
	}
	r.literal(",")
}

// era reads E+00 of the scientific form; otherwise e is the year of an era.
func (r *reader) era() {
	if strings.HasPrefix(r.code, "+") || strings.HasPrefix(r.code, "-") {
		r.code = r.code[1:]
		r.exponent = true
		return
	}
	r.date, r.year = true, true
}

// bracket reads [>=100], [$¥-804], [h]; colours and [DBNum1] change nothing.
func (r *reader) bracket(inside string) {
	switch {
	case inside == "":
	case inside[0] == '$':
		r.currency(inside[1:])
	case strings.IndexByte("<>=", inside[0]) >= 0:
		operator := inside[:len(inside)-len(strings.TrimLeft(inside, "<>="))]
		if v, err := decimal.NewFromString(strings.TrimSpace(inside[len(operator):])); err == nil {
			r.condition = &condition{operator, v}
		}
	case isElapsed(strings.ToLower(inside)):
		r.date = true
	}
}

// isElapsed tells [h], [mm], [ss].
func isElapsed(inside string) bool {
	return strings.IndexByte("hms", inside[0]) >= 0 && strings.Trim(inside, inside[:1]) == ""
}
