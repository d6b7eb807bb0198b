package publish

import (
	"cmp"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
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
	Now   string // the one in force there
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
			runs[i] = Published{Manifest: Manifest{Period: period.String(), Run: run, Records: []FileRecord{{Path: figuresName, SHA256: figures}}}}
		}
	}
	return staleAmong(runs), err
}

// staleAmong judges by the manifests of the runs in force alone. A run with the same figures under
// another number is the same. A month that is not there any more is no other run: it is lost, and
// to be restored.
func staleAmong(runs []Published) []Stale {
	inForce := map[string]Published{}
	for _, p := range runs {
		inForce[p.Manifest.Period] = p
	}
	var list []Stale
	for _, p := range runs {
		s := Stale{Run: p.Manifest.Run}
		s.Period, _ = calendar.ParseMonth(p.Manifest.Period) // it stands in a folder of that name
		for _, r := range p.Manifest.Earlier {
			now, there := inForce[r.Period]
			month, err := calendar.ParseMonth(r.Period)
			if there && err == nil && now.record(figuresName).SHA256 != r.SHA256 {
				s.Uses = append(s.Uses, Use{Month: month, Took: r.Run, Now: now.Manifest.Run, What: p.Manifest.takes(month)})
			}
		}
		if len(s.Uses) > 0 {
			slices.SortFunc(s.Uses, func(a, b Use) int { return cmp.Compare(a.Month.String(), b.Month.String()) })
			list = append(list, s)
		}
	}
	return list
}

// takes words what a run takes from an earlier month that its manifest names (see Earlier and
// YearBefore): ranks from every month of the year, figures also from the last one, what stands
// beside its own from the year before.
func (m Manifest) takes(month calendar.Month) string {
	period, _ := calendar.ParseMonth(m.Period)
	var what []string
	if month.Year == period.Year {
		what = append(what, "名次", "连续月数")
	}
	if m.continues() == month.String() {
		what = append(what, continued(month, period))
	}
	if month == (calendar.Month{Year: period.Year - 1, Number: period.Number}) {
		what = append(what, "上年同期")
	}
	return strings.Join(what, "、")
}

// continues is the last month that the manifest names: its figures are continued.
func (m Manifest) continues() string {
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
