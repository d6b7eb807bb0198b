package verify_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// One value of a grouped figure is told by its group, and figures side by side all have groups or none.
func TestGroupedFigures(t *testing.T) {
	const services, report = "reports/annual-review/10-services.tmpl", "reports/annual-review/report.toml"
	table := func(figures string) string {
		return "\n[[section]]\ntitle = \"另一节\"\nnarrative = \"10-services.tmpl\"\n[[section.table]]\ntitle = \"另一表\"\nhead = \"项目\"\nfigures = [" + figures + "]\n"
	}
	for _, c := range []struct{ name, file, text, want string }{
		{"say", services, `{{say "housing_units"}}`, `say (key "housing_units" 组)`},
		{"some", services, `{{if some "housing_units"}}有{{end}}`, "range groups"},
		{"a derived one", services, `{{num "relocation_signed_area"}}`, "分组"},
		{"by its group", services, `{{range groups "housing_units"}}{{say (key "housing_units" .)}}{{end}}`, ""},
		{"with its group", services, `{{say "housing_units/一期"}}`, ""},
		{"both in a table", report, table(`"services_resolved", "housing_units"`), "不能列在一起"},
		{"both in a table, turned", report, table(`"housing_units", "services_resolved"`), "不能列在一起"},
		{"groups in a table", report, table(`"housing_units", "housing_chosen"`), ""},
	} {
		files := templatestest.Folder(t)
		files[c.file] = &fstest.MapFile{Data: append(append([]byte{}, files[c.file].Data...), c.text...)}
		_, err := load.Definitions(files)
		var refusal *definition.Error
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (!errors.As(err, &refusal) || refusal.File != c.file || refusal.Line == 0 || !strings.Contains(refusal.Reason, c.want)):
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}
