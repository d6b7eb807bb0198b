package load

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// office enters into the ledgers what zone.toml says of them.
func (l *loader) office() {
	for i := range l.defs.Ledgers {
		l.defs.Ledgers[i].Defined = l.defs.Ledgers[i].Department
	}
	said := map[string]string{}
	for i, d := range l.zone.Departments {
		at := l.zone.File.Within("department", i)
		owed, err := l.owedBy(at, d)
		if err != nil {
			l.fail(err)
			return
		}
		for _, def := range owed {
			if other, twice := said[def.ID]; twice {
				l.fail(at.Refuse("name", "“%s”在 [[department]] %q 里已经写了，又写在 %q 里。一本台账只由一个部门报送", def.Name, other, d.Name))
				return
			}
			said[def.ID] = d.Name
			def.Department = strings.TrimSpace(d.Name)
			def.Absent = d.Applies != nil && !*d.Applies
		}
	}
	for _, name := range l.zone.Required {
		def, err := l.named(l.zone.File, name)
		switch {
		case err != nil:
			l.fail(err)
			return
		case def == nil:
			continue
		case def.Absent:
			l.fail(l.zone.File.Refuse("required", "“%s”写在 required（必报）里，又写了 applies = false（本地没有）。请删去一处", def.Name))
			return
		}
		def.Needed = true
	}
	l.assessable()
}

// assessable refuses a campaign whose indicators rest on a ledger that does not exist here.
func (l *loader) assessable() {
	if targets, ok := l.defs.Ledger(l.defs.Scheme.Targets); !ok || targets.Absent {
		return
	}
	for _, ind := range l.defs.Scheme.Indicators {
		for _, id := range l.defs.Asked(ind.Query) {
			def, ok := l.defs.Ledger(id)
			if !ok || !def.Absent {
				continue
			}
			l.fail(l.zone.File.Refuse("applies", "“%s”写了 applies = false，而考核指标“%s”由它计算。请改考核办法（scheme.toml），或者本地没有考核时把“年度目标任务”也写成 applies = false", def.Name, ind.Name))
		}
	}
}

// owedBy returns the ledgers of a department.
func (l *loader) owedBy(at definition.File, d definition.Department) ([]*definition.Ledger, error) {
	var owed []*definition.Ledger
	if d.Ledgers != nil {
		for _, name := range d.Ledgers {
			def, err := l.named(at, name)
			if err != nil {
				return nil, err
			}
			if def != nil {
				owed = append(owed, def)
			}
		}
		return owed, nil
	}
	var known []string
	for i := range l.defs.Ledgers {
		def := &l.defs.Ledgers[i]
		if ledger.Fold(def.Defined) == ledger.Fold(d.Name) {
			owed = append(owed, def)
		}
		if !slices.Contains(known, def.Defined) {
			known = append(known, def.Defined)
		}
	}
	if len(owed) == 0 && !slices.ContainsFunc(l.stated.Ledgers, func(def definition.Ledger) bool { return ledger.Fold(def.Department) == ledger.Fold(d.Name) }) {
		return nil, at.Refuse("name", "部门 %q 没有写 ledgers，定义里也没有由它报送的台账%s。请写明 ledgers = [\"台账名称\"]；定义里的部门有：%s", d.Name, definition.Suggest(d.Name, known), strings.Join(known, "、"))
	}
	return owed, nil
}

// named returns the ledger of an id or a name, nil for one that there is in other months only.
func (l *loader) named(at definition.File, name string) (*definition.Ledger, error) {
	var known []string
	for i := range l.defs.Ledgers {
		def := &l.defs.Ledgers[i]
		if ledger.Fold(name) == ledger.Fold(def.ID) || ledger.Fold(name) == ledger.Fold(def.Name) {
			return def, nil
		}
		known = append(known, def.ID, def.Name)
	}
	for _, def := range l.stated.Ledgers {
		if ledger.Fold(name) == ledger.Fold(def.ID) || ledger.Fold(name) == ledger.Fold(def.Name) {
			return nil, nil
		}
	}
	return nil, at.Unknown("台账", name, known)
}
