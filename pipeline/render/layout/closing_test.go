package layout

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// TestSignatureStandsWithText: wherever a page ends, the list of annexes and the signature stand with the
// last lines of the text, a table after it with them, and no page before is left much white for that.
func TestSignatureStandsWithText(t *testing.T) {
	s := testSetter(t)
	closing := document.Signatures{Labels: []string{"负责人", "填表人"}}
	short := manyRows(2)
	for name, c := range map[string]struct {
		blocks []document.Block
		text   string // on the page with the signature
	}{
		"text":       {[]document.Block{document.Paragraph{Text: strings.Repeat("末", 28*3)}}, "末末"},
		"table":      {[]document.Block{document.Paragraph{Text: strings.Repeat("末", 28*3)}, short}, "末末"},
		"long table": {[]document.Block{manyRows(60)}, "智能装备"},
	} {
		for lines := 1; lines < 24; lines++ {
			doc := document.Document{Title: "标题", Lead: []document.Block{document.Paragraph{Text: strings.Repeat("前", 28*(22+lines)-2)}},
				Sections: []document.Section{{Number: "一、", Title: "章", Blocks: append(append([]document.Block{}, c.blocks...), closing)}},
				Annexes:  []document.Section{{Number: "附件", Title: "说明", Blocks: []document.Block{document.Paragraph{Text: "附文。"}}}}}
			r := newReport(s)
			pages, err := r.pages(doc)
			if err != nil {
				t.Fatal(err)
			}
			signed := pages[len(pages)-2]
			text := pageText(signed)
			if !strings.Contains(text, "负责人") || !strings.Contains(text, "附件：") || !strings.Contains(text, c.text) {
				t.Errorf("%s, %d lines: the signature stands with %q", name, lines, text)
			}
		}
	}
}

// TestSignatureInTime: the trials for a page with text are bounded.
func TestSignatureInTime(t *testing.T) {
	e := ending{first: 99, work: 500, paper: document.Page{Width: 210, Height: 297, TextWidth: 156, TextHeight: 225, Lines: 22}}
	for range 100 {
		e.chunks = append(e.chunks, chunk{height: 20, text: true})
	}
	never := -1.0
	if e.spread([]int{90}, 9, 1, never); e.work != 0 {
		t.Errorf("%d chunks are left to lay out, want 0", e.work)
	}
}

// TestTurnedPagesAlike: a turned table that would leave its last page much white fills its pages alike, and
// what fills them stays as it is.
func TestTurnedPagesAlike(t *testing.T) {
	for _, c := range []struct {
		rows         int
		glued        int // the row that stays with the next
		first, below float64
		want         string
	}{
		{rows: 12, glued: -1, first: 100, want: "6"},
		{rows: 12, glued: 5, first: 100, want: "7"},
		{rows: 12, glued: -1, first: 60, want: "4"},
		{rows: 18, glued: -1, first: 100, want: ""},
		{rows: 9, glued: -1, first: 100, want: ""},
		{rows: 22, glued: -1, first: 100, want: "7 15"},
		{rows: 12, glued: -1, first: 100, below: 20, want: "7"},
	} {
		rows := make([]chunk, c.rows)
		for i := range rows {
			rows[i] = chunk{height: 10, glue: i == c.glued}
		}
		alike(rows, c.first, 100, c.below)
		var cuts []string
		for i := range rows {
			if rows[i].cut {
				cuts = append(cuts, fmt.Sprint(i))
			}
		}
		if got := strings.Join(cuts, " "); got != c.want {
			t.Errorf("%+v: cut before %s", c, got)
		}
	}
}

func BenchmarkSignature(b *testing.B) {
	s := testSetter(b)
	doc := oneTable(manyRows(10_000))
	doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Signatures{Labels: []string{"负责人"}})
	for b.Loop() {
		if _, err := newReport(s).pages(doc); err != nil {
			b.Fatal(err)
		}
	}
}
