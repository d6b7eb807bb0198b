package bulletin

import (
	"fmt"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/tally"
)

// Verify refuses a template whose texts cannot be filled in: for nobody, and for made-up zones of which some are
// missing. The error is a *definition.Error.
func Verify(b definition.Bulletin, defs definition.Definitions) error {
	for _, r := range []tally.Report{{Period: madeUp}, MadeUp(defs)} {
		if _, _, err := Papers(r, Options{Bulletin: b, Organ: "某某市统计局", Defs: defs}); err != nil {
			return err
		}
	}
	return nil
}

var madeUp = calendar.Month{Year: 2020, Number: 12}

// MadeUp is a roll-up of zones that there are not, in every state, with a value of every figure that is defined.
func MadeUp(defs definition.Definitions) tally.Report {
	r := tally.Report{Period: madeUp, Listed: true}
	for i, state := range []tally.State{tally.Reported, tally.Reported, tally.Reported, tally.Reported, tally.Missing, tally.Absent, tally.Damaged, tally.Doubled} {
		z := tally.Zone{Name: fmt.Sprintf("第%d开发区", i+1), Code: fmt.Sprint(i + 1), State: state}
		if state == tally.Reported {
			z.Check, z.Sum, z.Draft = "0000-0000-0000", "0000000000000000", i == 0
			z.Now.Run = "r1"
		} else {
			z.Why = "没有发布"
		}
		r.Zones = append(r.Zones, z)
	}
	r.Zones[1].Stale, r.Zones[2].Unexpected, r.Zones[3].Issued = "引用的数有变", true, "核定"
	for i, f := range defs.Figures {
		row := tally.Row{ID: f.ID, All: f.Group != "", Name: f.Name, Unit: f.Unit, Decimals: f.Decimals, Definition: f.Text, Rule: defs.Rollup(f.ID), Values: make([]tally.Value, len(r.Zones))}
		sum := decimal.Zero
		for k := range 4 {
			v := decimal.NewFromInt(int64(10*i + k + 1))
			row.Values[k] = tally.Value{Standing: tally.Counted, Value: v}
			sum = sum.Add(v)
		}
		if row.Rule == measure.Added {
			row.Total = &sum
			row.Last, row.Year = tally.Change{Of: 3, Now: &sum, Then: &row.Values[0].Value}, tally.Change{Of: 3, Now: &sum, Then: &row.Values[1].Value}
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}
