package pipeline

import (
	"errors"
	"slices"
	"testing"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

func TestFindFigure(t *testing.T) {
	phase := func(v string) []figure.GroupValue { return []figure.GroupValue{{Name: "phase", Value: v}} }
	figures := []figure.Figure{
		{ID: "agreements", Name: "签订投资框架协议"},
		{ID: "bond_rate", Name: "公司债券票面利率"},
		{ID: "incubator_firms", Name: "孵化器入驻企业", Group: phase("一期")},
		{ID: "incubator_firms", Name: "孵化器入驻企业", Group: phase("二期")},
		{ID: "roads_built", Name: "建成框架道路", Group: nil},
	}
	for _, c := range []struct {
		wanted, key string
		options     []string
		several     bool
	}{
		{wanted: "agreements", key: "agreements"},
		{wanted: " Agreements ", key: "agreements"},
		{wanted: "incubator_firms/一期", key: "incubator_firms/一期"},
		{wanted: "incubator_firms／二期", key: "incubator_firms/二期"}, // a full-width slash
		{wanted: "公司债券票面利率", key: "bond_rate"},
		{wanted: "incubator_firms", options: []string{"incubator_firms/一期", "incubator_firms/二期"}, several: true},
		{wanted: "孵化器入驻企业", options: []string{"incubator_firms/一期", "incubator_firms/二期"}, several: true},
		{wanted: "债券利率", options: []string{"bond_rate"}},
		{wanted: "agreement", options: []string{"agreements"}},
		{wanted: "incubator_firms/三期", options: []string{"incubator_firms/一期", "incubator_firms/二期"}},
		{wanted: "完全不同的东西"},
		{wanted: ""},
	} {
		f, err := findFigure(figures, c.wanted)
		if c.key != "" {
			if err != nil || f.Key() != c.key {
				t.Errorf("%q: %s, %v; want %s", c.wanted, f.Key(), err, c.key)
			}
			continue
		}
		var unknown *FigureError
		if !errors.As(err, &unknown) || unknown.Several != c.several || !slices.Equal(unknown.Options, c.options) {
			t.Errorf("%q: %+v, want %v, several %v", c.wanted, err, c.options, c.several)
		}
	}
}

func TestCellsOf(t *testing.T) {
	cells := cellsOf(figure.Source{Cells: []string{"C5:C7", "AA10", "B2:D2", "9", "C", "C0", "", "C5:", "A1048577:A99999999999"}})
	for at, want := range map[ledger.Address]bool{
		{Row: 5, Col: 3}: true, {Row: 6, Col: 3}: true, {Row: 7, Col: 3}: true, {Row: 8, Col: 3}: false, {Row: 6, Col: 2}: false,
		{Row: 10, Col: 27}: true, {Row: 10, Col: 1}: false, {Row: 2, Col: 4}: true, {Row: 2, Col: 5}: false, {}: false,
	} {
		if cells.hold(at) != want {
			t.Errorf("%v is a source: %v", at, !want)
		}
	}
}

// The addresses that the ledgers write are the addresses that an explanation reads.
func TestAddressRoundTrip(t *testing.T) {
	for row := int32(1); row < 2000000; row = row*3 + 1 {
		for col := int32(1); col < 17000; col = col*2 + 1 {
			at := ledger.Address{Row: row, Col: col}
			if got, ok := parseAddress(at.String()); !ok || got != at {
				t.Errorf("%v came back as %v", at, got)
			}
		}
	}
}
