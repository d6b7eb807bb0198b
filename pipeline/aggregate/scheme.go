package aggregate

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/aggregate/method"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// scheme is the campaign's method made ready: the assessed units with their groups, their targets of
// the year, and the adjustments (design §7, design-life §13).
type scheme struct {
	definition.Scheme
	units    []string // assessed, in the targets ledger's order
	in       []string // by unit: its group, "" where there are none
	groups   []string // in which there are units, in order; one "" where there are none
	targets  map[slot]sourcedTarget
	missing  []string // ids of the ledgers that nobody sent
	adjusted []query.Adjustment
	ledger   *query.Table // that holds them; nil when nobody sent it
}

// slot is one indicator of one unit.
type slot struct{ unit, indicator int }

type sourcedTarget struct {
	figure.Cell
	cell cite.Cell
}

// readScheme reads targets, groups and adjustments.
func readScheme(defs definition.Definitions, tables *query.Tables, zone definition.Zone, year int) scheme {
	s := scheme{Scheme: defs.Scheme, targets: map[slot]sourcedTarget{}}
	for _, ind := range s.Indicators {
		for _, id := range defs.Asked(ind.Query) {
			if ind.Measured() && tables.Table(id) == nil && !slices.Contains(s.missing, id) {
				s.missing = append(s.missing, id)
			}
		}
	}
	s.readTargets(tables, year)
	s.readGroups(zone)
	s.adjusted, s.ledger = tables.Adjustments(s.units), tables.Table(defs.Adjustments())
	return s
}

// readGroups puts the units in their groups.
func (s *scheme) readGroups(zone definition.Zone) {
	for _, u := range s.units {
		s.in = append(s.in, s.GroupOf(u, zone))
	}
	if !s.Ranked() {
		s.groups = []string{""}
		return
	}
	for _, name := range s.GroupNames(zone) {
		if slices.Contains(s.in, name) {
			s.groups = append(s.groups, name)
		}
	}
}

// readTargets takes the usable targets; what is wrong with the others, validate has said.
// The first of two rows for one slot counts.
func (s *scheme) readTargets(tables *query.Tables, year int) {
	rows := tables.Targets(year)
	s.units = query.Assessed(rows)
	table := tables.Table(s.Targets)
	for _, t := range rows {
		at := slot{slices.Index(s.units, t.Unit), t.Indicator}
		if _, twice := s.targets[at]; twice || !t.Scored() {
			continue
		}
		cell, sheet := table.Cell(t.Row, table.Column(query.TargetValue)), table.Rows[t.Row].Sheet
		s.targets[at] = sourcedTarget{
			Cell: figure.Cell{
				Name: "年度目标", Value: t.Value, Unit: s.Indicators[t.Indicator].Unit, Of: s.key(figure.CampaignActual, at),
				Ledger: s.Targets, Sheet: sheet, At: cell.At,
			},
			cell: cite.Cell{Sheet: sheet, At: cell.At},
		}
	}
}

// among are the positions of the units of a group.
func (s *scheme) among(group string) []int {
	var units []int
	for u, in := range s.in {
		if in == group {
			units = append(units, u)
		}
	}
	return units
}

// usable says that a slot has a target to be measured against: absent or 0 is none.
func (s *scheme) usable(at slot) bool { return s.targets[at].Value.IsPositive() }

// weight is what an indicator weighs for a unit, 0 where it has no weight.
func (s *scheme) weight(at slot) decimal.Decimal {
	return s.Indicators[at.indicator].WeightIn(s.in[at.unit]).Or("")
}

func (s *scheme) decimals(indicator int) *int {
	if d := s.Indicators[indicator].ScoreDecimals; d != nil {
		return d
	}
	return &s.Decimals
}

func (s *scheme) key(id string, at slot) string {
	return figure.Key(id, s.units[at.unit], s.Indicators[at.indicator].ID)
}

// scoredAs is the month to whose end an indicator goes in a month, and whether it is scored then: a
// quarterly one in the last month of a quarter, and in others as of the quarter before if it is carried.
func scoredAs(d definition.Indicator, m calendar.Month) (calendar.Month, bool) {
	switch d.Freq {
	case definition.Yearly:
		return m, m.Number == 12
	case definition.Quarterly:
		last := m.Number - m.Number%3
		if last != m.Number && d.OtherMonths == definition.Carry && last > 0 {
			return calendar.Month{Year: m.Year, Number: last}, true
		}
		return m, last == m.Number
	}
	return m, true
}

// result is what a slot comes to.
type result struct {
	method.Case
	asOf     calendar.Month
	assessed bool // in this month and in the unit's group
	score    *score
	dropped  bool // its weight goes to the others
	excluded bool // it takes the unit out of the ranking
	cells    []cite.Cell
}

// score is a value and how it comes about.
type score struct {
	figure.Expression
	value decimal.Decimal
}
