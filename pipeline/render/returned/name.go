package returned

import (
	"crypto/sha256"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// maxName is how many bytes a file's name may have on the file systems of Linux.
const maxName = 255

// maxNewName is how many bytes a name of ours may have; mail programs and archives add to it.
const maxNewName = 200

// fitting is a name of at most most bytes: a longer one loses the end of its stem, and gets
// a mark by which names that begin alike stay apart.
func fitting(stem, ending string, most int) string {
	if len(stem)+len(ending) <= most {
		return stem + ending
	}
	sum := sha256.Sum256([]byte(stem))
	digest := fmt.Sprintf("_%x", sum[:3])
	for len(stem)+len(digest)+len(ending) > most {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	return stem + digest + ending
}

// returnedName is the name under which a file goes back as it was sent: its own, unless that
// has become too long where it was written in another encoding.
func returnedName(name string) string {
	ext := path.Ext(name)
	return fitting(strings.TrimSuffix(name, ext), ext, maxName)
}

// markedName is the name under which the marked file goes back; own says that it is the
// department's own workbook.
func (s Sent) markedName(own bool) string {
	if ext := strings.ToLower(path.Ext(s.Name)); own && (ext == ".xlsx" || ext == ".xlsm") {
		return returnedName(s.Name)
	}
	return s.freeName(".xlsx")
}

// freeName gives the file's name another ending; the old one stays in it when the month has
// a file of the shorter name.
func (s Sent) freeName(ending string) string {
	short := strings.TrimSuffix(s.Name, path.Ext(s.Name))
	for _, other := range s.Month {
		if other != s.Name && strings.EqualFold(strings.TrimSuffix(other, path.Ext(other)), short) || strings.EqualFold(other, short+ending) {
			return fitting(s.Name, ending, maxNewName)
		}
	}
	return fitting(short, ending, maxNewName)
}
