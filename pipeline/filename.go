package pipeline

import (
	"crypto/sha256"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zonereport/pipeline/publish"
)

// readable gives a file's name as people write it. Archives made on Chinese Windows leave
// names in GBK where names are UTF-8; a name that is neither shows its odd bytes as \xB1.
func readable(name string) string {
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
func ownPath(dir, name string, files []publish.File) string {
	own := dir + "/" + name
	for n := 2; has(files, own); n++ {
		ext := path.Ext(name)
		own = fmt.Sprintf("%s/%s（%d）%s", dir, strings.TrimSuffix(name, ext), n, ext)
	}
	return own
}

func has(files []publish.File, path string) bool {
	for _, f := range files {
		if f.Path == path {
			return true
		}
	}
	return false
}

// maxName is how many bytes a file's name may have on the file systems of Linux.
const maxName = 255

// fitting is a name of at most most bytes: a longer one loses the end of its stem, and gets
// a mark by which names that begin alike stay apart.
func fitting(stem, ending string, most int) string {
	if len(stem)+len(ending) <= most {
		return stem + ending
	}
	sum := sha256.Sum256([]byte(stem))
	mark := fmt.Sprintf("_%x", sum[:3])
	for len(stem)+len(mark)+len(ending) > most {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	return stem + mark + ending
}

// returnedName is the name under which a file goes back as it was sent: its own, unless that
// has become too long where it was written in another encoding.
func returnedName(name string) string {
	ext := path.Ext(name)
	return fitting(strings.TrimSuffix(name, ext), ext, maxName)
}
