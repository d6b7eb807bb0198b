package query

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// Columns of the adjustments ledger (加减分台账, design-life §13), which the scheme reads.
const (
	AdjustedOn        = "on"
	AdjustedUnit      = "unit"
	AdjustedType      = "type"
	AdjustedMatter    = "matter"
	AdjustedIndicator = "indicator"
	AdjustedPoints    = "points"
	AdjustedProject   = "project"
	AdjustedBasis     = "basis"
)

// The types of adjustments as the ledger writes them.
const (
	Plus    = "加分"
	Minus   = "扣分"
	Vetoed  = "否决"
	Awarded = "评分"
)

// Fault says why a row of the adjustments ledger does not count as it stands.
type Fault uint8

const (
	// Counts: nothing is wrong with the row.
	Counts Fault = iota
	// NotAssessed: the unit is none of the assessed ones.
	NotAssessed
	// NoSuchItem: 考核指标 names nothing that the scheme has for such a row.
	NoSuchItem
	// Unnamed: 考核指标 is blank, or of no help, and the scheme has several items for such a row.
	Unnamed
	// Twice: another award of the same day takes its place.
	Twice
	// NoPoints: 分值 is blank.
	NoPoints
	// Negative: 分值 is below 0; a deduction is written without a sign.
	Negative
	// OutOfRange: an award is outside what the indicator allows.
	OutOfRange
	// NoEvidence: 依据 is blank where the scheme wants one.
	NoEvidence
)

// Hard says that a row with the fault is a hard finding.
func (f Fault) Hard() bool { return f >= NoPoints }

// Adjustment is one row of the adjustments ledger.
type Adjustment struct {
	Row       int32
	On        calendar.Date
	Type      string
	Unit      string // as 年度目标任务 names it, where it is assessed
	Indicator int    // of an award: position in the scheme; else -1
	Rule      int    // of what the scheme counts it by: position among its rules; -1: by none
	Points    decimal.Decimal
	Project   string // folded
	Fault     Fault
}

// Adjustments returns the rows of the adjustments ledger, in order; nil when nobody sent it.
func (t *Tables) Adjustments(assessed []string) []Adjustment {
	table := t.Table(t.defs.Adjustments())
	if table == nil {
		return nil
	}
	units := map[string]string{}
	for _, u := range assessed {
		units[ledger.Fold(u)] = u
	}
	list := make([]Adjustment, 0, len(table.Rows))
	for row := range table.Rows {
		a := Adjustment{Row: int32(row), Indicator: -1, Rule: -1}
		text := func(column string) string { return table.Cell(a.Row, table.Column(column)).Plain() }
		a.On = table.Cell(a.Row, table.Column(AdjustedOn)).Date
		a.Type, a.Project = text(AdjustedType), ledger.Fold(text(AdjustedProject))
		var known bool
		if a.Unit, known = units[ledger.Fold(text(AdjustedUnit))]; !known {
			a.Unit, a.Fault = text(AdjustedUnit), NotAssessed
		} else {
			a.read(table.Cell(a.Row, table.Column(AdjustedPoints)), text(AdjustedIndicator), text(AdjustedBasis), t.defs.Scheme)
		}
		list = append(list, a)
	}
	onlyLast(list)
	return list
}

// read finds what a row counts for, and what is wrong with it.
func (a *Adjustment) read(points *ledger.Cell, name, basis string, s definition.Scheme) {
	a.Fault = a.item(ledger.Fold(name), s)
	a.Points = points.Number
	switch {
	case a.Fault != Counts:
	case a.Type != Vetoed && points.Kind != ledger.Number:
		a.Fault = NoPoints
	case a.Type == Awarded && !within(a.Points, s.Indicators[a.Indicator]):
		a.Fault = OutOfRange
	case a.Type != Vetoed && a.Type != Awarded && a.Points.IsNegative():
		a.Fault = Negative
	case ledger.Fold(basis) == "" && a.wantsEvidence(s):
		a.Fault = NoEvidence
	}
}

// RuleType is the type of the rules by which rows of a type count, "" for awards.
func RuleType(row string) string {
	return map[string]string{Plus: definition.Bonus, Minus: definition.Penalty, Vetoed: definition.Veto}[row]
}

// item finds the indicator that an award is for, else the rule by which a row counts. A scheme without
// rules for such rows counts all of them.
func (a *Adjustment) item(name string, s definition.Scheme) Fault {
	if a.Type == Awarded {
		return a.awarded(name, s)
	}
	var rules []int
	for i, r := range s.Rules {
		if r.Type == RuleType(a.Type) && r.Ranks == nil && r.Indicators == nil {
			rules = append(rules, i)
			if ledger.Fold(r.Name) == name {
				a.Rule = i
				return Counts
			}
		}
	}
	ofIndicator := slices.ContainsFunc(s.Indicators, func(i definition.Indicator) bool { return ledger.Fold(i.Name) == name })
	switch {
	case a.Type == Vetoed:
		if len(rules) > 0 {
			a.Rule = rules[0]
		}
	case name != "" && !ofIndicator:
		return NoSuchItem
	case len(rules) == 1:
		a.Rule = rules[0]
	case len(rules) > 1:
		return Unnamed
	}
	return Counts
}

// awarded finds the indicator of an award; a blank is the only one that is awarded.
func (a *Adjustment) awarded(name string, s definition.Scheme) Fault {
	manual := 0
	for i, d := range s.Indicators {
		if d.Measured() {
			continue
		}
		manual++
		if ledger.Fold(d.Name) == name || name == "" {
			a.Indicator = i
		}
	}
	switch {
	case a.Indicator >= 0 && (name != "" || manual == 1):
		return Counts
	case name == "" && manual > 1:
		a.Indicator = -1
		return Unnamed
	}
	return NoSuchItem
}

func (a *Adjustment) wantsEvidence(s definition.Scheme) bool {
	return a.Indicator >= 0 && s.Indicators[a.Indicator].Evidence || a.Rule >= 0 && s.Rules[a.Rule].Evidence
}

// within says that an indicator allows an award.
func within(v decimal.Decimal, d definition.Indicator) bool {
	lo, hi := d.Range()
	return v.GreaterThanOrEqual(lo) && v.LessThanOrEqual(hi)
}

// onlyLast leaves of awards of one day for the same thing the last.
func onlyLast(list []Adjustment) {
	type award struct {
		unit      string
		indicator int
		on        calendar.Date
	}
	last := map[award]int{}
	for i, a := range list {
		if a.Fault != Counts || a.Type != Awarded {
			continue
		}
		key := award{a.Unit, a.Indicator, a.On}
		if before, again := last[key]; again {
			list[before].Fault = Twice
		}
		last[key] = i
	}
}
