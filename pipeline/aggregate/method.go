package aggregate

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

// working is how the score of a slot with a target comes about in a month (design §7):
// weight × min(cap, max(0, actual × 12 / (target × month))).
func (s *scheme) working(at slot, m calendar.Month) figure.Expression {
	progress := figure.Quotient{
		Of: figure.Product{figure.Value{Key: s.key(figure.CampaignActual, at)}, whole(12)},
		By: figure.Product{s.targets[at].Cell, whole(m.Number)},
	}
	return figure.Expression{Decimals: s.Decimals, Term: figure.Product{
		figure.Number{Value: s.weights[at.indicator], Name: "分值"},
		figure.Least{figure.Number{Value: s.caps[at.indicator]}, figure.Most{figure.Number{}, progress}},
	}}
}

// totalWorking is the sum of a unit's scores that exist, scaled to the full weight where a target is missing.
func (s *scheme) totalWorking(unit int, scores []*decimal.Decimal) figure.Expression {
	var sum figure.Sum
	for i, score := range scores {
		if score != nil {
			sum = append(sum, figure.Value{Key: s.key(figure.CampaignScore, slot{unit, i})})
		}
	}
	e := figure.Expression{Term: sum, Decimals: s.Decimals}
	if remaining := s.remaining(unit); !remaining.Equal(s.full) {
		e.Term = figure.Quotient{
			Of: figure.Product{sum, figure.Number{Value: s.full, Name: "总分值"}},
			By: figure.Number{Value: remaining, Name: "有年度目标的分值"},
		}
	}
	return e
}

// rankWorking is the place of a unit's total among the totals that there are.
func (s *scheme) rankWorking(unit int, totals []*decimal.Decimal) figure.Expression {
	place := figure.Place{Of: figure.Value{Key: figure.Key(figure.CampaignTotal, s.units[unit])}}
	for u, total := range totals {
		if total != nil {
			place.Among = append(place.Among, figure.Value{Key: figure.Key(figure.CampaignTotal, s.units[u])})
		}
	}
	return figure.Expression{Term: place}
}

func (s *scheme) key(id string, at slot) string {
	return figure.Key(id, s.units[at.unit], s.Indicators[at.indicator].ID)
}

func whole(n int) figure.Number { return figure.Number{Value: decimal.NewFromInt(int64(n))} }
