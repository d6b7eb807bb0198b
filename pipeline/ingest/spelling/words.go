package spelling

import (
	"cmp"
	"slices"
	"strings"
)

// Key brings a word into the form in which it is found in a text.
func Key(s string) string { return strings.ToUpper(Compact(s)) }

// Set is the keys of words, to look one up.
func Set(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range Keys(words) {
		set[w] = true
	}
	return set
}

// Keys brings each of several words into that form.
func Keys(words []string) []string {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = Key(w)
	}
	return keys
}

// LongestFirst gives the keys of words in an order in which one that holds another is found first.
func LongestFirst(words []string) []string {
	keys := Keys(words)
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return keys
}
