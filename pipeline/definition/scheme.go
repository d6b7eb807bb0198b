package definition

import (
	"cmp"
	"slices"

	"zonereport/pipeline/ledger"
)

// Scheme is the method of the campaign's monthly assessment (考核办法), design §7, design-life §13.
type Scheme struct {
	Name       string `toml:"name"`    // 招商选资大会战
	Targets    string `toml:"targets"` // ledger with the targets
	Decimals   int    `toml:"decimals"`
	Total      Number `toml:"total"`       // what the weights add up to; empty: open-ended
	TieBreaker string `toml:"tie_breaker"` // indicator that orders equal totals; empty: none does
	// MissingTarget is what becomes of an indicator without what its score is held against, one of Missing.
	MissingTarget string      `toml:"missing_target"`
	Adjustments   string      `toml:"adjustments"` // ledger with the adjustments; empty: the one that Adjusts, where there is one
	Grouped       bool        `toml:"grouped"`     // units are ranked apart by the group that zone.toml gives them
	Groups        []Group     `toml:"group"`       // or by these
	Indicators    []Indicator `toml:"indicator"`
	Rules         []Rule      `toml:"adjustment"`
	Validity
}

// Ranked says that units are ranked in groups.
func (s Scheme) Ranked() bool { return s.Grouped || len(s.Groups) > 0 }

// Ungrouped is the group of the units that no group names.
const Ungrouped = "未分组单位"

// GroupOf is the group in which a unit is ranked, "" where the scheme has no groups.
func (s Scheme) GroupOf(unit string, zone Zone) string {
	if !s.Ranked() {
		return ""
	}
	folded := ledger.Fold(unit)
	is := func(name string) bool { return ledger.Fold(name) == folded }
	for _, g := range s.Groups {
		if slices.ContainsFunc(g.Units, is) {
			return g.Name
		}
	}
	for _, u := range zone.Units {
		if s.Grouped && u.Group != "" && is(u.Name) {
			return u.Group
		}
	}
	return Ungrouped
}

// GroupNames are the groups in their order, those that no unit is in among them.
func (s Scheme) GroupNames(zone Zone) []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, g := range s.Groups {
		add(g.Name)
	}
	if s.Grouped {
		for _, u := range zone.Units {
			add(u.Group)
		}
	}
	add(Ungrouped)
	return names
}

// Missing are the ways of dealing with a score that has nothing to be held against: na leaves it out,
// zero gives none, full gives all, reweight leaves it out and scales the rest to the full weight,
// exclude takes the unit out of the ranking, block publishes nothing.
var Missing = []string{MissingNA, MissingZero, MissingBlock, MissingReweight, MissingExclude, MissingFull}

// What becomes of an indicator without its target.
const (
	MissingNA       = "na"
	MissingZero     = "zero"
	MissingBlock    = "block"
	MissingReweight = "reweight"
	MissingExclude  = "exclude"
	MissingFull     = "full"
)

// Lacking is what becomes of an indicator without what its score is held against, one of Missing.
func (s Scheme) Lacking(d Indicator) string {
	return cmp.Or(d.MissingTarget, s.MissingTarget, MissingReweight)
}

// Group is units that are ranked among themselves (分组).
type Group struct {
	Name  string   `toml:"name"`
	Units []string `toml:"units"` // as 年度目标任务 names them
}

// Rule says how adjustments of one kind count (加减分项), or when they do not.
type Rule struct {
	Name     string `toml:"name"` // 走访; the ledger's 考核指标 names it
	Type     string `toml:"type"` // bonus, penalty, gate, veto
	Cap      Number `toml:"cap"`  // at the most so many points; empty: no limit
	OncePer  string `toml:"once_per"`
	Evidence bool   `toml:"evidence_required"`
	// Indicators are those of which each must have reached what is expected by now: else a gate takes
	// the bonuses away, a veto the total.
	Indicators []string `toml:"indicators"`
	// Ranks are points for the first places before adjustments, a bonus that no ledger states.
	Ranks []Number `toml:"ranks"`
}

// The types of rules, and what counts once.
const (
	Bonus      = "bonus"
	Penalty    = "penalty"
	Gate       = "gate"
	Veto       = "veto"
	PerProject = "project" // a project counts once, at its highest row; the default
	PerEvent   = "event"   // every row counts
)
