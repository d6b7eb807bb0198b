package publish

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/figure"
)

func TestFiguresRoundTrip(t *testing.T) {
	figures := []figure.Figure{
		{ID: "campaign_score", Group: []figure.GroupValue{{Name: "unit", Value: `南明"街道`}, {Name: "indicator", Value: "landed"}},
			Value: decimal.RequireFromString("1e3"), Unit: "分", Sources: []figure.Source{{File: "a.csv", Sheet: "a", Cells: []string{"A1"}}}},
		{ID: "bond_rate", Value: decimal.RequireFromString("5.280"), Unit: "%"},
		{ID: "tiny", Value: decimal.New(-5, -12), Unit: "亩"},
	}
	data, err := encodeFigures("区", december, figures)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"value": "1000"`, `"value": "5.28"`, `"value": "-0.000000000005"`, `"group": {}`, `"sources": []`, `"unit": "南明\"街道",`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("figures.json lacks %s:\n%s", want, data)
		}
	}
	got, err := decodeFigures(data)
	if err != nil || len(got) != len(figures) {
		t.Fatal(err)
	}
	for i, f := range figures {
		if got[i].Key() != f.Key() || !got[i].Value.Equal(f.Value) || got[i].Unit != f.Unit {
			t.Errorf("%v came back as %v", f, got[i])
		}
	}
}

func FuzzGroup(f *testing.F) {
	f.Add("phase", "六期")
	f.Add("unit\x00", "\"\\<>&\u2028")
	f.Fuzz(func(t *testing.T, name, value string) {
		name, value = strings.ToValidUTF8(name, "?"), strings.ToValidUTF8(value, "?")
		want := group{{Name: name, Value: value}, {Name: "indicator", Value: name}}
		data, err := want.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var got group
		if err := got.UnmarshalJSON(data); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s came back as %v, %v", data, got, err)
		}
	})
}

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
