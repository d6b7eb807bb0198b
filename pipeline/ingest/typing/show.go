package typing

import (
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/shown"
)

// Shown is a cell's text as a finding may show it.
func (p *Column) Shown(s string) string {
	if p.Personal != "" {
		return mask(spelling.Trim(s))
	}
	s = shown.Mask(spelling.Trim(s))
	const longest = 60
	if n := 0; len(s) > longest {
		for i := range s {
			if n++; n > longest/2 {
				return s[:i] + "…"
			}
		}
	}
	return s
}

// mask hides a personal value in a finding: its first character, then stars.
func mask(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i] + "***"
		}
	}
	return "***"
}
