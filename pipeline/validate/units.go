package validate

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// units looks at how the ledgers name the units (design-life §12): a ledger in which no row is
// the zone's, a unit that is almost an assessed one, and a unit of zone.toml without targets.
func (c *checker) units() {
	names := c.knownUnits()
	for _, def := range c.defs.Ledgers {
		column := slices.IndexFunc(def.Columns, func(col definition.Column) bool { return col.Unit })
		table := c.tables.Table(def.ID)
		if column < 0 || table == nil {
			continue
		}
		l := unitLedger{checker: c, names: names, table: table, column: def.Columns[column]}
		if def.ID == c.defs.Scheme.Targets {
			l.zoneAmongTargets()
			continue
		}
		l.otherSpellings(l.zoneRows())
	}
	c.withoutTargets()
}

// unitLedger is one ledger whose rows name units.
type unitLedger struct {
	*checker
	names  knownUnits
	table  *query.Table
	column definition.Column
}

// spellings returns the units that the rows name and nobody knows.
func (l unitLedger) spellings() []int32 {
	values := l.table.Values(l.column.ID)
	var ids []int32
	for id := int32(1); int(id) < len(values.Folded); id++ {
		if !l.names.known[values.Folded[id]] {
			ids = append(ids, id)
		}
	}
	return ids
}

// zoneRows reports a ledger in which rows name units and none is the zone: hard for each
// spelling that is near to the zone's names, a warning where there is none and a figure asks
// for the zone's rows. It returns the spellings that it reported.
func (l unitLedger) zoneRows() (reported []int32) {
	values := l.table.Values(l.column.ID)
	zone := l.opts.Zone.Name
	if len(values.Folded) == 1 || values.ID(zone) > 0 {
		return nil
	}
	rows := len(values.IDs) - count(values.IDs, 0)
	none := fmt.Sprintf("“%s”有%d行写了%s，没有一行是“%s”", l.table.Definition.Name, rows, l.column.Header, zone)
	for _, id := range l.spellings() {
		if meant := l.names.meant(values.Labels[id]); len(meant) != 1 || meant[0] != zone {
			continue
		}
		label := values.Labels[id]
		l.say("unit.zone", finding.Error, id, finding.Words{
			Found:    fmt.Sprintf("%s；“%s”（%d行）像是它的另一种写法，没有认作本开发区。", none, label, len(values.Rows[id])),
			Expected: "本开发区应写 zone.toml 里的名称或别名：" + strings.Join(l.names.zone, "、") + "。",
			Action:   fmt.Sprintf("是本开发区的，请在 zone.toml 里写 %s，重新运行；是别的单位的，请在 zone.toml 末尾写 [[unit]]，下一行写 name = %q。", aliasLine(l.opts.Zone.Aliases, label), label),
		})
		reported = append(reported, id)
	}
	if figures := l.ofZone(); reported == nil && len(figures) > 0 {
		f := finding.Finding{Rule: "unit.zone", Severity: finding.Warning, Column: l.column.Header, Figures: figures, Words: finding.Words{
			Found:    none + "，本开发区的有关指标都按没有计算。",
			Expected: "本开发区有业务的，台账里应有写着“" + zone + "”或其别名的行。",
			Action:   "请核对责任单位的写法：是另一种写法的，在 zone.toml 的 aliases 里加上；确实没有的，作书面说明。",
		}}
		if len(l.table.Sheets) == 1 {
			f.File, f.Sheet = l.table.Sheets[0].File, l.table.Sheets[0].Name
		}
		l.findings = append(l.findings, f)
	}
	return reported
}

// ofZone returns the keys of the plain figures that ask the ledger for the zone's rows.
func (l unitLedger) ofZone() []string {
	keys := []string{}
	for _, f := range l.defs.Figures {
		if id, where := l.defs.Rows(f.Query); id == l.table.ID && f.Group == "" && slices.ContainsFunc(where, ofZone) {
			keys = append(keys, f.ID)
		}
	}
	return keys
}

// otherSpellings warns of units that are no assessed ones and near to one.
func (l unitLedger) otherSpellings(reported []int32) {
	values := l.table.Values(l.column.ID)
	for _, id := range l.spellings() {
		label := values.Labels[id]
		meant := l.names.meant(label)
		if len(meant) == 0 || slices.Contains(reported, id) {
			continue
		}
		l.say("unit.spelling", finding.Warning, id, finding.Words{
			Found:    fmt.Sprintf("%s“%s”（%d行）不是考核单位，写法与“%s”相近，这些行没有算给它。", l.column.Header, label, len(values.Rows[id]), strings.Join(meant, "”或“")),
			Expected: "单位应写考核单位的名称，或 zone.toml 里写明的别名。",
			Action:   l.propose(meant, label),
		})
	}
}

// zoneAmongTargets warns of an assessed unit that may be the zone, where the zone is not assessed.
func (l unitLedger) zoneAmongTargets() {
	zone := l.opts.Zone
	if _, ok := l.assessed[ledger.Fold(zone.Name)]; ok {
		return
	}
	values, named := l.table.Values(l.column.ID), zone.Canonical()
	for id := int32(1); int(id) < len(values.Folded); id++ {
		label := values.Labels[id]
		if _, ok := named[values.Folded[id]]; ok || !slices.ContainsFunc(l.names.zone, func(n string) bool { return l.names.Near(label, n) }) {
			continue
		}
		l.say("unit.spelling", finding.Warning, id, finding.Words{
			Found:    fmt.Sprintf("考核单位中没有“%s”，而“%s”的写法与它相近，没有认作本开发区，本开发区没有名次。", zone.Name, label),
			Expected: "本开发区应写 zone.toml 里的名称或别名：" + strings.Join(l.names.zone, "、") + "。",
			Action:   l.propose([]string{zone.Name}, label),
		})
	}
}

// say reports a spelling at its first row.
func (l unitLedger) say(rule string, severity finding.Severity, id int32, words finding.Words) {
	values := l.table.Values(l.column.ID)
	row := values.Rows[id][0]
	f := finding.Finding{Rule: rule, Severity: severity, Column: l.column.Header, Value: values.Labels[id], Figures: []string{}, Words: words}
	stand(&f, l.table, row, l.table.Cell(row, l.table.Column(l.column.ID)))
	l.findings = append(l.findings, f)
}

// withoutTargets warns of units of zone.toml that have no targets in the report year, where
// others have.
func (c *checker) withoutTargets() {
	if len(c.assessed) == 0 {
		return
	}
	for _, u := range c.opts.Zone.Units {
		if _, ok := c.assessed[ledger.Fold(u.Name)]; !ok {
			targets, _ := c.defs.Ledger(c.defs.Scheme.Targets)
			c.findings = append(c.findings, finding.Finding{Rule: "unit.targets", Severity: finding.Warning, Value: u.Name, Figures: []string{}, Words: finding.Words{
				Found:    fmt.Sprintf("zone.toml 列了单位“%s”，“%s”中没有它%d年的目标，不参加考核。", u.Name, targets.Name, c.opts.Period.Year),
				Expected: "参加考核的单位都应有年度目标。",
				Action:   fmt.Sprintf("请%s核对：应考核的补报目标；不考核的作书面说明。", targets.Department),
			}})
		}
	}
}

func count(ids []int32, id int32) int {
	n := 0
	for _, x := range ids {
		if x == id {
			n++
		}
	}
	return n
}
