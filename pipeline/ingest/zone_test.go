package ingest

import (
	"testing"

	"zonereport/pipeline/ingest/grid"
)

// TestZoned: a text with a time zone is the day in Beijing (design-life §11).
func TestZoned(t *testing.T) {
	cases := []struct {
		text string
		want stated
	}{
		{"2019-12-31T16:00:00.000Z", stated{2020, 1, 1}}, {"2019-12-31T16:00:00Z", stated{2020, 1, 1}}, {"2019-12-31T16:00Z", stated{2020, 1, 1}}, {"2019-12-31T15:59:59.999Z", stated{2019, 12, 31}},
		{"2020-01-01T00:00:00+08:00", stated{2020, 1, 1}}, {"2020-01-01T00:00:00.000+0800", stated{2020, 1, 1}}, {"2020-01-01 00:00+08", stated{2020, 1, 1}}, {"2020-01-01T00:30:00+09:00", stated{2019, 12, 31}},
		{"2019-12-31T20:00:00-05:00", stated{2020, 1, 1}}, {"2020-02-28T16:00:00Z", stated{2020, 2, 29}}, {"20191231T160000Z", stated{2020, 1, 1}}, {"2019-12-31 16:00:00 UTC", stated{2020, 1, 1}},
		{"2019-12-31 16:00:00 +0000 UTC", stated{2020, 1, 1}}, {"2020/1/1 0:00:00+08:00", stated{2020, 1, 1}}, {"2020-05-12Z", stated{2020, 5, 12}}, {"2020-05-12+08:00", stated{2020, 5, 12}}, {"２０１９-１２-３１Ｔ１６：００：００Ｚ", stated{2020, 1, 1}},
		{"2020-02-30T16:00:00Z", stated{2020, 2, 30}}, // a day that does not exist stays one
	}
	for _, c := range cases {
		if got, ok := zoned(c.text); !ok || got != c.want {
			t.Errorf("%q: got %v %v, want %v", c.text, got, ok, c.want)
		}
		if got, ok := parseStated(c.text); !ok || got != c.want {
			t.Errorf("%q as a date: got %v %v, want %v", c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"2019-12-31T16:00:00", "2020-05-12 08:30", "2020-05-12", "2020.5.12", "Z", "2020-05-12T25:00Z", "2020-05T00:00Z", "5-12Z", "A+08:00"} {
		if got, ok := zoned(text); ok {
			t.Errorf("%q was taken as %v with a zone", text, got)
		}
	}
}

// TestZonedCells: texts, date cells of t="d" and months alike; each is logged.
func TestZonedCells(t *testing.T) {
	for _, kind := range []grid.Kind{grid.Text, grid.DateText} {
		for header, want := range map[string]string{"日期": "2020-01-01", "月份": "2020-01"} {
			s := sheetOf("场地", "编号|场地名称|"+header, "A1|一号|2019-12-31T16:00:00.000Z")
			s.Rows[1].Cells[2].Kind = kind
			set, list := readGrids([]definitionLedger{yard()}, bookOf(s))
			logged := 0
			for _, f := range list {
				if f.Rule == "form.zone" {
					logged++
				}
			}
			l := set["yard"]
			id := map[string]string{"日期": "on", "月份": "month"}[header]
			if got := valueOf(l.Rows[0].Cells[l.Column(id)]); got != want || logged != 1 || len(brief(list)) != 0 {
				t.Errorf("%s of kind %d: got %s, %v", header, kind, got, list)
			}
		}
	}
}
