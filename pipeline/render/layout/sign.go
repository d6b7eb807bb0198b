package layout

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// sign sets 署名 and 成文日期 without a seal (GB/T 9704-2012, 7.3.5.2): one blank line, the
// name two 字 from the right, the date's first 字 two 字 right of the name's; a date longer
// than the name stands two 字 from the right itself.
func (r *report) sign(lines []string) {
	use := r.Use("body")
	em := use.Em()
	r.bind(false)
	r.blank(use.Leading, true)
	r.close()
	widths := make([]float64, len(lines))
	for i, text := range lines {
		l := r.Line(text, use)
		widths[i] = l.Width
	}
	for i, text := range lines {
		x := r.measure - 2*em - widths[i]
		if last := i == len(lines)-1; len(lines) > 1 && widths[len(lines)-1] <= widths[0] {
			if last {
				x = r.measure - 2*em - widths[0] + 2*em
			}
		} else if len(lines) > 1 && !last {
			x = r.measure - 2*em - widths[len(lines)-1] - 2*em
		}
		x = max(0, min(x, r.measure-widths[i]))
		r.add(chunk{
			height: use.Leading, trail: use.Leading - use.Size,
			items: r.oneLine(text, use.In(r.leaf(page.Paragraph)), x), glue: i+1 < len(lines),
		})
	}
}

// issue sets 发文字号 and 签发人 above the title: on one line, one 字 from either edge; a 发文字号 alone
// in the middle (GB/T 9704-2012, 7.2.5 and 7.2.6).
func (r *report) issue(docNo, signer string) {
	if docNo == "" && signer == "" {
		return
	}
	use := r.Use("body")
	width := func(text string) float64 { return r.Line(text, use).Width }
	left := use.Em()
	if signer == "" {
		left = (r.measure - width(docNo)) / 2
	} else {
		signer = "签发人：" + signer
	}
	right := r.measure - use.Em() - width(signer)
	if left+width(docNo)+use.Em() > right && signer != "" && docNo != "" { // too long for one line
		r.add(chunk{height: use.Leading, items: r.oneLine(docNo, use.In(r.leaf(page.Paragraph)), left), glue: true})
		docNo = ""
	}
	c := chunk{height: use.Leading, trail: use.Leading - use.Size, glue: true}
	if docNo != "" {
		c.items = append(c.items, r.oneLine(docNo, use.In(r.leaf(page.Paragraph)), left)...)
	}
	if signer != "" {
		c.items = append(c.items, r.oneLine(signer, use.In(r.leaf(page.Paragraph)), right)...)
	}
	r.add(c)
	r.blank(r.Pitch(), true)
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
		c.items = append(c.items, r.oneLine(label+"：", use.In(r.leaf(page.Paragraph)), float64(float64(i)*share))...)
	}
	r.add(c)
}
