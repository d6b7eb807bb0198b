package rollup

import (
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/templates/templatestest"
)

// A run is measured by what held in its own month, also where its store is not there and the superior office has the
// same files.
func TestDefinitionsOfTheMonth(t *testing.T) {
	const head = "[[figure]]\nid = \"made_up\"\nname = \"样本\"\nunit = \"个\"\nledger = \"investment\"\nmeasure = \"count\"\ndefinition = \"口径\"\n"
	folder := templatestest.Changed(t, "figures/annual.toml", "[[figure]]\nid = \"key_projects\"\n",
		head+"valid_to = \"2020-06\"\n\n"+head+"valid_from = \"2020-07\"\nbasis = \"新统〔2020〕1号\"\nchange = \"只计本区\"\ncomparable = \"no\"\nwhere = [{ column = \"unit\", compare = \"=\", value = \"@zone\" }]\n\n[[figure]]\nid = \"key_projects\"\n")
	own, err := load.For(folder, definition.Zone{}, calendar.Month{Year: 2020, Number: 12})
	if err != nil {
		t.Fatal(err)
	}
	files := filesOf(own.Files)
	run := publish.Published{Manifest: runfolder.Basis{Definitions: files}.Manifest()}
	then := anyOf([]publish.Published{run}, calendar.Month{Year: 2019, Number: 12}, folder, files)
	now := anyOf([]publish.Published{run}, calendar.Month{Year: 2020, Number: 12}, folder, files)
	if then == nil || now == nil {
		t.Fatalf("%v, %v", then, now)
	}
	if was, is := edition.OfFigure(*then, "made_up"), edition.OfFigure(*now, "made_up"); was == is || is != edition.OfFigure(own, "made_up") {
		t.Errorf("then %s, now %s", was, is)
	}
}
