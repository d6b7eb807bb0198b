package accessible

import (
	"fmt"
	"strings"

	"zonereport/pipeline/render/excel/notation"
)

// tableName is a sheet's name as a table may bear it: no spaces or signs, no two alike.
func (w *writer) tableName(sheet string) string {
	base := strings.Map(func(r rune) rune {
		if r >= 0x80 || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '_'
	}, sheet)
	base = notation.CommonName(base)
	if base[0] < 0x80 {
		base = "表_" + base // not to be taken for a number or for a cell
	}
	name := base
	for n := 2; w.tables[strings.ToLower(name)]; n++ {
		name = fmt.Sprintf("%s_%d", base, n)
	}
	w.tables[strings.ToLower(name)] = true
	return name
}
