package edition_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates"
)

// A figure is redefined by what decides its value, also through the figure it is "of"; words,
// headers and other figures leave it alone.
func TestRedefined(t *testing.T) {
	loaded := func() definition.Definitions {
		d, err := load.Definitions(templates.Files)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	now := loaded()
	figureOf := func(d *definition.Definitions, id string) *definition.Figure {
		return &d.Figures[slices.IndexFunc(d.Figures, func(f definition.Figure) bool { return f.ID == id })]
	}
	column := func(d *definition.Definitions, ledger, id string) *definition.Column {
		l := &d.Ledgers[slices.IndexFunc(d.Ledgers, func(l definition.Ledger) bool { return l.ID == ledger })]
		return &l.Columns[slices.IndexFunc(l.Columns, func(c definition.Column) bool { return c.ID == id })]
	}
	for name, c := range map[string]struct {
		edit func(*definition.Definitions)
		want string
	}{
		"nothing":                               {func(*definition.Definitions) {}, ""},
		"another threshold, and what is of it":  {func(d *definition.Definitions) { figureOf(d, "key_projects").Where[2].Value = int64(2000) }, "key_projects key_projects_produced"},
		"another unit":                          {func(d *definition.Definitions) { figureOf(d, "housing_area").Unit = "亩" }, "housing_area"},
		"another group":                         {func(d *definition.Definitions) { figureOf(d, "housing_units").Group = "estate" }, "housing_units"},
		"another type of a column that it uses": {func(d *definition.Definitions) { column(d, "approvals", "closed_on").Type = "month" }, "approvals_done"},
		"words": {func(d *definition.Definitions) {
			f := figureOf(d, "approvals_done")
			f.Name, f.Text = "办结", "另一种说法"
			column(d, "approvals", "closed_on").Aliases = []string{"办完日期"}
			d.Scheme.Name = "大比拼"
		}, ""},
		"a weight":            {func(d *definition.Definitions) { d.Scheme.Indicators[0].Weight = "40" }, "campaign_rank"},
		"an indicator's rows": {func(d *definition.Definitions) { d.Scheme.Indicators[2].Where = nil }, "campaign_actual/landed campaign_rank"},
		"a figure is new":     {func(d *definition.Definitions) { d.Figures = d.Figures[1:] }, "agreements_outside agreements_landed agreements_invest campaign_actual/sign_invest campaign_rank"},
	} {
		t.Run(name, func(t *testing.T) {
			then := loaded()
			c.edit(&then)
			if got := strings.Join(edition.Redefined(now, then), " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			for _, id := range edition.Measured(now) { // the hash of a figure tells the same
				hash, other := edition.OfFigure(now, id), edition.OfFigure(then, id)
				_, defined := then.Figure(id)
				if defined && slices.Contains(strings.Fields(c.want), id) == (hash == other) || hash == "" {
					t.Errorf("%s: %s and %s", id, hash, other)
				}
			}
		})
	}
	if all := edition.Measured(now); len(all) != len(now.Figures)+len(now.Scheme.Indicators)+1 {
		t.Error(all)
	}
}
