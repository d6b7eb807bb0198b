package aggregate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// adjusting is the ledger of adjustments as the scheme reads it.
func adjusting() definition.Ledger {
	return definition.Ledger{Adjusts: true, ID: "adjustments", Name: "加减分台账", RowDate: "on", Key: []string{"matter"}, Columns: []definition.Column{
		{ID: "on", Header: "日期", Type: "date"}, {ID: "unit", Header: "责任单位", Type: "text", Unit: true}, {ID: "type", Header: "类型", Type: "text"},
		{ID: "matter", Header: "事项", Type: "text"}, {ID: "indicator", Header: "考核指标", Type: "text"}, {ID: "points", Header: "分值", Type: "num"},
		{ID: "project", Header: "项目编号", Type: "text"}, {ID: "basis", Header: "依据", Type: "text"}}}
}

// adjustment reads "甲 加分 0.5 P1 走访 2020-03-01"; - is a blank, what is left out too.
func adjustment(i int, text string) values {
	parts := append(strings.Fields(text), "-", "-", "-", "-")
	for k, p := range parts {
		parts[k] = strings.TrimPrefix(p, "-")
		if k == 2 {
			parts[k] = p
		}
	}
	v := values{"on": "2020-03-01", "unit": parts[0], "type": parts[1], "points": parts[2], "project": parts[3], "indicator": parts[4], "matter": fmt.Sprint("事项", i)}
	if v["points"] == "-" {
		v["points"] = ""
	}
	if parts[5] != "" {
		v["on"] = parts[5]
	}
	return v
}

// adjusted is the assessment of units with adjustments.
func adjusted(t *testing.T, defs definition.Definitions, zone definition.Zone, month string, units []unit, rowsOf ...string) figure.Book {
	t.Helper()
	defs.Ledgers = append(slices.Clone(defs.Ledgers), adjusting())
	set := contestSet(t, month, units...)
	var data []values
	for i, text := range rowsOf {
		data = append(data, adjustment(i, text))
	}
	set["adjustments"] = rows(t, adjusting(), month, data...)
	book, findings := aggregate.Derive(defs, set, aggregate.Options{Zone: zone, Period: period(month)})
	for _, f := range findings {
		t.Errorf("finding %s", f.Message())
	}
	return book
}

// said lists a book's figures of some ids: "甲 加分 0.5, 乙 …".
func said(book figure.Book, ids ...string) string {
	var list []string
	for _, f := range book.Figures {
		if slices.Contains(ids, f.ID) {
			var group []string
			for _, g := range f.Group {
				group = append(group, g.Value)
			}
			list = append(list, strings.Join(group, " ")+" "+f.Value.String())
		}
	}
	return strings.Join(list, ", ")
}

// two are two units that reach half of their points each: 甲 20 + 30, 乙 40 + 0.
func two() []unit {
	return []unit{{name: "甲", money: "100", visits: "2", did: "01:50", seen: "01"}, {name: "乙", money: "100", visits: "2", did: "01:100"}}
}

// Adjustments follow the scores, each rounded, a project once, as far as the month goes.
func TestAdjustments(t *testing.T) {
	for _, c := range []struct {
		what  string
		rules []definition.Rule
		rows  []string
		want  string
	}{
		{"none", nil, nil, "甲 50, 乙 40"},
		{"what is given", nil, []string{"甲 加分 0.5", "甲 加分 0.25"}, "甲 加分 0.75, 甲 50.75, 乙 40"},
		{"each rounded", nil, []string{"甲 加分 0.125", "甲 加分 0.125"}, "甲 加分 0.26, 甲 50.26, 乙 40"},
		{"what is taken", nil, []string{"乙 扣分 1.5", "甲 加分 1"}, "甲 加分 1, 乙 扣分 -1.5, 甲 51, 乙 38.5"},
		{"a project once, at its highest", nil, []string{"甲 加分 1 P1", "甲 加分 3 p1", "甲 加分 2 P1", "甲 加分 1 P2"}, "甲 加分 4, 甲 54, 乙 40"},
		{"of two units each once", nil, []string{"甲 加分 1 P1", "乙 加分 3 P1"}, "甲 加分 1, 乙 加分 3, 甲 51, 乙 43"},
		{"each event", []definition.Rule{{Name: "走访", Type: "bonus", OncePer: "event"}}, []string{"甲 加分 1 P1", "甲 加分 3 P1"}, "甲 走访 4, 甲 54, 乙 40"},
		{"capped", []definition.Rule{{Name: "走访", Type: "bonus", Cap: "2"}, {Name: "项目", Type: "bonus"}}, []string{"甲 加分 1 - 走访", "甲 加分 1.5 - 走访", "甲 加分 4 - 项目"}, "甲 走访 2, 甲 项目 4, 甲 56, 乙 40"},
		{"a project once over two rules", []definition.Rule{{Name: "走访", Type: "bonus", Cap: "2"}, {Name: "项目", Type: "bonus"}}, []string{"甲 加分 1 P1 走访", "甲 加分 4 P1 项目"}, "甲 走访 0, 甲 项目 4, 甲 54, 乙 40"},
		{"penalties capped", []definition.Rule{{Name: "迟报", Type: "penalty", Cap: "2"}}, []string{"甲 扣分 1.5", "甲 扣分 1.5"}, "甲 迟报 -2, 甲 48, 乙 40"},
		{"vetoed", nil, []string{"甲 否决 -", "甲 加分 5"}, "甲 加分 5, 甲 否决 1, 甲 0, 乙 40"},
		{"other times", nil, []string{"甲 加分 1 - - 2019-12-31", "甲 加分 2 - - 2020-12-31", "甲 加分 4 - - 2020-12-01"}, "甲 加分 6, 甲 56, 乙 40"},
		{"of nobody", nil, []string{"丙 加分 1"}, "甲 50, 乙 40"},
		{"gated", []definition.Rule{{Name: "前提", Type: "gate", Indicators: []string{"money"}}}, []string{"甲 加分 1", "乙 加分 1", "甲 扣分 1"}, "甲 加分 0, 甲 扣分 -1, 乙 加分 1, 甲 49, 乙 41"},
		{"vetoed by an indicator", []definition.Rule{{Name: "安全", Type: "veto", Indicators: []string{"money"}}}, nil, "甲 安全 1, 乙 安全 0, 甲 0, 乙 40"},
		{"for places", []definition.Rule{{Name: "前两名", Type: "bonus", Ranks: []definition.Number{"0.5", "0.3"}}}, []string{"乙 加分 20"}, "甲 前两名 0.5, 乙 加分 20, 乙 前两名 0.3, 甲 50.5, 乙 60.3"},
	} {
		defs := contests()
		defs.Scheme.Rules = c.rules
		book := adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-12", two(), c.rows...)
		if got := said(book, "campaign_adjustment", "campaign_total"); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	book := adjusted(t, contests(), definition.Zone{Name: zoneName}, "2020-11", two(), "甲 加分 1 - - 2020-11-30", "甲 加分 2 - - 2020-12-01")
	if got := said(book, "campaign_adjustment"); got != "甲 加分 1" {
		t.Errorf("by November: %s", got)
	}
}

// What is added never lowers a total, whatever stands beside it; the order of the rows changes nothing.
func TestAddingNeverLowers(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 12))
	for range 100 {
		defs := contests()
		if r.IntN(2) == 0 {
			defs.Scheme.Rules = []definition.Rule{{Name: "走访", Type: "bonus", Cap: "3"}}
		}
		var list []string
		for range r.IntN(6) {
			list = append(list, fmt.Sprintf("甲 %s %d.%d P%d", []string{"加分", "扣分"}[r.IntN(2)], r.IntN(5), r.IntN(100), r.IntN(3)))
		}
		total := func(list []string) decimal.Decimal {
			return byKey(adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-12", two(), list...))["campaign_total/甲"].Value
		}
		before := total(list)
		more := append(slices.Clone(list), fmt.Sprintf("甲 加分 %d.5 P%d", r.IntN(5), r.IntN(3)))
		after := total(more)
		if after.LessThan(before) {
			t.Fatalf("%v: %s, with one more %s", more, before, after)
		}
		r.Shuffle(len(more), func(i, j int) { more[i], more[j] = more[j], more[i] })
		if again := total(more); !again.Equal(after) {
			t.Fatalf("%v: %s in another order, not %s", more, again, after)
		}
	}
}

// What a missing target does to its score and to the total; full scores of what is left are the full total.
func TestMissingTargets(t *testing.T) {
	one := []unit{{name: "甲", money: "100", did: "01:100"}, {name: "乙", money: "100", visits: "2", did: "01:100", seen: "01 02"}}
	for rule, want := range map[string]string{
		"reweight": "甲 100, 乙 100", "na": "甲 40, 乙 100", "zero": "甲 40, 乙 100", "full": "甲 100, 乙 100", "exclude": "乙 100",
	} {
		defs := contests()
		defs.Scheme.MissingTarget = rule
		book := adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-12", one)
		if got := said(book, "campaign_total"); got != want {
			t.Errorf("%s: %s, want %s", rule, got, want)
		}
		for _, s := range book.Campaign.Standings {
			if out := s.Indicators[1].Excluded; s.Indicators[0].Excluded || out != (rule == "exclude" && s.Unit == "甲") {
				t.Errorf("%s: %s is taken out: %v", rule, s.Unit, out)
			}
		}
		_, scored := byKey(book)["campaign_score/甲/visits"]
		if scored != (rule == "zero" || rule == "full") {
			t.Errorf("%s: has a score: %v", rule, scored)
		}
		defs.Scheme.MissingTarget, defs.Scheme.Indicators[1].MissingTarget = "na", rule
		if got := said(adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-12", one), "campaign_total"); got != want {
			t.Errorf("%s of the indicator: %s, want %s", rule, got, want)
		}
	}
}

// Units are ranked among those of their group only; the order in which they stand in the ledger changes nothing.
func TestGroupsOfUnits(t *testing.T) {
	units := []unit{
		{name: "甲", money: "100", visits: "2", did: "01:10"}, {name: "乙", money: "100", visits: "2", did: "01:50"},
		{name: "丙", money: "100", visits: "2", did: "01:90"}, {name: "丁", money: "100", visits: "2", did: "01:50"},
	}
	named := contests()
	named.Scheme.Groups = []definition.Group{{Name: "B类", Units: []string{"丙"}}, {Name: "A类", Units: []string{"甲", "乙", "丁"}}}
	zoned := contests()
	zoned.Scheme.Grouped = true
	zone := definition.Zone{Name: zoneName, Units: []definition.Unit{{Name: "丙", Group: "B类"}, {Name: "甲", Group: "A类"}, {Name: "乙", Group: "A类"}, {Name: "丁", Group: "A类"}}}
	r := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		for what, defs := range map[string]definition.Definitions{"named": named, "of the zone": zoned} {
			book := adjusted(t, defs, zone, "2020-12", units)
			got := byKey(book)
			for unit, rank := range map[string]string{"甲": "3", "乙": "1", "丙": "1", "丁": "1"} {
				if v := got["campaign_rank/"+unit].Value.String(); v != rank {
					t.Errorf("%s: %s is %s, want %s", what, unit, v, rank)
				}
			}
			first := book.Campaign.Standings[0]
			if first.Unit != "丙" || first.Group != "B类" || first.Tied || !book.Campaign.Standings[1].Tied {
				t.Errorf("%s: %+v first", what, first)
			}
		}
		r.Shuffle(len(units), func(i, j int) { units[i], units[j] = units[j], units[i] })
	}
	zone.Units = zone.Units[:3]
	if s := adjusted(t, zoned, zone, "2020-12", units).Campaign.Standings; s[3].Unit != "丁" || s[3].Group != definition.Ungrouped || s[3].Rank != 1 {
		t.Errorf("who is in no group: %+v", s[3])
	}
}

// Weights may differ by group; who is not assessed in an indicator has no score for it and loses nothing.
func TestWeightsByGroup(t *testing.T) {
	defs := contests()
	defs.Scheme.Groups = []definition.Group{{Name: "A类", Units: []string{"甲"}}, {Name: "B类", Units: []string{"乙"}}}
	defs.Scheme.Indicators[0].Weight, defs.Scheme.Indicators[0].Weights = "", map[string]definition.Number{"A类": "40", "B类": "100"}
	defs.Scheme.Indicators[1].Weight, defs.Scheme.Indicators[1].Weights = "", map[string]definition.Number{"A类": "60"}
	if got := said(adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-12", two()), "campaign_score", "campaign_total"); got != "甲 money 20, 甲 visits 30, 乙 money 100, 甲 50, 乙 100" {
		t.Error(got)
	}
}

// What is scored quarterly is carried on or left out in other months, what is scored yearly left out before December.
func TestFrequencies(t *testing.T) {
	units := []unit{{name: "甲", money: "120", visits: "12", did: "01:10 03:20 05:80 06:10", seen: "01 02 03 04 05 06"}}
	for _, c := range []struct{ freq, other, months string }{
		// money: 10 of 10, 10 of 20, 30 of 30; by May 110 of 50, by June 120 of 60; capped at 48
		{"month", "", "01:40 02:20 03:40 05:48 06:48"},
		{"quarter", "reweight", "01:- 02:- 03:40 05:- 06:48"},
		{"quarter", "carry", "01:- 02:- 03:40 05:40 06:48"},
		{"year", "reweight", "01:- 03:- 06:- 12:40"},
	} {
		defs := contests()
		defs.Scheme.Indicators[0].Freq, defs.Scheme.Indicators[0].OtherMonths = c.freq, c.other
		for _, part := range strings.Fields(c.months) {
			month, want, _ := strings.Cut(part, ":")
			got := byKey(adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-"+month, units))
			score, scored := got["campaign_score/甲/money"]
			if scored != (want != "-") || scored && score.Value.String() != want {
				t.Errorf("%s %s in %s: %s, want %s", c.freq, c.other, month, score.Value, want)
			}
			if month <= "06" && want == "-" && got["campaign_total/甲"].Value.String() != "100" {
				t.Errorf("%s %s in %s: the rest is worth %s, not 100", c.freq, c.other, month, got["campaign_total/甲"].Value)
			}
			if month == "05" && c.other == "carry" && (got["campaign_actual/甲/money"].Value.String() != "30" || score.Window != "2020年1—3月") {
				t.Errorf("carried: %s of %s", got["campaign_actual/甲/money"].Value, score.Window)
			}
		}
	}
}

// An award is the last one of the year by the month's end.
func TestAwards(t *testing.T) {
	defs := contests()
	defs.Scheme.Indicators = append(defs.Scheme.Indicators, definition.Indicator{ID: "rated", Name: "评价", Unit: "分", Method: "manual", Weight: "10"})
	book := adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-09", two(), "甲 评分 7 - 评价 2020-03-31", "甲 评分 9 - 评价 2020-09-30", "甲 评分 8 - 评价 2020-06-30", "甲 评分 10 - 评价 2020-10-01", "乙 评分 3 - 评价 2019-12-31", "乙 评分 11 - 评价")
	if got := said(book, "campaign_score"); got != "甲 money 26.67, 甲 visits 40, 甲 rated 9, 乙 money 48, 乙 visits 0" {
		t.Error(got)
	}
	f := byKey(book)["campaign_score/甲/rated"]
	if len(f.Sources) != 1 || f.Sources[0].Cells[0] != "F3" {
		t.Errorf("the award stands in %v", f.Sources)
	}
}

// Without anything to measure, a scheme of awards alone still ranks.
func TestOnlyAwards(t *testing.T) {
	defs := contests()
	defs.Scheme.TieBreaker = ""
	defs.Scheme.Indicators = []definition.Indicator{{ID: "rated", Name: "评价", Unit: "分", Method: "manual", Weight: "10"}}
	if got := said(adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-09", two(), "乙 评分 3 - 评价"), "campaign_total", "campaign_rank"); got != "乙 3, 乙 1" {
		t.Error(got)
	}
}

// A target stands with its own unit's score, once, whatever else takes it: scores of its group, a gate.
func TestTargetsAreTakenOnce(t *testing.T) {
	units := []unit{{name: "甲", money: "100", visits: "2", did: "01:50", seen: "01"}, {name: "乙", money: "200", visits: "2", did: "01:100"}, {name: "丙", money: "400", visits: "2", did: "01:80"}}
	for _, c := range []struct{ method, on string }{{"ratio", ""}, {"minmax", "actual"}, {"minmax", "rate"}, {"rank_ladder", "rate"}} {
		defs := contests()
		d := &defs.Scheme.Indicators[0]
		d.Method, d.On, d.Lo, d.Hi, d.Step = c.method, c.on, "60", "100", "5"
		defs.Scheme.Rules = []definition.Rule{{Name: "前提", Type: "gate", Indicators: []string{d.ID}}}
		book := adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-12", units, "甲 加分 0.5")
		seen := map[string]int{}
		for i, cells := range figure.Taken(book.Figures) {
			f := book.Figures[i]
			for _, cell := range cells {
				if cell.Of == "" {
					continue
				}
				seen[cell.Of]++
				if own := f.ID == figure.CampaignScore && cell.Of == figure.Key(figure.CampaignActual, f.Group[0].Value, f.Group[1].Value); !own && c.on != "actual" {
					t.Errorf("%s by %s: %s states the target of %s", c.method, c.on, f.Key(), cell.Of)
				}
			}
		}
		for of, n := range seen {
			if n != 1 {
				t.Errorf("%s by %s: the target of %s stands %d times", c.method, c.on, of, n)
			}
		}
		if want := 6; c.on == "rate" && len(seen) != want {
			t.Errorf("%s by %s: %d targets, want %d", c.method, c.on, len(seen), want)
		}
	}
}

// Rows of a bonus tell which gate of the scheme takes it away; what is taken from a unit passes no gate.
func TestGatesAreTold(t *testing.T) {
	gate := func(name string, of ...string) definition.Rule {
		return definition.Rule{Name: name, Type: "gate", Indicators: of}
	}
	for _, c := range []struct {
		what  string
		rules []definition.Rule
		want  string
	}{
		{"none", nil, "甲 加分 , 甲 扣分 , 乙 加分 "},
		{"one", []definition.Rule{gate("前提", "money")}, "甲 加分 前提, 甲 扣分 , 乙 加分 "},
		{"two", []definition.Rule{gate("前提", "money"), gate("走访", "visits")}, "甲 加分 前提, 甲 扣分 , 乙 加分 走访"},
		{"of nothing known", []definition.Rule{gate("前提", "nothing")}, "甲 加分 前提, 甲 扣分 , 乙 加分 前提"},
	} {
		defs := contests()
		defs.Scheme.Rules = c.rules
		var got []string
		standings := adjusted(t, defs, definition.Zone{Name: zoneName}, "2020-12", two(), "甲 加分 1", "乙 加分 1", "甲 扣分 1").Campaign.Standings
		slices.SortFunc(standings, func(a, b figure.Standing) int { return strings.Compare(b.Unit, a.Unit) })
		for _, s := range standings {
			for _, item := range s.Items {
				for _, r := range item.Rows {
					got = append(got, s.Unit+" "+r.Type+" "+r.Gate)
				}
			}
		}
		if text := strings.Join(got, ", "); text != c.want {
			t.Errorf("%s: %s, want %s", c.what, text, c.want)
		}
	}
}
