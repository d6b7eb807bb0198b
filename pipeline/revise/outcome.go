package revise

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// ranksOf lists the units whose rank is not what it was, in the order of the figures.
func ranksOf(stages []stage) []revision.Rank {
	was, is := stages[0], stages[len(stages)-1]
	var ranks []revision.Rank
	for _, key := range keysOf(stages) {
		a, b := was.at(key), is.at(key)
		if equal(a, b) {
			continue
		}
		if f := cmp.Or(b, a); f.ID == figure.CampaignRank {
			ranks = append(ranks, revision.Rank{Unit: f.Group[0].Value, Old: placeIn(a), New: placeIn(b)})
		}
	}
	return ranks
}

// placeIn is a rank as a number.
func placeIn(f *figure.Figure) *int {
	if f == nil {
		return nil
	}
	n := int(f.Value.IntPart())
	return &n
}

// claimsOf lists the claims that flipped, printed or not, in the order of the definitions: that hold now
// and did not, or were not made; or the other way round.
func claimsOf(in Input) []revision.Claim {
	old, now := in.Claims, in.Holding
	if old == nil && in.Old != nil {
		old = holding(in.Old.Book.Claims)
	}
	if now == nil {
		now = holding(in.New.Book.Claims)
	}
	if old == nil {
		return nil
	}
	var order []string
	for _, c := range in.New.Book.Claims {
		order = append(order, c.Key())
	}
	order = slices.Concat(order, slices.Sorted(maps.Keys(now)), slices.Sorted(maps.Keys(old)))
	was, is, told := truths(old), truths(now), map[string]bool{}
	var flipped []revision.Claim
	for _, key := range order {
		folded := ledger.Fold(key)
		if a, b := was[folded], is[folded]; !told[folded] && (a != nil && *a) != (b != nil && *b) {
			flipped = append(flipped, revision.Claim{Key: key, Old: a, New: b})
		}
		told[folded] = true
	}
	return flipped
}

// truths says of each claim that is made whether it holds, by folded key: a group is called as its
// first row writes it.
func truths(claims map[string]bool) map[string]*bool {
	m := make(map[string]*bool, len(claims))
	for key, holds := range claims {
		m[ledger.Fold(key)] = &holds
	}
	return m
}

func holding(claims []figure.Claim) map[string]bool {
	m := map[string]bool{}
	for _, c := range claims {
		m[c.Key()] = c.Holds
	}
	return m
}

// materialityOf judges the revision (design-life §15).
func materialityOf(r revision.Revision, in Input) revision.Materiality {
	streak := func(f revision.Figure) bool { return strings.HasPrefix(f.Key, figure.CampaignStreak) }
	switch {
	case len(r.Claims)+len(r.Ranks) > 0 || slices.ContainsFunc(r.Figures, streak) || in.crossed():
		return revision.Substantial
	case slices.ContainsFunc(r.Figures, func(f revision.Figure) bool { return !f.ShownSame }) || in.relisted():
		return revision.General
	case len(r.Figures) > 0:
		return revision.Minor
	}
	return revision.None
}

// crossed says that a year's actual reached its target, or fell below it. The targets of an old run
// that cannot be worked out again are taken to be today's.
func (in Input) crossed() bool {
	then := in.New.Book
	if in.Old != nil {
		then = in.Old.Book
	}
	old, now := reached(in.Published, then), reached(in.stated(), in.New.Book)
	for key, was := range old {
		if is, judged := now[key]; judged && was != is {
			return true
		}
	}
	return false
}

// reached says of each actual with a target whether it has reached it: of the assessed units, and of the
// figures that have a target of their own.
func reached(figures []figure.Figure, book figure.Book) map[string]bool {
	m := map[string]bool{}
	actuals := newStage("", figures)
	judge := func(key string, target *decimal.Decimal) {
		if actual := actuals.at(key); actual != nil && target != nil && target.IsPositive() {
			m[ledger.Fold(key)] = actual.Value.GreaterThanOrEqual(*target)
		}
	}
	for _, t := range book.Targets {
		judge(t.Key, &t.Value)
	}
	if book.Campaign == nil {
		return m
	}
	for _, s := range book.Campaign.Standings {
		for _, r := range s.Indicators {
			judge(figure.Key(figure.CampaignActual, s.Unit, r.Indicator), r.Target)
		}
	}
	return m
}

// relisted says that the reports' lists of rows print something else, in whatever order.
func (in Input) relisted() bool {
	return in.Old != nil && !slices.Equal(printed(in.Old.Book.Lists, in.Old.Set), printed(in.New.Book.Lists, in.New.Set))
}

// printed are the rows that lists print, sorted.
func printed(lists []figure.List, set ledger.Set) []string {
	var all []string
	for _, list := range lists {
		for _, row := range list.Rows {
			line := list.ID
			for _, column := range list.Columns {
				if at := set[list.Ledger].Column(column); at >= 0 {
					line += "\x00" + row.Cells[at].Plain()
				}
			}
			all = append(all, line)
		}
	}
	slices.Sort(all)
	return all
}
