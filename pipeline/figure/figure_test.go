package figure_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
)

// month is what a published month states: 2020-05; with - behind it no figures.
func month(t *testing.T, text string) figure.Earlier {
	t.Helper()
	text, bare := strings.CutSuffix(text, "-")
	m, err := calendar.ParseMonth(text)
	if err != nil {
		t.Fatal(err)
	}
	e := figure.Earlier{Month: m}
	if !bare {
		e.Figures = []figure.Figure{{ID: text}}
	}
	return e
}

// Figures continue the last published month of the year, else the last of the year before (design-life §15).
func TestContinued(t *testing.T) {
	for _, test := range []struct{ earlier, report, last, continued string }{
		{"", "2020-05", "", ""},
		{"2020-03 2020-04", "2020-05", "2020-04", "2020-04"}, {"2020-04 2020-03", "2020-05", "2020-04", "2020-04"},
		{"2020-03 2020-04-", "2020-05", "2020-03", "2020-03"},
		{"2020-05 2020-06", "2020-05", "", ""}, {"2020-04 2020-06", "2020-05", "2020-04", "2020-04"},
		{"2019-11 2019-12", "2020-01", "", "2019-12"}, {"2019-06 2020-02", "2020-05", "2020-02", "2020-02"}, {"2019-06", "2020-05", "", "2019-06"},
		{"2018-12", "2020-01", "", ""}, {"2019-12 2018-12", "2021-01", "", ""}, {"2021-01", "2020-05", "", ""},
	} {
		var earlier []figure.Earlier
		for _, text := range strings.Fields(test.earlier) {
			earlier = append(earlier, month(t, text))
		}
		report := month(t, test.report).Month
		for name, f := range map[string]func([]figure.Earlier, calendar.Month) (figure.Earlier, bool){test.last: figure.LastPublished, "|" + test.continued: figure.Continued} {
			want := strings.TrimPrefix(name, "|")
			if got, ok := f(earlier, report); ok != (want != "") || ok && got.Month.String() != want {
				t.Errorf("%s before %s: %s, %v; want %q", test.earlier, test.report, got.Month, ok, want)
			}
		}
	}
}

// A month that stands there twice, as last of its year and as 上年同期, counts once.
func TestOnce(t *testing.T) {
	list := []figure.Earlier{month(t, "2019-12"), month(t, "2019-12"), month(t, "2020-01"), month(t, "2020-02")}
	var got []string
	for _, e := range figure.Once(list) {
		got = append(got, e.Month.String())
	}
	if fmt.Sprint(got) != "[2019-12 2020-01 2020-02]" || list[1].Month.Year != 2019 {
		t.Errorf("%v of %v", got, list)
	}
}

// An indicator is redefined by itself, every other figure by its id.
func TestRedefines(t *testing.T) {
	e := figure.Earlier{Redefined: []string{"campaign_actual/landed", "campaign_rank"}}
	of := func(id string, group ...figure.GroupValue) figure.Figure { return figure.Figure{ID: id, Group: group} }
	unit := figure.GroupValue{Name: "unit", Value: "南明街道"}
	for _, test := range []struct {
		f    figure.Figure
		want bool
	}{
		{of("campaign_rank", unit), true}, {of("campaign_total", unit), true}, {of("campaign_first_streak"), false}, {of("agreements"), false},
		{of("campaign_actual", unit, figure.GroupValue{Name: "indicator", Value: "landed"}), true}, {of("campaign_actual", unit, figure.GroupValue{Name: "indicator", Value: "money"}), false},
		{of("campaign_actual", figure.GroupValue{Name: "phase", Value: "landed"}), false},
	} {
		if got := e.Redefines(test.f); got != test.want {
			t.Errorf("%s is redefined: %v", test.f.Key(), got)
		}
	}
}

func TestKey(t *testing.T) {
	f := figure.Figure{ID: "campaign_actual", Group: []figure.GroupValue{{Name: "unit", Value: "南明街道"}, {Name: "indicator", Value: "money"}}}
	if f.Key() != "campaign_actual/南明街道/money" || (figure.Figure{ID: "honours"}).Key() != "honours" || figure.Key("a", "b") != "a/b" {
		t.Errorf("%s", f.Key())
	}
}
