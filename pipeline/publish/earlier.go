package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/runfolder"
)

// others finds other months' runs, of which a run takes something.
type others func(calendar.Month) (Published, error)

// current are the runs in force.
func current(outputs string) others {
	return func(month calendar.Month) (Published, error) { return Latest(outputs, month) }
}

// recorded are the runs that a manifest names; a *DamagedError where one of them has other figures by now.
func recorded(outputs string, list []runfolder.EarlierRecord) others {
	return func(month calendar.Month) (Published, error) {
		i := slices.IndexFunc(list, func(r runfolder.EarlierRecord) bool { return r.Period == month.String() })
		if i < 0 {
			return Published{}, fs.ErrNotExist
		}
		p, err := At(outputs, month, list[i].Run)
		if err == nil && p.Manifest.Record(runfolder.FiguresName).SHA256 != list[i].SHA256 {
			err = &DamagedError{Path: filepath.Join(p.Dir, runfolder.FiguresName), Reason: errAltered}
		}
		return p, err
	}
}

// Earlier returns what the runs in force of earlier months of the same year state, by
// month: their rankings (design §7), and all figures of the last month that was published,
// which this month's continue. Another month that states no totals ranked nobody, since a
// ledger was not sent, and is left out; one with totals and no ranks is there with none.
// Where no month of the year was published, the last one of the year before is there instead:
// stocks go on over January (design-life §15).
func Earlier(outputs string, period calendar.Month) ([]figure.Earlier, error) {
	return current(outputs).earlier(period)
}

// YearBefore returns what the run in force of the same month of the year before states,
// 上年同期; nothing if there is none. It is shown beside this month's figures and decides no other.
func YearBefore(outputs string, period calendar.Month) ([]figure.Earlier, error) {
	return current(outputs).yearBefore(period)
}

// Taken returns Earlier and YearBefore as a published run took them: of the runs that its manifest
// names, whatever is in force today.
func Taken(outputs string, p Published) (earlier, yearBefore []figure.Earlier, err error) {
	period, err := calendar.ParseMonth(p.Manifest.Period)
	if err != nil {
		return nil, nil, err
	}
	o := recorded(outputs, p.Manifest.Earlier)
	if earlier, err = o.earlier(period); err != nil {
		return nil, nil, err
	}
	yearBefore, err = o.yearBefore(period)
	return earlier, yearBefore, err
}

func (o others) earlier(period calendar.Month) ([]figure.Earlier, error) {
	list, err := o.ofYear(period)
	if err == nil && len(list) == 0 {
		return o.lastOf(period.Year - 1)
	}
	return list, err
}

func (o others) yearBefore(period calendar.Month) ([]figure.Earlier, error) {
	return o.statedIn(calendar.Month{Year: period.Year - 1, Number: period.Number})
}

// lastOf returns the last published month of a year; nothing if there is none.
func (o others) lastOf(year int) ([]figure.Earlier, error) {
	for number := 12; number > 0; number-- {
		if list, err := o.statedIn(calendar.Month{Year: year, Number: number}); err != nil || len(list) > 0 {
			return list, err
		}
	}
	return nil, nil
}

func (o others) ofYear(period calendar.Month) ([]figure.Earlier, error) {
	var list []figure.Earlier
	for number := period.Number - 1; number > 0; number-- {
		one, err := o.statedIn(calendar.Month{Year: period.Year, Number: number})
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

// statedIn returns what the run of a month states, as a list of one; nothing if there is none.
func (o others) statedIn(month calendar.Month) ([]figure.Earlier, error) {
	p, err := o(month)
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
		return figure.Earlier{}, fmt.Errorf("%s 的 %s: %w", month, runfolder.FiguresName, err)
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
