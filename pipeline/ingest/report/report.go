// Package report collects what is to be said of one sheet, and bounds it.
package report

import (
	"cmp"
	"fmt"
	"slices"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ledger"
)

// flood is how many soft findings of one rule and column a sheet shows one by one. Hard ones
// are all shown, for each must be put right at its cell; beyond hardFlood nobody reads them.
const (
	flood     = 20
	hardFlood = 10000
)

// Report collects the findings of one sheet.
type Report struct {
	Sheet *ledger.SheetName
	notes []note
	many  []flooded
	Forms []FormCount
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

// FormCount counts one kind of normalised form in one column.
type FormCount struct {
	Column string
	Kind   typing.Form
	Count  int
	First  ledger.Address
}

// Add notes a finding at a cell; a zero address is the sheet as a whole.
func (r *Report) Add(severity finding.Severity, rule string, at ledger.Address, column, value string, words finding.Words) {
	if !r.room(severity, rule, column) {
		return
	}
	cell := ""
	if at.Row > 0 {
		cell = at.String()
	}
	r.notes = append(r.notes, note{at, finding.Finding{Rule: rule, Severity: severity, File: r.Sheet.File, Sheet: r.Sheet.Name,
		Cell: cell, Column: column, Value: value, Words: words, Figures: []string{}}})
}

// room counts a finding and says whether it may still be shown.
func (r *Report) room(severity finding.Severity, rule, column string) bool {
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
	if f.severity == finding.Error || f.rule == rule.HeaderUnknown {
		return hardFlood
	}
	return flood
}

// Form counts a normalised cell.
func (r *Report) Form(kinds typing.Form, column string, at ledger.Address) {
	for kind := typing.Form(1); kind < typing.FormEnd; kind <<= 1 {
		if kinds&kind == 0 {
			continue
		}
		i := slices.IndexFunc(r.Forms, func(c FormCount) bool { return c.Kind == kind && c.Column == column })
		if i < 0 {
			r.Forms = append(r.Forms, FormCount{column, kind, 0, at})
			i = len(r.Forms) - 1
		}
		r.Forms[i].Count++
	}
}

// Findings returns what was noted, by place; what concerns the sheet as a whole comes
// first. At a cell with a hard finding the soft ones are left out: it comes back anyway.
func (r *Report) Findings() []finding.Finding {
	slices.SortStableFunc(r.notes, func(a, b note) int {
		return cmp.Or(cmp.Compare(a.at.Row, b.at.Row), cmp.Compare(a.at.Col, b.at.Col))
	})
	hard := make(map[ledger.Address]bool)
	for _, n := range r.notes {
		if n.Severity == finding.Error && n.at.Row > 0 {
			hard[n.at] = true
		}
	}
	list := make([]finding.Finding, 0, len(r.notes)+len(r.Forms))
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
	for _, f := range r.Forms {
		if f.Kind&typing.Quiet != 0 {
			continue
		}
		id, name := f.Kind.Words()
		list = append(list, r.whole(finding.Info, rule.Form+"."+id, f.Column,
			finding.Words{Found: fmt.Sprintf("“%s”列有 %d 个单元格是%s，已按规范形式读入，内容未改（首个在 %s）。", f.Column, f.Count, name, f.First)}))
	}
	return list
}

func (r *Report) whole(severity finding.Severity, rule, column string, words finding.Words) finding.Finding {
	return finding.Finding{Rule: rule, Severity: severity, File: r.Sheet.File, Sheet: r.Sheet.Name,
		Column: column, Words: words, Figures: []string{}}
}
