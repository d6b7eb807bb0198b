package ingest

import (
	"strings"

	"zonereport/pipeline/definition"
)

// vocabulary is the definitions' words for reading (templates/reading.toml), compiled.
type vocabulary struct {
	qualifiers, harmless, until []string
	instructions, forValues     []string
	actual                      map[string]bool
	totals                      map[string]totalKind // by the word alone
	suffixes                    []totalSuffix        // behind something else, the longest first
	signs                       string               // one of them is in every total word
	signed                      [256]bool            // last bytes of the signs' code points
	currencies, rowUnits        map[string]bool      // headers of columns that state them of each row
	year                        int                  // the report year, 0 where no period is asked for
}

// wordKey brings a word into the form in which it is found in a text.
func wordKey(s string) string { return strings.ToUpper(compact(s)) }

func compileWords(w definition.Words, year int) *vocabulary {
	v := &vocabulary{qualifiers: wordKeys(w.Qualifiers), harmless: wordKeys(w.Harmless), until: wordKeys(w.Until), actual: wordSet(w.Actual), year: year}
	v.instructions, v.forValues = wordKeys(w.Instructions), wordKeys(w.ForValues)
	v.currencies, v.rowUnits = wordSet(w.RowUnits.Currency), wordSet(w.RowUnits.Unit)
	v.compileTotals(w.Totals)
	return v
}

func wordSet(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range wordKeys(words) {
		set[w] = true
	}
	return set
}

func wordKeys(words []string) []string {
	keys := make([]string, len(words))
	for i, w := range words {
		keys[i] = wordKey(w)
	}
	return keys
}
