package layout

import "zonereport/pipeline/render/layout/typeset"

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
