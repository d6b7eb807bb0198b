package calendar

import (
	"testing"
	"time"
)

// A day begins in Beijing, whatever zone the machine is set to.
func TestToday(t *testing.T) {
	for _, c := range []struct {
		at    string
		today Date
		last  string
	}{
		{"2021-01-01T00:30:00+08:00", 20210101, "2020-12"},
		{"2020-12-31T23:59:59+08:00", 20201231, "2020-11"},
		{"2020-12-31T16:00:00Z", 20210101, "2020-12"},
		{"2020-12-31T15:59:59Z", 20201231, "2020-11"},
		{"2021-03-01T02:00:00+14:00", 20210228, "2021-01"},
		{"2021-02-28T08:00:00-08:00", 20210301, "2021-02"},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got, last := Today(at), Last(at); got != c.today || last.String() != c.last {
			t.Errorf("%s: %s, last month %s", c.at, got, last)
		}
	}
}

func TestDaysOfMonths(t *testing.T) {
	for _, c := range []struct {
		month Month
		day   int
		want  string
		after string
		next  string
	}{
		{Month{2020, 12}, 1, "2020-12-01", "2020-12-02", "2021-01"},
		{Month{2020, 12}, 31, "2020-12-31", "2021-01-01", "2021-01"},
		{Month{2021, 1}, 8, "2021-01-08", "2021-01-09", "2021-02"},
		{Month{2021, 2}, 31, "2021-02-28", "2021-03-01", "2021-03"},
		{Month{2020, 2}, 30, "2020-02-29", "2020-03-01", "2020-03"},
		{Month{2021, 11}, 31, "2021-11-30", "2021-12-01", "2021-12"},
	} {
		got := c.month.On(c.day)
		if got.String() != c.want || got.AddDays(1).String() != c.after || c.month.Next().String() != c.next {
			t.Errorf("%s on %d: %s, then %s; next %s", c.month, c.day, got, got.AddDays(1), c.month.Next())
		}
	}
}
