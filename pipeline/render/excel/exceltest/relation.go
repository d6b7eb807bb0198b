package exceltest

import (
	"path"
	"strings"
	"testing"
)

// relations returns the targets of a part's relations by id.
func (p parts) relations(t testing.TB, name string) map[string]string {
	t.Helper()
	dir, base := path.Split(name)
	targets := map[string]string{}
	rels := p[dir+"_rels/"+base+".rels"]
	if rels == nil {
		return targets
	}
	for _, r := range rels.all("Relationship") {
		id, target := r.attr("Id"), r.attr("Target")
		if targets[id] != "" || id == "" {
			t.Errorf("%s has the relation %q twice", name, id)
		}
		if target = path.Join(dir, target); strings.HasPrefix(r.attr("Target"), "/") {
			target = strings.TrimPrefix(r.attr("Target"), "/")
		}
		if p[target] == nil {
			t.Errorf("%s leads to %s, which is not there", name, target)
		}
		targets[id] = target
	}
	return targets
}

// checkRelations follows the relations from the package on: nothing is left over, and no id
// is used that no relation has.
func (p parts) checkRelations(t testing.TB) {
	t.Helper()
	reached := map[string]bool{"[Content_Types].xml": true, "_rels/.rels": true}
	for next := []string{""}; len(next) > 0; next = next[1:] {
		name := next[0]
		dir, base := path.Split(name)
		reached[name], reached[dir+"_rels/"+base+".rels"] = true, true
		targets := p.relations(t, name)
		for _, target := range targets {
			if !reached[target] {
				next = append(next, target)
			}
		}
		p.checkUses(t, name, targets)
	}
	for name := range p {
		if !reached[name] {
			t.Errorf("no relation leads to %s", name)
		}
	}
}

// checkUses holds the ids that a part names against its relations. Those of sheets and
// drawings are all named, but for comments, which are there by their relation alone.
func (p parts) checkUses(t testing.TB, name string, targets map[string]string) {
	t.Helper()
	part := p[name]
	if part == nil { // the package
		return
	}
	used := part.uses()
	for id := range used {
		if targets[id] == "" {
			t.Errorf("%s uses the relation %s, which it does not have", name, id)
		}
	}
	if !strings.HasPrefix(name, "xl/worksheets/") && !strings.HasPrefix(name, "xl/drawings/") {
		return
	}
	for id, target := range targets {
		if !used[id] && !strings.HasPrefix(path.Base(target), "comments") {
			t.Errorf("%s has the relation %s and does not use it", name, id)
		}
	}
}

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// uses returns the ids of relations that a part names.
func (e *element) uses() map[string]bool {
	ids := map[string]bool{}
	for _, a := range e.Attrs {
		if a.Name.Space == relationships {
			ids[a.Value] = true
		}
	}
	for _, inner := range e.Inner {
		for id := range inner.uses() {
			ids[id] = true
		}
	}
	return ids
}
