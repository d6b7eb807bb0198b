package aggregate

import (
	"fmt"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// months returns the rankings from January to the report month: an earlier month's as a
// published run states it, else recomputed from the rows dated up to its end. A recomputed
// rank that differs from the published one is a warning (design §7).
func (d *derivation) months(s scheme, now month) []figure.Month {
	var months []figure.Month
	for n := 1; n < d.opts.Period.Number; n++ {
		m := calendar.Month{Year: d.opts.Period.Year, Number: n}
		again, err := s.assess(d.defs, d.tables, m)
		if err != nil {
			d.unusable("考核办法", s.Name, err)
			return nil
		}
		recomputed := s.byUnit(again, m)
		i := slices.IndexFunc(d.opts.Earlier, func(e figure.Earlier) bool { return e.Month == m && e.Ranks != nil })
		if i < 0 {
			months = append(months, recomputed)
			continue
		}
		printed := s.earlier(d.opts.Earlier[i])
		switch {
		case len(s.missing) > 0:
		case printed.Switch == figure.Incomparable:
			d.otherScheme(printed)
		default:
			d.compare(s, printed, recomputed)
		}
		months = append(months, printed)
	}
	return append(months, s.byUnit(now, d.opts.Period))
}

// byUnit names a month's ranks by unit.
func (s *scheme) byUnit(m month, of calendar.Month) figure.Month {
	r := figure.Month{Month: of, Ranks: map[string]int{}, Tied: map[string]bool{}}
	r.Comparable = r.Ranks
	for u, rank := range m.ranks {
		if rank > 0 {
			r.Ranks[s.units[u]] = rank
			r.Tied[s.units[u]] = m.tied[u]
		}
	}
	return r
}

// earlier takes a published ranking over; units are named as this month's targets name
// them, and two units of one rank were tied.
func (s *scheme) earlier(e figure.Earlier) figure.Month {
	r := figure.Month{Month: e.Month, Ranks: map[string]int{}, Tied: map[string]bool{}, Published: e.Run}
	type place struct {
		group string
		rank  int
	}
	holders := map[place]int{}
	for unit, rank := range e.Ranks {
		unit = s.sameUnit(unit)
		r.Ranks[unit] = rank
		holders[place{s.groupOf(unit), rank}]++
	}
	for unit, rank := range r.Ranks {
		r.Tied[unit] = holders[place{s.groupOf(unit), rank}] > 1
	}
	switch {
	case e.Comparable != nil:
		r.Comparable, r.Switch = map[string]int{}, figure.Recomputed
		for unit, rank := range e.Comparable {
			r.Comparable[s.sameUnit(unit)] = rank
		}
	case slices.Contains(e.Redefined, figure.CampaignRank):
		r.Switch = figure.Incomparable
	default:
		r.Comparable = r.Ranks
	}
	return r
}

// groupOf is the group of a unit that is assessed today; one that is not has none.
func (s *scheme) groupOf(unit string) string {
	if i := slices.Index(s.units, unit); i >= 0 {
		return s.in[i]
	}
	return ""
}

func (s *scheme) sameUnit(name string) string {
	folded := ledger.Fold(name)
	if i := slices.IndexFunc(s.units, func(u string) bool { return ledger.Fold(u) == folded }); i >= 0 {
		return s.units[i]
	}
	return name
}

// compare warns of every unit whose rank of a published month would be another today.
func (d *derivation) compare(s scheme, printed, recomputed figure.Month) {
	basis := "已发布的"
	if printed.Switch == figure.Recomputed {
		basis = "当时的台账按可比口径"
	}
	for _, unit := range s.units {
		was, is := printed.Comparable[unit], recomputed.Ranks[unit]
		if was == is {
			continue
		}
		touched := []string{figure.Key(figure.CampaignRank, unit)}
		if ledger.Fold(unit) == ledger.Fold(d.opts.Zone.Name) {
			touched = append(touched, figure.CampaignStreak)
		}
		d.findings = append(d.findings, finding.Finding{
			Rule: "campaign.history", Severity: finding.Warning, Figures: touched,
			Words: finding.Words{
				Found: fmt.Sprintf("%d年%d月“%s”的考核名次，%s（%s）是%s，按现在的台账重算是%s。本次仍用已发布的名次。",
					printed.Month.Year, printed.Month.Number, unit, basis, printed.Published, ordinal(was), ordinal(is)),
				Expected: "两者应一致。",
				Action:   "请核对该月台账是否有更正，需要更正名次的请重新发布该月。",
			},
		})
	}
}

// otherScheme notes a published month that was ranked by another scheme: its ranks are taken as
// they are and not held against today's (design-life §15).
func (d *derivation) otherScheme(printed figure.Month) {
	d.findings = append(d.findings, finding.Finding{
		Rule: "campaign.redefined", Severity: finding.Info, Figures: []string{},
		Words: finding.Words{
			Found:  fmt.Sprintf("口径已改：考核办法与%d年%d月已发布（%s）时不同，该月名次照用，没有重算核对。", printed.Month.Year, printed.Month.Number, printed.Published),
			Action: "不需要部门说明。",
		},
	})
}

// ordinal words a rank; 0 is none.
func ordinal(rank int) string {
	if rank == 0 {
		return "无名次"
	}
	return fmt.Sprintf("第%d名", rank)
}
