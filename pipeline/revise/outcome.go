package revise

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// ranksOf lists the units whose rank is not what it was, in the order of the new run.
func ranksOf(old, now []figure.Figure) []revision.Rank {
	was, is := newStage("", old), newStage("", now)
	var ranks []revision.Rank
	for _, key := range keysOf([]stage{was, is}) {
		a, b := was.by[key], is.by[key]
		if equal(a, b) {
			continue
		}
		f := b
		if f == nil {
			f = a
		}
		if f.ID == figure.CampaignRank {
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

// claimsOf lists the claims that flipped, printed or not, in the order of the definitions.
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
	var keys []string
	for _, c := range in.New.Book.Claims {
		keys = append(keys, c.Key())
	}
	for _, claims := range []map[string]bool{now, old} {
		for _, key := range slices.Sorted(maps.Keys(claims)) {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	var flipped []revision.Claim
	for _, key := range keys {
		if was, is := truth(old, key), truth(now, key); (was == nil) != (is == nil) || was != nil && *was != *is {
			flipped = append(flipped, revision.Claim{Key: key, Old: was, New: is})
		}
	}
	return flipped
}

// truth says whether a claim holds; nil: it is not made.
func truth(claims map[string]bool, key string) *bool {
	holds, made := claims[key]
	if !made {
		return nil
	}
	return &holds
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
	if len(r.Claims)+len(r.Ranks) > 0 || in.crossed() {
		return revision.Substantial
	}
	level := revision.None
	for _, f := range r.Figures {
		if strings.HasPrefix(f.Key, figure.CampaignStreak) {
			return revision.Substantial
		}
		if !f.ShownSame {
			level = revision.General
		} else if level == revision.None {
			level = revision.Minor
		}
	}
	return level
}

// crossed says that a year's actual reached its target, or fell below it.
func (in Input) crossed() bool {
	if in.Old == nil {
		return false
	}
	old, now := reached(in.Old.Book), reached(in.New.Book)
	for key, was := range old {
		if is, judged := now[key]; judged && was != is {
			return true
		}
	}
	return false
}

// reached says of each indicator of a unit with a target whether the actual has reached it.
func reached(book figure.Book) map[[2]string]bool {
	m := map[[2]string]bool{}
	if book.Campaign == nil {
		return m
	}
	for _, s := range book.Campaign.Standings {
		for _, r := range s.Indicators {
			if r.Actual != nil && r.Target != nil && r.Target.IsPositive() {
				m[[2]string{s.Unit, r.Indicator}] = r.Actual.GreaterThanOrEqual(*r.Target)
			}
		}
	}
	return m
}
