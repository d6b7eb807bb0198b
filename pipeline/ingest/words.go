package ingest

import (
	"strings"

	"zonereport/pipeline/definition"
)

// vocabulary is the words by which headers are read (templates/reading.toml), compiled.
type vocabulary struct {
	qualifiers, harmless, until []string
	actual                      map[string]bool
	year                        int // the report year, 0 where no period is asked for
}

func compileVocabulary(w definition.Words, year int) *vocabulary {
	return &vocabulary{qualifiers: wordKeys(w.Qualifiers), harmless: wordKeys(w.Harmless), until: wordKeys(w.Until), actual: wordSet(w.Actual), year: year}
}

// rowWords is the words by which the lines under a header are read, compiled.
type rowWords struct {
	totals       *totalWords
	rowUnits     *rowUnitWords
	instructions []string // of lines that explain the columns
	forValues    []string // the same, in columns of numbers, dates and codes only
}

func compileWords(w definition.Words) *rowWords {
	return &rowWords{totals: compileTotals(w.Totals), rowUnits: compileRowUnits(w), instructions: wordKeys(w.Instructions), forValues: wordKeys(w.ForValues)}
}

// rowUnitWords are the headers of columns that state the unit or the currency of each row.
type rowUnitWords struct{ currency, unit map[string]bool }

func compileRowUnits(w definition.Words) *rowUnitWords {
	return &rowUnitWords{currency: wordSet(w.RowUnits.Currency), unit: wordSet(w.RowUnits.Unit)}
}

// wordKey brings a word into the form in which it is found in a text.
func wordKey(s string) string { return strings.ToUpper(compact(s)) }

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
