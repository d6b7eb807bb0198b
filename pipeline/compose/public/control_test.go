package public

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// measured is a figure "id/group" of rows "2:9 12" of the ledger funds, which it counts, or adds up if its id is in capitals.
func measured(key, rows string) figure.Figure {
	id, group, _ := strings.Cut(key, "/")
	f := figure.Figure{ID: id, Name: id, Value: decimal.NewFromInt(int64(len(rows)))}
	if group != "" {
		f.Group = []figure.GroupValue{{Name: "phase", Value: group}}
	}
	q := figure.Query{Ledger: "funds", Measure: "count"}
	switch {
	case id == "HIGHEST":
		q.Measure, q.Columns = "max", []string{"amount"}
	case id == strings.ToUpper(id):
		q.Measure, q.Columns = "sum", []string{"amount"}
	}
	f.Working = q
	s := figure.Source{File: "甲.xlsx", Sheet: "一"}
	for at := range strings.FieldsSeq(rows) {
		from, to, found := strings.Cut(at, ":")
		if at = "B" + from; found {
			at += ":B" + to
		}
		s.Cells = append(s.Cells, at)
	}
	f.Sources = []figure.Source{s}
	return f
}

// derived is a figure that follows from terms.
func derived(id string, terms ...figure.Term) figure.Figure {
	return figure.Figure{ID: id, Value: decimal.NewFromInt(1), Working: figure.Expression{Term: figure.Sum(terms)}}
}

func of(key string) figure.Term { return figure.Value{Key: key} }

// told is a document with a table that prints the total of a figure over its groups.
func told(keys ...string) []document.Document {
	v := decimal.NewFromInt(9)
	rows := []document.Row{{Kind: document.TotalRow, Cells: []document.Cell{{Text: "合计"}, {Text: "9", Value: &v}}}}
	for _, key := range keys {
		rows = append(rows, document.Row{Cells: []document.Cell{{}, {Value: &v, Figure: key}}})
	}
	return []document.Document{{Sections: []document.Section{{Blocks: []document.Block{document.Table{Rows: rows}}}}}}
}

// Which values nobody may read.
func TestWithheld(t *testing.T) {
	last := calendar.Month{Year: 2020, Number: 11}
	stated := func(id string) figure.Figure {
		return derived("growth_"+id, of("plenty"), figure.Stated{Key: id, Month: last})
	}
	empty := measured("none", "")
	empty.Value = decimal.Zero
	for name, c := range map[string]struct {
		figures []figure.Figure
		docs    []document.Document
		want    string
	}{
		"three rows are told, two and one are not": {[]figure.Figure{measured("three", "2:4"), measured("two", "2 9"), measured("one", "7")}, nil, "one two"},
		"nothing tells of nobody":                  {[]figure.Figure{empty}, nil, ""},
		"a value of rows that nobody knows":        {[]figure.Figure{measured("a", "x")}, nil, "a"},
		"the highest is one row's":                 {[]figure.Figure{measured("HIGHEST", "5")}, nil, "HIGHEST"},
		"the others and the total would tell it":   {[]figure.Figure{measured("n/一", "2:6"), measured("n/二", "7:8"), measured("n/三", "10:19"), measured("all", "2:8 10:19")}, nil, "n/一 n/二"},
		"two that are withheld hide each other":    {[]figure.Figure{measured("n/一", "2:6"), measured("n/二", "7:8"), measured("n/三", "9"), measured("all", "2:9")}, nil, "n/三 n/二"},
		"but not if they are two rows together":    {[]figure.Figure{measured("n/一", "2:6"), measured("n/二", "7"), measured("n/三", "9"), measured("all", "2:7 9")}, nil, "n/一 n/三 n/二"},
		"without a total nothing tells it":         {[]figure.Figure{measured("n/一", "2:6"), measured("n/二", "7:8")}, nil, "n/二"},
		"the total of a table does":                {[]figure.Figure{measured("n/一", "2:6"), measured("n/二", "7:8")}, told("n/一", "n/二"), "n/一 n/二"},
		"amounts that differ by one row":           {[]figure.Figure{measured("ALL", "2:12"), measured("LANDED", "2:11")}, nil, "LANDED"},
		"counts that do name nobody":               {[]figure.Figure{measured("all", "2:12"), measured("landed", "2:11")}, nil, ""},
		"a chain of parts":                         {[]figure.Figure{measured("ALL", "2:20"), measured("A", "2:9"), measured("B", "10:18"), measured("C", "19:20")}, nil, "A C"},
		"amounts of another column":                {[]figure.Figure{measured("ALL", "2:12"), measured("few", "12")}, nil, "few"},
		"what rests on it, but for places": {[]figure.Figure{measured("one", "2"), measured("plenty", "2:9"), derived("score", of("one")), derived("total", of("score"), of("plenty")),
			derived(figure.CampaignRank, of("total")), derived("free", of("plenty"))}, nil, "one score total"},
		"rows that are measured on the way": {[]figure.Figure{derived("growth", figure.Measured{Sources: measured("x", "4").Sources}), derived("slow", figure.Measured{Sources: measured("x", "4:9").Sources})}, nil, "growth"},
		"a cell that is no target": {[]figure.Figure{derived("bonus", figure.Cell{Ledger: "adjustments", Sheet: &ledger.SheetName{File: "乙.xlsx"}, At: ledger.Address{Row: 2, Col: 2}}),
			derived("share", figure.Cell{Ledger: "targets", Sheet: &ledger.SheetName{File: "丙.xlsx"}, At: ledger.Address{Row: 2, Col: 2}})}, nil, "bonus"},
		"what other months state": {[]figure.Figure{measured("plenty", "2:9"), stated("plenty"), stated("few"), stated("unknown")}, nil, "growth_few growth_unknown"},
	} {
		control := newControl(Options{Figures: c.figures, Docs: c.docs, Defs: definition.Definitions{Scheme: definition.Scheme{Targets: "targets"}},
			Earlier: []figure.Earlier{{Month: last, Figures: []figure.Figure{measured("plenty", "2:9"), measured("few", "2")}}}})
		var got []string
		for key := range control.withheld {
			got = append(got, key)
		}
		slices.Sort(got)
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: withheld are %q, want %q", name, text, c.want)
		}
	}
}
