package compose

import (
	"maps"
	"slices"
	"strings"
	"text/template"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/narrative"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/inwords"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
)

// narrator fills in narrative texts and notes which figures each paragraph states.
type narrator struct {
	c         *composer
	functions template.FuncMap
	stated    []string
}

func newNarrator(c *composer) *narrator {
	n := &narrator{c: c}
	zone, period := c.opts.Zone, c.opts.Period
	n.functions = template.FuncMap{
		"has": n.has, "some": n.some, "say": n.say, "num": n.num, "about": n.about, "over": n.over, "growth": n.growth, "points": n.growth,
		"groups": n.groups, "key": figure.Key, "target": n.target, "completion": n.completion, "lastyear": n.lastYear, "lastmonth": n.lastMonth, "behind": n.behind,
		"claim": n.claim, "claims": n.claims, "proves": n.proves, "list": n.list, "sent": n.sent,
		"names": names, "names2": func(list []string) string { return c.said.Join(list, "、") }, "joined": n.joined,
		"counted": func(rows []row) int { return len(rows) }, "different": func(rows []row, columns ...string) int { return len(different(rows, columns...)) }, "plainquotes": n.plainQuotes, "contains": strings.Contains,
		"day": wording.Day, "thisyear": func(d calendar.Date) bool { return d.Year() == period.Year },
		"years": n.years, "percent": wording.Percent,
		"zone": func() string { return zone.Name }, "short": func() string { return zone.ShortName },
		"county": func() string { return zone.County }, "iszone": n.isZone, "chinese": n.chinese,
		"year": func() int { return period.Year }, "month": func() int { return period.Number },
		"months": func() string { return wording.Months(period) }, "during": func() string { return wording.During(period) }, "asof": func() string { return period.End().Chinese() },
		"left": n.left, "campaign": n.campaign, "scheme": func() string { return c.defs.Scheme.Name },
		"schemeitems": n.schemeItems, "schemerules": n.schemeRules,
		"schemeformula": func() string { return inwords.Formula(c.defs.Scheme) }, "schemetargets": func() string { return inwords.Targets(c.defs.Scheme) },
		"grouped": func() bool { return c.defs.Scheme.Ranked() }, "tiebreaker": n.tieBreaker,
	}
	return n
}

// line fills in a one-line text of the report's definition.
func (n *narrator) line(text string) (string, error) {
	words, err := n.fill(reportFile(n.c.defs, n.c.report).Path, text)
	return words.Text, err
}

func (n *narrator) fill(path, text string) (narrative.Words, error) {
	n.c.said = narrative.Memory{}
	functions := maps.Clone(n.functions)
	functions["slice"] = n.c.said.Slice
	return narrative.Fill(path, text, functions, n.told)
}

// blocks fills in a narrative file.
func (n *narrator) blocks(path string) ([]document.Block, error) {
	if path == "" {
		return nil, nil
	}
	n.stated = nil
	text, err := n.fill(path, n.c.defs.Text(path))
	if err != nil {
		return nil, err
	}
	blocks := text.Blocks()
	n.note(blocks)
	return blocks, nil
}

// sentences fills in a text of a sentence a line, and gives as one paragraph so many of them; none if
// no line says anything.
func (n *narrator) sentences(path string, most int) ([]document.Block, error) {
	n.stated = nil
	text, err := n.fill(path, n.c.defs.Text(path))
	if err != nil {
		return nil, err
	}
	words := text.Sentences(most)
	if words.Text == "" {
		return nil, nil
	}
	blocks := []document.Block{words.Paragraph()}
	n.note(blocks)
	return blocks, nil
}

// note gives the stated figures to the first paragraph of a part.
func (n *narrator) note(blocks []document.Block) {
	for i, b := range blocks {
		if p, ok := b.(document.Paragraph); ok {
			p.Figures = slices.Compact(slices.Sorted(slices.Values(n.stated)))
			blocks[i] = p
			return
		}
	}
}

func (n *narrator) figure(key string) *figure.Figure {
	f := n.c.figures[key]
	if f != nil {
		n.stated = append(n.stated, key)
	}
	return f
}

func (n *narrator) has(key string) bool { return n.c.figures[key] != nil }

func (n *narrator) some(key string) bool {
	f := n.c.figures[key]
	return f != nil && f.Value.IsPositive()
}

// worded words a figure; a figure that does not exist is said to be missing, so that a
// text that forgot to ask never prints a wrong number.
func (n *narrator) worded(key string, word func(f *figure.Figure) string) string {
	f := n.figure(key)
	if f == nil {
		return "（未报送）"
	}
	return n.c.said.Stating(word(f), key)
}

func (n *narrator) say(key string) string { return n.worded(key, wording.Figure) }

func (n *narrator) num(key string) string { return n.worded(key, wording.Number) }

// growth words growth or a difference; nothing where there is none, as without a base.
func (n *narrator) growth(key string) string {
	f := n.figure(key)
	switch {
	case f != nil:
		return n.c.said.Stating(wording.Change(f), key)
	case slices.Contains(n.c.book.Turned, key):
		return wording.Turned
	}
	return ""
}

func (n *narrator) about(key string) string {
	return n.worded(key, func(f *figure.Figure) string { return wording.About(f.Value, f.Unit) })
}

func (n *narrator) over(key, word string) string {
	return n.worded(key, func(f *figure.Figure) string { return wording.Over(f.Value, f.Unit, word) })
}

// target words what a figure is to reach in the year, "" where the targets ledger does not say.
func (n *narrator) target(key string) string { return n.ifStated(figure.TargetOf(key)) }

// completion words how much of its target a figure has reached, "" where it has none.
func (n *narrator) completion(key string) string { return n.ifStated(figure.CompletionOf(key)) }

// lastYear words how a figure moved against the same time of the year before, lastMonth against last
// month, "" where nothing is known: 比上年同期增长5.2%.
func (n *narrator) lastYear(key string) string {
	return n.moved(key, measure.LastYear, "比上年同期")
}

func (n *narrator) lastMonth(key string) string {
	since := "比上月"
	if _, flow := n.c.defs.Window(strings.SplitN(key, "/", 2)[0]); flow {
		since = "当月数比上月"
	}
	return n.moved(key, measure.LastMonth, since)
}

func (n *narrator) moved(key, against, since string) string {
	id, group := figure.IDOf(key)
	def, ok := n.c.defs.Growth(id, against)
	if !ok {
		return ""
	}
	if group != "" {
		group = "/" + group
	}
	switch change := n.growth(def.ID + group); {
	case change == "":
		return ""
	case strings.HasSuffix(change, wording.Level):
		return n.c.said.Join([]string{strings.Replace(since, "比", "与", 1), change}, "")
	default:
		return n.c.said.Join([]string{since, change}, "")
	}
}

// behind names what the zone's targets are of that have come less far than the year: in December, that
// are not reached.
func (n *narrator) behind() []string {
	var names []string
	for _, t := range n.c.book.Targets {
		f := n.c.figures[t.Key]
		if f == nil || n.c.assesses() && f.Indicator() == "" { // the campaign tells its own alone
			continue
		}
		name, gone := f.Label(), n.c.opts.Period.Number
		if i := slices.IndexFunc(n.c.defs.Scheme.Indicators, func(d definition.Indicator) bool { return d.ID == f.Indicator() }); i >= 0 {
			if !n.c.defs.Scheme.Indicators[i].Aims() {
				continue
			}
			name, gone = n.c.defs.Scheme.Indicators[i].Name, n.c.goneBy(i)
		}
		if f.Value.Mul(decimal.NewFromInt(12)).LessThan(t.Value.Mul(decimal.NewFromInt(int64(gone)))) {
			names = append(names, name)
		}
	}
	return names
}

func (n *narrator) ifStated(key string) string {
	if !n.has(key) {
		return ""
	}
	return n.say(key)
}

// groups returns the group values of a figure in their order.
func (n *narrator) groups(id string) []string {
	var values []string
	for _, f := range n.c.book.Figures {
		if f.ID == id && len(f.Group) == 1 {
			values = append(values, f.Group[0].Value)
		}
	}
	return values
}

// claimView is a claim as narratives read it: they know of its months what they state.
type claimView struct {
	figure.Claim
	Months streak
}

// claim returns a claim, of a group where one is named; nil if there is none.
func (n *narrator) claim(id string, group ...string) *claimView {
	name := strings.Join(group, "/")
	for i := range n.c.book.Claims {
		claim := &n.c.book.Claims[i]
		if claim.ID == id && ledger.Fold(claim.Group) == ledger.Fold(name) {
			if claim.Months > 0 {
				n.stated = append(n.stated, figure.CampaignStreak)
			}
			return viewOf(claim)
		}
	}
	return nil
}

func viewOf(claim *figure.Claim) *claimView {
	return &claimView{Claim: *claim, Months: streak(claim.Months)}
}

// claims returns the claims of an id, one for each of its groups.
func (n *narrator) claims(id string) []*claimView {
	var list []*claimView
	for i := range n.c.book.Claims {
		if claim := &n.c.book.Claims[i]; claim.ID == id {
			list = append(list, viewOf(claim))
		}
	}
	return list
}

// proves says that a row is the evidence of a claim that holds.
func (n *narrator) proves(id string, r row) bool {
	return slices.ContainsFunc(n.c.book.Claims, func(claim figure.Claim) bool {
		return claim.ID == id && claim.Holds && claim.Row == r.data
	})
}

// isZone says that a text names the zone: its name or one of its aliases.
func (n *narrator) isZone(text string) bool {
	return slices.ContainsFunc(n.c.opts.Zone.Names(), func(name string) bool {
		return ledger.Fold(name) == ledger.Fold(text)
	})
}

func (n *narrator) list(id string) []row { return n.c.rows(id) }

func (n *narrator) sent(id string) bool { return n.c.set[id] != nil }

// left counts the rows dated after the report period, which are not in the report (design §3).
func (n *narrator) left() int {
	left := 0
	for _, rows := range n.c.book.Left {
		left += rows
	}
	return left
}

// years returns the whole years from a date to the end of the report month.
func (n *narrator) years(d calendar.Date) int {
	if d.IsZero() {
		return 0
	}
	years := n.c.opts.Period.Year - d.Year()
	if d.AddYears(years) > n.c.opts.Period.End() {
		years--
	}
	return max(0, years)
}
