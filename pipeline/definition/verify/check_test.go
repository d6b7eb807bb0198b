package verify_test

import (
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// The default checks use every kind, and the guide's table tells of each with its keys and
// placeholders.
func TestEveryKindOfCheckIsUsed(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	guide, err := os.ReadFile("../../../docs/definitions.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range definition.CheckKinds {
		if !slices.ContainsFunc(defs.Checks, func(c definition.Check) bool { return c.Kind == kind.Name }) {
			t.Errorf("no default check is of the kind %s", kind.Name)
		}
		row := regexp.MustCompile("(?m)^\\| `" + kind.Name + "` \\|.*$").FindString(string(guide))
		for _, word := range slices.Concat(kind.Needs, kind.Says) {
			for _, key := range definition.Alternatives(word) {
				if !strings.Contains(row, "`"+key+"`") && !strings.Contains(row, "{"+key+"}") {
					t.Errorf("docs/definitions.md does not say %s of %s", key, kind.Name)
				}
			}
		}
	}
}

// Checks that add personal data up, group by it or show it are refused at their own lines.
func TestPersonalChecks(t *testing.T) {
	tests := map[string]string{
		"value in the message":   "kind = \"present\"\nledger = \"relocation\"\ncolumn = \"owner\"\nfound = \"户主{value}。\"\nexpected = \"应当如此\"",
		"expected value":         "kind = \"expect\"\nledger = \"relocation\"\ncolumn = \"owner\"\nshould = [{ column = \"phase\", compare = \"=\", value = \"一期\" }]\nfound = \"户主{value}。\"\nexpected = \"应当如此\"",
		"other spelling":         "kind = \"similar\"\nledger = \"relocation\"\ncolumn = \"owner\"\ndrop = [\"先生\"]\nfound = \"与{other}相近。\"\nexpected = \"应当如此\"",
		"group":                  "kind = \"sums\"\nledger = \"relocation\"\ncolumn = \"area\"\ngroup = \"owner\"\nmost = 1\nfound = \"{group}合计{value}。\"\nexpected = \"应当如此\"",
		"key of a running sum":   "kind = \"running_sum\"\nledger = \"relocation\"\ncolumn = \"area\"\namount = \"area\"\nsame = [\"owner\"]\nfound = \"{value}。\"\nexpected = \"应当如此\"",
		"group of another table": "kind = \"sums\"\nledger = \"housing_projects\"\ncolumn = \"units\"\ngroup = \"phase\"\nother = \"housing\"\nother_column = \"chosen_by\"\nmost = 1\nfound = \"{group}。\"\nexpected = \"应当如此\"",
	}
	for name, check := range tests {
		t.Run(name, func(t *testing.T) {
			files := templatestest.Folder(t)
			files["checks/own.toml"] = &fstest.MapFile{Data: []byte("[[check]]\nid = \"own\"\nseverity = \"warning\"\n" + check + "\n")}
			_, err := load.Definitions(files)
			var refusal *definition.Error
			if !errors.As(err, &refusal) || refusal.File != "checks/own.toml" || refusal.Line == 0 {
				t.Fatalf("got %v, want a refusal with its line", err)
			}
			if refusal.Line > 2 && !strings.Contains(refusal.Reason, "个人信息") || !strings.Contains(refusal.Reason, "own") && !strings.Contains(refusal.Reason, "{value}") {
				t.Errorf("reason %q", refusal.Reason)
			}
		})
	}
	files := templatestest.Folder(t)
	files["checks/own.toml"] = &fstest.MapFile{Data: []byte("[[check]]\nid = \"own\"\nseverity = \"warning\"\nkind = \"repeated\"\nledger = \"relocation\"\ncolumn = \"idno\"\nsame = [\"idno\"]\nfound = \"身份证号与{other}相同。\"\nexpected = \"应当如此\"\n")}
	if _, err := load.Definitions(files); err != nil {
		t.Errorf("a check that shows no personal data: %v", err)
	}
}
