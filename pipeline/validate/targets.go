package validate

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

// targets reports the rows of the targets ledger that cannot be used as they stand
// (design §7): a target below 0 or in a unit that does not measure the indicator is a hard
// finding; an unknown indicator, and a money target without 计量单位, are warnings.
func (c *checker) targets(rows []query.TargetRow) {
	table := c.tables.Table(c.defs.Scheme.Targets)
	soft := series{severity: finding.Warning}
	for _, t := range rows {
		if t.Figure != "" && t.OK() {
			if words, wrong := c.aimless(t); wrong {
				f := c.target(table, t, "target.figure", query.TargetIndicator)
				f.Severity, f.Words = finding.Warning, words
				if soft.room(&f) {
					c.findings = append(c.findings, f)
				}
				continue
			}
		}
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

func (c *checker) target(table *query.Table, t query.TargetRow, rule, column string) finding.Finding {
	def, _ := table.Definition.Column(column)
	cell := table.Cell(t.Row, table.Column(column))
	if column == query.TargetUOM && cell.At.Row == 0 { // the sheet has no 计量单位
		cell = table.Cell(t.Row, table.Column(query.TargetValue))
	}
	f := finding.Finding{Rule: rule, Column: def.Header, Figures: []string{}}
	f.Value = table.Cell(t.Row, table.Column(column)).Plain()
	stand(&f, table, t.Row, cell)
	f.Words = c.targetWords(t, f.Value)
	return f
}

func (c *checker) targetWords(t query.TargetRow, value string) finding.Words {
	if t.Problem == query.UnknownIndicator {
		return finding.Words{Found: fmt.Sprintf("考核指标“%s”不在考核办法里，这一行没有使用。", value), Expected: "应写考核办法所列的指标名称：" + c.indicatorNames() + "。",
			Action: "请办公室核对指标名称，或请管理员更正考核办法。"}
	}
	name, own := c.aimsAt(t)
	subject := fmt.Sprintf("“%s”的“%s”目标", t.Unit, name)
	switch t.Problem {
	case query.WrongUnit:
		return finding.Words{Found: subject + "的计量单位是“" + value + "”。", Expected: "计量单位应为" + units(own) + "。", Action: "请更正计量单位和目标值后重报。"}
	case query.BelowZero:
		return finding.Words{Found: subject + "是" + value + "。", Expected: "目标不应小于0。", Action: "请更正后重报；没有目标的可以填0或不报这一行。"}
	}
	return finding.Words{Found: subject + "没有计量单位，按" + unit.Money.Base() + "计算。", Expected: "应写明计量单位。", Action: "请办公室确认，并在计量单位一列写明。"}
}

// aimsAt is what a row of the targets ledger is the target of, an indicator or a figure, and its unit.
func (c *checker) aimsAt(t query.TargetRow) (name, unit string) {
	if t.Figure == "" {
		ind := c.defs.Scheme.Indicators[t.Indicator]
		return ind.Name, ind.Unit
	}
	f, _ := c.defs.Figure(t.Figure)
	return f.Name, f.Unit
}

// aimless says what is wrong with the target of a figure: figures are the zone's, and one that is grouped
// is named with its group.
func (c *checker) aimless(t query.TargetRow) (finding.Words, bool) {
	def, _ := c.defs.Figure(t.Figure)
	groups, known := c.groupsOf(def)
	words := finding.Words{Action: "请办公室核对后更正。"}
	switch {
	case ledger.Fold(t.Unit) != ledger.Fold(c.opts.Zone.Name):
		words.Found = fmt.Sprintf("“%s”是本开发区的指标，不考核“%s”，这一行没有使用。", def.Name, t.Unit)
		words.Expected = "指标的年度目标，责任单位应写本开发区；考核各单位的应写考核办法所列的指标名称：" + c.indicatorNames() + "。"
	case def.Group == "" || !known:
		return finding.Words{}, false
	case t.Group == "":
		words.Found = fmt.Sprintf("“%s”分组计算，没有写明是哪一组的目标，这一行没有使用。", def.Name)
		words.Expected = fmt.Sprintf("应在括号里写明是哪一组，如“%s（%s）”。", def.Name, groups[0])
	case !slices.ContainsFunc(groups, func(g string) bool { return ledger.Fold(g) == t.Group }):
		words.Found = fmt.Sprintf("“%s”没有“%s”这一组，这一行没有使用。", def.Name, t.Group)
		words.Expected = "括号里应写台账中有的一组：" + strings.Join(groups[:min(len(groups), 10)], "、") + "。"
	default:
		return finding.Words{}, false
	}
	return words, true
}

// groupsOf are the groups that the rows of a figure's ledger have; false where that cannot be said.
func (c *checker) groupsOf(def definition.Figure) ([]string, bool) {
	id, _ := c.defs.Rows(def.Query)
	table := c.tables.Table(id)
	if table == nil || def.Group == "" {
		return nil, false
	}
	return table.Values(def.Group).Labels[1:], len(table.Values(def.Group).Labels) > 1
}

// units words the units in which an indicator's target may be stated.
func units(own string) string {
	if unit.Money.Has(own) {
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

// lacking finds it hard that a unit has no target where the scheme publishes nothing without one
// (missing_target = "block"), and warns of a unit that no group of the scheme names.
func (c *checker) lacking(targets []query.TargetRow) {
	for _, unit := range c.assessedUnits {
		group := c.defs.Scheme.GroupOf(unit, c.opts.Zone)
		if group == definition.Ungrouped {
			c.ungrouped(unit)
		}
		for i, d := range c.defs.Scheme.Indicators {
			has := slices.ContainsFunc(targets, func(t query.TargetRow) bool {
				return t.Indicator == i && t.Unit == unit && t.OK() && t.Value.IsPositive()
			})
			if !has && d.HeldAgainstTarget() && d.AssessesGroup(group) && c.defs.Scheme.Lacking(d) == definition.MissingBlock {
				c.findings = append(c.findings, finding.Finding{
					Rule: "target.missing", Severity: finding.Error, Figures: []string{figure.Key(figure.CampaignTotal, unit)}, Words: finding.Words{
						Found:    fmt.Sprintf("“%s”没有“%s”的年度目标。", unit, d.Name),
						Expected: "应有年度目标：考核办法规定，缺少的不发布。",
						Action:   "请办公室在“年度目标任务”里补上后重报。",
					},
				})
			}
		}
	}
}

func (c *checker) ungrouped(unit string) {
	where := "考核办法的 [[group]]"
	if c.defs.Scheme.Grouped {
		where = "zone.toml 的 [[unit]] 里用 group"
	}
	c.findings = append(c.findings, finding.Finding{
		Rule: "unit.group", Severity: finding.Warning, Figures: []string{figure.Key(figure.CampaignRank, unit)}, Words: finding.Words{
			Found:    fmt.Sprintf("考核单位“%s”没有分组，另列在“%s”里排名。", unit, definition.Ungrouped),
			Expected: "分组排名的，每个考核单位应在一个组里。",
			Action:   "请管理员在" + where + "写明它的组。",
		},
	})
}
