package validate

import (
	"fmt"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/query"
)

// targets reports the rows of the targets ledger that cannot be used as they stand
// (design §7): a target below 0 or in a unit that does not measure the indicator is a hard
// finding; an unknown indicator, and a money target without 计量单位, are warnings.
func (c *checker) targets(rows []query.Target) {
	table := c.tables.Table(c.defs.Scheme.Targets)
	soft := series{severity: finding.Warning}
	for _, t := range rows {
		rule, column, severity := "", "", finding.Error
		switch t.Problem {
		case query.WrongUnit:
			rule, column = "target.unit", query.TargetUOM
		case query.BelowZero:
			rule, column = "target.negative", query.TargetValue
		case query.UnitAssumed:
			rule, column, severity = "target.unit_assumed", query.TargetUOM, finding.Warning
		case query.UnknownIndicator:
			rule, column, severity = "target.indicator", query.TargetIndicator, finding.Warning
		default:
			continue
		}
		f := c.target(table, t, rule, column)
		f.Severity = severity
		if severity == finding.Error || soft.room(&f) {
			c.findings = append(c.findings, f)
		}
	}
	c.findings = append(c.findings, soft.rest()...)
}

func (c *checker) target(table *query.Table, t query.Target, rule, column string) finding.Finding {
	def, _ := table.Definition.Column(column)
	cell := table.Cell(t.Row, table.Column(column))
	if column == query.TargetUOM && cell.At.Row == 0 { // the sheet has no 计量单位
		cell = table.Cell(t.Row, table.Column(query.TargetValue))
	}
	f := finding.Finding{Rule: rule, Column: def.Header, Figures: []string{}}
	f.Value = query.Text(table.Cell(t.Row, table.Column(column)))
	stand(&f, table, t.Row, cell)
	f.Message = c.targetMessage(t, f.Value)
	return f
}

func (c *checker) targetMessage(t query.Target, value string) string {
	if t.Problem == query.UnknownIndicator {
		return fmt.Sprintf("考核指标“%s”不在考核办法里，这一行没有使用。请办公室核对指标名称（应为%s），或请管理员更正考核办法。", value, c.indicatorNames())
	}
	ind := c.defs.Scheme.Indicators[t.Indicator]
	switch t.Problem {
	case query.WrongUnit:
		return fmt.Sprintf("“%s”的“%s”目标的计量单位是“%s”，应为%s。请更正计量单位和目标值后重报。", t.Unit, ind.Name, value, units(ind.Unit))
	case query.BelowZero:
		return fmt.Sprintf("“%s”的“%s”目标是%s，目标不能小于0。请更正后重报；没有目标的可以填0或不报这一行。", t.Unit, ind.Name, value)
	}
	return fmt.Sprintf("“%s”的“%s”目标没有计量单位，按万元计算。请办公室确认，并在计量单位一列写明。", t.Unit, ind.Name)
}

// units words the units in which an indicator's target may be stated.
func units(own string) string {
	if own == "万元" || own == "元" || own == "亿元" {
		return "元、万元或亿元"
	}
	return own
}

// indicatorNames joins the scheme's indicators: 签约项目投资额、新到位资金 …
func (c *checker) indicatorNames() string {
	names := ""
	for i, ind := range c.defs.Scheme.Indicators {
		if i > 0 {
			names += "、"
		}
		names += ind.Name
	}
	return names
}
