// Package filename says which names a file can bear on every system that offices use.
package filename

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestName is how many bytes a report's file name may have before its ending: file systems
// hold 255 with it.
const longestName = 230

// reserved are the names of devices, which Windows takes for itself under any ending.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)`)

// signs are the characters that no system, or only some, take in a name.
const signs = `<>:"/\|?*`

// Without is a text as a part of a name, with _ for what no name may hold.
func Without(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(signs, r) {
			return '_'
		}
		return r
	}, text)
}

// Problem says why a file cannot bear a name on every system that offices use, "" if it can.
func Problem(name string) string {
	switch {
	case strings.TrimSpace(name) == "":
		return "文件名是空的"
	case len(name) > longestName:
		return fmt.Sprintf("文件名太长（%d个字节，最多%d个，一个汉字占3个）", len(name), longestName)
	case reserved.MatchString(name):
		return "Windows 把这个名字留给设备（CON、PRN、AUX、NUL、COM1、LPT1 等），不能作文件名"
	case strings.TrimSpace(name) != name || strings.HasSuffix(name, "."):
		return "文件名的前后不能是空格，最后不能是句点"
	}
	for _, r := range name {
		if strings.ContainsRune(signs, r) {
			return fmt.Sprintf("文件名不能含有 %c（也不能含有 < > : \" / \\ | ? *）", r)
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return "文件名不能含有换行等看不见的字符"
		}
	}
	return ""
}

// longestSent is how many bytes a file's name may have that somebody sends: what file systems hold, less
// what programs add to it.
const longestSent = 200

// longestEnding is how many bytes still are an ending.
const longestEnding = 10

// Safe is the name under which a file that somebody calls so can lie in a folder of any system: what stands
// behind the last slash or backslash, composed (NFC), without characters that nobody sees, with _ for
// those that no name may hold and before names that a system keeps for itself. "" where nothing is left.
func Safe(name string) string {
	name = strings.ToValidUTF8(name, "")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = Without(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.C, r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, name)))
	name = strings.TrimRightFunc(strings.TrimSpace(name), trailing)
	if name == "" {
		return ""
	}
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "-") || reserved.MatchString(name) {
		name = "_" + name
	}
	return Marked(name, "")
}

// Marked is a name with a mark before its ending, cut before that where it would be too long.
func Marked(name, mark string) string {
	ending := path.Ext(name)
	if len(ending) > longestEnding {
		ending = ""
	}
	stem := strings.TrimSuffix(name, ending)
	if len(name)+len(mark) <= longestSent {
		return stem + mark + ending
	}
	for len(stem) > 0 && len(stem)+len(mark)+len(ending) > longestSent {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	return strings.TrimRightFunc(stem, trailing) + mark + ending
}

// trailing are the characters with which a name may not end.
func trailing(r rune) bool { return r == '.' || unicode.IsSpace(r) }
