package document

import (
	"strconv"
	"strings"
	"unicode"

	"zonereport/pipeline/figure"
)

// DefinedNames gives each figure the name that its cell has in a workbook: fig_ + id + _ +
// group values, every other character than a letter, digit or _ replaced by _. Names that
// would collide without regard to case get _2, _3 in the order of the figures (design §3).
func DefinedNames(figures []figure.Figure) map[string]string {
	names := make(map[string]string, len(figures))
	taken := map[string]bool{}
	for _, f := range figures {
		base := "fig_" + strings.Map(nameRune, f.Key())
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			name = base + "_" + strconv.Itoa(n)
		}
		taken[strings.ToLower(name)] = true
		names[f.Key()] = name
	}
	return names
}

func nameRune(r rune) rune {
	if r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) {
		return r
	}
	return '_'
}
