package facts

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/facts/sql"
	"zonereport/templates"
	"zonereport/templates/templatestest"
)

// Definitions that are read back say what they said: the SQL of them is the same. What does not count for the
// hash of an edition does not count here.
func TestDefinitions(t *testing.T) {
	o := newOffice(t, "name = \"甲经济开发区\"\n[words]\ncounty = \"区\"\n")
	var first []byte
	for name, folder := range map[string]bool{"as they are": false, "with a comment, and otherwise added up": true} {
		if o.templates = templates.Files; folder {
			o.templates = templatestest.Changed(t, "figures/annual.toml", "name = \"签订投资框架协议\"\n", "name = \"签订投资框架协议\" # 注\nrollup = \"none\"\n")
		}
		defs := o.material(t, december, nil).Defs
		data, err := encode(defs)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = data
		}
		if !bytes.Equal(data, first) {
			t.Errorf("%s: %s", name, cmp.Diff(string(first), string(data)))
		}
		back, err := decode(data)
		if err != nil {
			t.Fatal(err)
		}
		hash := edition.Of(defs)
		if got, want := queries(t, hash, back), queries(t, hash, defs); got != want {
			t.Errorf("%s: other SQL:\n%s", name, cmp.Diff(want, got))
		}
	}
}

// Numbers of conditions are as exact as they were written.
func TestDefinitionsNumbers(t *testing.T) {
	defs := definition.Definitions{Figures: []definition.Figure{{ID: "f", Query: definition.Query{Where: []definition.Condition{
		{Column: "a", Compare: ">=", Value: int64(9007199254740993)}, {Column: "b", Compare: "=", Value: 0.1}, {Column: "c", Compare: "in", Value: []any{"甲", "<乙&>"}}, {Column: "d", Compare: "=", Value: true},
	}}}}}
	data, err := encode(defs)
	if err != nil {
		t.Fatal(err)
	}
	back, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	want := []any{"9007199254740993", "0.1", []any{"甲", "<乙&>"}, true}
	for i, c := range back.Figures[0].Where {
		if !cmp.Equal(c.Value, want[i]) {
			t.Errorf("%s came back as %v", c.Column, c.Value)
		}
	}
}

func queries(t *testing.T, hash string, defs definition.Definitions) string {
	t.Helper()
	files, err := sql.Files([]sql.Edition{{Hash: hash, Definitions: defs}}, func(string) bool { return true })
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	var b bytes.Buffer
	for _, f := range files {
		b.WriteString(f.Path)
		b.Write(f.Data)
	}
	return b.String()
}
