package definition

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Error is a definition that cannot be used: which file, which line, why (exit 3, design §3).
type Error struct {
	File   string // relative to the templates or inputs folder
	Line   int    // 0 if the whole file is meant
	Reason string // Chinese, with what to do
}

// Error returns "figures/annual.toml 第 12 行：…".
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s：%s", e.File, e.Reason)
	}
	return fmt.Sprintf("%s 第 %d 行：%s", e.File, e.Line, e.Reason)
}

// fail returns an Error at the first line of the file that holds the token as a quoted
// value or as a key; the whole file if there is none.
func (f File) fail(token, format string, args ...any) *Error {
	return &Error{File: f.Path, Line: f.line(token), Reason: fmt.Sprintf(format, args...)}
}

// line finds where a token stands: quoted, else as a key or table name.
func (f File) line(token string) int {
	if token == "" {
		return 0
	}
	word := regexp.QuoteMeta(shortened(token))
	if word != regexp.QuoteMeta(token) { // longer than anyone writes: its beginning will do
		word += `[^"']*`
	}
	for _, form := range []string{`["']` + word + `["']`, `(^|[\s{,.\[])` + word + `\s*[=\]]`} {
		form := regexp.MustCompile(form)
		for i, l := range strings.Split(string(f.Data), "\n") {
			if form.MatchString(l) {
				return i + 1
			}
		}
	}
	return 0
}

// shortened keeps the first characters of a token.
func shortened(token string) string {
	if runes := []rune(token); len(runes) > 100 {
		return string(runes[:100])
	}
	return token
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

// unknown words the refusal of a name that nothing has.
func (f File) unknown(what, name string, known []string) *Error {
	return f.fail(name, "没有名为 %q 的%s%s", name, what, Suggest(name, known))
}
