package wording

import "strings"

// PlainQuotes turns inner “ ” into ‘ ’ for a name that is itself quoted (GB/T 15834).
func PlainQuotes(s string) string {
	return strings.NewReplacer("“", "‘", "”", "’").Replace(s)
}

// Sentence ends a text that somebody wrote, on one line or several, with a full stop; none for none.
func Sentence(text string) string {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\n", "")), " ")
	if text == "" || strings.HasSuffix(text, "。") || strings.HasSuffix(text, "！") || strings.HasSuffix(text, "？") {
		return text
	}
	return strings.TrimRight(text, "，、；：.;,") + "。"
}
