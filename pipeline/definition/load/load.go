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

// loader gathers the files, and what is wrong with them.
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
	wrong    definition.Errors
	lost     map[string]bool // what is wrong, by kind and id as in OtherTimes: what rests on it is left out
	torn     bool            // a whole kind of definitions is missing: most of what rests on what cannot be told
}

// style is a style.toml.
type style struct {
	document.Style
	definition.Validity
}

// fail notes what is wrong, and what is lost with it; nil is nothing.
func (l *loader) fail(err error) {
	var list definition.Errors
	list.Add(err)
	for _, one := range list {
		l.wrong = append(l.wrong, one)
		if one.Of != "" {
			l.lost[one.Of] = true
		}
	}
}

// read returns one file; a missing one is an error that says how to get a whole folder.
func (l *loader) read(name string) (definition.File, bool) {
	data, err := fs.ReadFile(l.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		l.torn = l.torn || !strings.Contains(name, "/")
		if l.misnamed(name) {
			return definition.File{}, false
		}
		l.fail(&definition.Error{File: name, Reason: "模板文件夹里没有这个文件。可用 zonereport templates 目录 写出一份完整的默认模板，再在上面修改"})
		return definition.File{}, false
	}
	if err != nil {
		l.fail(&definition.Error{File: name, Reason: fmt.Sprintf("读不出来：%v", err)})
		return definition.File{}, false
	}
	file := definition.File{Path: name, Data: data}
	if err := readable(file); err != nil {
		l.fail(err)
		l.loseAll(file)
		return definition.File{}, false
	}
	l.defs.Files = append(l.defs.Files, file)
	return definition.File{Path: name, Data: []byte(l.zone.Words.Say(string(data)))}, true
}

// list returns the files of a folder with the ending, by name.
func (l *loader) list(pattern string) []string {
	names, err := fs.Glob(l.fsys, pattern)
	if err == nil && len(names) == 0 {
		l.torn = true
		err = &definition.Error{File: path.Dir(pattern), Reason: "模板文件夹里没有这里的文件。可用 zonereport templates 目录 写出一份完整的默认模板，再在上面修改"}
	}
	if err != nil {
		l.fail(err)
	}
	slices.Sort(names)
	return names
}

// one reads a file into what it defines. Of a table that cannot be read the file is taken without.
func one[T any](l *loader, name string, into *T) (definition.File, bool) {
	file, ok := l.read(name)
	if !ok {
		return file, false
	}
	rest, whole := file, true
	for range file.Parts() {
		*into = *new(T)
		wrong, stopped := decode(rest, into)
		for _, e := range wrong {
			part := innermost(rest, e.Line)
			e.Of = thing(file, part)
			whole = whole && part.Table != ""
			if stopped {
				rest = rest.Without(func(table string, i int) bool { return table == part.Table && i == part.Index })
			}
			l.fail(e)
		}
		if !stopped {
			break
		}
	}
	if !whole {
		l.loseAll(file)
	}
	return rest, whole
}
