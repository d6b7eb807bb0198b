// Package load reads definitions: the TOML files and narrative texts of a templates folder, and
// an office's zone.toml. It reads strictly and refuses what it does not know, with file and line;
// what it hands on holds together (package verify).
package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
)

// Definitions reads a templates folder and checks it as a whole: unknown keys, unknown references
// and wrong types are refused, in what holds for other months as well. What it returns holds for
// the latest months. The error is a *definition.Error wherever a file is at fault.
func Definitions(fsys fs.FS) (definition.Definitions, error) {
	return For(fsys, definition.Zone{}, calendar.Month{})
}

// loader gathers the files; after the first error the remaining steps do nothing.
type loader struct {
	fsys     fs.FS
	zone     definition.Zone        // whose office it is; the zero one changes nothing
	defs     definition.Definitions // what is stated, in all versions; once resolved, what holds in the month
	stated   definition.Definitions // what is stated, in all versions
	schemes  []definition.Scheme
	words    []definition.Words
	styles   []style
	versions []version
	history  map[string][]definition.Validity // by kind and id, the earliest first
	err      error
}

// style is a style.toml.
type style struct {
	document.Style
	definition.Validity
}

// gather reads every file of the folder.
func (l *loader) gather() {
	l.ledgers()
	l.figures()
	l.lists()
	l.claims()
	l.checks()
	l.schemes = singles[definition.Scheme](l, "scheme")
	l.words = singles[definition.Words](l, "reading")
	l.styles = singles[style](l, "style")
	l.reports()
	if l.err == nil {
		l.err = l.untaken()
	}
	slices.SortFunc(l.defs.Files, func(a, b definition.File) int { return strings.Compare(a.Path, b.Path) })
}

func (l *loader) fail(err error) {
	if l.err == nil {
		l.err = err // nil changes nothing
	}
}

// read returns one file; a missing one is an error that says how to get a whole folder.
func (l *loader) read(name string) (definition.File, bool) {
	if l.err != nil {
		return definition.File{}, false
	}
	data, err := fs.ReadFile(l.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		l.fail(l.untaken()) // it may be there under a wrong name
		l.fail(&definition.Error{File: name, Reason: "模板文件夹里没有这个文件。可用 zonereport templates 目录 写出一份完整的默认模板，再在上面修改"})
		return definition.File{}, false
	}
	if err != nil {
		l.fail(&definition.Error{File: name, Reason: fmt.Sprintf("读不出来：%v", err)})
		return definition.File{}, false
	}
	l.defs.Files = append(l.defs.Files, definition.File{Path: name, Data: data})
	if err := readable(definition.File{Path: name, Data: data}); err != nil {
		l.fail(err)
		return definition.File{}, false
	}
	return definition.File{Path: name, Data: []byte(l.zone.Words.Say(string(data)))}, true
}

// list returns the files of a folder with the ending, by name.
func (l *loader) list(pattern string) []string {
	names, err := fs.Glob(l.fsys, pattern)
	if err == nil && len(names) == 0 {
		l.fail(l.untaken())
		err = &definition.Error{File: path.Dir(pattern), Reason: "模板文件夹里没有这里的文件。可用 zonereport templates 目录 写出一份完整的默认模板，再在上面修改"}
	}
	if err != nil {
		l.fail(err)
	}
	slices.Sort(names)
	return names
}

func one(l *loader, name string, into any) definition.File {
	file, ok := l.read(name)
	if ok {
		if err := decode(file, into); err != nil {
			l.fail(err)
		}
	}
	return file
}

func (l *loader) ledgers() {
	for _, name := range l.list("ledgers/*.toml") {
		var d definition.Ledger
		file := one(l, name, &d)
		l.own(version{kind: "ledger", id: d.ID, file: file}, d.Valid())
		for i := range d.Columns {
			c := &d.Columns[i]
			l.note(version{kind: "column", in: file.Path, id: c.ID, table: "column", index: i, file: file}, c.Valid())
			l.codes(file, i, c)
		}
		l.defs.Ledgers = append(l.defs.Ledgers, d)
	}
}

// codes notes the codes of the i-th column of a file.
func (l *loader) codes(file definition.File, i int, c *definition.Column) {
	for j := range c.Coded {
		code := &c.Coded[j]
		l.note(version{kind: "code", in: fmt.Sprint(file.Path, i), id: code.Code, table: "column", index: i, file: file}, code.Valid())
	}
}

func (l *loader) figures() {
	for _, name := range l.list("figures/*.toml") {
		var d struct {
			Figures []definition.Figure `toml:"figure"`
			definition.Validity
		}
		file := one(l, name, &d)
		for i := range d.Figures {
			f := &d.Figures[i]
			l.within(file, d.Validity, f.ID, f.Valid())
			l.own(version{kind: "figure", id: f.ID, table: "figure", index: i, file: file}, f.Valid())
		}
		l.defs.Figures = append(l.defs.Figures, d.Figures...)
	}
}

func (l *loader) lists() {
	for _, name := range l.dated("lists") {
		var d struct {
			Lists []definition.List `toml:"list"`
			definition.Validity
		}
		file := one(l, name, &d)
		for i := range d.Lists {
			list := &d.Lists[i]
			l.within(file, d.Validity, list.ID, list.Valid())
			l.own(version{kind: "list", id: list.ID, table: "list", index: i, file: file}, list.Valid())
		}
		l.defs.Lists = append(l.defs.Lists, d.Lists...)
	}
}

func (l *loader) claims() {
	for _, name := range l.dated("claims") {
		var d struct {
			Claims []definition.Claim `toml:"claim"`
			definition.Validity
		}
		file := one(l, name, &d)
		for i := range d.Claims {
			c := &d.Claims[i]
			l.within(file, d.Validity, c.ID, c.Valid())
			l.own(version{kind: "claim", id: c.ID, table: "claim", index: i, file: file}, c.Valid())
		}
		l.defs.Claims = append(l.defs.Claims, d.Claims...)
	}
}

func (l *loader) checks() {
	for _, name := range l.list("checks/*.toml") {
		var d struct {
			Checks []definition.Check `toml:"check"`
			definition.Validity
		}
		file := one(l, name, &d)
		for i := range d.Checks {
			c := &d.Checks[i]
			l.within(file, d.Validity, c.ID, c.Valid())
			l.own(version{kind: "check", id: c.ID, table: "check", index: i, file: file}, c.Valid())
		}
		l.defs.Checks = append(l.defs.Checks, d.Checks...)
	}
}

func (l *loader) reports() {
	for _, name := range l.list("reports/*/report.toml") {
		var r definition.Report
		file := one(l, name, &r)
		l.own(version{kind: "report", id: r.ID, file: file}, r.Valid())
		r.Lead = l.narrative(path.Dir(name), r.Lead)
		for i := range r.Sections {
			r.Sections[i].Narrative = l.narrative(path.Dir(name), r.Sections[i].Narrative)
		}
		l.defs.Reports = append(l.defs.Reports, r)
	}
}

// valid is a pointer to what bears a validity.
type valid[T any] interface {
	*T
	Valid() *definition.Validity
}

// singles reads what one file alone defines at a time: scheme.toml, and scheme-2022.toml for another time.
func singles[T any, P valid[T]](l *loader, kind string) []T {
	var list []T
	for _, name := range l.dated(kind) {
		list = append(list, *new(T))
		d := P(&list[len(list)-1])
		file := one(l, name, d)
		l.note(version{kind: kind, id: kind, file: file}, d.Valid())
		if scheme, ok := any(d).(*definition.Scheme); ok {
			l.indicators(file, scheme)
		}
	}
	return list
}

func (l *loader) indicators(file definition.File, s *definition.Scheme) {
	for i := range s.Indicators {
		ind := &s.Indicators[i]
		l.note(version{kind: "indicator", in: file.Path, id: ind.ID, table: "indicator", index: i, file: file}, ind.Valid())
	}
}

// dated returns the file of a kind and those for other times: claims.toml, claims-2022.toml.
func (l *loader) dated(kind string) []string {
	more, _ := fs.Glob(l.fsys, kind+"-*.toml") // the pattern is a right one
	slices.Sort(more)
	return append([]string{kind + ".toml"}, more...)
}

// narrative reads a narrative file and returns its path in the templates folder.
func (l *loader) narrative(dir, name string) string {
	if name == "" {
		return ""
	}
	file, ok := l.read(path.Join(dir, name))
	if !ok {
		return ""
	}
	return file.Path
}
