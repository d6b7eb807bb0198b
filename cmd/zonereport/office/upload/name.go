package upload

import (
	"mime"
	"mime/multipart"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fileName is the name that a part states, as it states it; isFile says whether it is a file's at all.
func fileName(part *multipart.Part) (name string, isFile bool) {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return "未命名", true
	}
	name, isFile = params["filename"]
	return name, isFile
}

// longestName is how many bytes a name may have: what file systems hold, less what the program adds aside.
const longestName = 200

// reserved are the names that Windows keeps for devices, under any ending.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)`)

// SafeName is the name under which a file that a browser calls so can lie in a folder of any system: what comes
// behind the last slash or backslash, without control characters and without what no file may be called.
func SafeName(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, ""))
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.C, r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError:
			return -1
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		}
		return r
	}, name)
	name = strings.Trim(strings.TrimRight(strings.TrimSpace(name), ". "), " ")
	if strings.HasPrefix(name, ".") || reserved.MatchString(name) {
		name = "_" + name
	}
	if name == "" {
		return "未命名"
	}
	return shortened(name)
}

// shortened cuts a name in front of its ending.
func shortened(name string) string {
	ending := filepath.Ext(name)
	if len(ending) > 10 {
		ending = ""
	}
	stem := strings.TrimSuffix(name, ending)
	for len(stem)+len(ending) > longestName {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	return stem + ending
}
