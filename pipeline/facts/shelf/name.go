package shelf

import (
	"strings"

	"zonereport/pipeline/compose/filename"
	"zonereport/pipeline/runfolder"
)

// fit is a zone's key as the name of a folder on every system: itself, else with _ for what no name may hold and
// a few digits that keep two such names apart. Engines read % and = in names of folders as signs of their own.
func fit(key string) string {
	name := strings.Map(func(r rune) rune {
		if r <= ' ' || strings.ContainsRune("%=#{}[]~'`", r) {
			return '_'
		}
		return r
	}, filename.Without(key))
	if name == key && filename.Problem(name) == "" && len(name) <= longest {
		return name
	}
	for len(name) > longest {
		runes := []rune(name)
		name = string(runes[:len(runes)-1])
	}
	return strings.Trim(name, " .") + "-" + runfolder.Checksum([]byte(key))[:8]
}

// longest is how many bytes of a key stand in the name of a folder.
const longest = 120
