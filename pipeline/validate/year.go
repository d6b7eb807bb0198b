package validate

import (
	"fmt"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
)

// otherYear warns of a ledger whose flows are counted by year and of which no row lies in the
// report year, though rows are dated: most likely it is another year's (design-life §12). A
// ledger without rows is a 零报, and one that only gives a stock says nothing of a year.
func (c *checker) otherYear() {
	year := c.opts.Period.Year
	for _, def := range c.defs.Ledgers {
		table := c.tables.Table(def.ID)
		columns, figures := c.flows(def.ID)
		if table == nil || len(columns) == 0 {
			continue
		}
		if def.RowDate != "" {
			columns = append(columns, def.RowDate)
		}
		last, inYear := latest(table, columns, year)
		if inYear || last.IsZero() {
			continue
		}
		f := finding.Finding{Rule: "ledger.year", Severity: finding.Warning, Figures: figures, Words: finding.Words{
			Found:    fmt.Sprintf("“%s”共%d行，没有一行的日期在%d年（最近的是%s），年内的有关指标都是0。", def.Name, len(table.Rows), year, last),
			Expected: fmt.Sprintf("报告期所在的%d年有业务的，应有%d年的行。", year, year),
			Action:   fmt.Sprintf("请%s核对是否误报了别的年份的台账：误报的换成本年的重报；本年确实没有的，作书面说明。", def.Department),
		}}
		if len(table.Sheets) == 1 {
			f.File, f.Sheet = table.Sheets[0].File, table.Sheets[0].Name
		}
		c.findings = append(c.findings, f)
	}
}

// flows returns the columns by which figures count a ledger's rows of the report year, and the
// keys of the plain ones among these figures.
func (c *checker) flows(ledgerID string) (columns, figures []string) {
	figures = []string{}
	for _, f := range c.defs.Figures {
		owner, where := c.defs.Rows(f.Query)
		i := slices.IndexFunc(where, func(w definition.Condition) bool { return w.Compare == measure.InYear })
		if owner != ledgerID || i < 0 {
			continue
		}
		columns = append(columns, where[i].Column)
		if f.Group == "" {
			figures = append(figures, f.ID)
		}
	}
	return columns, figures
}

// latest returns the last date of the columns, and whether one lies in the year.
func latest(table *query.Table, columns []string, year int) (last calendar.Date, inYear bool) {
	for _, at := range table.Columns(columns) {
		if at < 0 {
			continue
		}
		for _, d := range table.Dates(at) {
			last = max(last, d)
			inYear = inYear || d.Year() == year
		}
	}
	return last, inYear
}
