package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
)

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
	l.untaken()
	slices.SortFunc(l.defs.Files, func(a, b definition.File) int { return strings.Compare(a.Path, b.Path) })
}

func (l *loader) ledgers() {
	for _, name := range l.list("ledgers/*.toml") {
		var d definition.Ledger
		file, ok := one(l, name, &d)
		if !ok {
			continue
		}
		l.own(version{kind: "ledger", id: d.ID, file: file}, d.Valid())
		for i := range d.Columns {
			c := &d.Columns[i]
			l.note(version{kind: "column", in: file.Path, ledger: d.ID, id: c.ID, table: "column", index: i, file: file}, c.Valid())
			l.codes(file, d.ID, i, c)
		}
		l.defs.Ledgers = append(l.defs.Ledgers, d)
	}
}

// codes notes the codes of the i-th column of a file.
func (l *loader) codes(file definition.File, ledger string, i int, c *definition.Column) {
	for j := range c.Coded {
		code := &c.Coded[j]
		l.note(version{kind: "code", in: fmt.Sprint(file.Path, i), ledger: ledger, column: c.ID, id: code.Code, table: "column", index: i, file: file}, code.Valid())
	}
}

func (l *loader) figures() {
	for _, name := range l.list("figures/*.toml") {
		var d struct {
			Figures []definition.Figure `toml:"figure"`
			definition.Validity
		}
		file, ok := one(l, name, &d)
		if !ok {
			continue
		}
		l.defs.Figures = append(l.defs.Figures, tables(l, "figure", file, d.Validity, d.Figures, func(d *definition.Figure) string { return d.ID })...)
	}
}

func (l *loader) lists() {
	for _, name := range l.dated("lists") {
		var d struct {
			Lists []definition.List `toml:"list"`
			definition.Validity
		}
		file, ok := one(l, name, &d)
		if !ok {
			continue
		}
		l.defs.Lists = append(l.defs.Lists, tables(l, "list", file, d.Validity, d.Lists, func(d *definition.List) string { return d.ID })...)
	}
}

func (l *loader) claims() {
	for _, name := range l.dated("claims") {
		var d struct {
			Claims []definition.Claim `toml:"claim"`
			definition.Validity
		}
		file, ok := one(l, name, &d)
		if !ok {
			continue
		}
		l.defs.Claims = append(l.defs.Claims, tables(l, "claim", file, d.Validity, d.Claims, func(d *definition.Claim) string { return d.ID })...)
	}
}

func (l *loader) checks() {
	for _, name := range l.list("checks/*.toml") {
		var d struct {
			Checks []definition.Check `toml:"check"`
			definition.Validity
		}
		file, ok := one(l, name, &d)
		if !ok {
			continue
		}
		l.defs.Checks = append(l.defs.Checks, tables(l, "check", file, d.Validity, d.Checks, func(d *definition.Check) string { return d.ID })...)
	}
}

func (l *loader) reports() {
	for _, name := range l.list("reports/*/report.toml") {
		var r definition.Report
		file, ok := one(l, name, &r)
		if !ok {
			continue
		}
		l.own(version{kind: "report", id: r.ID, file: file}, r.Valid())
		r.Lead = l.narrative(file, r.Lead)
		if r.Summary != nil {
			r.Summary.Narrative = l.narrative(file, r.Summary.Narrative)
		}
		for i := range r.Sections {
			r.Sections[i].Narrative = l.narrative(file, r.Sections[i].Narrative)
		}
		l.defs.Reports = append(l.defs.Reports, r)
	}
}

// valid is a pointer to what bears a validity.
type valid[T any] interface {
	*T
	Valid() *definition.Validity
}

// tables notes the tables of a file and gives them its months.
func tables[T any, P valid[T]](l *loader, kind string, file definition.File, whole definition.Validity, all []T, id func(*T) string) []T {
	for i := range all {
		v := P(&all[i]).Valid()
		l.within(file, whole, id(&all[i]), v)
		l.own(version{kind: kind, id: id(&all[i]), table: kind, index: i, file: file}, v)
	}
	return all
}

// singles reads what one file alone defines at a time: scheme.toml, and scheme-2022.toml for another time.
func singles[T any, P valid[T]](l *loader, kind string) []T {
	var list []T
	for _, name := range l.dated(kind) {
		var stated T
		file, ok := one(l, name, &stated)
		if !ok {
			continue
		}
		list = append(list, stated)
		d := P(&list[len(list)-1])
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

// narrative reads a text that a report names and returns its path in the templates folder.
func (l *loader) narrative(report definition.File, name string) string {
	if name == "" {
		return ""
	}
	text := path.Join(path.Dir(report.Path), name)
	if _, err := fs.Stat(l.fsys, text); errors.Is(err, fs.ErrNotExist) && !l.misnamed(text) {
		there, _ := fs.Glob(l.fsys, path.Join(path.Dir(report.Path), "*.tmpl")) // the pattern is a right one
		for i := range there {
			there[i] = path.Base(there[i])
		}
		l.lost["file "+text] = true
		l.fail(report.Refuse(name, "没有文字文件 %s。请把它放到这份报告的文件夹里，或改正名称%s", text, definition.Suggest(name, there)))
		return text
	}
	l.read(text)
	return text
}
