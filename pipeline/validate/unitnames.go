package validate

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate/likeness"
)

// knownUnits is what is known of the names of units.
type knownUnits struct {
	likeness.County
	zone  []string            // names of the zone
	known map[string]bool     // folded names that need no question: assessed, or in zone.toml
	all   map[string][]string // names by the unit, as reports write it
	order []string            // the units, assessed ones first
}

func (c *checker) knownUnits() knownUnits {
	zone := c.opts.Zone
	n := knownUnits{County: likeness.In(zone.County), zone: zone.Names(), known: map[string]bool{}, all: map[string][]string{}}
	add := func(unit, name string) {
		if n.all[unit] == nil {
			n.order = append(n.order, unit)
		}
		n.all[unit] = append(n.all[unit], name)
		n.known[ledger.Fold(name)] = true
	}
	for _, unit := range c.assessedUnits {
		add(unit, unit)
	}
	for _, name := range n.zone {
		add(zone.Name, name)
	}
	for _, u := range zone.Units {
		for _, name := range append([]string{u.Name}, u.Aliases...) {
			add(c.asAssessed(u.Name), name)
		}
	}
	return n
}

// asAssessed is a unit as the targets write it.
func (c *checker) asAssessed(unit string) string {
	if name, ok := c.assessed[ledger.Fold(unit)]; ok {
		return name
	}
	return unit
}

// meant returns the units that a spelling may stand for, at most three.
func (n knownUnits) meant(written string) []string {
	var units []string
	for _, unit := range n.order {
		if len(units) < 3 && slices.ContainsFunc(n.all[unit], func(name string) bool { return n.Near(written, name) }) {
			units = append(units, unit)
		}
	}
	return units
}

// propose words what to write into zone.toml.
func (l unitLedger) propose(meant []string, label string) string {
	other := fmt.Sprintf("是另一个单位的，请在 zone.toml 末尾写 [[unit]]，下一行写 name = %q。", label)
	if len(meant) > 1 {
		return fmt.Sprintf("请核对是哪一个单位，在 zone.toml 里给它加上别名 %q；%s", label, other)
	}
	if meant[0] == l.opts.Zone.Name {
		return fmt.Sprintf("是本开发区的，请在 zone.toml 里写 %s；%s", aliasLine(l.opts.Zone.Aliases, label), other)
	}
	var aliases []string
	for _, u := range l.opts.Zone.Units {
		if l.asAssessed(u.Name) == meant[0] {
			aliases = u.Aliases
		}
	}
	return fmt.Sprintf("是同一个单位的，请在 zone.toml 末尾写 [[unit]]，下面写 name = %q 和 %s（已有这个 [[unit]] 的只改 aliases）；%s", meant[0], aliasLine(aliases, label), other)
}

// aliasLine is the line of zone.toml with one alias more.
func aliasLine(aliases []string, more string) string {
	quoted := make([]string, 0, len(aliases)+1)
	for _, a := range append(slices.Clone(aliases), more) {
		quoted = append(quoted, fmt.Sprintf("%q", a))
	}
	return "aliases = [" + strings.Join(quoted, ", ") + "]"
}
