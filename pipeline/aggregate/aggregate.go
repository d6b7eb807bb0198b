// Package aggregate adds the ledgers up: figures with their definition and source cells,
// the campaign's standings, claims with their evidence, and lists of rows (design §6–8).
// Values are exact; nothing is rounded here but what a definition rounds (scores, means).
package aggregate

import (
	"fmt"
	"slices"

	"zonereport/pipeline/aggregate/proof"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// Options say for whom and for which month the ledgers are added up.
type Options struct {
	Zone   definition.Zone
	Period calendar.Month
	// Earlier is what the runs in force of the year's earlier months state, and that of the same month
	// of the year before, which growth is against.
	Earlier []figure.Earlier
}

// Derive works a month's ledgers out. The findings are warnings on the ranking's history;
// a definition that cannot be resolved (load.Definitions refuses those) is an error finding,
// and what it defines is absent from the book.
func Derive(defs definition.Definitions, set ledger.Set, opts Options) (figure.Book, []finding.Finding) {
	d := &derivation{
		defs:   defs,
		opts:   opts,
		tables: query.NewTables(defs, set),
		zone:   query.Context{Definitions: defs, Unit: opts.Zone.Name, Month: opts.Period},
	}
	book := figure.Book{Left: left(set)}
	for _, l := range defs.Ledgers {
		if set[l.ID] == nil {
			book.Missing = append(book.Missing, l.ID)
		}
	}
	book.Figures = d.figures(opts.Period)
	book.Targets = d.targets(book.Figures)
	book.Figures = slices.Concat(book.Figures, d.aims(book.Figures, append(slices.Clip(book.Targets), d.shared(book.Figures, book.Targets)...)), d.moves(book.Figures))
	book.Turned = d.turned
	campaign, assessed := d.campaign()
	book.Campaign = campaign
	book.Figures = append(book.Figures, assessed...)
	book.Claims = proof.Claims(defs.Claims, proof.Input{Tables: d.tables, Zone: d.zone, Book: book, Unusable: func(id string, err error) { d.unusable("断言", id, err) }})
	book.Lists = d.lists()
	book.Again = d.again()
	return book, d.findings
}

// derivation carries what every part of Derive reads, and gathers the findings.
type derivation struct {
	defs     definition.Definitions
	opts     Options
	tables   *query.Tables
	zone     query.Context
	findings []finding.Finding
	turned   []string // keys of growth that has no value, but turned from below zero
}

// left counts the rows dated after the report month, by ledger.
func left(set ledger.Set) map[string]int {
	counts := map[string]int{}
	for id, l := range set {
		for i := range l.Rows {
			if l.Rows[i].Later {
				counts[id]++
			}
		}
	}
	return counts
}

// unusable reports a definition that cannot be resolved.
func (d *derivation) unusable(what, id string, err error) {
	d.findings = append(d.findings, finding.Finding{
		Rule: "definition.unusable", Severity: finding.Error, Figures: []string{},
		Words: finding.Words{Found: fmt.Sprintf("%s %q 的定义无法使用：%v。", what, id, err), Expected: "定义应与台账相符。", Action: "请管理员更正模板文件夹里的定义后重新运行。"},
	})
}
