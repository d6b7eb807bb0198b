package definition

import (
	"fmt"
	"regexp"
	"strings"
)

// File is one definition file, or zone.toml, as it was read. What is wrong with it is refused
// at the line where it stands.
type File struct {
	Path string // relative to the templates or inputs folder, with slashes
	Data []byte
}

// Refuse returns an Error at the first line of the file that holds the token as a quoted
// value or as a key; the whole file if there is none.
func (f File) Refuse(token, format string, args ...any) *Error {
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

// Unknown is the refusal of a name that nothing has; it suggests the nearest of the known ones.
func (f File) Unknown(what, name string, known []string) *Error {
	return f.Refuse(name, "没有名为 %q 的%s%s", name, what, Suggest(name, known))
}

// RefuseIn returns an Error at the token within the table that defines id ([[figure]],
// [[check]] …), at the id itself if the table does not hold the token.
func (f File) RefuseIn(id, token, format string, args ...any) *Error {
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

// Within is the file from the i-th table of the name on, so that the line found for a key is
// that table's; the lines before are blank.
func (f File) Within(table string, i int) File {
	form := regexp.MustCompile(`^\s*\[{1,2}\s*` + regexp.QuoteMeta(table) + `\s*\]`)
	lines := strings.Split(string(f.Data), "\n")
	for at, line := range lines {
		if form.MatchString(line) {
			if i--; i < 0 {
				for before := range lines[:at] {
					lines[before] = ""
				}
				return File{Path: f.Path, Data: []byte(strings.Join(lines, "\n"))}
			}
		}
	}
	return f
}

// Table is the file with all lines blank but those of the i-th table of a name; of what stands
// before all tables for the name "".
func (f File) Table(name string, i int) File {
	return f.lines(func(table string, n int) bool { return table == name && n == i })
}

// Without is the file with the lines of some tables blank.
func (f File) Without(left func(table string, i int) bool) File {
	return f.lines(func(table string, n int) bool { return !left(table, n) })
}

// lines keeps the lines of some tables; n counts those of one name.
func (f File) lines(keep func(table string, n int) bool) File {
	lines, seen := strings.Split(string(f.Data), "\n"), map[string]int{}
	for first := 0; first < len(lines); {
		table, end := "", first+1
		if m := tableName.FindStringSubmatch(lines[first]); m != nil {
			table = m[1]
		}
		for end < len(lines) && !tableName.MatchString(lines[end]) {
			end++
		}
		if !keep(table, seen[table]) {
			clear(lines[first:end])
		}
		seen[table]++
		first = end
	}
	return File{Path: f.Path, Data: []byte(strings.Join(lines, "\n"))}
}

// tableName is the head of a table, of a list or not.
var tableName = regexp.MustCompile(`^\s*\[{1,2}\s*([0-9A-Za-z_.-]+)\s*\]{1,2}\s*(?:#.*)?$`)
