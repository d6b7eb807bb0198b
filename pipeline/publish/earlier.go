package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

// Earlier returns what the runs in force of earlier months of the same year state, by
// month: their rankings (design §7), and all figures of the last month that was published,
// which this month's continue. Another month that states no totals ranked nobody, since a
// ledger was not sent, and is left out; one with totals and no ranks is there with none.
// Where no month of the year was published, the last one of the year before is there instead:
// stocks go on over January (design-life §15).
func Earlier(outputs string, period calendar.Month) ([]figure.Earlier, error) {
	list, err := earlierMonths(outputs, period)
	if err == nil && len(list) == 0 {
		return lastOf(outputs, period.Year-1)
	}
	return list, err
}

// lastOf returns the last published month of a year; nothing if there is none.
func lastOf(outputs string, year int) ([]figure.Earlier, error) {
	for number := 12; number > 0; number-- {
		if list, err := statedIn(outputs, calendar.Month{Year: year, Number: number}); err != nil || len(list) > 0 {
			return list, err
		}
	}
	return nil, nil
}

func earlierMonths(outputs string, period calendar.Month) ([]figure.Earlier, error) {
	var list []figure.Earlier
	for number := period.Number - 1; number > 0; number-- {
		one, err := statedIn(outputs, calendar.Month{Year: period.Year, Number: number})
		if err != nil {
			return nil, err
		}
		for _, e := range one {
			if last := len(list) == 0; last || e.Ranks != nil {
				if !last {
					e.Figures = nil
				}
				list = append(list, e)
			}
		}
	}
	slices.Reverse(list)
	return list, nil
}

// YearBefore returns what the run in force of the same month of the year before states,
// 上年同期; nothing if there is none. It is shown beside this month's figures and decides no other.
func YearBefore(outputs string, period calendar.Month) ([]figure.Earlier, error) {
	return statedIn(outputs, calendar.Month{Year: period.Year - 1, Number: period.Number})
}

// statedIn returns what the run in force of a month states, as a list of one; nothing if there is none.
func statedIn(outputs string, month calendar.Month) ([]figure.Earlier, error) {
	p, err := Latest(outputs, month)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	e, err := p.earlier(month)
	if err != nil {
		return nil, err
	}
	return []figure.Earlier{e}, nil
}

// earlier reads what the run of a month states.
func (p Published) earlier(month calendar.Month) (figure.Earlier, error) {
	figures, sum, err := p.Figures()
	if err != nil {
		return figure.Earlier{}, err
	}
	e := figure.Earlier{Month: month, Run: p.Manifest.Run, SHA256: sum, Figures: figures}
	if e.Ranks, err = ranking(figures); err != nil {
		return figure.Earlier{}, fmt.Errorf("%s 的 %s: %w", month, figuresName, err)
	}
	return e, nil
}

// ranking returns the ranks by unit, nil if the month had no totals at all.
func ranking(figures []figure.Figure) (map[string]int, error) {
	ranks, totals := map[string]int{}, false
	for _, f := range figures {
		totals = totals || f.ID == figure.CampaignTotal
		if f.ID != figure.CampaignRank {
			continue
		}
		if len(f.Group) != 1 || !f.Value.IsInteger() || !f.Value.IsPositive() {
			return nil, fmt.Errorf("%s 不是一个单位的名次", f.Key())
		}
		ranks[f.Group[0].Value] = int(f.Value.IntPart())
	}
	if !totals {
		return nil, nil
	}
	return ranks, nil
}
