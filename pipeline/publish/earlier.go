package publish

import (
	"errors"
	"fmt"
	"io/fs"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

// Ids of the figures that state a month's ranking (design §6).
const (
	totalID = "campaign_total"
	rankID  = "campaign_rank"
)

// Earlier returns the rankings that the runs in force of earlier months of the same year
// state (design §7), by month. A run that states no totals ranked nobody, since a ledger
// was not sent, and is left out; one with totals and no ranks is there with none.
func Earlier(outputs string, period calendar.Month) ([]figure.Earlier, error) {
	var list []figure.Earlier
	for number := 1; number < period.Number; number++ {
		month := calendar.Month{Year: period.Year, Number: number}
		p, err := Latest(outputs, month)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		figures, sum, err := p.Figures()
		if err != nil {
			return nil, err
		}
		e := figure.Earlier{Month: month, Run: p.Manifest.Run, SHA256: sum, Ranks: map[string]int{}}
		ranked, err := ranking(figures, e.Ranks)
		if err != nil {
			return nil, fmt.Errorf("%s 的 %s: %w", month, figuresName, err)
		}
		if ranked {
			list = append(list, e)
		}
	}
	return list, nil
}

// ranking enters the ranks by unit and says whether the month had totals at all.
func ranking(figures []figure.Figure, ranks map[string]int) (bool, error) {
	totals := false
	for _, f := range figures {
		totals = totals || f.ID == totalID
		if f.ID != rankID {
			continue
		}
		if len(f.Group) != 1 || !f.Value.IsInteger() || !f.Value.IsPositive() {
			return false, fmt.Errorf("%s 不是一个单位的名次", f.Key())
		}
		ranks[f.Group[0].Value] = int(f.Value.IntPart())
	}
	return totals, nil
}
