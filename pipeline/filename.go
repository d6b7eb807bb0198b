package pipeline

import (
	"crypto/sha256"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

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
