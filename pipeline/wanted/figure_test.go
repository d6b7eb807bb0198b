package wanted

import (
	"errors"
	"slices"
	"testing"

	"zonereport/pipeline/figure"
)

func TestFigure(t *testing.T) {
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
		f, err := Figure(figures, c.wanted)
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
