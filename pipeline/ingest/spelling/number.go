package spelling

import (
	"strings"
)

// LeadingDigits reads up to eight digits and returns what follows; more digits are left
// in the rest.
func LeadingDigits(s string) (n int, rest string) {
	i := 0
	for i < len(s) && i < 8 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:]
}

// ChineseNumber reads 一 to 三十九 and the tens, 0 for anything else.
func ChineseNumber(s string) int {
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
