package proof

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// targetsMet holds when the zone has targets for the year and has reached each of them, those of the
// campaign and those of figures (全面完成年度目标任务). A row that cannot be used is a target that is
// not reached; one of a figure that there is not, because its ledger was not sent, is Open. There is no
// claim where nobody sent targets.
func (in Input) targetsMet() []figure.Claim {
	table := in.Tables.Table(in.Zone.Definitions.Scheme.Targets)
	if table == nil {
		return nil
	}
	c := figure.Claim{Of: in.unusable()}
	var cells []cite.Cell
	for _, t := range in.Book.Targets {
		switch {
		case in.actual(t) == nil && !in.sent(t):
			c.Open++
		case in.reached(t):
			c.Done++
			fallthrough
		default:
			c.Of++
		}
		cells = append(cells, cite.Cell{Sheet: t.Sheet, At: t.At})
	}
	c.Holds = c.Of > 0 && c.Done == c.Of && c.Open == 0
	c.Sources = cite.Sources(cells)
	return []figure.Claim{c}
}

// unusable counts the zone's rows of the year that state a target which nothing can be held against.
func (in Input) unusable() int {
	n := 0
	for _, row := range in.Tables.Targets(in.Zone.Month.Year) {
		if ledger.Fold(row.Unit) == ledger.Fold(in.Zone.Unit) && !row.OK() && row.Problem != query.NoValue {
			n++
		}
	}
	return n
}

func (in Input) actual(t figure.Target) *figure.Figure {
	i := slices.IndexFunc(in.Book.Figures, func(f figure.Figure) bool { return t.Key != "" && f.Key() == t.Key })
	if i < 0 {
		return nil
	}
	return &in.Book.Figures[i]
}

// sent says that every ledger came that a target's figure is measured over.
func (in Input) sent(t figure.Target) bool {
	defs := in.Zone.Definitions
	id, _, _ := strings.Cut(t.ID, "/")
	q := definition.Query{}
	if f, ok := defs.Figure(id); ok {
		q = f.Query
	} else if i, ok := defs.Scheme.Indicator(id); ok {
		q = i.Query
	}
	return !slices.ContainsFunc(defs.Asked(q), func(id string) bool { return in.Tables.Table(id) == nil })
}

func (in Input) reached(t figure.Target) bool {
	f := in.actual(t)
	return f != nil && f.Value.GreaterThanOrEqual(t.Value)
}

// metEarly makes one claim for each target that states by when it is to be reached (提前完成). It holds when
// the figure is reached as of the month, was first reached on a day of the year before that date, and
// has not been lower since. Date is that day; on the date itself it is in time, but not early.
func (in Input) metEarly() []figure.Claim {
	var out []figure.Claim
	for _, t := range in.Book.Targets {
		if t.Due.IsZero() {
			continue
		}
		c := figure.Claim{Group: t.ID, Of: 1, Due: t.Due}
		cells := []cite.Cell{{Sheet: t.Sheet, At: t.At}, {Sheet: t.Sheet, At: t.DueAt}}
		if in.reached(t) {
			c.Done = 1
			first, fell := in.firstDay(t.Key, t.Value)
			c.Date = first
			c.Holds = first.Year() == t.Year && first < t.Due && !fell
			c.Sources = append(c.Sources, in.actual(t).Sources...)
		}
		c.Sources = append(c.Sources, cite.Sources(cells)...)
		out = append(out, c)
	}
	return out
}

// firstDay is the first day on which a figure reached a value, and whether it fell below it later.
func (in Input) firstDay(key string, value decimal.Decimal) (calendar.Date, bool) {
	c, ok := in.course(key)
	if !ok {
		return 0, false
	}
	return c.reaches(value)
}
