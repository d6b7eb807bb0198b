package load

import (
	"maps"
	"slices"

	"zonereport/pipeline/definition"
)

// resolve leaves what holds in a month, and returns where each thing is defined: files without
// the tables of other months.
func (l *loader) resolve(month string) map[string]definition.File {
	d := &l.defs
	d.Places, d.OtherTimes = map[string]string{}, maps.Clone(l.lost)
	owner := l.owners(month)
	d.Ledgers = l.ledgersIn(month)
	d.Figures = inForce(l, version{kind: "figure"}, d.Figures, month, func(f *definition.Figure) string { return f.ID })
	d.Lists = inForce(l, version{kind: "list"}, d.Lists, month, func(d *definition.List) string { return d.ID })
	d.Claims = inForce(l, version{kind: "claim"}, d.Claims, month, func(c *definition.Claim) string { return c.ID })
	d.Checks = inForce(l, version{kind: "check"}, d.Checks, month, func(c *definition.Check) string { return c.ID })
	d.Reports = inForce(l, version{kind: "report"}, d.Reports, month, func(r *definition.Report) string { return r.ID })
	d.Scheme = l.schemeIn(month)
	if words, ok := l.only("reading", month); ok {
		d.Words = l.words[words]
	}
	if style, ok := l.only("style", month); ok {
		d.Style = l.styles[style].Style
	}
	l.unsupported()
	d.Complete()
	return owner
}

// inForce leaves what holds in a month; the rest is noted as being of other times.
func inForce[T any, P valid[T]](l *loader, of version, all []T, month string, id func(*T) string) []T {
	var list []T
	for _, one := range all {
		v := P(&one).Valid()
		if of.id = id(&one); v.In(month) && !l.lost[of.thing()] {
			*v = l.grown(of, *v)
			list = append(list, one)
		} else {
			l.defs.OtherTimes[of.kind+" "+id(&one)] = true
		}
	}
	for i := range list {
		delete(l.defs.OtherTimes, of.kind+" "+id(&list[i]))
	}
	return list
}

// ledgersIn are the ledgers of a month, with its columns and their codes.
func (l *loader) ledgersIn(month string) []definition.Ledger {
	var list []definition.Ledger
	holds := func(d definition.Ledger) bool { return d.Validity.In(month) && !l.lost["ledger "+d.ID] }
	for _, d := range l.defs.Ledgers {
		if !holds(d) {
			l.ofOtherTimes(d)
		}
	}
	files := l.files("ledger")
	for i, d := range l.defs.Ledgers {
		if !holds(d) {
			continue
		}
		d.Validity = l.grown(version{kind: "ledger", id: d.ID}, d.Validity)
		d.Columns = l.columnsIn(d, files[i].Path, month)
		list = append(list, d)
		delete(l.defs.OtherTimes, "ledger "+d.ID)
	}
	return list
}

// ofOtherTimes notes a version of a ledger that does not hold, with its columns and codes; what the one
// that holds has is taken back.
func (l *loader) ofOtherTimes(d definition.Ledger) {
	l.defs.OtherTimes["ledger "+d.ID] = true
	for _, c := range d.Columns {
		l.defs.OtherTimes["column "+d.ID+"/"+c.ID] = true
		for _, code := range c.Coded {
			l.defs.OtherTimes["code "+d.ID+"/"+c.ID+"/"+code.Code] = true
		}
	}
}

func (l *loader) columnsIn(d definition.Ledger, path, month string) []definition.Column {
	var list []definition.Column
	for _, c := range d.Columns {
		if !c.Validity.In(month) || l.lost["column "+d.ID+"/"+c.ID] {
			l.defs.OtherTimes["column "+d.ID+"/"+c.ID] = true
			continue
		}
		c.Validity = l.grown(version{kind: "column", in: path, id: c.ID}, c.Validity)
		c.Planned = c.Planned || c.StatesPlan()
		c.Codes = nil
		for _, code := range c.Coded {
			if code.In(month) {
				c.Codes = append(c.Codes, code.Code)
			} else {
				l.defs.OtherTimes["code "+d.ID+"/"+c.ID+"/"+code.Code] = true
			}
		}
		for _, code := range c.Codes {
			delete(l.defs.OtherTimes, "code "+d.ID+"/"+c.ID+"/"+code)
		}
		list = append(list, c)
	}
	for _, c := range list {
		delete(l.defs.OtherTimes, "column "+d.ID+"/"+c.ID)
	}
	return list
}

// schemeIn is the scheme of a month with its indicators; a zero one where there is none then.
func (l *loader) schemeIn(month string) definition.Scheme {
	files := l.files("scheme")
	for i, s := range l.schemes {
		if s.Validity.In(month) && !l.lost["scheme scheme"] {
			s.Validity = l.grown(version{kind: "scheme", id: "scheme"}, s.Validity)
			s.Indicators = inForce(l, version{kind: "indicator", in: files[i].Path}, s.Indicators, month, func(d *definition.Indicator) string { return d.ID })
			return s
		}
	}
	return definition.Scheme{}
}

// only finds the file of a kind that holds in a month, and refuses that there is none.
func (l *loader) only(kind, month string) (int, bool) {
	i := 0
	for _, v := range l.versions {
		if v.kind != kind {
			continue
		}
		if v.valid.In(month) {
			return i, true
		}
		i++
	}
	if !l.lost[kind+" "+kind] {
		l.fail(&definition.Error{File: kind + ".toml", Reason: "没有在这段时间有效的一版。这个文件总要有一版有效，请改 valid_from、valid_to"})
	}
	return 0, false
}

// files are the files that define things of a kind, in the order in which they were read.
func (l *loader) files(kind string) []definition.File {
	var list []definition.File
	for _, v := range l.versions {
		if v.kind == kind {
			list = append(list, v.file)
		}
	}
	return list
}

// owners are the files of what holds in a month, by kind and id, and notes their paths.
func (l *loader) owners(month string) map[string]definition.File {
	masked, owner := map[string]definition.File{}, map[string]definition.File{}
	for _, v := range l.versions {
		if !v.valid.In(month) {
			continue
		}
		file, known := masked[v.file.Path]
		if !known {
			file = l.masked(v.file, month)
			masked[v.file.Path] = file
		}
		name := v.kind + " " + v.id
		switch {
		case v.kind == v.id: // the only one of its kind
			name = v.kind
		case v.kind == "column":
			name = v.thing()
		}
		if v.table != "" && v.kind != "code" {
			file = v.file.In(v.table, v.index)
		}
		file.Of = v.thing()
		owner[name], l.defs.Places[name] = file, file.Path
	}
	return owner
}

// masked is a file without the tables that do not hold in a month.
func (l *loader) masked(file definition.File, month string) definition.File {
	var left []version
	for _, v := range l.versions {
		if v.file.Path == file.Path && v.table != "" && v.kind != "code" && !v.valid.In(month) {
			left = append(left, v)
		}
	}
	if left == nil {
		return file
	}
	return file.Without(func(table string, i int) bool {
		return slices.ContainsFunc(left, func(v version) bool { return v.table == table && v.index == i })
	})
}
