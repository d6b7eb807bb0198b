package query

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// Columns of the targets ledger (年度目标任务, design §4), which the scheme reads.
const (
	TargetYear      = "year"
	TargetUnit      = "unit"
	TargetIndicator = "indicator"
	TargetValue     = "target"
	TargetUOM       = "uom" // 计量单位
	TargetDue       = "due" // 完成期限
)

// Problem says why a target's row cannot be used as it stands (design §7).
type Problem uint8

const (
	// Usable targets have a value of zero or more in a known unit.
	Usable Problem = iota
	// NoValue: the cell is blank; the indicator has no target.
	NoValue
	// UnknownIndicator: the scheme has no indicator of that name, nor is it a figure's.
	UnknownIndicator
	// UnitAssumed: a money target without 计量单位 is read in 万元 (usable).
	UnitAssumed
	// WrongUnit: the 计量单位 does not measure the indicator.
	WrongUnit
	// BelowZero: the target is negative.
	BelowZero
)

// TargetRow is one row of the targets ledger for the report year.
type TargetRow struct {
	Row       int32
	Unit      string // assessed unit, as its first row writes it
	Indicator int    // position in the scheme, -1 if it is none of the scheme's
	// Figure is the figure whose target the row is, by its name; "" for an indicator's. Group is the group
	// in brackets, folded.
	Figure, Group string
	Value         decimal.Decimal
	Problem       Problem
}

// Scored says that the row is a target of the scheme that can be used.
func (t TargetRow) Scored() bool { return t.Indicator >= 0 && t.OK() }

// OK says that Value is a target in the indicator's or the figure's unit.
func (t TargetRow) OK() bool { return t.Problem == Usable || t.Problem == UnitAssumed }

// Targets returns the targets ledger's rows of a year, in order; nil when nobody sent it.
func (t *Tables) Targets(year int) []TargetRow {
	table := t.Table(t.defs.Scheme.Targets)
	if table == nil {
		return nil
	}
	units := table.Values(TargetUnit)
	at := table.Column(TargetYear)
	var targets []TargetRow
	for row := range table.Rows {
		cell := table.Cell(int32(row), at)
		if cell.Kind != ledger.Number || !cell.Number.Equal(decimal.NewFromInt(int64(year))) || units.IDs[row] == 0 {
			continue
		}
		target := TargetRow{Row: int32(row), Unit: units.Labels[units.IDs[row]]}
		target.read(table, t.defs)
		targets = append(targets, target)
	}
	return targets
}

// Assessed returns the units of the campaign: those with a row of the year that is no figure's target, in
// the ledger's order (design §7).
func Assessed(targets []TargetRow) []string {
	var units []string
	seen := map[string]bool{}
	for _, t := range targets {
		if t.Figure == "" && !seen[t.Unit] {
			seen[t.Unit] = true
			units = append(units, t.Unit)
		}
	}
	return units
}

func (t *TargetRow) read(table *Table, defs definition.Definitions) {
	text := table.Cell(t.Row, table.Column(TargetIndicator)).Plain()
	indicators := defs.Scheme.Indicators
	t.Indicator = slices.IndexFunc(indicators, func(i definition.Indicator) bool { return ledger.Fold(i.Name) == ledger.Fold(text) })
	own := ""
	if t.Indicator >= 0 {
		own = indicators[t.Indicator].Unit
	} else if f, group, ok := aim(defs.Figures, text); ok {
		t.Figure, t.Group, own = f.ID, group, f.Unit
	}
	value := table.Cell(t.Row, table.Column(TargetValue))
	switch {
	case own == "":
		t.Problem = UnknownIndicator
	case value.Kind != ledger.Number:
		t.Problem = NoValue
	default:
		t.Value, t.Problem = convert(value.Number, table.Cell(t.Row, table.Column(TargetUOM)).Plain(), own)
	}
	if t.OK() && t.Value.IsNegative() {
		t.Problem = BelowZero
	}
}

// kindOf is what an indicator measures, as its unit tells.
func kindOf(own string) unit.Kind {
	for _, kind := range []unit.Kind{unit.Money, unit.Land, unit.Area, unit.Rate} {
		if kind.Has(own) {
			return kind
		}
	}
	return unit.Count
}

// convert reads a value stated in one 计量单位 in the indicator's own.
func convert(v decimal.Decimal, stated, own string) (decimal.Decimal, Problem) {
	stated = strings.Join(strings.Fields(stated), "")
	kind := kindOf(own)
	switch {
	case stated == "" && kind == unit.Money:
		in, _ := kind.Ratio(kind.Base(), own)
		return in.Of(v), UnitAssumed
	case stated == "" || kind == unit.Count && sameCount(ledger.Fold(stated), ledger.Fold(own)):
		return v, Usable
	}
	in, ok := kind.Ratio(stated, own)
	if !ok {
		in, ok = kind.Ratio(ledger.Fold(stated), own) // in full-width characters
	}
	if !ok {
		return decimal.Decimal{}, WrongUnit
	}
	return in.Of(v), Usable
}

// sameCount says that two classifiers count the same things: 个 and 项, 批次 and 批.
func sameCount(a, b string) bool {
	plain := func(s string) string {
		switch s {
		case "项":
			return "个"
		case "批":
			return "批次"
		}
		return s
	}
	return plain(a) == plain(b)
}
