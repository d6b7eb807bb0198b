package ooxml

import (
	"strconv"
	"strings"
)

// SheetNames hands out names that a workbook allows: 31 characters at most, none of \ / ? * [ ] :
// and no two alike without regard to case.
type SheetNames map[string]bool

// Take returns a name for a title, and keeps it.
func (n SheetNames) Take(title string) string {
	base := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/?*[]:`, r) || r < ' ' {
			return ' '
		}
		return r
	}, title)
	base = strings.Trim(strings.TrimSpace(base), "'")
	if base == "" {
		base = "表"
	}
	name := Cut(base, 31)
	for i := 2; n[strings.ToLower(name)]; i++ {
		suffix := "（" + strconv.Itoa(i) + "）"
		name = Cut(base, 31-len([]rune(suffix))) + suffix
	}
	n[strings.ToLower(name)] = true
	return name
}

// Cut keeps the first n UTF-16 units of a text, which is how Excel counts characters.
func Cut(s string, n int) string {
	for i, r := range s {
		if n--; r > 0xffff {
			n--
		}
		if n < 0 {
			return s[:i]
		}
	}
	return s
}
