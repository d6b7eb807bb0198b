package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// invisible tells white space (also 全角空格 and NBSP), zero-width and control characters.
func invisible(r rune) bool {
	switch {
	case r <= ' ' || r == 0x7f:
		return true
	case r < 0x80 || r > 0x3000 && r < 0xfe00:
		return false
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r >= 0xfe00 && r <= 0xfe0f
}

// telling is as many bytes of a text as tell a header, a title or a footer.
const telling = 2000

// beginning cuts a text that is too long to be looked at as a whole; a cell can hold a file.
func beginning(s string) string {
	if len(s) <= telling {
		return s
	}
	end := telling
	for end > telling-utf8.UTFMax && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end]
}

// trim cuts invisible characters at both ends.
func trim(s string) string { return strings.TrimFunc(s, invisible) }

// halfWidth turns full-width forms (！ to ～), the ideographic space and the minus sign
// U+2212 into ASCII.
func halfWidth(s string) string {
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

// compact is halfWidth without any invisible character.
func compact(s string) string {
	s = halfWidth(s)
	if strings.IndexFunc(s, invisible) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
}

// cleanName tidies a key: invisible characters go, but one space stays between two Latin
// words ("SKF China").
func cleanName(s string) string {
	s = trim(s)
	if strings.IndexFunc(s, invisible) < 0 {
		return s
	}
	var b strings.Builder
	var last rune
	gap := false
	for _, r := range s {
		if invisible(r) {
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

// nothing tells the signs for "no value": blank, / - -- — —— 无 暂无 (design §5).
func nothing(s string) bool {
	if len(s) > 12 || beginsValue(s) {
		return false
	}
	switch compact(s) {
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

// mask hides a personal value in a finding: its first character, then stars.
func mask(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i] + "***"
		}
	}
	return "***"
}

// chineseNumber reads 一 to 三十九, 0 for anything else.
func chineseNumber(s string) int {
	const digits = "〇一二三四五六七八九"
	tens, ones, seenTen := 0, 0, false
	for _, r := range s {
		if r == '十' {
			if seenTen {
				return 0
			}
			tens, ones, seenTen = max(ones, 1), 0, true
			continue
		}
		i := strings.IndexRune(digits, r)
		if i < 0 || ones != 0 || tens > 3 {
			return 0
		}
		ones = i / len("一")
	}
	return tens*10 + ones
}
