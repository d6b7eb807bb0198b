package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/templates/templatestest"
)

// schemeOf is a published scheme with made-up ledgers (testdata/schemes).
func schemeOf(t *testing.T, dir string) (definition.Definitions, definition.Zone, []ingest.Input) {
	t.Helper()
	files := templatestest.Folder(t)
	for name, from := range map[string]string{"scheme.toml": filepath.Join(dir, "scheme.toml"), "ledgers/90-metrics.toml": filepath.Join(dir, "../metrics.toml")} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(sheets) < 2 {
		t.Fatalf("%s: ledgers %v, %v", dir, sheets, err)
	}
	var inputs []ingest.Input
	for _, path := range sheets {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, ingest.Input{Name: filepath.Base(path), Data: data})
	}
	return defs, zoneOf(t, filepath.Join(dir, "zone.toml")), inputs
}

// expectedOf are the results that were worked out by hand, by the key of the figure.
func expectedOf(t *testing.T, path string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && key != "#" {
			want[key] = value
		}
	}
	return want
}

// Six published schemes score made-up ledgers as they do by hand, to the last digit, and so do the
// formulas of the workbook as LibreOffice works them out (design-life §13).
func TestPublishedSchemes(t *testing.T) {
	paths, err := filepath.Glob("testdata/schemes/*/expected-*.txt")
	if err != nil || len(paths) != 8 {
		t.Fatalf("cases %v, %v", paths, err)
	}
	var workbooks [][]byte
	var docs []document.Document
	for _, path := range paths {
		defs, zone, inputs := schemeOf(t, filepath.Dir(path))
		period, err := calendar.ParseMonth(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "expected-"), ".txt"))
		if err != nil {
			t.Fatal(err)
		}
		all, book := composed(t, defs, zone, inputs, period)
		want := expectedOf(t, path)
		for _, f := range book.Figures {
			if f.ID == figure.CampaignActual || f.ID == figure.CampaignStreak {
				continue
			}
			if got := f.Value.String(); got != want[f.Key()] {
				t.Errorf("%s: %s = %s, by hand %q", path, f.Key(), got, want[f.Key()])
			}
			delete(want, f.Key())
		}
		for key := range want {
			t.Errorf("%s: no %s", path, key)
		}
		for _, doc := range all {
			if doc.ID == "campaign" {
				var told strings.Builder
				if err := documenttest.Dump(&told, doc); err != nil {
					t.Fatal(err)
				}
				documenttest.Golden(t, filepath.Join(filepath.Dir(path), "campaign-"+period.String()+".txt"), told.String())
				data, err := excel.Render(doc, defs.Style)
				if err != nil {
					t.Fatal(err)
				}
				docs, workbooks = append(docs, doc), append(workbooks, data)
			}
		}
	}
	for i, data := range exceltest.Recalculated(t, workbooks...) {
		recalculated(t, paths[i], docs[i], workbooks[i], data)
	}
}

// recalculated holds the figures of a workbook against what an office program made of its formulas.
func recalculated(t *testing.T, name string, doc document.Document, stored, again []byte) {
	t.Helper()
	before, after := exceltest.Open(t, stored), exceltest.Open(t, again)
	if exceltest.SameCells(t, before, after) == 0 {
		t.Errorf("%s: no formulas", name)
	}
	for _, n := range before.GetDefinedName() {
		sheet, cell, ok := strings.Cut(strings.ReplaceAll(n.RefersTo, "$", ""), "!")
		if !ok || !strings.HasPrefix(n.Name, "fig_campaign_") {
			continue
		}
		sheet = strings.Trim(sheet, "'")
		formula, err := before.GetCellFormula(sheet, cell)
		if err != nil {
			t.Fatal(err)
		}
		if formula == "" {
			t.Errorf("%s: %s has no formula", name, n.Name)
		}
		for _, f := range doc.Figures {
			if doc.Names[f.Key()] != n.Name {
				continue
			}
			if got := exceltest.Raw(t, after, sheet, cell); !exceltest.Same(got, f.Value.String()) {
				t.Errorf("%s: %s is %s in Go, %s recalculated: %s", name, f.Key(), f.Value, got, formula)
			}
		}
	}
}
