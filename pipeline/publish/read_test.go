package publish

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
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
	return figure.Figure{ID: rankID, Group: []figure.GroupValue{{Name: "unit", Value: unit}}, Value: decimal.RequireFromString(value)}
}

func TestEarlier(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	total := figure.Figure{ID: totalID, Group: []figure.GroupValue{{Name: "unit", Value: "城东"}}}
	for month, figures := range map[calendar.Month][]figure.Figure{
		{Year: 2019, Number: 11}: {total, rank("城东", "3")},
		{Year: 2020, Number: 5}:  {total, rank("城东", "1"), rank("城西", "1")},
		{Year: 2020, Number: 6}:  {total}, // every total is 0: no ranks
		{Year: 2020, Number: 7}:  {},      // a ledger was not sent
		{Year: 2020, Number: 12}: {total, rank("城东", "2")},
	} {
		e := edition("一")
		e.Basis.Period, e.Figures = month, figures
		if _, err := o.Publish(e); err != nil {
			t.Fatal(err)
		}
	}
	list, err := Earlier(dir, december)
	if err != nil || len(list) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	if list[0].Month.Number != 5 || list[0].Run != "r1" || list[0].Ranks["城西"] != 1 || len(list[0].SHA256) != 64 {
		t.Errorf("May is %v", list[0])
	}
	if list[1].Month.Number != 6 || len(list[1].Ranks) != 0 {
		t.Errorf("June is %v", list[1])
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
	var busy *BusyError
	if _, err := Open(dir, "2020-11", 0); !errors.As(err, &busy) {
		t.Fatalf("two runs at once: %v", err)
	}
	if !strings.Contains(busy.Error(), "2020-12") || !strings.Contains(busy.Error(), "进程") {
		t.Errorf("does not say who is at work: %v", busy)
	}
	opened := make(chan error)
	go func() {
		second, err := Open(dir, "2020-11", 10*time.Second)
		if err == nil {
			err = second.Close()
		}
		opened <- err
	}()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-opened; err != nil {
		t.Errorf("the second run did not get its turn: %v", err)
	}
}
