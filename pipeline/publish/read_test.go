package publish

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/figure"
)

func rank(unit, value string) figure.Figure {
	return figure.Figure{ID: figure.CampaignRank, Group: figure.ByUnit(unit), Value: decimal.RequireFromString(value)}
}

// Months that ranked units are there, and the last published month with all its figures.
func TestEarlier(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	total := figure.Figure{ID: figure.CampaignTotal, Group: figure.ByUnit("城东")}
	for _, m := range []struct {
		month   calendar.Month
		figures []figure.Figure
	}{
		{calendar.Month{Year: 2019, Number: 11}, []figure.Figure{total, rank("城东", "3")}},
		{calendar.Month{Year: 2020, Number: 4}, nil}, // a ledger was not sent
		{calendar.Month{Year: 2020, Number: 5}, []figure.Figure{total, rank("城东", "1"), rank("城西", "1")}},
		{calendar.Month{Year: 2020, Number: 6}, []figure.Figure{total}}, // every total is 0: no ranks
		{calendar.Month{Year: 2020, Number: 7}, nil},
		{calendar.Month{Year: 2020, Number: 12}, []figure.Figure{total, rank("城东", "2")}},
	} {
		e := edition("一")
		e.Basis.Period, e.Figures = m.month, m.figures
		if _, err := o.Publish(e); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		report int
		want   string // month, ranks, figures
	}{
		{1, "11 map[城东:3] false 2"}, // of the year before: stocks go on over January
		{4, "11 map[城东:3] false 2"},
		{5, "4 map[] true 0"},
		{6, "5 map[城东:1 城西:1] false 3"},
		{7, "5 map[城东:1 城西:1] false 0|6 map[] false 1"},
		{12, "5 map[城东:1 城西:1] false 0|6 map[] false 0|7 map[] true 0"},
	}
	for _, test := range tests {
		list, err := Earlier(dir, calendar.Month{Year: 2020, Number: test.report})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, e := range list {
			got = append(got, fmt.Sprint(e.Month.Number, " ", e.Ranks, " ", e.Ranks == nil, " ", len(e.Figures)))
			if last := i == len(list)-1; e.Run != "r1" || len(e.SHA256) != 64 || (e.Figures != nil) != last {
				t.Errorf("%d: %+v", test.report, e)
			}
		}
		if strings.Join(got, "|") != test.want {
			t.Errorf("for month %d: %s, want %s", test.report, strings.Join(got, "|"), test.want)
		}
	}
}

// The same month of the year before is read whole, and no other.
func TestYearBefore(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	for _, month := range []calendar.Month{{Year: 2019, Number: 11}, {Year: 2019, Number: 12}, {Year: 2020, Number: 11}} {
		e := edition("一")
		e.Basis.Period = month
		if _, err := o.Publish(e); err != nil {
			t.Fatal(err)
		}
	}
	list, err := YearBefore(dir, december)
	if err != nil || len(list) != 1 || list[0].Month != (calendar.Month{Year: 2019, Number: 12}) || list[0].Run != "r1" || len(list[0].Figures) == 0 || list[0].SHA256 == "" {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := YearBefore(dir, calendar.Month{Year: 2020, Number: 10}); err != nil || len(list) != 0 {
		t.Errorf("nothing was published, got %+v, %v", list, err)
	}
}

func TestEarlierRefusesNonsense(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	e := edition("一")
	e.Basis.Period, e.Figures = calendar.Month{Year: 2020, Number: 5}, []figure.Figure{rank("城东", "1.5")}
	if _, err := o.Publish(e); err != nil {
		t.Fatal(err)
	}
	if list, err := Earlier(dir, december); err == nil {
		t.Errorf("rank 1.5 was taken: %v", list)
	}
}

func TestSecondRunWaitsThenGivesUp(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	var busy *disk.BusyError
	if _, err := Open(dir, "2020-11", 0, nil); !errors.As(err, &busy) {
		t.Fatalf("two runs at once: %v", err)
	}
	if !strings.Contains(busy.Error(), "2020-12") || !strings.Contains(busy.Error(), "进程") {
		t.Errorf("does not say who is at work: %v", busy)
	}
	opened := make(chan error)
	go func() {
		second, err := Open(dir, "2020-11", 10*time.Second, nil)
		if err == nil {
			err = second.Close()
		}
		opened <- err
	}()
	time.Sleep(200 * time.Millisecond) // the second tries in vain meanwhile
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-opened; err != nil {
		t.Errorf("the second run did not get its turn: %v", err)
	}
}
