package unitword

import (
	"strings"

	"zonereport/pipeline/ingest/spelling"
)

// ForeignOfSheet finds the foreign money in which a text above the header says that all amounts
// are: 币种：美元 (the name may stand in next, the cell behind), 单位：万元（美元）; "" for none.
// labels are the words before a currency, the longest first.
func ForeignOfSheet(text, next string, labels []string) string {
	text = unspaced(unspaced(spelling.HalfWidth(text), "币种"), "单位")
	for _, label := range labels {
		_, said, ok := strings.Cut(text, label)
		if !ok {
			continue
		}
		said = strings.TrimLeft(spelling.Trim(said), ":(=为 ")
		if said == "" {
			said = spelling.HalfWidth(spelling.Trim(next))
		}
		said, _, _ = strings.Cut(said, ")")
		return foreignName(firstWord(said))
	}
	if before, in, ok := strings.Cut(text, "("); ok && strings.Contains(before, "单位") {
		in, _, _ = strings.Cut(in, ")")
		if _, stated := OfSheet(before); stated {
			return foreignName(spelling.Trim(in))
		}
	}
	return ""
}

// foreignName is what a name of foreign money is called among the units; "" for any other word.
func foreignName(s string) string {
	word := Key(s)
	switch {
	case !IsForeignMoney(s):
		return ""
	case DimensionOf(word) != Currency:
		return "外币"
	}
	return word
}

// firstWord ends a text at its first blank or mark.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return spelling.Invisible(r) || strings.ContainsRune(",;、，；/", r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// WithoutBrackets drops the brackets of a unit: 亿元（人民币） is 亿元人民币.
func WithoutBrackets(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]【】", r) {
			return -1
		}
		return r
	}, spelling.HalfWidth(s))
}
