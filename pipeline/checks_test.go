package pipeline_test

import (
	"reflect"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/validate"
	"zonereport/templates"
)

// Checks say what they find and change nothing: with them or without, whatever was
// published before, the book is the same, and a check run twice says the same.
func TestChecksChangeNoFigure(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	zone := definition.Zone{Name: "新昌经济开发区"}
	for _, period := range []calendar.Month{{Year: 2020, Number: 2}, {Year: 2020, Number: 7}, {Year: 2020, Number: 12}} {
		set, _ := ingest.Read(sample(t), defs.Ledgers, ingest.Options{Period: period, Zone: zone, Words: defs.Words})
		first := calendar.Month{Year: 2020, Number: 1}
		january, _ := aggregate.Derive(defs, set, aggregate.Options{Zone: zone, Period: first})
		for i := range january.Figures { // a published month with which nothing agrees
			january.Figures[i].Value = january.Figures[i].Value.Shift(1)
		}
		earlier := []figure.Earlier{{Month: first, Run: "r1", Figures: january.Figures}}
		derive := func() figure.Book {
			book, _ := aggregate.Derive(defs, set, aggregate.Options{Zone: zone, Period: period, Earlier: earlier})
			return book
		}
		untouched, book := derive(), derive()
		opts := validate.Options{Zone: zone, Period: period, Earlier: earlier}
		check := func() []finding.Finding {
			return append(validate.Check(defs, set, opts), validate.Figures(defs, book, opts)...)
		}
		findings := check()
		if len(findings) < 20 {
			t.Errorf("%s: only %d findings against a January that is ten times as much", period, len(findings))
		}
		if again := check(); !reflect.DeepEqual(again, findings) {
			t.Errorf("%s: checked again, the findings are others", period)
		}
		if !reflect.DeepEqual(book, untouched) || !reflect.DeepEqual(derive(), untouched) {
			t.Errorf("%s: the checks have changed the book", period)
		}
		bare := defs
		bare.Checks = nil
		plain, _ := aggregate.Derive(bare, set, aggregate.Options{Zone: zone, Period: period})
		if !reflect.DeepEqual(plain.Figures, book.Figures) {
			t.Errorf("%s: figures depend on the checks or on what was published", period)
		}
	}
}
