package compose

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
)

// findingsAnnex prints the warnings that the figures carry (核实性审核), for explanation.
func (c *composer) findingsAnnex(number string, figures []figure.Figure) document.Section {
	table := document.Table{Title: "审核情况", Columns: []document.Column{
		{Head: []string{"序号"}, Align: document.Center},
		{Head: []string{"位置"}, Wide: true},
		{Head: []string{"需核实的情况"}, Wide: true},
	}}
	warnings := c.warnings(figures)
	explained := slices.ContainsFunc(warnings, func(f finding.Finding) bool { return f.Explanation != "" })
	if explained {
		table.Columns = append(table.Columns, document.Column{Head: []string{"说明"}, Wide: true})
	}
	texts := saidOnce(warnings)
	for i, f := range warnings {
		n := decimal.NewFromInt(int64(i + 1))
		cells := []document.Cell{{Text: n.String(), Value: &n}, {Text: c.where(f)}, {Text: texts[i]}}
		if explained {
			cells = append(cells, document.Cell{Text: f.Reason()})
		}
		table.Rows = append(table.Rows, document.Row{Cells: cells})
	}
	if len(table.Rows) == 0 {
		return document.Section{Kind: document.FindingList, Number: number, Title: table.Title, Blocks: []document.Block{
			document.Paragraph{Text: "本期有关台账没有需要核实的情况。"},
		}}
	}
	note := "以上为核实性审核的结果，数据按报送的台账列出，有关单位应核对，有误的更正后重报，属实的作书面说明。"
	if explained {
		note += "“说明”栏为报送单位核实后的说明；为空的尚未说明。"
	}
	notes := []string{note}
	if unused := c.unused(); unused != "" {
		notes = append(notes, unused)
	}
	return c.annex(document.FindingList, number, table, notes...)
}

// saidOnce words warnings: what was found, and what was expected and is to be done; where that is as with an
// earlier one, it is not said again. What is asked of all stands under the table.
func saidOnce(warnings []finding.Finding) []string {
	texts, first := make([]string, len(warnings)), map[string]int{}
	for i, f := range warnings {
		found := finding.Words{Found: f.Found}.Text()
		rest := finding.Words{Expected: f.Expected, Action: f.Action}.Text()
		if n, said := first[rest]; said && rest != "" {
			rest = fmt.Sprintf("要求同第%d项。", n)
		} else {
			first[rest] = i + 1
		}
		texts[i] = found + rest
	}
	return texts
}

// warnings returns the findings to be explained that concern the report: in a report of chosen
// figures those that touch one of these or its ledgers, in any other all but those on what
// other units have achieved (design-life §18).
func (c *composer) warnings(figures []figure.Figure) []finding.Finding {
	elsewhere := c.foreign
	if len(c.report.Figures) > 0 {
		elsewhere = c.elsewhere(figures)
	}
	var warnings []finding.Finding
	for _, f := range c.findings {
		if f.Severity == finding.Warning && !elsewhere(f) {
			warnings = append(warnings, f)
		}
	}
	return warnings
}

// foreign says that a finding is on the figures of other units.
func (c *composer) foreign(f finding.Finding) bool {
	return len(f.Figures) > 0 && !slices.ContainsFunc(f.Figures, func(key string) bool { return !c.ofAnother(key) })
}

// elsewhere tells the findings that touch neither these figures nor the ledgers that the report
// rests on. A finding that names no place and no ledger concerns every report.
func (c *composer) elsewhere(figures []figure.Figure) func(finding.Finding) bool {
	keys, sheets, used := map[string]bool{}, map[finding.Place]bool{{}: true}, c.used()
	for _, f := range figures {
		keys[f.Key()] = true
	}
	for _, id := range used {
		if l := c.set[id]; l != nil {
			for _, s := range l.Sheets {
				sheets[finding.Place{File: s.File}], sheets[finding.Place{File: s.File, Sheet: s.Name}] = true, true
			}
		}
	}
	return func(f finding.Finding) bool {
		if len(f.Figures) > 0 {
			return !slices.ContainsFunc(f.Figures, func(key string) bool { return keys[key] })
		}
		return !sheets[finding.Place{File: f.File, Sheet: f.Sheet}] || f.Ledger != "" && !slices.Contains(used, f.Ledger)
	}
}

// where words the place of a finding; a ledger that nobody sent goes by its name.
func (c *composer) where(f finding.Finding) string {
	if f.File != "" {
		return f.Place().Brief()
	}
	if d, ok := c.defs.Ledger(f.Ledger); ok {
		return d.Name
	}
	return "全部文件"
}
