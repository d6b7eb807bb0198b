package narrative

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"zonereport/pipeline/document"
)

// TestBlocks: empty lines part paragraphs, lines of one are joined, what says nothing is no paragraph,
// and spans stay on their words.
func TestBlocks(t *testing.T) {
	text := Words{Text: "甲5个；\n乙。\n\n## 题\n；\n丙6户", Spans: []document.Span{{From: 3, To: 7, Figure: "a"}, {From: 33, To: 37, Figure: "b"}}}
	want := []document.Block{
		document.Paragraph{Text: "甲5个；乙。", Spans: []document.Span{{From: 3, To: 7, Figure: "a"}}},
		document.Heading{Level: 2, Text: "题"},
		document.Paragraph{Text: "；丙6户", Spans: []document.Span{{From: 6, To: 10, Figure: "b"}}},
	}
	if diff := cmp.Diff(want, text.Blocks()); diff != "" {
		t.Error(diff)
	}
}

// TestSentences: so many sentences at the most, whether on one line or on several; lines that say nothing
// do not count.
func TestSentences(t *testing.T) {
	text := Words{Text: "甲5个。乙。\n；\n丙；\n丁。", Spans: []document.Span{{From: 3, To: 7, Figure: "a"}}}
	for most, want := range []string{"", "甲5个。", "甲5个。乙。", "甲5个。乙。丙。", "甲5个。乙。丙。丁。", "甲5个。乙。丙。丁。"} {
		got := text.Sentences(most)
		if got.Text != want || len(got.Spans) != min(most, 1) {
			t.Errorf("%d: %q with %d spans, want %q", most, got.Text, len(got.Spans), want)
		}
	}
}
