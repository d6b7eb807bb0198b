package grid

import "strings"

// FormatOf tells what a number format does to a value. code is the format code that the
// file states for id; when it states none, id is one of the built-in formats.
func FormatOf(id int, code string) Format {
	if code != "" {
		return formatOfCode(code)
	}
	switch {
	case id == 9 || id == 10: // 0%, 0.00%
		return Percent
	case id >= 14 && id <= 22, id >= 45 && id <= 47: // dates, times, elapsed times
		return DateTime
	case id >= 27 && id <= 36, id >= 50 && id <= 58: // East Asian dates (ECMA-376 part 1, 18.8.30)
		return DateTime
	}
	return General
}

// formatOfCode reads a format code (ECMA-376 part 1, 18.8.31): letters that stand for
// date parts count outside of quotes, escapes, padding and brackets; brackets count when
// they ask for an elapsed time ([h], [mm], [ss]).
func formatOfCode(code string) Format {
	percent := false
	for i := 0; i < len(code); i++ {
		switch c := lower(code[i]); c {
		case '\\', '_', '*':
			i += runeLength(code, i+1)
		case '"':
			i += skipTo(code[i+1:], '"')
		case '[':
			n := skipTo(code[i+1:], ']')
			if isElapsed(strings.TrimSuffix(code[i+1:i+1+n], "]")) {
				return DateTime
			}
			i += n
		case '%':
			percent = true
		case 'g':
			if hasPrefixFold(code[i:], "general") {
				i += len("general") - 1
			}
		case 'y', 'm', 'd', 'h', 's':
			return DateTime
		case 'a':
			if hasPrefixFold(code[i:], "aaa") { // the day of the week in Chinese
				return DateTime
			}
		}
	}
	if percent {
		return Percent
	}
	return General
}

// skipTo counts the bytes up to and with the closing one, or all when it never comes.
func skipTo(rest string, closing byte) int {
	if n := strings.IndexByte(rest, closing); n >= 0 {
		return n + 1
	}
	return len(rest)
}

// runeLength is the number of bytes of the character at i, 0 behind the end.
func runeLength(s string, i int) int {
	for n := range s[min(i, len(s)):] {
		if n > 0 {
			return n
		}
	}
	return len(s) - min(i, len(s))
}

func isElapsed(inside string) bool {
	if inside == "" {
		return false
	}
	first := lower(inside[0])
	if first != 'h' && first != 'm' && first != 's' {
		return false
	}
	for i := range len(inside) {
		if lower(inside[i]) != first {
			return false
		}
	}
	return true
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
