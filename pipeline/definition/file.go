package definition

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// File is one definition file, or zone.toml, as it was read. What is wrong with it is refused
// at the line where it stands.
type File struct {
	Path string // relative to the templates or inputs folder, with slashes
	Data []byte
	Head int    // line with which the part begins that is meant, 0 for the whole file
	Of   string // what the part defines, as in Error

	within *Part // the table that is meant, as Part.Table and Index; nil for Data as it stands
}

// In is Table, cut out of the file when something is wrong in it.
func (f File) In(table string, i int) File {
	f.within = &Part{Table: table, Index: i}
	return f
}

// cut is the file with the part that is meant.
func (f File) cut() File {
	part := f.within
	if part == nil {
		return f
	}
	f.within = nil
	return f.Table(part.Table, part.Index)
}

// Refuse returns an Error at the first line of the file that holds the token as a quoted
// value or as a key; where the part begins that is meant if there is none.
func (f File) Refuse(token, format string, args ...any) *Error {
	f = f.cut()
	return &Error{File: f.Path, Line: cmp.Or(f.line(token), f.Head), Reason: fmt.Sprintf(format, args...), Of: f.Of}
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
	f = f.cut()
	return &Error{File: f.Path, Line: cmp.Or(f.lineIn(id, token), f.Head), Reason: fmt.Sprintf(format, args...), Of: f.Of}
}

// Nth is the line of the n-th place, from 1, where a key is stated; 0 if there are fewer.
func (f File) Nth(key string, n int) int {
	form := regexp.MustCompile(`(^|[\s{,.\[])` + regexp.QuoteMeta(key) + `\s*[=\]]`)
	for i, l := range strings.Split(string(f.cut().Data), "\n") {
		if n -= len(form.FindAllString(l, -1)); n <= 0 {
			return i + 1
		}
	}
	return 0
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
	f = f.cut()
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

// Table is the file with all lines blank but those of the i-th table of a name and the tables
// below it; of what stands before all tables for the name "".
func (f File) Table(name string, i int) File {
	f = f.cut()
	for _, p := range f.Parts() {
		if p.Table == name && p.Index == i {
			return f.only(p)
		}
	}
	return f
}

// Without is the file with the lines of some tables, and of those below them, blank.
func (f File) Without(left func(table string, i int) bool) File {
	f = f.cut()
	lines := strings.Split(string(f.Data), "\n")
	for _, p := range f.Parts() {
		if left(p.Table, p.Index) {
			clear(lines[p.First-1 : p.End])
		}
	}
	f.Data = []byte(strings.Join(lines, "\n"))
	return f
}

// only is the file with all lines blank but those of a part.
func (f File) only(p Part) File {
	lines := strings.Split(string(f.Data), "\n")
	clear(lines[:p.First-1])
	clear(lines[p.End:])
	f.Data, f.Head = []byte(strings.Join(lines, "\n")), p.First
	return f
}

// Part is a table of a file with the tables below it, or what stands before all tables.
type Part struct {
	Table      string // name of the table; "" before all tables
	Index      int    // among those of its name
	First, End int    // its lines, both inclusive, from 1
}

// tableName is the head of a table, of a list or not.
var tableName = regexp.MustCompile(`^\s*\[{1,2}\s*([0-9A-Za-z_.-]+)\s*\]{1,2}\s*(?:#.*)?$`)

// Parts are the parts of the file in their order; one below another stands after it.
func (f File) Parts() []Part {
	f = f.cut()
	lines, seen := strings.Split(string(f.Data), "\n"), map[string]int{}
	list := []Part{{First: 1, End: len(lines)}}
	for i, line := range lines {
		m := tableName.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		for at := range list {
			if p := &list[at]; p.End == len(lines) && (p.Table == "" || !strings.HasPrefix(m[1], p.Table+".")) {
				p.End = i
			}
		}
		list = append(list, Part{Table: m[1], Index: seen[m[1]], First: i + 1, End: len(lines)})
		seen[m[1]]++
	}
	return list
}
