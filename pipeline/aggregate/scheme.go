package aggregate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// scheme is the campaign's method made ready: the assessed units, their targets of the
// year and the indicators (design §7).
type scheme struct {
	definition.Scheme
	weights []decimal.Decimal // by indicator
	caps    []decimal.Decimal
	full    decimal.Decimal // sum of the weights
	units   []string        // assessed, in the targets ledger's order
	targets map[slot]sourcedTarget
	missing []string // ids of the ledgers that nobody sent
}

// slot is one indicator of one unit.
type slot struct{ unit, indicator int }

type sourcedTarget struct {
	figure.Cell
	cell sourceCell
}

// readScheme reads weights, caps and targets; it fails on a definition that
// load.Definitions would refuse.
func readScheme(defs definition.Definitions, tables *query.Tables, year int) (scheme, error) {
	s := scheme{Scheme: defs.Scheme, targets: map[slot]sourcedTarget{}}
	for _, ind := range s.Indicators {
		weight, err := decimal.NewFromString(ind.Weight)
		if err != nil {
			return scheme{}, fmt.Errorf("考核指标 %q 的 weight：%w", ind.ID, err)
		}
		limit, err := decimal.NewFromString(ind.Cap)
		if err != nil {
			return scheme{}, fmt.Errorf("考核指标 %q 的 cap：%w", ind.ID, err)
		}
		s.weights, s.caps = append(s.weights, weight), append(s.caps, limit)
		s.full = s.full.Add(weight)
		if id, _ := defs.Rows(ind.Query); tables.Table(id) == nil && !slices.Contains(s.missing, id) {
			s.missing = append(s.missing, id)
		}
	}
	s.readTargets(tables, year)
	return s, nil
}

// readTargets takes the usable targets; what is wrong with the others, validate has said.
// The first of two rows for one slot counts.
func (s *scheme) readTargets(tables *query.Tables, year int) {
	rows := tables.Targets(year)
	s.units = query.Assessed(rows)
	table := tables.Table(s.Targets)
	for _, t := range rows {
		at := slot{slices.Index(s.units, t.Unit), t.Indicator}
		if _, twice := s.targets[at]; twice || !t.OK() {
			continue
		}
		cell, sheet := table.Cell(t.Row, table.Column(query.TargetValue)), table.Rows[t.Row].Sheet
		s.targets[at] = sourcedTarget{
			Cell: figure.Cell{Name: "年度目标", Value: t.Value, Unit: s.Indicators[t.Indicator].Unit, Ledger: s.Targets, Sheet: sheet, At: cell.At},
			cell: sourceCell{Sheet: sheet, At: cell.At},
		}
	}
}

// scored says that a slot has a target to be measured against: absent or 0 is none.
func (s *scheme) scored(at slot) bool { return s.targets[at].Value.IsPositive() }

// remaining is the sum of the weights of the indicators for which the unit has a target.
func (s *scheme) remaining(unit int) decimal.Decimal {
	var sum decimal.Decimal
	for i, w := range s.weights {
		if s.scored(slot{unit, i}) {
			sum = sum.Add(w)
		}
	}
	return sum
}

// total is a unit's total of its printed scores; nil where it has no target.
func (s *scheme) total(unit int, scores []*decimal.Decimal) *decimal.Decimal {
	if !s.remaining(unit).IsPositive() {
		return nil
	}
	stand := map[string]decimal.Decimal{}
	for i, v := range scores {
		if v != nil {
			stand[s.key(figure.CampaignScore, slot{unit, i})] = *v
		}
	}
	total, ok := s.totalWorking(unit, scores).Of(func(key string) (decimal.Decimal, bool) { v, ok := stand[key]; return v, ok })
	if !ok {
		return nil
	}
	return &total
}

// month is the assessment of all units as of one month.
type month struct {
	actuals map[slot]actual
	scores  [][]*decimal.Decimal // by unit, by indicator
	totals  []*decimal.Decimal   // by unit
	order   []int                // units in printed order
	ranks   []int                // by unit, 0 for none
	tied    []bool               // by unit
}

// actual is what a unit has achieved, and the query that says so.
type actual struct {
	query.Measured
	query figure.Query
	table *query.Table
}

// assess works one month out from the rows dated up to its end.
func (s *scheme) assess(defs definition.Definitions, tables *query.Tables, m calendar.Month) (month, error) {
	r := month{
		actuals: map[slot]actual{},
		scores:  make([][]*decimal.Decimal, len(s.units)),
		totals:  make([]*decimal.Decimal, len(s.units)),
	}
	for u, name := range s.units {
		r.scores[u] = make([]*decimal.Decimal, len(s.Indicators))
		for i, ind := range s.Indicators {
			q, err := query.Context{Definitions: defs, Unit: name, Month: m}.In(ind.Unit, ind.Query)
			if err != nil {
				return month{}, fmt.Errorf("考核指标 %q：%w", ind.ID, err)
			}
			at, table := slot{u, i}, tables.Table(q.Ledger)
			if table == nil {
				continue
			}
			got, ok := table.Measure(q, table.Counted(q.Where, m))
			if !ok {
				continue
			}
			r.actuals[at] = actual{got, q, table}
			if s.scored(at) {
				if score, ok := s.working(at, m).Of(func(string) (decimal.Decimal, bool) { return got.Value, true }); ok {
					r.scores[u][i] = &score
				}
			}
		}
		if len(s.missing) == 0 {
			r.totals[u] = s.total(u, r.scores[u])
		}
	}
	s.rank(&r)
	return r, nil
}
