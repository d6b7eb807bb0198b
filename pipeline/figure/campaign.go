package figure

import "slices"

// Ids of the figures that the campaign's scheme makes (design §6, §7). They are spelt here alone.
const (
	CampaignActual     = "campaign_actual"     // what a unit achieved in an indicator
	CampaignScore      = "campaign_score"      // and what it scores for it
	CampaignSubtotal   = "campaign_subtotal"   // a unit's scores together, where adjustments follow
	CampaignAdjustment = "campaign_adjustment" // what adjustments of one kind add or take away
	CampaignTotal      = "campaign_total"      // a unit's scores together, adjusted
	CampaignRank       = "campaign_rank"       // and its place among the units
	CampaignStreak     = "campaign_first_streak"
)

// CampaignIDs are the ids of all figures that the scheme makes.
func CampaignIDs() []string {
	return []string{CampaignActual, CampaignScore, CampaignSubtotal, CampaignAdjustment, CampaignTotal, CampaignRank, CampaignStreak}
}

// OfEachUnit says that a figure of the campaign is every assessed unit's; the streak is the zone's alone.
func OfEachUnit(id string) bool { return id != CampaignStreak && slices.Contains(CampaignIDs(), id) }

// The names of what the campaign's figures are grouped by.
const (
	unitGroup      = "unit"
	indicatorGroup = "indicator"
	itemGroup      = "adjustment"
)

// ByUnit is the group of a figure that an assessed unit has once.
func ByUnit(unit string) []GroupValue { return []GroupValue{{unitGroup, unit}} }

// ByIndicator is the group of a figure that an assessed unit has for an indicator.
func ByIndicator(unit, indicator string) []GroupValue {
	return append(ByUnit(unit), GroupValue{indicatorGroup, indicator})
}

// ByItem is the group of a figure that an assessed unit has for a kind of adjustment (加减分项).
func ByItem(unit, item string) []GroupValue {
	return append(ByUnit(unit), GroupValue{itemGroup, item})
}

// Indicator is the id of the indicator that a figure is for, "" for one that is for none.
func (f Figure) Indicator() string {
	for _, g := range f.Group {
		if g.IsIndicator() {
			return g.Value
		}
	}
	return ""
}

// IsIndicator tells the id of an indicator among a figure's group values; the figure's name says
// to a reader which one it is.
func (g GroupValue) IsIndicator() bool { return g.Name == indicatorGroup }

// InFirstPlace counts the months, ending with the last, in which the unit's rank was 1; since is
// the first of them, shared says that one of these places was shared.
func InFirstPlace(unit string, months []Month) (n, since int, shared bool) {
	for i := len(months) - 1; i >= 0 && months[i].Ranks[unit] == 1; i-- {
		n, since = n+1, months[i].Month.Number
		shared = shared || months[i].Tied[unit]
	}
	return n, since, shared
}
