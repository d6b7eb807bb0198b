package definition

import (
	"regexp"
	"slices"
	"strings"
)

// Level is the terms for the level of administration, where they are not those of a 县.
type Level struct {
	County string   `toml:"county"` // 县 (or left out), 区, 旗, 市
	Origin []string `toml:"origin"` // the five terms of origin, from the nearest to the farthest
}

// OriginTerms are the terms of origin in the definitions, from the nearest to the farthest
// (design §4).
var OriginTerms = []string{"县内", "县外市内", "市外省内", "省外", "境外"}

// countyWords are the places of a definition or text where 县 stands for the level of the
// zone's own county, and not in a name: 县内, 县级, 全县.
var countyWords = regexp.MustCompile(`县外市内|市外省内|省外|境外|县内|县外|县级|县重点|县域|县直|[全本我各]县`)

// canonical is the same for all that say the same.
func (w Level) canonical() Level {
	if w.County == "县" {
		w.County = ""
	}
	if slices.Equal(w.Origin, OriginTerms) && w.County == "" {
		w.Origin = nil
	}
	return w
}

// plain says that the words are those of the definitions.
func (w Level) plain() bool {
	w = w.canonical()
	return w.County == "" && len(w.Origin) == 0
}

// Say puts the office's words into a text of the definitions, or a value that a department
// wrote in those of a 县. Under a 市 the levels 县级 and 县重点 stay: 市级 and 市重点 are others.
func (w Level) Say(text string) string {
	if w.plain() || !strings.ContainsAny(text, "县省境") {
		return text
	}
	return countyWords.ReplaceAllStringFunc(text, func(term string) string {
		if i := slices.Index(OriginTerms, term); i >= 0 && len(w.Origin) > 0 {
			return w.Origin[i]
		}
		if w.County == "" || w.County == "市" && (term == "县级" || term == "县重点") {
			return term
		}
		return strings.Replace(term, "县", w.County, 1)
	})
}
