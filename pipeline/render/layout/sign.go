package layout

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// sign sets 署名 and 成文日期, the line given last, as GB/T 9704-2012 has them in 7.3.5: at the end of
// the text, never on a page without it. A name too long for one line is broken by sense, its lines centred on each other.
func (r *report) sign(texts []string) {
	use := r.Use("body")
	r.bind(false)
	room := r.measure - 2*use.Em()
	if r.sealed {
		room = r.measure
	}
	names, widths := make([][]typeset.Line, len(texts)), make([]float64, len(texts))
	for i, text := range texts {
		names[i] = r.organ(text, use.In(r.Leaf(page.Paragraph)), room)
		widths[i] = typeset.Widest(names[i])
	}
	places, below := r.unsealedSign(widths, use), 0.0
	if r.sealed {
		places, below = r.sealedSign(widths, use), max(use.Leading, sealBelow(use))
		r.add(chunk{height: use.Leading, glue: true})
	}
	r.blank(use.Leading, true)
	r.close()
	for i, lines := range names {
		left := max(0, min(places[i], r.measure-widths[i]))
		for _, l := range lines {
			r.add(chunk{height: use.Leading, trail: use.Leading - use.Size, items: l.Texts(left+l.Offset(widths[i], typeset.Centred), use.Baseline()), glue: true})
		}
	}
	if below > 0 { // the lower edge of the seal stands in the type area too
		r.add(chunk{height: below, trail: below - sealBelow(use)})
	} else {
		r.chunks[len(r.chunks)-1].glue = false
	}
}

// remark sets the 附注 in brackets on the line under 成文日期, two 字 in (7.3.6); beside a seal, which stands at the right.
func (r *report) remark(text string) {
	if text == "" {
		return
	}
	chunks := r.block("（"+text+"）", setting{use: r.Use("body").In(r.Leaf(page.Paragraph)), align: typeset.Left, inset: 2, measure: r.measure})
	last := &r.chunks[len(r.chunks)-1]
	if len(last.items) > 0 {
		last.glue = true
		r.add(chunks...)
		return
	}
	room, inked := *last, height(chunks) // what a seal reaches below the date
	*last = stack(chunks)
	last.height = max(last.height, room.height)
	last.trail = last.height - max(inked, room.height-room.trail)
}

// organEnds end a part of an organ's name, behind which it may be broken.
var organEnds = []string{"开发区", "示范区", "园区", "新区", "自治区", "人民政府", "委员会", "管委会", "领导小组", "指挥部", "办公室", "公司", "中心", "、"}

// organ breaks the name of an organ that takes two lines behind one of its parts, where both lines hold what they get, as
// near the middle as there is one; else into lines of about one length.
func (r *report) organ(text string, use typeset.Use, room float64) []typeset.Line {
	best := r.BySense(text, use, room)
	if len(best) != 2 || strings.Contains(text, "（") {
		return best
	}
	least := room + typeset.Slack
	for at := range text {
		if !slices.ContainsFunc(organEnds, func(end string) bool { return strings.HasSuffix(text[:at], end) }) {
			continue
		}
		lines := []typeset.Line{r.Line(text[:at], use), r.Line(text[at:], use)}
		if width := typeset.Widest(lines); width < least {
			best, least = lines, width
		}
	}
	return best
}

// sealBelow is how far a seal of 45 mm reaches below the line of the date, where its centre stands 2.5 mm
// above the middle between 署名 and 成文日期.
func sealBelow(use typeset.Use) float64 {
	const reach = (45.0/2 - 2.5) * page.PointsPerMM
	return reach + use.Size/2 - float64(1.5*use.Leading)
}

// unsealedSign is where the lines begin without a seal (7.3.5.2): the name two 字 from the right, the
// date's first 字 two 字 right of the name's; a date longer than the name stands two 字 from the right itself.
func (r *report) unsealedSign(widths []float64, use typeset.Use) []float64 {
	em, last := use.Em(), len(widths)-1
	places := make([]float64, len(widths))
	for i, width := range widths {
		places[i] = r.measure - 2*em - width
		switch {
		case last == 0:
		case widths[last] <= widths[0] && i == last:
			places[i] = r.measure - widths[0]
		case widths[last] > widths[0] && i != last:
			places[i] = r.measure - 4*em - widths[last]
		}
	}
	return places
}

// sealedSign is where they begin under a seal (7.3.5.1): the date four 字 from the right, the name
// centred on it; both are centred on a name too long for that, which ends at the right edge.
func (r *report) sealedSign(widths []float64, use typeset.Use) []float64 {
	middle := r.measure - 4*use.Em() - widths[len(widths)-1]/2
	for _, width := range widths {
		middle = min(middle, r.measure-width/2)
	}
	places := make([]float64, len(widths))
	for i, width := range widths {
		places[i] = middle - width/2
	}
	return places
}

// bind keeps what comes next, a list of annexes or a signature, on a page with the text before
// it; the list only where that leaves no great white.
func (r *report) bind(soft bool) {
	for i := len(r.chunks) - 1; i >= 0 && !r.chunks[i].landscape; i-- {
		r.chunks[i].glue, r.chunks[i].soft = true, soft
		if !r.chunks[i].space {
			return
		}
	}
}

// signatures sets a line of blanks to be filled in by hand, the labels at even distances, as
// report forms have it under the table (typography.md §4).
func (r *report) signatures(s document.Signatures) {
	if len(s.Labels) == 0 {
		return
	}
	use := r.Use("note")
	r.bind(false)
	r.blank(r.Pitch(), true)
	r.close()
	c := chunk{height: r.Pitch(), trail: r.Pitch() - use.Size}
	share := r.measure / float64(len(s.Labels))
	for i, label := range s.Labels {
		c.items = append(c.items, r.oneLine(label+"：", use.In(r.Leaf(page.Paragraph)), float64(float64(i)*share))...)
	}
	r.add(c)
}
