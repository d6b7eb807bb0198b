// Package spelling puts aside how a text is spelt: white space, full width, invisible
// characters, the signs that people write for nothing.
package spelling

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Invisible tells white space (also 全角空格 and NBSP), zero-width and control characters.
func Invisible(r rune) bool {
	switch {
	case r <= ' ' || r == 0x7f:
		return true
	case r < 0x80 || r > 0x3000 && r < 0xfe00:
		return false
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r >= 0xfe00 && r <= 0xfe0f
}

// Telling is as many bytes of a text as tell a header, a title or a footer.
const Telling = 2000

// Beginning cuts a text that is too long to be looked at as a whole; a cell can hold a file.
func Beginning(s string) string {
	if len(s) <= Telling {
		return s
	}
	end := Telling
	for end > Telling-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// Trim cuts invisible characters at both ends.
func Trim(s string) string { return strings.TrimFunc(s, Invisible) }

// HalfWidth turns full-width forms (！ to ～), the ideographic space and the minus sign
// U+2212 into ASCII.
func HalfWidth(s string) string {
	if !mayBeWide(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - 0xfee0
		case r == '\u3000':
			return ' '
		case r == '\u2212':
			return '-'
		}
		return r
	}, s)
}

// mayBeWide rules out most texts at little cost: what halfWidth turns begins with one of
// these bytes, and hardly a 汉字 does.
func mayBeWide(s string) bool {
	for i := range len(s) {
		if c := s[i]; c == 0xef || c == 0xe3 || c == 0xe2 {
			return true
		}
	}
	return false
}

// Compact is halfWidth without any invisible character.
func Compact(s string) string {
	s = HalfWidth(s)
	if strings.IndexFunc(s, Invisible) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if Invisible(r) {
			return -1
		}
		return r
	}, s)
}

// CleanName tidies a key: invisible characters go, but one space stays between two Latin
// words ("SKF China").
func CleanName(s string) string {
	s = Trim(s)
	if strings.IndexFunc(s, Invisible) < 0 {
		return s
	}
	var b strings.Builder
	var last rune
	gap := false
	for _, r := range s {
		if Invisible(r) {
			gap = gap || unicode.IsSpace(r)
			continue
		}
		if gap && latin(last) && latin(r) {
			b.WriteByte(' ')
		}
		gap, last = false, r
		b.WriteRune(r)
	}
	return b.String()
}

func latin(r rune) bool { return r > ' ' && r < 0x250 }

// Nothing tells the signs for "no value": blank, / - -- — —— 无 暂无 (design §5).
func Nothing(s string) bool {
	if len(s) > 12 || beginsValue(s) {
		return false
	}
	switch Compact(s) {
	case "", "/", "-", "--", "—", "——", "–", "―", "无", "暂无":
		return true
	}
	return false
}

// beginsValue rules out most texts at little cost: a digit, a Latin letter or a 汉字 other
// than those two begins no sign for "no value".
func beginsValue(s string) bool {
	if s == "" {
		return false
	}
	switch c := s[0]; {
	case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
		return true
	case c >= 0xe4 && c <= 0xe9: // U+4000 to U+9FFF
		return !strings.HasPrefix(s, "无") && !strings.HasPrefix(s, "暂")
	}
	return false
}
