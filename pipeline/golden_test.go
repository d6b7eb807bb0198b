package pipeline_test

import (
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/document/documenttest"
	"zonereport/templates"
)

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
		documenttest.Golden(t, filepath.Join("testdata", doc.ID+".txt"), b.String())
	}
}
