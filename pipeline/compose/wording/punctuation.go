package wording

import "strings"

// Punctuated ends a paragraph with a full stop where an enumeration left a ；.
func Punctuated(text string) string {
	text = strings.ReplaceAll(strings.TrimSpace(text), "；。", "。")
	if rest, ok := strings.CutSuffix(text, "；"); ok {
		text = rest + "。"
	}
	if strings.Trim(text, "。，；") == "" {
		return ""
	}
	return text
}

// PlainQuotes turns inner “ ” into ‘ ’ for a name that is itself quoted (GB/T 15834).
func PlainQuotes(s string) string {
	return strings.NewReplacer("“", "‘", "”", "’").Replace(s)
}
