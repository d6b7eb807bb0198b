package notation

import (
	"strings"

	"zonereport/pipeline/ooxml"
)

// CommonName writes _ for letters that are in Unicode and that Excel nevertheless refuses in a
// name, such as 𠮷 and 鿏; a name it refuses makes it call the whole file damaged.
func CommonName(name string) string {
	return ooxml.Cut(strings.Map(func(r rune) rune {
		if r < 0x80 || r >= 0x4e00 && r <= 0x9fa5 {
			return r
		}
		return '_'
	}, name), 240)
}
