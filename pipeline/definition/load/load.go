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
