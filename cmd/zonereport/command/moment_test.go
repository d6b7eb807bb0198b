package command

import (
	"testing"
	"time"

	"zonereport/pipeline/calendar"
)

// A time of receipt is Beijing's, whatever zone the machine is in.
func TestMoment(t *testing.T) {
	for text, want := range map[string]string{
		"2021-01-05 10:30": "2021-01-05T10:30:00+08:00", "2021-01-05T10:30": "2021-01-05T10:30:00+08:00", "2021年1月5日10:30": "2021-01-05T10:30:00+08:00",
		" 2021-1-5  9：05 ": "2021-01-05T09:05:00+08:00", "2021-01-05": "2021-01-05T00:00:00+08:00", "2021-01-05 10:30:07": "2021-01-05T10:30:07+08:00",
		"2021-01-05T02:30:00Z": "2021-01-05T10:30:00+08:00", "2020年12月31日": "2020-12-31T00:00:00+08:00",
	} {
		got, err := (&Call{}).Moment("at", text)
		if err != nil || got.In(calendar.Beijing).Format(time.RFC3339) != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"昨天", "2021-02-30", "2021-01-05 25:00", "10:30", "2021-01-05 10:30 上午", "2021-01-05 10"} {
		if got, err := (&Call{}).Moment("at", text); err == nil {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
	if got, err := (&Call{}).Moment("at", ""); err != nil || !got.IsZero() {
		t.Errorf("nothing is %v, %v", got, err)
	}
}
