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

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/verify"
)

// Definitions reads a templates folder and checks it as a whole: unknown keys, unknown references
// and wrong types are refused. The error is a *definition.Error wherever a file is at fault.
func Definitions(fsys fs.FS) (definition.Definitions, error) { return load(loader{fsys: fsys}) }

func load(l loader) (definition.Definitions, error) {
	l.defs.Level = l.zone.Words
	l.ledgers()
	l.figures()
	l.lists()
	l.claims()
	l.checks()
	l.scheme()
	l.single("reading", &l.defs.Words)
	l.single("style", &l.defs.Style)
	l.reports()
	if l.err == nil {
		l.err = l.untaken()
	}
	if l.err == nil {
		l.err = verify.Definitions(l.defs, l.owner)
	}
	if l.err == nil {
		l.office()
	}
	slices.SortFunc(l.defs.Files, func(a, b definition.File) int { return strings.Compare(a.Path, b.Path) })
	return l.defs, l.err
}

// loader gathers the files; after the first error the remaining steps do nothing.
type loader struct {
	fsys  fs.FS
	zone  definition.Zone // whose office it is; the zero one changes nothing
	defs  definition.Definitions
	owner map[string]definition.File // in which a thing is defined, by "ledger investment", "figure agreements" …
	err   error
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
		l.own("ledger", d.ID, file)
		l.defs.Ledgers = append(l.defs.Ledgers, d)
	}
}

func (l *loader) figures() {
	for _, name := range l.list("figures/*.toml") {
		var d struct {
			Figures []definition.Figure `toml:"figure"`
		}
		file := one(l, name, &d)
		for _, f := range d.Figures {
			l.own("figure", f.ID, file)
		}
		l.defs.Figures = append(l.defs.Figures, d.Figures...)
	}
}

func (l *loader) lists() {
	file := one(l, "lists.toml", &struct {
		Lists *[]definition.List `toml:"list"`
	}{&l.defs.Lists})
	for _, d := range l.defs.Lists {
		l.own("list", d.ID, file)
	}
}

func (l *loader) claims() {
	file := one(l, "claims.toml", &struct {
		Claims *[]definition.Claim `toml:"claim"`
	}{&l.defs.Claims})
	for _, c := range l.defs.Claims {
		l.own("claim", c.ID, file)
	}
}

func (l *loader) scheme() {
	file := l.single("scheme", &l.defs.Scheme)
	for _, i := range l.defs.Scheme.Indicators {
		l.own("indicator", i.ID, file)
	}
}

// single reads what one file alone defines.
func (l *loader) single(kind string, into any) definition.File {
	l.place(kind, kind+".toml")
	return one(l, kind+".toml", into)
}

func (l *loader) checks() {
	for _, name := range l.list("checks/*.toml") {
		var d struct {
			Checks []definition.Check `toml:"check"`
		}
		file := one(l, name, &d)
		for _, c := range d.Checks {
			l.own("check", c.ID, file)
		}
		l.defs.Checks = append(l.defs.Checks, d.Checks...)
	}
}

func (l *loader) reports() {
	for _, name := range l.list("reports/*/report.toml") {
		var r definition.Report
		file := one(l, name, &r)
		l.own("report", r.ID, file)
		r.Lead = l.narrative(path.Dir(name), r.Lead)
		for i := range r.Sections {
			r.Sections[i].Narrative = l.narrative(path.Dir(name), r.Sections[i].Narrative)
		}
		l.defs.Reports = append(l.defs.Reports, r)
	}
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
