package runfolder

import (
	"reflect"
	"strings"
	"testing"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"

	"github.com/shopspring/decimal"
)

var december = calendar.Month{Year: 2020, Number: 12}

func TestFiguresRoundTrip(t *testing.T) {
	figures := []figure.Figure{
		{ID: "campaign_score", Group: []figure.GroupValue{{Name: "unit", Value: `南明"街道`}, {Name: "indicator", Value: "landed"}},
			Value: decimal.RequireFromString("1e3"), Unit: "分", Sources: []figure.Source{{File: "a.csv", Sheet: "a", Cells: []string{"A1"}}}},
		{ID: "bond_rate", Value: decimal.RequireFromString("5.280"), Unit: "%", Quotient: &figure.Fraction{Numerator: decimal.RequireFromString("10.560"), Denominator: decimal.RequireFromString("2")}},
		{ID: "tiny", Value: decimal.New(-5, -12), Unit: "亩"},
	}
	data, err := encodeFigures("区", december, figures)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"value": "1000"`, `"value": "5.28"`, `"value": "-0.000000000005"`, `"group": {}`, `"sources": []`, "\"numerator\": \"10.56\",\n      \"denominator\": \"2\",\n", `"unit": "南明\"街道",`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("figures.json lacks %s:\n%s", want, data)
		}
	}
	got, err := DecodeFigures(data)
	if err != nil || len(got) != len(figures) {
		t.Fatal(err)
	}
	for i, f := range figures {
		if got[i].Key() != f.Key() || !got[i].Value.Equal(f.Value) || got[i].Unit != f.Unit || (got[i].Quotient == nil) != (f.Quotient == nil) {
			t.Errorf("%v came back as %v", f, got[i])
		}
		if q := f.Quotient; q != nil && !(q.Numerator.Equal(got[i].Quotient.Numerator) && q.Denominator.Equal(got[i].Quotient.Denominator)) {
			t.Errorf("%v came back as %v", q, got[i].Quotient)
		}
	}
}

// Files of versions that stated no numerators are read as they were; half of a fraction is none.
func TestFiguresWithoutQuotients(t *testing.T) {
	for _, c := range []struct {
		keys string
		ok   bool
	}{{"", true}, {`"numerator":"1","denominator":"2",`, true}, {`"numerator":"1",`, false}, {`"denominator":"2",`, false}} {
		got, err := DecodeFigures([]byte(`{"zone":"区","period":"2020-12","figures":[{"id":"r","group":{},"name":"r","value":"50",` + c.keys + `"unit":"%","definition":"","window":"","sources":[]}]}`))
		if (err == nil) != c.ok || c.ok && (got[0].Quotient != nil) != (c.keys != "") {
			t.Errorf("%q: %v, %v", c.keys, got, err)
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
