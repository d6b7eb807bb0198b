package validate

import (
	"fmt"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/query"
)

// adjustments reports the rows of the adjustments ledger that do not count as they stand (design-life
// §13): what is left open or wrong in a row that would count is hard, a row that counts for nothing here a warning.
func (c *checker) adjustments() {
	if len(c.assessedUnits) == 0 { // without targets nobody is assessed
		return
	}
	rows := c.tables.Adjustments(c.assessedUnits)
	table := c.tables.Table(c.defs.Adjustments())
	soft := series{severity: finding.Warning}
	for _, a := range rows {
		if a.Fault == query.Counts {
			continue
		}
		f := c.adjustment(table, a)
		if a.Fault.Hard() {
			f.Severity = finding.Error
		} else if f.Severity = finding.Warning; !soft.room(&f) {
			continue
		}
		c.findings = append(c.findings, f)
	}
	c.findings = append(c.findings, soft.rest()...)
}

// at is the column in which a fault stands, and the rule it breaks.
var faults = map[query.Fault]struct{ rule, column string }{
	query.NotAssessed: {"adjustment.unit", query.AdjustedUnit}, query.NoSuchItem: {"adjustment.item", query.AdjustedIndicator},
	query.Unnamed: {"adjustment.item", query.AdjustedIndicator}, query.Twice: {"adjustment.twice", query.AdjustedPoints},
	query.NoPoints: {"adjustment.points", query.AdjustedPoints}, query.Negative: {"adjustment.points", query.AdjustedPoints},
	query.OutOfRange: {"adjustment.range", query.AdjustedPoints}, query.NoEvidence: {"adjustment.evidence", query.AdjustedBasis},
}

func (c *checker) adjustment(table *query.Table, a query.Adjustment) finding.Finding {
	at := faults[a.Fault]
	def, _ := table.Definition.Column(at.column)
	cell := table.Cell(a.Row, table.Column(at.column))
	if cell.At.Row == 0 { // the sheet has no such column
		cell = table.Cell(a.Row, table.Column(query.AdjustedType))
	}
	f := finding.Finding{Rule: at.rule, Column: def.Header, Value: table.Cell(a.Row, table.Column(at.column)).Plain(), Figures: []string{}}
	if a.Fault != query.NotAssessed && !table.Rows[a.Row].Later {
		f.Figures = []string{figure.Key(figure.CampaignTotal, a.Unit)}
	}
	stand(&f, table, a.Row, cell)
	f.Words = c.adjustmentWords(a, f.Value)
	return f
}

func (c *checker) adjustmentWords(a query.Adjustment, value string) finding.Words {
	kind := fmt.Sprintf("“%s”的%s", a.Unit, a.Type)
	office := "请考核办公室更正后重报。"
	switch a.Fault {
	case query.NotAssessed:
		return finding.Words{Found: fmt.Sprintf("责任单位“%s”不是考核单位，这一行没有计入。", value), Expected: "应写“年度目标任务”里的单位名称。", Action: "请核对单位名称，或在 zone.toml 里写明别名。"}
	case query.NoSuchItem:
		return finding.Words{Found: kind + fmt.Sprintf("写的考核指标“%s”，考核办法里没有，这一行没有计入。", value), Expected: c.expectedItem(a), Action: "请核对名称，或请管理员更正考核办法。"}
	case query.Unnamed:
		return finding.Words{Found: kind + "没有写明是哪一项，这一行没有计入。", Expected: c.expectedItem(a), Action: "请在“考核指标”一列写明后重报。"}
	case query.Twice:
		return finding.Words{Found: kind + "同一天对同一指标有两次，只用后一行，这一行没有计入。", Expected: "同一天对同一指标应只有一次评分。", Action: "请核对，删去其中一行后重报。"}
	case query.NoPoints:
		return finding.Words{Found: kind + "没有分值。", Expected: "应写明几分。", Action: office}
	case query.Negative:
		return finding.Words{Found: kind + "的分值是" + value + "。", Expected: "分值不应小于0；扣几分就写几，不写负号。", Action: office}
	case query.OutOfRange:
		d := c.defs.Scheme.Indicators[a.Indicator]
		lo, hi := d.Range()
		return finding.Words{Found: fmt.Sprintf("%s“%s”是%s分。", kind, d.Name, value), Expected: fmt.Sprintf("应在%s至%s分之间。", lo, hi), Action: office}
	}
	return finding.Words{Found: kind + "没有写依据。", Expected: "考核办法规定这一项应有依据：文件、纪要、验收意见等。", Action: office}
}

// expectedItem names what a row of a type may name in 考核指标.
func (c *checker) expectedItem(a query.Adjustment) string {
	names := ""
	add := func(name string) {
		if names != "" {
			names += "、"
		}
		names += name
	}
	for _, d := range c.defs.Scheme.Indicators {
		if a.Type == query.Awarded && !d.Measured() {
			add(d.Name)
		}
	}
	for _, r := range c.defs.Scheme.Rules {
		if query.RuleType(a.Type) == r.Type && r.Ranks == nil && r.Indicators == nil {
			add(r.Name)
		}
	}
	switch {
	case names != "":
		return "应写考核办法所列的：" + names + "。"
	case a.Type == query.Awarded:
		return "考核办法里没有由人工评分的指标。"
	}
	return "应写考核指标的名称，或者不写。"
}
