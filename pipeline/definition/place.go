package definition

import (
	"fmt"
	"regexp"
	"strings"
)

// failIn returns an Error at the token within the table that defines id ([[figure]],
// [[check]] …), at the id itself if the table does not hold the token.
func (f File) failIn(id, token, format string, args ...any) *Error {
	return &Error{File: f.Path, Line: f.lineIn(id, token), Reason: fmt.Sprintf(format, args...)}
}

// tableHead begins a table of a list of tables.
var tableHead = regexp.MustCompile(`^\s*\[\[`)

// lineIn finds a token in the table that states id; the whole file if it has none.
func (f File) lineIn(id, token string) int {
	lines := strings.Split(string(f.Data), "\n")
	stated := f.line(id)
	if stated == 0 {
		return f.line(token)
	}
	first, end := stated, stated
	for first > 1 && !tableHead.MatchString(lines[first-1]) {
		first--
	}
	for end < len(lines) && !tableHead.MatchString(lines[end]) {
		end++
	}
	if at := (File{Data: []byte(strings.Join(lines[first-1:end], "\n"))}).line(token); at > 0 {
		return first - 1 + at
	}
	return stated
}
