package compose

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
)

// What the paragraphs of good and poor months state, and where: 〔27个=agreements〕 is a figure, 〔某公司〕 the words of a row.
func TestSpans(t *testing.T) {
	defs := defaults(t)
	for name, m := range map[string]month{"full": full(), "middle": middle(), "level": level(), "large": large()} {
		var b strings.Builder
		for _, doc := range m.documents(t, defs) {
			known := map[string]bool{}
			for _, f := range doc.Figures {
				known[f.Key()] = true
			}
			for _, s := range append([]document.Section{{Blocks: doc.Summary}, {Blocks: doc.Lead}}, doc.Sections...) {
				for _, block := range s.Blocks {
					p, ok := block.(document.Paragraph)
					if !ok || len(p.Spans) == 0 {
						continue
					}
					at := 0
					for _, span := range p.Spans {
						if span.From < at || span.To <= span.From || span.Figure == "" && !span.Named || span.Figure != "" && !known[span.Figure] {
							t.Errorf("%s: %s: span %+v", name, p.Text, span)
						}
						b.WriteString(p.Text[at:span.From] + "〔" + p.Text[span.From:span.To])
						if span.Figure != "" {
							b.WriteString("=" + span.Figure)
						}
						b.WriteString("〕")
						at = span.To
					}
					fmt.Fprintln(&b, p.Text[at:])
				}
			}
		}
		documenttest.Golden(t, filepath.Join("testdata", name+"-spans.txt"), b.String())
	}
}
