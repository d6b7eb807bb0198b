package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/measure"
)

// eachPublished goes through the check's figures that the last published month states too.
func (r *figureRule) eachPublished(check func(f, then figure.Figure)) {
	for _, id := range r.def.Figures {
		for _, f := range named(r.book.Figures, id) {
			if then, ok := r.then[folded(f)]; ok && r.comparable(f, then) {
				check(f, then)
			}
		}
	}
}

// comparable says that a published figure can be held against the present one. What starts anew
// in January is not held against the year before (design-life §15). What is defined otherwise
// today is not comparable either (domain §4, 可比口径), and that is noted.
func (c *comparison) comparable(f, then figure.Figure) bool {
	if _, flow := c.defs.Window(f.ID); flow && c.last.Month.Year != c.opts.Period.Year {
		return false
	}
	same := f.Definition == then.Definition && f.Unit == then.Unit && !c.last.Redefines(f)
	name := c.title(figure.Figure{Name: f.Name})
	if !same && !slices.Contains(c.redefined, name) {
		c.redefined = append(c.redefined, name)
	}
	if same && c.last.Recomputes(f) && !slices.Contains(c.recomputed, name) {
		c.recomputed = append(c.recomputed, name)
	}
	return same
}

// sayRecomputed says, once for all checks, which figures were held against what today's definition
// gives of the last published month's ledgers.
func (c *comparison) sayRecomputed() {
	if len(c.recomputed) == 0 {
		return
	}
	c.findings = append(c.findings, finding.Finding{
		Rule: "period.recomputed", Severity: finding.Info, Figures: []string{},
		Words: finding.Words{
			Found:  fmt.Sprintf("按可比口径：%s的口径已改，与%d年%d月（%s）的台账按现行口径重算的数核对。", strings.Join(c.recomputed, "、"), c.last.Month.Year, c.last.Month.Number, c.last.Run),
			Action: "不需要部门说明。",
		},
	})
}

// sayRedefined says, once for all checks, which figures were not compared because their
// definition is another: the departments are not asked about what they have not done.
func (c *comparison) sayRedefined() {
	if len(c.redefined) == 0 {
		return
	}
	month := fmt.Sprintf("%d年%d月", c.last.Month.Year, c.last.Month.Number)
	c.findings = append(c.findings, finding.Finding{
		Rule: "period.redefined", Severity: finding.Info, Figures: []string{},
		Words: finding.Words{
			Found:  fmt.Sprintf("口径已改：%s的口径或计量单位与%s已发布（%s）的不同，没有与它核对。", strings.Join(c.redefined, "、"), month, c.last.Run),
			Action: "不需要部门说明。",
		},
	})
}

// published fills in what every message over earlier months may say.
func (r *figureRule) published(value, then figure.Figure, words ...string) []string {
	return append([]string{
		"{name}", r.title(then), "{value}", value.Value.String(), "{unit}", then.Unit, "{other}", then.Value.String(),
		"{month}", fmt.Sprintf("%d年%d月", r.last.Month.Year, r.last.Month.Number), "{run}", r.last.Run,
		"{department}", r.department(then),
	}, words...)
}

// continuity flags a published figure that this month's rows, counted up to that month, do
// not give any more. For a flow that says that 本年累计 is not 上月累计 + 本月; for a stock
// that this period's opening is not the last one's closing. A published group that has no
// rows any more gives 0.
func (r *figureRule) continuity() {
	for _, id := range r.def.Figures {
		for _, then := range named(r.last.Figures, id) {
			again, ok := r.again[folded(then)]
			if !ok {
				if again, ok = r.vanished(then); !ok {
					continue
				}
			}
			if r.comparable(again, then) && !again.Value.Equal(then.Value) {
				r.flagContinuity(again, then)
			}
		}
	}
}

// vanished returns a published group of a figure as 0, if its ledger was sent this month
// and the figure has the same 口径 as then.
func (r *figureRule) vanished(then figure.Figure) (figure.Figure, bool) {
	def, ok := r.defs.Figure(then.ID)
	adds := slices.Contains([]string{measure.Count, measure.Sum, measure.Distinct}, def.Measure) // others have no value without rows
	if !ok || def.Group == "" || !adds || slices.ContainsFunc(r.ledgersOf(then), func(id string) bool { return slices.Contains(r.book.Missing, id) }) {
		return figure.Figure{}, false
	}
	gone := then
	gone.Definition, gone.Value, gone.Sources = def.Text, decimal.Decimal{}, nil
	return gone, true
}

func (r *figureRule) flagContinuity(again, then figure.Figure) {
	difference := "多" + again.Value.Sub(then.Value).String()
	if again.Value.LessThan(then.Value) {
		difference = "少" + then.Value.Sub(again.Value).String()
	}
	var touched []figure.Figure
	if now, ok := r.now[folded(then)]; ok {
		touched = append(touched, now)
	}
	r.flag(touched, again.Value, r.published(again, then, "{difference}", difference+then.Unit)...)
}

// change flags a figure that differs more than Limit per cent from what the last published
// month lets expect. A stock is expected as it was; a flow at its average pace since January,
// once Months months have set it: the first of a year swing, and 1–2月 are often merged
// (domain §4). A base of 0 or below has no rate of change (domain §4, 同比 edge cases), one
// below Least none that says anything.
func (r *figureRule) change(f, then figure.Figure) {
	month, months := decimal.NewFromInt(int64(r.last.Month.Number)), decimal.NewFromInt(int64(r.opts.Period.Number))
	def, _ := r.defs.Figure(f.ID)
	if _, flow := r.defs.Window(f.ID); !flow || !measure.Adds(def.Measure) { // a share of flows keeps no pace
		month, months = decimal.NewFromInt(1), decimal.NewFromInt(1)
	} else if r.last.Month.Number < r.def.Months {
		return
	}
	if !then.Value.IsPositive() || r.bounds.least != nil && then.Value.LessThan(*r.bounds.least) {
		return
	}
	value, expected := f.Value.Mul(month), then.Value.Mul(months) // both times the base month, so that nothing is rounded
	off := value.Sub(expected).Mul(decimal.NewFromInt(100))
	if off.Abs().LessThanOrEqual(decimal.NewFromFloat(r.def.Limit).Mul(expected)) {
		return
	}
	direction := "高"
	if off.IsNegative() {
		direction = "低"
	}
	r.flag([]figure.Figure{f}, f.Value, r.published(f, then,
		"{expected}", expected.DivRound(month, 2).String(), "{change}", direction+off.Abs().DivRound(expected, 1).String()+"%")...)
}

// stalled flags a flow to which no row after the last published month adds: nothing
// happened, or last month's file was sent again.
func (r *figureRule) stalled(f, then figure.Figure) {
	if again, ok := r.again[folded(f)]; ok && f.Value.IsPositive() && f.Value.Equal(again.Value) {
		r.flag([]figure.Figure{f}, f.Value, r.published(f, then)...)
	}
}
