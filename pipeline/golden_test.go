package pipeline

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/pipeline/document/documenttest"
	"zonereport/templates"
)

var update = flag.Bool("update", false, "rewrite the golden files; review the difference before committing")

// What the reports of the sample say, word for word.
func TestDocuments(t *testing.T) {
	docs, _ := documents(t, templates.Files, sample(t))
	if len(docs) != 2 {
		t.Fatalf("%d documents, want 2", len(docs))
	}
	for _, doc := range docs {
		var b strings.Builder
		if err := documenttest.Dump(&b, doc); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", doc.ID+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
			t.Errorf("%s says something else (-want +got); with -update if that is meant:\n%s", doc.ID, diff)
		}
	}
}
