package wording

import "strings"

// PlainQuotes turns inner “ ” into ‘ ’ for a name that is itself quoted (GB/T 15834).
func PlainQuotes(s string) string {
	return strings.NewReplacer("“", "‘", "”", "’").Replace(s)
}
