package pipeline_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/templates"
)

// Of whom and of when the reports may speak (design-life §18), whatever the month of the sample's ledgers and
// whether or not the zone is assessed: no table states a date after the report period, plans apart; the zone's
// own review holds no score of another unit, by name or as a line of its annexes.
func TestReportsKeepToTheirPeriodAndZone(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	zone := zoneOf(t, "../inputs/zone.toml")
	stranger := zone
	stranger.Name, stranger.ShortName, stranger.Aliases = "外县经济开发区", "外县区", []string{"新昌经济开发区（代管）"}
	inputs := sample(t)
	for _, c := range []struct {
		zone  definition.Zone
		month int
	}{{zone, 12}, {zone, 10}, {zone, 3}, {stranger, 12}} {
		period := calendar.Month{Year: 2020, Number: c.month}
		docs, book := composed(t, defs, c.zone, inputs, period)
		others := unitsBut(book, c.zone.Name)
		if len(others) < 11 {
			t.Fatalf("%d other units", len(others))
		}
		for _, doc := range docs {
			for _, s := range doc.Sections {
				checkDates(t, doc, s, period)
			}
			if doc.ID == "annual-review" {
				checkOwn(t, doc, others)
			}
		}
	}
}

// unitsBut are the assessed units but one.
func unitsBut(book figure.Book, name string) []string {
	var units []string
	for _, s := range book.Campaign.Standings {
		if s.Unit != name {
			units = append(units, s.Unit)
		}
	}
	return units
}

var isoDate = regexp.MustCompile(`^\d{4}-\d{2}(-\d{2})?$`)

// checkDates reads every cell of a section's tables, but what is planned.
func checkDates(t *testing.T, doc document.Document, s document.Section, period calendar.Month) {
	t.Helper()
	end := period.End().String()
	for _, b := range s.Blocks {
		table, _ := b.(document.Table)
		for _, r := range table.Rows {
			for i, cell := range r.Cells {
				head := strings.Join(table.Columns[i].Head, "")
				if isoDate.MatchString(cell.Text) && cell.Text > end[:len(cell.Text)] && !strings.Contains(head, "计划") {
					t.Errorf("%s of %s: %s, %s is %s", doc.ID, period, table.Title, head, cell.Text)
				}
			}
		}
	}
}

// checkOwn looks for other units among the names of a workbook and in the annexes that list figures.
func checkOwn(t *testing.T, doc document.Document, others []string) {
	t.Helper()
	for key, name := range doc.Names {
		id, of, _ := strings.Cut(key, "/")
		unit, _, _ := strings.Cut(of, "/")
		if figure.OfEachUnit(id) && slices.Contains(others, unit) {
			t.Errorf("the review names %s", name)
		}
	}
	for _, s := range doc.Annexes {
		if s.Kind != document.FigureList && s.Kind != document.SourceList {
			continue
		}
		for _, b := range s.Blocks {
			table, _ := b.(document.Table)
			for _, r := range table.Rows {
				if i := slices.IndexFunc(others, func(unit string) bool { return strings.Contains(r.Cells[0].Text, unit) }); i >= 0 {
					t.Errorf("the annex %s of the review has a line of %s: %s", s.Title, others[i], r.Cells[0].Text)
				}
			}
		}
	}
	for _, s := range doc.Data.Sheets {
		for _, r := range s.Rows {
			for _, cell := range r {
				if id, of, _ := strings.Cut(cell.Figure, "/"); figure.OfEachUnit(id) && slices.ContainsFunc(others, func(u string) bool { return strings.HasPrefix(of, u) }) {
					t.Errorf("%s of 数据表 carries %s", s.Name, cell.Figure)
				}
			}
		}
	}
}
