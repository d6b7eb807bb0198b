package accessible

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"

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

// filters are the drop-down arrows that excelize gives every table.
var filters = regexp.MustCompile(`<autoFilter[^>]*></autoFilter>`)

// unfilter takes them away: they hide rows, and screen readers stumble over them.
func unfilter(f *excelize.File) {
	f.Pkg.Range(func(path, part any) bool {
		if data, ok := part.([]byte); ok && strings.HasPrefix(path.(string), "xl/tables/") {
			f.Pkg.Store(path, filters.ReplaceAll(bytes.Clone(data), nil))
		}
		return true
	})
}
