package calendar

import (
	"encoding/json"
	"testing"
)

func TestNewDate(t *testing.T) {
	tests := []struct {
		year, month, day int
		ok               bool
	}{
		{2020, 2, 29, true}, {2021, 2, 29, false}, {2020, 4, 31, false}, {2020, 13, 1, false}, {2020, 0, 1, false}, {1899, 1, 1, false}, {1899, 12, 31, false}, {1900, 1, 1, true}, {9999, 12, 31, true}, {10000, 1, 1, false}, {2020, 1, 0, false}, {2020, 12, 32, false},
	}
	for _, test := range tests {
		if d, ok := NewDate(test.year, test.month, test.day); ok != test.ok {
			t.Errorf("%v: got %v, %v", test, d, ok)
		}
	}
}

func TestDate(t *testing.T) {
	d := Date(20201228)
	if d.String() != "2020-12-28" || d.Chinese() != "2020年12月28日" || Date(20200308).Chinese() != "2020年3月8日" || Date(0).String() != "" {
		t.Errorf("%s, %s", d, d.Chinese())
	}
	if n := Date(20200301).DaysSince(20200228); n != 2 {
		t.Errorf("%d days from 28 February to 1 March 2020, want 2", n)
	}
	if e := Date(20200229).AddYears(1); e != 20210228 {
		t.Errorf("a year after 29 February is %v", e)
	}
	if e := Date(20200228).AddYears(4); e != 20240228 {
		t.Errorf("four years after 28 February is %v", e)
	}
	for days, want := range map[int]Date{1: 20210101, 0: 20201231, -31: 20201130, 60: 20210301} {
		if got := Date(20201231).AddDays(days); got != want {
			t.Errorf("%d days after 2020-12-31 is %v, want %v", days, got, want)
		}
	}
	if !Date(0).IsZero() || Date(20200101).IsZero() {
		t.Error("zero is no date, and no date is zero")
	}
	if n := Date(20201228).Serial(); n != 44193 {
		t.Errorf("serial %d, want 44193", n)
	}
}

func TestMonth(t *testing.T) {
	for text, end := range map[string]Date{"2020-02": 20200229, "2021-02": 20210228, "2020-12": 20201231} {
		m, err := ParseMonth(text)
		if err != nil || m.End() != end || m.String() != text || m.Start() != end/100*100+1 || m.YearStart() != Date(m.Year*10000+101) {
			t.Errorf("%s: got %v, ends %v, %v", text, m, m.End(), err)
		}
	}
	for _, text := range []string{"2020-13", "2020-1", "202012", "2020-00", " 2020-12", ""} {
		if m, err := ParseMonth(text); err == nil {
			t.Errorf("%q is read as %v", text, m)
		}
	}
}

// In JSON a date and a month are what people write; no date is empty.
func TestJSON(t *testing.T) {
	data, err := json.Marshal([]any{Date(20210106), Date(0), Month{Year: 2021, Number: 1}})
	if err != nil || string(data) != `["2021-01-06","","2021-01"]` {
		t.Errorf("%s, %v", data, err)
	}
}
