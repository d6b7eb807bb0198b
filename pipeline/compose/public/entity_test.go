package public

import (
	"maps"
	"slices"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// visits is a ledger with a row for each firm and estate, from row 2 on.
func visits(rows ...[2]string) Options {
	l := &ledger.Ledger{ID: "funds", Columns: []string{"firm", "estate", "note"}}
	for i, r := range rows {
		cell := func(text string) ledger.Cell { return ledger.Cell{Kind: ledger.Text, Text: text} }
		l.Rows = append(l.Rows, ledger.Row{Sheet: &ledger.SheetName{File: "甲.xlsx", Name: "一"}, Line: i + 2, Cells: []ledger.Cell{cell(r[0]), cell(r[1]), cell("县外来访客商")}})
	}
	column := func(id string) definition.Column { return definition.Column{ID: id, Type: "text"} }
	d := definition.Ledger{ID: "funds", Key: []string{"firm", "estate"}, Columns: []definition.Column{column("firm"), column("estate"), column("note")}}
	return Options{Set: ledger.Set{"funds": l}, Defs: definition.Definitions{Ledgers: []definition.Ledger{d}}}
}

// Rows of fewer than three firms tell of them, however many they are; a column that only sorts rows does not count.
func TestEntities(t *testing.T) {
	var flats [][2]string
	for i := range 40 {
		flats = append(flats, [2]string{string(rune('A' + i)), []string{"明府", "雅苑"}[i%2]})
	}
	for name, c := range map[string]struct {
		rows  [][2]string
		cells string
		want  bool
	}{
		"four rows of one firm": {[][2]string{{"永强公司", "a"}, {"永强公司", "b"}, {"永强公司", "c"}, {" 永强公司", "d"}}, "2:5", true},
		"of two":                {[][2]string{{"永强公司", "a"}, {"永强公司", "b"}, {"永强公司", "c"}, {"伟邦公司", "d"}}, "2:5", true},
		"of three":              {[][2]string{{"永强公司", "a"}, {"越达公司", "b"}, {"永强公司", "c"}, {"伟邦公司", "d"}}, "2:5", false},
		"flats of two estates":  {flats, "2:41", false},
		"rows of no ledger":     {nil, "2:4", false},
	} {
		o := visits(c.rows...)
		o.Figures = []figure.Figure{measured("n", c.cells)}
		if got := newControl(o).withheld["n"]; got != c.want {
			t.Errorf("%s: withheld %v", name, got)
		}
	}
}

// The words by which rows can be told apart are known, but for those that the definitions use themselves, and short ones.
func TestNames(t *testing.T) {
	rows := [][2]string{{"永强设备公司", "明府"}, {"新到位资金", "雅苑"}, {"示范经济开发区", "示范县"}, {"伟邦", "明府"}, {"正鑫环保", "x"}, {"正鑫环保", "y"}}
	o := visits(rows...)
	o.Zone = definition.Zone{Name: "示范经济开发区", County: "示范县"}
	o.Defs.Figures = []definition.Figure{{Name: "实际新到位资金"}}
	got := namesIn(o)
	if !slices.Equal(slices.Sorted(maps.Keys(got)), []string{"正鑫环保", "永强设备"}) {
		t.Errorf("%q", got)
	}
	for text, want := range map[string]bool{"与正鑫环保洽谈": true, "永强设备公司": true, "与永强设备": false, "与企业洽谈": false, "正鑫": false, "": false} {
		if got.in(text) != want {
			t.Errorf("%s: found %v", text, !want)
		}
	}
}

// Figures that are grouped by firm are a list of firms; those by phase are not, whatever a phase rests on.
func TestSingles(t *testing.T) {
	for name, c := range map[string]struct {
		figures []figure.Figure
		want    []string
	}{
		"firms":                          {[]figure.Figure{measured("n/永强", "2"), measured("n/伟邦", "3:4"), measured("n/越达", "5:9")}, []string{"n/永强", "n/伟邦", "n/越达"}},
		"phases":                         {[]figure.Figure{measured("n/一期", "2:9"), measured("n/二期", "10:19"), measured("n/三期", "20")}, nil},
		"phases with a row of their own": {[]figure.Figure{measured("n/一期", "2:9"), measured("n/二期", "10:19"), measured("area/一期", "30"), measured("area/二期", "31")}, nil},
	} {
		control := newControl(Options{Figures: c.figures})
		var got []string
		for _, f := range c.figures {
			if control.single(f.Key()) {
				got = append(got, f.Key())
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
