package hint_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition/hint"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// The default definitions give no hint; files that are not read, and what nothing uses, do.
func TestHints(t *testing.T) {
	files := templatestest.Folder(t)
	if got := places(t, files); len(got) > 0 {
		t.Errorf("the default definitions: %v", got)
	}
	column := "[[column]]\nid = \"number\"\nheader = \"证号%s\"\ntype = \"text\"\n"
	for path, text := range map[string]string{
		"figure/a.toml":                    "",
		"reports/annual-review/spare.tmpl": "甲",
		"notes.docx":                       "",
		"rates.toml":                       "",
		"ledgers/80-unused.toml":           "name = \"证书台账\"\nid = \"certificates\"\ndepartment = \"甲\"\nkey = [\"number\"]\n" + fmt.Sprintf(column, "甲"),
		"ledgers/81-used.toml":             "id = \"licences\"\nname = \"执照台账\"\ndepartment = \"甲\"\nkey = [\"number\"]\n" + fmt.Sprintf(column, "乙"),
		"figures/zz.toml":                  figureNamed("signed_deals", "签订投资框架协议") + figureNamed("deals", "其中：已落地") + figureNamed("other_deals", "别的项目"),
		"lists-more.toml":                  "[[list]]\nid = \"licences_shown\"\nledger = \"licences\"\ncolumns = [\"number\"]\n",
	} {
		files[path] = &fstest.MapFile{Data: []byte(text)}
	}
	want := []string{"figure/a.toml 0", "figures/zz.toml 2", "ledgers/80-unused.toml 2", "lists-more.toml 2", "notes.docx 0", "rates.toml 0", "reports/annual-review/spare.tmpl 0"}
	if got := places(t, files); !slices.Equal(got, want) {
		t.Errorf("hints at %v, want %v", got, want)
	}
}

// figureNamed defines a figure.
func figureNamed(id, name string) string {
	return fmt.Sprintf("[[figure]]\nid = %q\nname = %q\nunit = \"个\"\nof = \"agreements\"\nmeasure = \"count\"\ndefinition = \"口径\"\n", id, name)
}

func places(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, h := range hint.Of(defs) {
		list = append(list, fmt.Sprint(h.File, " ", h.Line))
	}
	return list
}
