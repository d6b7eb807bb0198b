package verify_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/templates/templatestest"
)

// Figures that are "of" each other are named in their circle.
func TestCircles(t *testing.T) {
	figure := func(id, of string) string {
		return fmt.Sprintf("[[figure]]\nid = %q\nname = \"甲\"\nunit = \"个\"\nof = %q\nmeasure = \"count\"\ndefinition = \"口径\"\n\n", id, of)
	}
	for name, test := range map[string]struct {
		text, want string
		line       int
	}{
		"itself": {figure("a", "a"), "a → a", 5},
		"two":    {figure("a", "b") + figure("b", "a"), "a → b → a", 5},
		"three":  {figure("a", "b") + figure("b", "c") + figure("c", "b"), "a → b → c → b", 5},
	} {
		files := templatestest.Folder(t)
		files["figures/zz.toml"] = &fstest.MapFile{Data: []byte(test.text)}
		_, err := load.Definitions(files)
		var refusal *definition.Error
		if !errors.As(err, &refusal) || refusal.File != "figures/zz.toml" || refusal.Line != test.line || !strings.Contains(refusal.Reason, "绕成一圈："+test.want) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
