package compose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/inwords"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// campaignView is the month's assessment as narrative texts read it.
type campaignView struct {
	Ranked     bool // the month has ranks
	Units      int
	Groups     []groupView    // where units are ranked in groups; then there is no Level, Order, Lead and Lag
	Level      string         // the total that all of several units share; then there is no Order, Lead and Lag
	Order      string         // all ranked units, if there are no more than six
	Lead       string         // of more than six the first three, ties whole
	Lag        string         // and the last three
	Zone       *standingView  // nil: the zone is not assessed
	Unranked   []string       // without a total: Untargeted and those of Excluded
	Untargeted []string       // without anything to be scored by
	Excluded   []excludedView // that something is missing without which the scheme gives no total
	Missing    []string       // names of the ledgers that were not sent
	Indicators []indicatorView
	Sent       bool   // the ledger of at least one indicator was sent
	Expected   string // share of the year that has gone by: 91.7%
	Published  string // which months' ranks are from published runs
}

// groupView is the ranked units of a group in words, as those of all are.
type groupView struct {
	Name                    string
	Units                   int
	Level, Order, Lead, Lag string
}

// excludedView is units that lack the same.
type excludedView struct {
	Units []string
	Lacks string // 达标项没有年度目标
}

// standingView is one unit in words.
type standingView struct {
	Unit     string
	Group    string
	Rank     placed
	Tied     bool
	Alone    bool // the only unit of its group
	Total    string
	Movement string // 比上月上升2位
}

// indicatorView says how the units stand in one indicator.
type indicatorView struct {
	Name    string
	Carried string // to whose end it goes and what is expected by then, where that is not the report month: 截至9月末，序时进度为75%
	NotSent bool   // its ledger was not sent
	Units   int    // with a target
	Done    int    // at or above the target of the year
	Behind  int    // below the share of the year that has gone by when its actual ends
}

// campaign returns the view; nil if nobody sent the targets.
func (n *narrator) campaign() *campaignView {
	campaign := n.c.book.Campaign
	if campaign == nil {
		return nil
	}
	view := &campaignView{Units: len(campaign.Standings), Missing: ledgerNames(n.c.missing(campaign.Missing))}
	for _, s := range campaign.Standings {
		v := n.standing(s)
		view.Ranked = view.Ranked || s.Rank > 0
		if s.Total == nil {
			view.Unranked = append(view.Unranked, s.Unit)
			view.unranked(s.Unit, n.c.lacks(s))
		}
		if ledger.Fold(s.Unit) == ledger.Fold(n.c.opts.Zone.Name) {
			v.Alone = s.Group != "" && inGroup(campaign.Standings, s.Group) == 1
			view.Zone = &v
			if s.Rank > 0 {
				n.stated = append(n.stated, figure.Key(figure.CampaignRank, s.Unit))
			}
		}
	}
	if n.c.defs.Scheme.Ranked() {
		view.Groups = n.ranked(campaign.Standings)
	}
	ranks := wording.RanksOf(campaign.Standings, n.c.defs.Scheme.Decimals)
	if ranks.Units == 1 && view.Zone != nil && view.Zone.Rank > 0 {
		ranks = wording.Ranks{} // its own sentence says it all
	}
	if view.Groups != nil {
		ranks = wording.Ranks{}
	}
	view.Level, view.Order, view.Lead, view.Lag = n.total(ranks.Level...), n.total(ranks.Order...), n.total(ranks.Lead...), n.total(ranks.Lag...)
	view.Indicators = n.indicators(campaign)
	view.Sent = slices.ContainsFunc(view.Indicators, func(i indicatorView) bool { return !i.NotSent })
	view.Expected = expected(n.c.opts.Period.Number)
	view.Published, _ = n.c.history()
	return view
}

// unranked enters a unit without a total, with what it lacks.
func (v *campaignView) unranked(unit, lacks string) {
	if lacks == "" {
		v.Untargeted = append(v.Untargeted, unit)
		return
	}
	i := slices.IndexFunc(v.Excluded, func(e excludedView) bool { return e.Lacks == lacks })
	if i < 0 {
		i, v.Excluded = len(v.Excluded), append(v.Excluded, excludedView{Lacks: lacks})
	}
	v.Excluded[i].Units = append(v.Excluded[i].Units, unit)
}

// lacks words what takes a unit out of the ranking though it is scored in others: 达标项、基超项没有年度目标，评分项没有评分;
// "" where it is not scored in anything.
func (c *composer) lacks(s figure.Standing) string {
	var needs []string
	names, scored := map[string][]string{}, false
	for i, r := range s.Indicators {
		scored = scored || r.Score != nil
		if !r.Excluded {
			continue
		}
		d := c.defs.Scheme.Indicators[i]
		need := inwords.Needs(d)
		if names[need] == nil {
			needs = append(needs, need)
		}
		names[need] = append(names[need], d.Name)
	}
	if !scored {
		return ""
	}
	for i, need := range needs {
		needs[i] = strings.Join(names[need], "、") + "没有" + need
	}
	return strings.Join(needs, "，")
}

// inGroup counts the units of a group.
func inGroup(standings []figure.Standing, group string) int {
	n := 0
	for _, s := range standings {
		if s.Group == group {
			n++
		}
	}
	return n
}

// ranked words each group that has ranks.
func (n *narrator) ranked(standings []figure.Standing) []groupView {
	var views []groupView
	for _, group := range groupsOf(standings) {
		r := wording.RanksOf(group, n.c.defs.Scheme.Decimals)
		if r.Units > 0 {
			views = append(views, groupView{Name: group[0].Group, Units: len(group), Level: n.total(r.Level...), Order: n.total(r.Order...), Lead: n.total(r.Lead...), Lag: n.total(r.Lag...)})
		}
	}
	return views
}

func ledgerNames(list []definition.Ledger) []string {
	names := make([]string, len(list))
	for i, d := range list {
		names[i] = d.Name
	}
	return names
}

func (n *narrator) standing(s figure.Standing) standingView {
	v := standingView{Unit: s.Unit, Group: s.Group, Rank: placed(s.Rank), Tied: s.Tied}
	if s.Total != nil {
		v.Total = n.total(wording.Piece{Text: wording.Fixed(*s.Total, n.c.defs.Scheme.Decimals), Of: s.Unit})
		if n.c.assesses() {
			n.stated = append(n.stated, figure.Key(figure.CampaignTotal, s.Unit))
		}
	}
	if s.Rank > 0 && s.Previous > 0 {
		switch d := s.Previous - s.Rank; {
		case d > 0:
			v.Movement = fmt.Sprintf("比上月上升%d位", d)
		case d < 0:
			v.Movement = fmt.Sprintf("比上月下降%d位", -d)
		default:
			v.Movement = "与上月持平"
		}
	}
	switch {
	case s.Switch == figure.Recomputed && v.Movement != "":
		v.Movement = "按可比口径" + v.Movement
	case s.Switch == figure.Incomparable && s.Rank > 0:
		v.Movement = "口径已改，与上月不可比"
	}
	return v
}

func (n *narrator) indicators(campaign *figure.Campaign) []indicatorView {
	var views []indicatorView
	for i, d := range n.c.defs.Scheme.Indicators {
		if !d.Aims() {
			continue
		}
		v, gone := indicatorView{Name: d.Name}, n.c.goneBy(i)
		if gone != n.c.opts.Period.Number {
			v.Carried = fmt.Sprintf("截至%d月末，序时进度为%s", gone, expected(gone))
		}
		for _, s := range campaign.Standings {
			progress := s.Indicators[i].Progress
			v.NotSent = s.Indicators[i].Actual == nil
			if progress == nil {
				continue
			}
			v.Units++
			if progress.GreaterThanOrEqual(decimal.NewFromInt(1)) {
				v.Done++
			}
			if progress.Mul(decimal.NewFromInt(12)).LessThan(decimal.NewFromInt(int64(gone))) {
				v.Behind++
			}
		}
		views = append(views, v)
	}
	return views
}

// goneBy is the month of the year to whose end an indicator's actuals go: the report month, or the last
// of the quarter whose actuals are carried.
func (c *composer) goneBy(indicator int) int {
	for _, s := range c.book.Campaign.Standings {
		if r := s.Indicators[indicator]; r.AsOf.Number > 0 && !r.Apart {
			return r.AsOf.Number
		}
	}
	return c.opts.Period.Number
}

func (n *narrator) schemeItems() []string { return inwords.Items(n.c.defs.Scheme) }

// schemeRules words the rules of adjustments, those that the ledger of a scheme without rules follows
// where some unit has any.
func (n *narrator) schemeRules() []string {
	rules := inwords.Adjustments(n.c.defs.Scheme)
	if len(rules) > 0 || n.c.book.Campaign == nil {
		return rules
	}
	told := map[string]bool{}
	for _, s := range n.c.book.Campaign.Standings {
		for _, item := range s.Items {
			if !told[item.Name] {
				told[item.Name] = true
				rules = append(rules, item.Name+"："+inwords.Item(n.c.defs.Scheme, item.Name)+"；")
			}
		}
	}
	return rules
}

func (n *narrator) tieBreaker() string {
	for _, d := range n.c.defs.Scheme.Indicators {
		if d.ID == n.c.defs.Scheme.TieBreaker {
			return d.Name
		}
	}
	return ""
}
