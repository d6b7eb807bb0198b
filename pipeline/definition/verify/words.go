package verify

import "strings"

// words refuses a blank word, which every text would hold.
func (v *verifier) words() error {
	w, t := v.defs.Words, v.defs.Words.Totals
	lists := []struct {
		key   string
		words []string
	}{{"qualifiers", w.Qualifiers}, {"harmless", w.Harmless}, {"until", w.Until}, {"actual", w.Actual}, {"current", w.Current}, {"instructions", w.Instructions}, {"for_values", w.ForValues},
		{"grand", t.Grand}, {"total", t.Total}, {"subtotal", t.Subtotal}, {"alone", t.Alone}, {"other", t.Other}, {"currency", w.RowUnits.Currency}, {"unit", w.RowUnits.Unit}}
	for _, list := range lists {
		for _, word := range list.words {
			if strings.TrimSpace(word) == "" {
				return source{v.owner["reading"]}.Refuse(list.key, "%s 里有一个空白的词，请写上或删去", list.key)
			}
		}
	}
	return nil
}
