package ingest

import (
	"cmp"
	"fmt"
	"slices"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// flood is how many soft findings of one rule and column a sheet shows one by one. Hard ones
// are all shown, for each must be put right at its cell; beyond hardFlood nobody reads them.
const (
	flood     = 20
	hardFlood = 10000
)

// report collects the findings of one sheet.
type report struct {
	sheet *ledger.Sheet
	notes []note
	many  []flooded
	forms []formCount
}

type note struct {
	at ledger.Address
	finding.Finding
}

type flooded struct {
	rule, column string
	severity     finding.Severity
	count        int
}

// formCount counts one kind of normalised form in one column.
type formCount struct {
	column string
	kind   form
	count  int
	first  ledger.Address
}

// add notes a finding at a cell; a zero address is the sheet as a whole.
func (r *report) add(severity finding.Severity, rule string, at ledger.Address, column, value string, words finding.Words) {
	if !r.room(severity, rule, column) {
		return
	}
	cell := ""
	if at.Row > 0 {
		cell = at.String()
	}
	r.notes = append(r.notes, note{at, finding.Finding{Rule: rule, Severity: severity, File: r.sheet.File, Sheet: r.sheet.Name,
		Cell: cell, Column: column, Value: value, Words: words, Figures: []string{}}})
}

// room counts a finding and says whether it may still be shown.
func (r *report) room(severity finding.Severity, rule, column string) bool {
	for i := range r.many {
		if f := &r.many[i]; f.rule == rule && f.column == column && f.severity == severity {
			f.count++
			return f.count <= f.most()
		}
	}
	r.many = append(r.many, flooded{rule, column, severity, 1})
	return true
}

// most is how many findings are shown: of unknown columns each, for it is the only word on them.
func (f *flooded) most() int {
	if f.severity == finding.Error || f.rule == ruleHeaderUnknown {
		return hardFlood
	}
	return flood
}

// form counts a normalised cell.
func (r *report) form(kinds form, column string, at ledger.Address) {
	for kind := form(1); kind < formEnd; kind <<= 1 {
		if kinds&kind == 0 {
			continue
		}
		i := slices.IndexFunc(r.forms, func(c formCount) bool { return c.kind == kind && c.column == column })
		if i < 0 {
			r.forms = append(r.forms, formCount{column, kind, 0, at})
			i = len(r.forms) - 1
		}
		r.forms[i].count++
	}
}

// findings returns what was noted, by place; what concerns the sheet as a whole comes
// first. At a cell with a hard finding the soft ones are left out: it comes back anyway.
func (r *report) findings() []finding.Finding {
	slices.SortStableFunc(r.notes, func(a, b note) int {
		return cmp.Or(cmp.Compare(a.at.Row, b.at.Row), cmp.Compare(a.at.Col, b.at.Col))
	})
	hard := make(map[ledger.Address]bool)
	for _, n := range r.notes {
		if n.Severity == finding.Error && n.at.Row > 0 {
			hard[n.at] = true
		}
	}
	list := make([]finding.Finding, 0, len(r.notes)+len(r.forms))
	for _, n := range r.notes {
		if n.Severity == finding.Error || !hard[n.at] {
			list = append(list, n.Finding)
		}
	}
	for i := range r.many {
		f := &r.many[i]
		if rest := f.count - f.most(); rest > 0 {
			where := "本表"
			if f.column != "" {
				where = "“" + f.column + "”列"
			}
			list = append(list, r.whole(f.severity, f.rule, f.column, finding.Words{
				Found: fmt.Sprintf("%s另有 %d 处同样的问题，未逐一列出。", where, rest), Expected: "应符合的要求与前面所列的相同。", Action: "请一并核对。"}))
		}
	}
	for _, f := range r.forms {
		if f.kind&quiet != 0 {
			continue
		}
		id, name := f.kind.words()
		list = append(list, r.whole(finding.Info, ruleForm+"."+id, f.column,
			finding.Words{Found: fmt.Sprintf("“%s”列有 %d 个单元格是%s，已按规范形式读入，内容未改（首个在 %s）。", f.column, f.count, name, f.first)}))
	}
	return list
}

func (r *report) whole(severity finding.Severity, rule, column string, words finding.Words) finding.Finding {
	return finding.Finding{Rule: rule, Severity: severity, File: r.sheet.File, Sheet: r.sheet.Name,
		Column: column, Words: words, Figures: []string{}}
}
