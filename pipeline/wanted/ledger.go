package wanted

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// LedgerError says that no ledger and no department is called so, or several.
type LedgerError struct {
	Wanted  string
	Options []string // names that may be meant
	Several bool
	All     []definition.Ledger
}

// Error is Chinese, for the user, and lists all names.
func (e *LedgerError) Error() string {
	var b strings.Builder
	switch {
	case e.Several:
		fmt.Fprintf(&b, "名称含“%s”的台账有多本，请写明其中一本：%s。", e.Wanted, strings.Join(e.Options, "、"))
	case len(e.Options) > 0:
		fmt.Fprintf(&b, "没有名为“%s”的台账或部门。是不是想写：%s", e.Wanted, strings.Join(e.Options, "、"))
	default:
		fmt.Fprintf(&b, "没有名为“%s”的台账或部门。", e.Wanted)
	}
	b.WriteString("\n可以写的名称：")
	var departments []string
	owed := map[string][]string{}
	for _, d := range e.All {
		if owed[d.Department] == nil {
			departments = append(departments, d.Department)
		}
		owed[d.Department] = append(owed[d.Department], d.Name+"（"+d.ID+"）")
	}
	for _, d := range departments {
		fmt.Fprintf(&b, "\n  %s：%s", d, strings.Join(owed[d], "、"))
	}
	return b.String()
}

// Ledgers returns the ledgers that the names mean, in the order of the definitions;
// without a name all that the office has.
func Ledgers(all []definition.Ledger, names []string) ([]definition.Ledger, error) {
	if len(names) == 0 {
		return slices.DeleteFunc(slices.Clone(all), func(d definition.Ledger) bool { return d.Absent }), nil
	}
	chosen := map[string]bool{}
	for _, name := range names {
		found, err := meant(all, name)
		if err != nil {
			return nil, err
		}
		for _, d := range found {
			chosen[d.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(d definition.Ledger) bool { return !chosen[d.ID] }), nil
}

// meant returns the ledger of an id or a name, else those of a department, else the one
// whose name the text is a part of.
func meant(all []definition.Ledger, name string) ([]definition.Ledger, error) {
	text := ledger.Fold(name)
	tests := []func(definition.Ledger) bool{
		func(d definition.Ledger) bool { return ledger.Fold(d.ID) == text || ledger.Fold(d.Name) == text },
		func(d definition.Ledger) bool { return ledger.Fold(d.Department) == text },
		func(d definition.Ledger) bool { return text != "" && strings.Contains(ledger.Fold(d.Name), text) },
	}
	for i, is := range tests {
		found := slices.DeleteFunc(slices.Clone(all), func(d definition.Ledger) bool { return !is(d) })
		if part := i == len(tests)-1; part && len(found) > 1 {
			e := &LedgerError{Wanted: name, Several: true, All: all}
			for _, d := range found {
				e.Options = append(e.Options, d.Name)
			}
			return nil, e
		}
		if len(found) > 0 {
			return found, nil
		}
	}
	var known []named
	for _, d := range all {
		known = append(known, named{d.Name, []string{d.ID, d.Name}})
		if department := (named{d.Department, []string{d.Department}}); !slices.ContainsFunc(known, func(k named) bool { return k.key == d.Department }) {
			known = append(known, department)
		}
	}
	return nil, &LedgerError{Wanted: name, Options: similar(known, text), All: all}
}
