package edition

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"zonereport/pipeline/canonical"
	"zonereport/pipeline/definition"
)

// Difference is one definition that two editions do not state alike.
type Difference struct {
	Path string // of its file in the templates folder, of the other edition's where it is gone
	ID   string // agreements; a column is funds/amount, a text bears the report's id
	What string // Chinese: 新增, 删除, 修改了 where、unit, 修改了文字, 调整了次序
}

// Differences returns what is defined otherwise in d than in an older edition, in the order of
// the templates folder's kinds. What says the same in other words of TOML, in another file or
// with another validity is no difference; nor is what zone.toml says.
func Differences(older, d definition.Definitions) []Difference {
	var list []Difference
	was, is := items(older), items(d)
	for _, kind := range kinds {
		list = append(list, differences(was[kind], is[kind])...)
	}
	return list
}

// item is one definition by which editions are compared.
type item struct {
	path, id string
	parts    []part
}

// part is a key of an item, or the text of a report.
type part struct {
	key   string // "" for a text, of which there is only one
	value any
}

// kinds of items, in the order in which their differences are told.
var kinds = []string{"ledger", "column", "figure", "list", "claim", "check", "indicator", "scheme", "report", "text", "reading", "style"}

// items are all definitions, by kind.
func items(d definition.Definitions) map[string][]item {
	all := map[string][]item{}
	add := func(kind, path, id string, value any) {
		all[kind] = append(all[kind], item{path, id, partsOf(reflect.ValueOf(value))})
	}
	for _, l := range d.Ledgers {
		path := d.Places["ledger "+l.ID]
		for _, c := range l.Columns {
			add("column", path, l.ID+"/"+c.ID, c)
		}
		l.Columns, l.Department = nil, cmp.Or(l.Defined, l.Department)
		add("ledger", path, l.ID, l)
	}
	for _, f := range d.Figures {
		add("figure", d.Places["figure "+f.ID], f.ID, f)
	}
	for _, l := range d.Lists {
		add("list", d.Places["list "+l.ID], l.ID, l)
	}
	for _, c := range d.Claims {
		add("claim", d.Places["claim "+c.ID], c.ID, c)
	}
	for _, c := range d.Checks {
		add("check", d.Places["check "+c.ID], c.ID, c)
	}
	s := d.Scheme
	for _, i := range s.Indicators {
		add("indicator", d.Places["indicator "+i.ID], i.ID, i)
	}
	s.Indicators = nil
	add("scheme", d.Places["scheme"], "scheme", s)
	reportItems(d, all)
	add("reading", d.Places["reading"], "reading", d.Words)
	add("style", d.Places["style"], "style", d.Style)
	return all
}

// reportItems are the reports and, by the path of each, their texts.
func reportItems(d definition.Definitions, all map[string][]item) {
	for _, r := range d.Reports {
		all["report"] = append(all["report"], item{d.Places["report "+r.ID], r.ID, partsOf(reflect.ValueOf(r))})
		for _, path := range r.Narratives() {
			told := slices.ContainsFunc(all["text"], func(i item) bool { return i.path == path })
			if path != "" && !told {
				all["text"] = append(all["text"], item{path, r.ID, []part{{"", wording(d, path)}}})
			}
		}
	}
}

// partsOf are the keys that a definition may have in TOML, with their values.
func partsOf(v reflect.Value) []part {
	var parts []part
	for i := range v.NumField() {
		field := v.Type().Field(i)
		key := cmp.Or(field.Tag.Get("key"), field.Tag.Get("toml"))
		switch {
		case field.Tag.Get("canonical") == "-" || key == "-":
		case field.Anonymous:
			parts = append(parts, partsOf(v.Field(i))...)
		case field.IsExported():
			parts = append(parts, part{cmp.Or(key, strings.ToLower(field.Name)), v.Field(i).Interface()})
		}
	}
	return parts
}

// name tells items of one kind apart: a text by its file.
func (i item) name() string {
	if len(i.parts) == 1 && i.parts[0].key == "" {
		return i.path
	}
	return i.id
}

// differences compares the items of one kind: what is there now in its order, then what is gone.
func differences(was, is []item) []Difference {
	var list []Difference
	changed := false
	for _, now := range is {
		i := slices.IndexFunc(was, func(o item) bool { return o.name() == now.name() })
		if i < 0 {
			list, changed = append(list, Difference{now.path, now.id, "新增"}), true
		} else if what := now.differs(was[i]); what != "" {
			list = append(list, Difference{now.path, now.id, what})
		}
	}
	for _, old := range was {
		if !slices.ContainsFunc(is, func(i item) bool { return i.name() == old.name() }) {
			list, changed = append(list, Difference{old.path, old.id, "删除"}), true
		}
	}
	if !changed {
		list = append(list, reordered(was, is)...)
	}
	return list
}

// differs words what is changed in an item, "" for nothing.
func (i item) differs(was item) string {
	var keys []string
	for at, p := range i.parts {
		if canonical.Sum(p.value) != canonical.Sum(was.parts[at].value) {
			keys = append(keys, p.key)
		}
	}
	switch {
	case keys == nil:
		return ""
	case keys[0] == "":
		return "修改了文字"
	}
	return "修改了 " + strings.Join(keys, "、")
}

// reordered finds the first of the same items that stands elsewhere.
func reordered(was, is []item) []Difference {
	for at, now := range is {
		if now.name() != was[at].name() {
			return []Difference{{now.path, now.id, "调整了次序"}}
		}
	}
	return nil
}
