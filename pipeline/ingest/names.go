package ingest

import (
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// companyForms are the words in which two spellings of one company differ.
var companyForms = strings.NewReplacer("有限责任公司", "有限公司", "(集团)", "集团", "股份公司", "股份有限公司")

// likeNames remarks on names of companies in one column of a ledger that differ only in
// their legal form (defect 36): they are counted as two, for the program joins no names.
func likeNames(b *book, l *ledger.Ledger) []finding.Finding {
	var list []finding.Finding
	for i := range b.fields {
		f := &b.fields[i]
		if f.kind != text || f.Personal != "" || f.Unit {
			continue
		}
		type first struct{ name, shown, cell string }
		cores := make(map[string]first)
		said := make(map[string]bool)
		for j := range l.Rows {
			c := &l.Rows[j].Cells[i]
			if c.Kind != ledger.Text || !strings.HasSuffix(c.Text, "公司") {
				continue
			}
			name := ledger.Fold(c.Text)
			core := companyForms.Replace(name)
			known, met := cores[core]
			if !met {
				cores[core] = first{name, c.Text, c.At.String()}
				continue
			}
			if known.name == name || said[name] || len(list) == flood {
				continue
			}
			said[name] = true
			sheet := l.Rows[j].Sheet
			list = append(list, finding.Finding{Rule: ruleNameForm, Severity: finding.Warning, File: sheet.File, Sheet: sheet.Name, Cell: c.At.String(),
				Column: f.Header, Value: c.Text, Figures: []string{},
				Message: fmt.Sprintf("与 %s 的“%s”只差公司形式的写法，可能是同一家；程序按两家计。请核对，是同一家的请统一名称后重报。", known.cell, known.shown)})
		}
	}
	return list
}
