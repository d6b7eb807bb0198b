package aggregate_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
)

const rival = "南明街道"

// race lets the zone be behind in January, level in February and ahead from March; in the
// first month of a "none" race nobody has done anything.
func race(zone, other string) []unit {
	return []unit{{zoneName, "1200", "", zone, ""}, {rival, "1200", "", other, ""}}
}

func months(c *figure.Campaign) string {
	var out []string
	for _, m := range c.Months {
		s := fmt.Sprintf("%d", m.Ranks[zoneName])
		if m.Tied[zoneName] {
			s += "="
		}
		out = append(out, s+m.Published)
	}
	return strings.Join(out, " ")
}

func TestStreak(t *testing.T) {
	cases := []struct {
		name, month, zone, other string
		months, streak, claim    string
	}{
		{"from the month in which the zone overtakes", "2020-05", "01:1 03:30", "01:10", "2 2 1 1 1", "3", "true 3 3 false"},
		{"a shared first place counts", "2020-04", "01:1 02:9", "01:10", "2 1= 1= 1=", "3", "true 3 2 true"},
		{"not first this month", "2020-04", "01:10", "01:1 04:99", "1 1 1 2", "0", "false 0 0 false"},
		{"one month is no streak in words", "2020-04", "01:1 04:99", "01:10", "2 2 2 1", "1", "false 1 4 false"},
		{"a month without ranks breaks it", "2020-03", "02:5", "02:1", "0 1 1", "2", "true 2 2 false"},
		{"later rows are for later months", "2020-02", "01:5 03:99", "01:1 03:1", "1 1", "2", "true 2 1 false"},
		{"January", "2020-01", "01:5", "01:1", "1", "1", "false 1 1 false"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			book, findings := aggregate.Derive(contests(), contestSet(t, c.month, race(c.zone, c.other)...), options(c.month))
			if got := months(book.Campaign); got != c.months || len(findings) != 0 {
				t.Errorf("months %s, want %s; findings %v", got, c.months, findings)
			}
			if got := byKey(book)["campaign_first_streak"].Value.String(); got != c.streak {
				t.Errorf("streak %s, want %s", got, c.streak)
			}
			claim := book.Claims[0]
			if got := fmt.Sprint(claim.Holds, claim.Months, claim.Since, claim.Shared); got != c.claim {
				t.Errorf("claim %s, want %s", got, c.claim)
			}
		})
	}
}

func earlier(month, run string, zone, other int) figure.Earlier {
	ranks := map[string]int{}
	if zone > 0 {
		ranks[zoneName+" "] = zone
	}
	if other > 0 {
		ranks[rival] = other
	}
	return figure.Earlier{Month: period(month), Run: run, Ranks: ranks}
}

// Published ranks stand; a recomputed one that differs is a warning.
func TestPublishedMonths(t *testing.T) {
	set := contestSet(t, "2020-04", race("01:10", "01:1")...)
	opts := options("2020-04")
	opts.Earlier = []figure.Earlier{
		earlier("2020-02", "r2", 2, 1), earlier("2020-03", "r1", 1, 1), earlier("2019-12", "r9", 2, 1), earlier("2020-05", "r9", 2, 1)}
	book, findings := aggregate.Derive(contests(), set, opts)
	if got := months(book.Campaign); got != "1 2r2 1=r1 1" {
		t.Errorf("months %s", got)
	}
	if got := byKey(book)["campaign_first_streak"].Value.String(); got != "2" {
		t.Errorf("streak %s, want 2: the published February breaks it", got)
	}
	var messages []string
	for _, f := range findings {
		if f.Rule != "campaign.history" || f.Severity != finding.Warning {
			t.Errorf("%+v", f)
		}
		messages = append(messages, strings.Join(f.Figures, " ")+" "+f.Message())
	}
	if len(messages) != 3 || !strings.HasPrefix(messages[0], "campaign_rank/"+zoneName+" campaign_first_streak 2020年2月“"+zoneName+"”的考核名次，已发布的（r2）是第2名，按现在的台账重算是第1名") {
		t.Errorf("%d findings\n%s", len(messages), strings.Join(messages, "\n"))
	}
	for _, s := range book.Campaign.Standings {
		if s.Previous != 1 {
			t.Errorf("%s was %d in March, want the published 1", s.Unit, s.Previous)
		}
	}
}

// What a published month does not rank has no rank there.
func TestPublishedMonthWithoutRanks(t *testing.T) {
	opts := options("2020-02")
	opts.Earlier = []figure.Earlier{earlier("2020-01", "r1", 0, 0)}
	book, findings := aggregate.Derive(contests(), contestSet(t, "2020-02", race("01:10", "01:1")...), opts)
	if got := months(book.Campaign); got != "0r1 1" || len(findings) != 2 || !strings.Contains(findings[0].Message(), "无名次") {
		t.Errorf("months %s, findings %v", got, findings)
	}
}

// A published month that ranked nobody, since a ledger was not sent, is recomputed.
func TestPublishedMonthThatRankedNobody(t *testing.T) {
	opts := options("2020-02")
	opts.Earlier = []figure.Earlier{{Month: period("2020-01"), Run: "r1", Figures: []figure.Figure{}}}
	book, findings := aggregate.Derive(contests(), contestSet(t, "2020-02", race("01:10", "01:1")...), opts)
	if got := months(book.Campaign); got != "1 1" || len(findings) != 0 {
		t.Errorf("months %s, findings %v", got, findings)
	}
}

// A month that another scheme ranked is taken as it is: its ranks are no department's to explain.
func TestAnotherSchemeIsNoDifference(t *testing.T) {
	january := figure.Earlier{Month: period("2020-01"), Run: "r1", Ranks: map[string]int{zoneName: 1, rival: 2}, Redefined: []string{"campaign_rank"}}
	opts := options("2020-02")
	opts.Earlier = []figure.Earlier{january}
	book, findings := aggregate.Derive(contests(), contestSet(t, "2020-02", race("01:1", "01:10")...), opts)
	if got := months(book.Campaign); got != "1r1 2" {
		t.Error(got)
	}
	if len(findings) != 1 || findings[0].Severity != finding.Info || !strings.Contains(findings[0].Found, "口径已改") {
		t.Errorf("%+v", findings)
	}
	opts.Earlier[0].Redefined = []string{"agreements"}
	if _, findings = aggregate.Derive(contests(), contestSet(t, "2020-02", race("01:1", "01:10")...), opts); finding.Count(findings, finding.Warning) != 2 {
		t.Errorf("%+v", findings)
	}
}

// Over the turn of the year figures are worked out as of December, the campaign is not.
func TestAgainOverTheYear(t *testing.T) {
	opts := options("2020-01")
	opts.Earlier = []figure.Earlier{{Month: period("2019-12"), Run: "r1", Figures: []figure.Figure{{ID: "x"}}}}
	book, _ := aggregate.Derive(contests(), contestSet(t, "2020-01", race("01:1", "01:10")...), opts)
	for _, f := range book.Again {
		if f.ID == "campaign_actual" {
			t.Error("the campaign starts anew in January")
		}
	}
	opts = options("2020-02")
	opts.Earlier = []figure.Earlier{{Month: period("2020-01"), Run: "r1", Figures: []figure.Figure{{ID: "x"}}}}
	book, _ = aggregate.Derive(contests(), contestSet(t, "2020-02", race("01:1 02:7", "01:10")...), opts)
	if got := byKey(figure.Book{Figures: book.Again})[figure.Key("campaign_actual", zoneName, "money")]; got.Value.String() != "1" {
		t.Errorf("as of January the zone has %s", got.Value)
	}
}
