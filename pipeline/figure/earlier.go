package figure

import (
	"slices"

	"zonereport/pipeline/calendar"
)

// Earlier is what the run in force of an earlier month states (design §7).
type Earlier struct {
	Month  calendar.Month
	Run    string
	SHA256 string // of its figures.json
	// Ranks by unit; empty if every total was 0, nil if nobody was ranked because a ledger
	// was not sent.
	Ranks map[string]int
	// Figures are all that the run states; nil but for the last month that was published.
	Figures []Figure
	// Redefined are the ids of figures that were defined otherwise then than today, also in what
	// the text of their 口径 does not say: campaign_actual/landed is an indicator's, campaign_rank
	// the whole scheme's, with its scores and totals. They are held against nothing.
	Redefined []string
	// Recomputed are the ids of those that Figures states as today's definitions give them from the
	// ledgers that the run used (按可比口径); they are not among Redefined.
	Recomputed []string
	// Comparable are the ranks by unit as today's scheme gives them from those ledgers; nil unless
	// campaign_rank is recomputed. Ranks are as published all the same.
	Comparable map[string]int
}

// Redefines says that a figure was defined otherwise then, and cannot be compared.
func (e Earlier) Redefines(f Figure) bool { return slices.Contains(e.Redefined, DefinedBy(f)) }

// Recomputes says that a figure is stated by today's definition (按可比口径).
func (e Earlier) Recomputes(f Figure) bool { return slices.Contains(e.Recomputed, DefinedBy(f)) }

// DefinedBy is the id of what defines a figure: campaign_actual/landed for an indicator's,
// campaign_rank for what the scheme makes of them, the figure itself for its target and its growth.
func DefinedBy(f Figure) string {
	switch f.ID {
	case CampaignScore, CampaignSubtotal, CampaignAdjustment, CampaignTotal:
		return CampaignRank
	}
	if indicator := f.Indicator(); indicator != "" {
		return Key(f.ID, indicator)
	}
	return Told(f.ID)
}

// LastPublished returns the last month of the year that was published before the report month.
// It is false if there is none.
func LastPublished(earlier []Earlier, report calendar.Month) (Earlier, bool) {
	return last(earlier, func(m calendar.Month) bool { return m.Year == report.Year && m.Number < report.Number })
}

// Continued returns the published month that the report month's figures continue: the last one
// of the year, else the last one of the year before, of which only what does not start anew in
// January is continued (design-life §15). It is false if there is none.
func Continued(earlier []Earlier, report calendar.Month) (Earlier, bool) {
	if e, ok := LastPublished(earlier, report); ok {
		return e, true
	}
	return last(earlier, func(m calendar.Month) bool { return m.Year == report.Year-1 })
}

// Once returns the months, each once: the year before may end with 上年同期.
func Once(earlier []Earlier) []Earlier {
	return slices.CompactFunc(slices.Clone(earlier), func(a, b Earlier) bool { return a.Month == b.Month })
}

func last(earlier []Earlier, among func(calendar.Month) bool) (Earlier, bool) {
	var last Earlier
	for _, e := range earlier {
		if e.Figures != nil && among(e.Month) && e.Month.Number > last.Month.Number {
			last = e
		}
	}
	return last, last.Figures != nil
}
