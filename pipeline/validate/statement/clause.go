package statement

import (
	"strings"
	"unicode/utf8"
)

// ends are the marks that part clauses; stops end sentences.
const (
	ends  = "，。；！？,;!?\n"
	stops = "。；！？;!?\n"
)

// around is the piece of a text about a place that lies between marks.
func around(text string, start, end int, marks string) (from, to int) {
	if i := strings.LastIndexAny(text[:start], marks); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		from = i + size
	}
	if to = strings.IndexAny(text[end:], marks); to < 0 {
		return from, len(text)
	}
	return from, end + to
}

// blanked covers the names in quotes, which state nothing: 《…》, and short ones in “” and the like.
// Places stay.
func blanked(text string) string {
	out := []byte(text)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		closing, ok := quotes[r]
		end := strings.IndexRune(text[i+size:], closing)
		if !ok || end < 0 {
			i += size
			continue
		}
		inner := text[i+size : i+size+end]
		if r == '《' || utf8.RuneCountInString(inner) <= longestName && !strings.ContainsAny(inner, ends) {
			for k := range len(inner) {
				out[i+size+k] = 1
			}
		}
		i += size + end + utf8.RuneLen(closing)
	}
	return string(out)
}

// longestName is how many characters in quotes are a name and no statement.
const longestName = 30

var quotes = map[rune]rune{'《': '》', '“': '”', '"': '"', '「': '」', '『': '』', '‘': '’', '〈': '〉', '【': '】'}
