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
)

// Problem says why a target's row cannot be used as it stands (design §7).
type Problem uint8

const (
	// Usable targets have a value of zero or more in a known unit.
	Usable Problem = iota
	// NoValue: the cell is blank; the indicator has no target.
	NoValue
	// UnknownIndicator: the scheme has no indicator of that name.
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
	Indicator int    // position in the scheme, -1 if unknown
	Value     decimal.Decimal
	Problem   Problem
}

// OK says that Value is a target in the indicator's unit.
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
		target.read(table, t.defs.Scheme.Indicators)
		targets = append(targets, target)
	}
	return targets
}

// Assessed returns the units of the campaign: those with a row of the year, in the
// ledger's order (design §7).
func Assessed(targets []TargetRow) []string {
	var units []string
	seen := map[string]bool{}
	for _, t := range targets {
		if !seen[t.Unit] {
			seen[t.Unit] = true
			units = append(units, t.Unit)
		}
	}
	return units
}

func (t *TargetRow) read(table *Table, indicators []definition.Indicator) {
	name := ledger.Fold(table.Cell(t.Row, table.Column(TargetIndicator)).Plain())
	t.Indicator = slices.IndexFunc(indicators, func(i definition.Indicator) bool { return ledger.Fold(i.Name) == name })
	value := table.Cell(t.Row, table.Column(TargetValue))
	switch {
	case t.Indicator < 0:
		t.Problem = UnknownIndicator
	case value.Kind != ledger.Number:
		t.Problem = NoValue
	default:
		unit := indicators[t.Indicator].Unit
		t.Value, t.Problem = convert(value.Number, table.Cell(t.Row, table.Column(TargetUOM)).Plain(), unit)
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
