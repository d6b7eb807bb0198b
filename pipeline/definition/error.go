package definition

import (
	"fmt"

	"github.com/agnivade/levenshtein"
)

// Error is a definition that cannot be used: which file, which line, why (exit 3, design §3).
type Error struct {
	File   string // relative to the templates or inputs folder
	Line   int    // 0 if the whole file is meant
	Reason string // Chinese, with what to do
	// Of is what cannot be used because of it, by kind and id: "figure agreements", "column
	// investment/city". Empty where nothing can rest on it.
	Of string
}

// Error returns "figures/annual.toml 第 12 行：…".
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s：%s", e.File, e.Reason)
	}
	return fmt.Sprintf("%s 第 %d 行：%s", e.File, e.Line, e.Reason)
}

// Suggest returns "，是不是想写“…”？" for the nearest of the known names, "" if none is near.
func Suggest(name string, known []string) string {
	best, distance := "", 1+len([]rune(name))/3
	if len(name) > 400 { // no slip of the keys
		return ""
	}
	for _, k := range known {
		if d := levenshtein.ComputeDistance(name, k); d <= distance && d > 0 && (best == "" || d < distance) {
			best, distance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("，是不是想写 %q？", best)
}
