package typing

import (
	"testing"
)

// TestZoned: a text with a time zone is the day in Beijing (design-life §11).
func TestZoned(t *testing.T) {
	cases := []struct {
		text string
		want Stated
	}{
		{"2019-12-31T16:00:00.000Z", Stated{2020, 1, 1}}, {"2019-12-31T16:00:00Z", Stated{2020, 1, 1}}, {"2019-12-31T16:00Z", Stated{2020, 1, 1}}, {"2019-12-31T15:59:59.999Z", Stated{2019, 12, 31}},
		{"2020-01-01T00:00:00+08:00", Stated{2020, 1, 1}}, {"2020-01-01T00:00:00.000+0800", Stated{2020, 1, 1}}, {"2020-01-01 00:00+08", Stated{2020, 1, 1}}, {"2020-01-01T00:30:00+09:00", Stated{2019, 12, 31}},
		{"2019-12-31T20:00:00-05:00", Stated{2020, 1, 1}}, {"2020-02-28T16:00:00Z", Stated{2020, 2, 29}}, {"20191231T160000Z", Stated{2020, 1, 1}}, {"2019-12-31 16:00:00 UTC", Stated{2020, 1, 1}},
		{"2019-12-31 16:00:00 +0000 UTC", Stated{2020, 1, 1}}, {"2020/1/1 0:00:00+08:00", Stated{2020, 1, 1}}, {"2020-05-12Z", Stated{2020, 5, 12}}, {"2020-05-12+08:00", Stated{2020, 5, 12}}, {"２０１９-１２-３１Ｔ１６：００：００Ｚ", Stated{2020, 1, 1}},
		{"2020-02-30T16:00:00Z", Stated{2020, 2, 30}}, // a day that does not exist stays one
	}
	for _, c := range cases {
		if got, ok := parseZoned(c.text); !ok || got != c.want {
			t.Errorf("%q: got %v %v, want %v", c.text, got, ok, c.want)
		}
		if got, ok := ParseStated(c.text); !ok || got != c.want {
			t.Errorf("%q as a date: got %v %v, want %v", c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"2019-12-31T16:00:00", "2020-05-12 08:30", "2020-05-12", "2020.5.12", "Z", "2020-05-12T25:00Z", "2020-05T00:00Z", "5-12Z", "A+08:00"} {
		if got, ok := parseZoned(text); ok {
			t.Errorf("%q was taken as %v with a zone", text, got)
		}
	}
}
