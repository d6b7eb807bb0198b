package ingest

import (
	"fmt"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/schema"
)

// absent says what is to be said of a ledger as a whole: that nobody sent it, or that it came
// though zone.toml says it does not exist here (design-life §12). nil where that is in order,
// as with an optional ledger that did not come (§14).
func absent(b *schema.Ledger, sent bool) *finding.Finding {
	var f finding.Finding
	switch {
	case sent && b.Absent:
		f = finding.Finding{Rule: rule.LedgerApplies, Severity: finding.Warning, Figures: []string{}, Words: finding.Words{
			Found:    fmt.Sprintf("本月收到了“%s”，已照常读取、计算。", b.Name),
			Expected: "zone.toml 写明本地没有这本台账（applies = false），不应收到它。",
			Action:   "本地若有这本台账，请在 zone.toml 里删去 applies = false；若没有，请把这个文件移出月份文件夹。",
		}}
	case sent || b.Absent || b.Optional && !b.Needed:
		return nil
	case b.Needed:
		f = finding.Finding{Rule: rule.LedgerNeeded, Severity: finding.Error, Figures: []string{}, Words: finding.Words{
			Found:    fmt.Sprintf("本月未收到“%s”，它是必报的，缺少时不发布报告。", b.Name),
			Expected: fmt.Sprintf("应由%s报送（zone.toml 的 required）。", b.Department),
			Action:   fmt.Sprintf("请催%s报送，放入月份文件夹后重新运行；若已报送，请核对其表头；若不再必报，请从 required 中删去。", b.Department),
		}}
	default:
		f = notSent(b)
	}
	return &f
}
