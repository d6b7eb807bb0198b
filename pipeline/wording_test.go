package pipeline

import (
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ingest"
	"zonereport/templates"
)

// without is the sample less the files whose names hold one of the parts.
func without(t *testing.T, parts ...string) []ingest.Input {
	t.Helper()
	var kept []ingest.Input
	for _, in := range sample(t) {
		if !containsAny(in.Name, parts) {
			kept = append(kept, in)
		}
	}
	return kept
}

func containsAny(text string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// reports returns the sample's reports as text, made from some of its files.
func reports(t *testing.T, inputs []ingest.Input) (review, campaign string) {
	t.Helper()
	docs, _ := documents(t, templates.Files, inputs)
	texts := make([]string, len(docs))
	for i, doc := range docs {
		var b strings.Builder
		if err := document.Dump(&b, doc); err != nil {
			t.Fatal(err)
		}
		texts[i] = b.String()
	}
	return texts[0], texts[1]
}

// Headings are numbered by what the month has; one alone bears no number.
func TestHeadingsAreNumbered(t *testing.T) {
	review, _ := reports(t, without(t))
	if !strings.Contains(review, "## （一）土地\n") || !strings.Contains(review, "## （二）资金\n") {
		t.Error("the two parts of 要素保障 are not numbered")
	}
	review, _ = reports(t, without(t, "工投集团"))
	if !strings.Contains(review, "## 土地\n") {
		t.Error("the one part of 要素保障 still has a number")
	}
}
