package compose

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/templates/templatestest"
)

// summaryOf are the blocks of the review's summary, with a text and a definition of its own.
func summaryOf(t *testing.T, text, stated string) []document.Block {
	t.Helper()
	files := templatestest.Folder(t)
	report := files["reports/annual-review/report.toml"].Data
	from := bytes.Index(report, []byte("[summary]"))
	end := from + bytes.Index(report[from:], []byte("\n]\n")) + len("\n]\n")
	files["reports/annual-review/report.toml"] = &fstest.MapFile{Data: slices.Concat(report[:from], []byte(stated), report[end:])}
	files["reports/annual-review/summary.tmpl"] = &fstest.MapFile{Data: []byte(text)}
	defs, err := load.Definitions(files)
	if err != nil {
		t.Fatal(err)
	}
	return full().documents(t, defs)[0].Summary
}

// At most six sentences are printed, each once, those of a line with several as well; without figures there is
// no table, and without anything to say no summary.
func TestSummaries(t *testing.T) {
	const named = "[summary]\nnarrative = \"summary.tmpl\"\n"
	for _, test := range []struct{ name, text, stated, want string }{
		{"more than six", "一。\n\n二。{{if some \"agreements\"}}三{{say \"agreements\"}}；{{end}}\n{{if not (has \"agreements\")}}没有。{{end}}\n四；\n五\n。\n六。七。\n八。\n", named, "一。二。三27个。四。五。六。"},
		{"nothing said", "{{if not (has \"agreements\")}}没有。{{end}}\n。\n", named, ""},
		{"another title", "一。", named + "title = \"要情\"\n", "一。"},
	} {
		blocks := summaryOf(t, test.text, test.stated)
		got := ""
		for _, b := range blocks {
			switch b := b.(type) {
			case document.Paragraph:
				got += b.Text
			case document.Table:
				t.Errorf("%s: a table", test.name)
			case document.Heading:
				if want := strings.Contains(test.stated, "要情"); want != (b.Text == "要情") || b.Level != 1 {
					t.Errorf("%s: heading %+v", test.name, b)
				}
			}
		}
		if got != test.want || (len(blocks) == 0) != (test.want == "") {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// No report says a sentence twice.
func TestNothingIsSaidTwice(t *testing.T) {
	defs := defaults(t)
	for name, m := range map[string]month{"full": full(), "middle": middle(), "idle": idle(), "unsent": unsent(), "alone": alone(), "level": level(), "untargeted": untargeted(), "large": large()} {
		for _, doc := range m.documents(t, defs) {
			said := map[string]bool{}
			for _, s := range append([]document.Section{doc.Digest(), {Blocks: doc.Lead}}, doc.Sections...) {
				for _, b := range s.Blocks {
					p, ok := b.(document.Paragraph)
					if !ok {
						continue
					}
					for sentence := range strings.SplitAfterSeq(p.Text, "。") {
						if said[sentence] && sentence != "" {
							t.Errorf("%s of %s says again: %s", doc.ID, name, sentence)
						}
						said[sentence] = true
					}
				}
			}
		}
	}
}
