package layout

import (
	"fmt"
	"strings"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// setting is how a text is set as a block of its own.
type setting struct {
	use     typeset.Use
	align   typeset.Align
	indent  float64 // of the first line, in 字
	inset   float64 // of all lines from the left, in 字
	outset  float64 // of all lines from the right, in 字
	measure float64 // width of the type area
	parts   []typeset.Part
	links   map[int]string // by tag of a part: the place that it leads to
}

// block sets a text as chunks, one a line, so that no line of a paragraph stands alone on a page.
func (r *report) block(text string, set setting) []chunk {
	var chunks []chunk
	em := set.use.Em()
	measure := set.measure - float64((set.inset+set.outset)*em)
	indent := float64(set.indent * em)
	lines := r.Lines(text, set.use, measure, indent, set.parts...)
	for i := range lines {
		l := &lines[i]
		x := float64(set.inset * em)
		room := measure
		if i == 0 {
			x += indent
			room -= indent
		}
		l.Justify(room, set.align != typeset.Justified || i == len(lines)-1)
		x += l.Offset(room, set.align)
		chunks = append(chunks, chunk{
			height: set.use.Leading,
			trail:  set.use.Leading - set.use.Size,
			items:  l.Texts(x, set.use.Baseline()),
			links:  linksOf(l, x, set),
		})
	}
	if len(chunks) > 0 {
		chunks[0].starts = true
	}
	keepTogether(chunks)
	return chunks
}

// keepTogether glues the first two and the last two lines of a paragraph.
func keepTogether(chunks []chunk) {
	if n := len(chunks); n > 1 {
		chunks[0].glue = true
		chunks[n-2].glue = true
	}
}

// centredBlock sets a title: lines broken by sense where the text says so, else balanced.
func (r *report) centredBlock(texts []string, use typeset.Use, measure float64) []chunk {
	var chunks []chunk
	for _, text := range texts {
		for _, l := range r.BySense(text, use, measure) {
			chunks = append(chunks, chunk{
				height: use.Leading,
				trail:  use.Leading - use.Size,
				items:  l.Texts(l.Offset(measure, typeset.Centred), use.Baseline()),
				glue:   true,
			})
		}
	}
	return chunks
}

// mostNotes is how many notes stay together on one page.
const mostNotes = 5

// notes sets 注 and 资料来源 under the end of a table or chart, bound to it. Several notes are
// numbered and stand under each other.
func (r *report) notes(notes []string, source string) {
	type text struct {
		text   string
		indent float64
	}
	var texts []text
	for i, note := range notes {
		label := ""
		if len(notes) > 1 && !startsWithNumber(note) && !labelled(note) {
			label = fmt.Sprintf("%d.", i+1)
		}
		switch {
		case labelled(note):
			texts = append(texts, text{note, 2})
		case i == 0:
			texts = append(texts, text{"注：" + label + note, 2})
		default:
			texts = append(texts, text{label + note, 4})
		}
	}
	if source != "" {
		texts = append(texts, text{"资料来源：" + strings.TrimPrefix(source, "资料来源："), 2})
	}
	if len(texts) == 0 {
		return
	}
	if n := len(r.chunks); n > 0 {
		r.chunks[n-1].glue = true
	}
	r.add(chunk{height: 5, space: true, glue: true})
	for i, t := range texts {
		chunks := r.block(t.text, setting{use: r.Use("note").In(r.Leaf(page.Note)), indent: t.indent, measure: r.measure})
		if n := len(chunks); n > 0 && i+1 < len(texts) && (len(texts) <= mostNotes || i == 0 || i == len(texts)-2) {
			chunks[n-1].glue = true // no note stands alone on a page
		}
		r.add(chunks...)
	}
}

// labelled says that a note brings its own 注 or 说明.
func labelled(note string) bool {
	return strings.HasPrefix(note, "注") || strings.HasPrefix(note, "说明")
}

func startsWithNumber(note string) bool {
	digits := strings.TrimLeft(note, "0123456789")
	return digits != note && strings.HasPrefix(digits, ".")
}
