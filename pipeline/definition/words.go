package definition

import "strings"

// Words are the words by which sheets are read, from reading.toml (design-life §11). They
// compare without white space and regard to case.
type Words struct {
	Qualifiers []string `toml:"qualifiers"` // in a header: another column (计划, 上年, 其中)
	Harmless   []string `toml:"harmless"`   // hold a qualifier's characters and are none (模拟)
	Until      []string `toml:"until"`      // before a year: it only says when (截至)
	Actual     []string `toml:"actual"`     // a header that stands for the one above it (实际)
	Current    []string `toml:"current"`    // of the report year: stands for the one above it beside qualified ones only (本年累计)
	// Instructions stand in texts that explain a column; ForValues do so in columns of numbers,
	// dates and codes only.
	Instructions []string `toml:"instructions"`
	ForValues    []string `toml:"for_values"`
	Totals       Totals   `toml:"totals"`
	RowUnits     RowUnits `toml:"row_units"`
}

// RowUnits are the headers of columns beside amounts that state the unit or the currency of
// each row.
type RowUnits struct {
	Currency []string `toml:"currency"`
	Unit     []string `toml:"unit"`
}

// Totals are the words that tell a line of totals.
type Totals struct {
	Grand    []string `toml:"grand"`    // of the whole sheet
	Total    []string `toml:"total"`    // of the rows since the last one, or of the whole sheet
	Subtotal []string `toml:"subtotal"` // of a group; one that is a total too is a total where it stands alone
	Alone    []string `toml:"alone"`    // totals only where nothing else stands with them
	Other    []string `toml:"other"`    // what a spreadsheet's 分类汇总 states beside sums
}

// verifyWords refuses a blank word, which every text would hold.
func (l *loader) verifyWords() error {
	w, t := l.defs.Words, l.defs.Words.Totals
	lists := []struct {
		key   string
		words []string
	}{{"qualifiers", w.Qualifiers}, {"harmless", w.Harmless}, {"until", w.Until}, {"actual", w.Actual}, {"current", w.Current}, {"instructions", w.Instructions}, {"for_values", w.ForValues},
		{"grand", t.Grand}, {"total", t.Total}, {"subtotal", t.Subtotal}, {"alone", t.Alone}, {"other", t.Other}, {"currency", w.RowUnits.Currency}, {"unit", w.RowUnits.Unit}}
	for _, list := range lists {
		for _, word := range list.words {
			if strings.TrimSpace(word) == "" {
				return l.file(wordsFile).fail(list.key, "%s 里有一个空白的词，请写上或删去", list.key)
			}
		}
	}
	return nil
}

const wordsFile = "reading.toml"
