// Package validate holds the ledgers against each other and against the rules of the
// definitions (审核). What is wrong is a finding, never an error of the program; values
// are never repaired (design §5).
package validate

import (
	"fmt"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// Options say for whom and for which month the ledgers were sent.
type Options struct {
	Zone    definition.Zone
	Period  calendar.Month
	Earlier []figure.Earlier // what the runs in force of the year's earlier months state
}

// Check returns what the want of any ledger, the names of units, the years, the ledgers' natural
// keys, the defined checks on rows and the scheme's targets find, ledger by ledger and check by check in the order of the definitions, rows in the
// order of the ledgers. Rows dated after the report month are checked like all others. A
// check over a ledger that nobody sent finds nothing. It changes neither ledgers nor
// definitions.
func Check(defs definition.Definitions, set ledger.Set, opts Options) []finding.Finding {
	tables := query.NewTables(defs, set)
	targets := tables.Targets(opts.Period.Year)
	units := query.Assessed(targets)
	c := &checker{
		defs: defs, opts: opts, tables: tables, assessedUnits: units,
		zone:     query.Context{Definitions: defs, Unit: opts.Zone.Name, Month: opts.Period},
		assessed: unitNames(units),
	}
	c.sent(set)
	c.units()
	c.otherYear()
	c.keys()
	for _, def := range defs.Checks {
		if !def.OverFigures() {
			c.check(def)
		}
	}
	c.targets(targets)
	c.lacking(targets)
	c.adjustments()
	return c.findings
}

// checker carries what every check reads, and gathers the findings.
type checker struct {
	defs     definition.Definitions
	opts     Options
	tables   *query.Tables
	zone     query.Context
	assessed map[string]string // the campaign's units by folded name
	// assessedUnits are the same in the order of the targets.
	assessedUnits []string
	findings      []finding.Finding
}

// sent finds it hard when no file holds a ledger: a report in which every figure is missing is
// not worth publishing, and the cause is most likely a wrong folder.
func (c *checker) sent(set ledger.Set) {
	if len(set) > 0 {
		return
	}
	c.findings = append(c.findings, finding.Finding{
		Rule: "input.no_ledger", Severity: finding.Error, Figures: []string{},
		Words: finding.Words{Found: "本月文件夹中没有认出任何一份台账，报告没有可依据的数据。", Expected: "应至少有一份台账。", Action: "请确认文件放对了月份，表头与台账格式一致。"},
	})
}

// check runs one defined check.
func (c *checker) check(def definition.Check) {
	table := c.tables.Table(def.Ledger)
	if table == nil {
		return
	}
	where, err := c.zone.Conditions(def.Ledger, def.Where)
	if err != nil {
		c.unusable(def, err)
		return
	}
	r := &rule{checker: c, def: def, table: table, bounds: boundsOf(def), series: series{severity: finding.Severity(def.Severity)}}
	r.column, _ = table.Definition.Column(def.Column)
	r.at = table.Column(def.Column)
	r.touches = c.touches(table, def)
	if err := r.run(where); err != nil {
		c.unusable(def, err)
	}
	c.findings = append(c.findings, r.series.rest()...)
}

// run does what the kind asks: sums over the rows that figures count, all else over every row.
func (r *rule) run(where []figure.Condition) error {
	if r.def.Kind == "sums" {
		return r.groupSums(r.table.Counted(where, r.opts.Period))
	}
	kinds := map[string]func([]int32){
		"order": r.order, "present": r.present, "band": r.band, "repeated": r.repeated, "similar": r.similar,
		"credit_code": r.creditCode, "reference": r.reference, "running_sum": r.runningSum,
	}
	rows := r.table.Listed(where)
	if r.def.Kind == "expect" {
		return r.expect(rows)
	}
	run, known := kinds[r.def.Kind]
	if !known {
		return fmt.Errorf("没有名为 %q 的审核种类", r.def.Kind)
	}
	run(rows)
	return nil
}

// unusable reports a check that cannot be run; load.Definitions refuses most of them.
func (c *checker) unusable(def definition.Check, err error) {
	c.findings = append(c.findings, finding.Finding{
		Rule: "definition.unusable", Severity: finding.Error, Figures: []string{},
		Words: finding.Words{Found: fmt.Sprintf("审核 %q 的定义无法使用：%v。", def.ID, err), Expected: "定义应与台账相符。", Action: "请管理员更正模板文件夹里的定义后重新运行。"},
	})
}
