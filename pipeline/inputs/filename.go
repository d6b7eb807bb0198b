package inputs

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Readable gives a file's name as people write it. Archives made on Chinese Windows leave
// names in GBK where names are UTF-8; a name that is neither shows its odd bytes as \xB1.
func Readable(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	if decoded, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil && !strings.ContainsRune(decoded, utf8.RuneError) {
		return decoded
	}
	var b strings.Builder
	for len(name) > 0 {
		r, n := utf8.DecodeRuneInString(name)
		if r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, `\x%02X`, name[0])
		} else {
			b.WriteString(name[:n])
		}
		name = name[n:]
	}
	return b.String()
}

// ownPath is a path in the inputs under which none of the files stands: two names may be
// written alike in two encodings.
func ownPath(dir, name string, files []File) string {
	own := dir + "/" + name
	for n := 2; has(files, own); n++ {
		ext := path.Ext(name)
		own = fmt.Sprintf("%s/%s（%d）%s", dir, strings.TrimSuffix(name, ext), n, ext)
	}
	return own
}

func has(files []File, path string) bool {
	for _, f := range files {
		if f.Path == path {
			return true
		}
	}
	return false
}
