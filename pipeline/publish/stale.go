package publish

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/runfolder"
)

// Stale is a run in force that took something from a run which is in force no more, and so may
// contradict the month that it names (design-life §15).
type Stale struct {
	Period calendar.Month
	Run    string
	Uses   []Use // never empty; the earliest month first
}

// Use is a month of whose present run a stale one knows nothing.
type Use struct {
	Month calendar.Month
	Took  string // the run that it took
	Now   string // the one in force there; "" where the month is lost
	What  string // Chinese: what it took, 名次、连续月数
}

// Of says whether it is stale because of that month, and what it took from it.
func (s Stale) Of(month calendar.Month) (Use, bool) {
	i := slices.IndexFunc(s.Uses, func(u Use) bool { return u.Month == month })
	if i < 0 {
		return Use{}, false
	}
	return s.Uses[i], true
}

// StaleRuns lists the runs in force of an outputs folder that are stale, the earliest first.
func StaleRuns(outputs string) ([]Stale, error) {
	runs, err := runsInForce(outputs)
	return staleAmong(runs), err
}

// StaleWith is StaleRuns as it would be if a month's figures.json had that checksum.
func StaleWith(outputs string, period calendar.Month, run, figures string) ([]Stale, error) {
	runs, err := runsInForce(outputs)
	for i := range runs {
		if runs[i].Manifest.Period == period.String() {
			// A run does not rest on itself: what it took is judged once it is there.
			runs[i] = Published{Manifest: runfolder.Manifest{Period: period.String(), Run: run, Records: []runfolder.FileRecord{{Path: runfolder.FiguresName, SHA256: figures}}}}
		}
	}
	return staleAmong(runs), err
}

// LostRuns lists the runs in force that took something from a month of which no run is in force any
// more, or none that can be read. They are not stale: the month is to be restored, and what they
// say may well be right.
func LostRuns(outputs string) ([]Stale, error) {
	runs, err := runsInForce(outputs)
	return among(runs, func(now Published, _ runfolder.EarlierRecord) bool { return now.Manifest.Period == "" }), err
}

// staleAmong judges by the manifests of the runs in force alone. A run with the same figures under
// another number is the same.
func staleAmong(runs []Published) []Stale {
	return among(runs, func(now Published, took runfolder.EarlierRecord) bool {
		return now.Manifest.Period != "" && now.Manifest.Record(runfolder.FiguresName).SHA256 != took.SHA256
	})
}

// among lists the runs that took something which does not fit what is in force in that month, if
// anything is.
func among(runs []Published, unfit func(now Published, took runfolder.EarlierRecord) bool) []Stale {
	inForce := map[string]Published{}
	for _, p := range runs {
		inForce[p.Manifest.Period] = p
	}
	var list []Stale
	for _, p := range runs {
		s := Stale{Run: p.Manifest.Run}
		s.Period, _ = calendar.ParseMonth(p.Manifest.Period) // it stands in a folder of that name
		for _, r := range p.Manifest.Earlier {
			now := inForce[r.Period]
			if month, err := calendar.ParseMonth(r.Period); err == nil && unfit(now, r) {
				s.Uses = append(s.Uses, Use{Month: month, Took: r.Run, Now: now.Manifest.Run, What: p.takes(month, r.Run)})
			}
		}
		if len(s.Uses) > 0 {
			slices.SortFunc(s.Uses, func(a, b Use) int { return cmp.Compare(a.Month.String(), b.Month.String()) })
			list = append(list, s)
		}
	}
	return list
}

// takes words what a run takes from a run of an earlier month that its manifest names (see Earlier
// and YearBefore): ranks from every month of the year that had any, figures also from the last one,
// what stands beside its own from the year before.
func (p Published) takes(month calendar.Month, run string) string {
	period, _ := calendar.ParseMonth(p.Manifest.Period)
	last := continues(p.Manifest) == month.String()
	var what []string
	if month.Year == period.Year && (!last || p.ranked(month, run)) {
		what = append(what, "名次", "连续月数")
	}
	if last {
		what = append(what, continued(month, period))
	}
	if month == (calendar.Month{Year: period.Year - 1, Number: period.Number}) {
		what = append(what, "上年同期")
	}
	return strings.Join(what, "、")
}

// ranked says that a run of another month ranked somebody. One that cannot be read any more may have.
func (p Published) ranked(month calendar.Month, run string) bool {
	of, err := At(filepath.Dir(filepath.Dir(p.Dir)), month, run)
	if err != nil {
		return true
	}
	e, err := of.earlier(month)
	return err != nil || e.Ranks != nil
}

// continues is the last month that the manifest names: its figures are continued.
func continues(m runfolder.Manifest) string {
	last := ""
	for _, r := range m.Earlier {
		last = max(last, r.Period)
	}
	return last
}

// continued words the figures of the last month that was published before the period.
func continued(month, period calendar.Month) string {
	switch {
	case month == calendar.Month{Year: period.Year - 1, Number: 12}:
		return "上年末数"
	case month == calendar.Month{Year: period.Year, Number: period.Number - 1}:
		return "上月数"
	}
	return "上期数"
}

// Unused lists the runs in force that a run would take today and that it did not know: their months
// were published after it. Nothing that it says rests on a run that gave way, so it is not stale.
func Unused(outputs string, p Published) ([]runfolder.EarlierRecord, error) {
	period, err := calendar.ParseMonth(p.Manifest.Period)
	if err != nil {
		return nil, err
	}
	earlier, err := Earlier(outputs, period)
	if err != nil {
		return nil, err
	}
	before, err := YearBefore(outputs, period)
	var list []runfolder.EarlierRecord
	for _, e := range figure.Once(slices.Concat(before, earlier)) {
		if !slices.ContainsFunc(p.Manifest.Earlier, func(r runfolder.EarlierRecord) bool { return r.Period == e.Month.String() }) {
			list = append(list, runfolder.EarlierRecord{Period: e.Month.String(), Run: e.Run, SHA256: e.SHA256})
		}
	}
	return list, err
}
