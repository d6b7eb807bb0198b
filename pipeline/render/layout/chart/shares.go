package chart

import (
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// shareThick is the height of a bar of shares: two lines of text.
const shareThick = 26.0

// shareGap is the white at a label beside a bar, and between its name and its number.
const shareGap = 3.0

// sharePart is one part of a bar: from where to where, and its label.
type sharePart struct {
	left, right  float64
	name, number string
}

func (s sharePart) middle() float64 { return (s.left + s.right) / 2 }

// shares draws each series as one bar that stands for the whole, cut into the categories, each
// labelled in its part: name over number. A part too narrow for that has its label beside the
// bar, at the end of a thin line.
func (p *plot) shares() {
	left := 0.0
	if len(p.chart.Series) > 1 {
		for s := range p.chart.Series {
			left = max(left, typeset.Widest(p.shareName(s))+6)
		}
	}
	y := p.headerHeight()
	for s := range p.chart.Series {
		y = p.shareBar(s, left, y) + 10
	}
	p.height = y - 6
}

// shareName breaks the name of a bar to about a quarter of the width.
func (p *plot) shareName(series int) []typeset.Line {
	return p.Balanced(p.chart.Series[series].Name, p.use, float64(p.width*0.25))
}

// shareBar draws one bar with its upper labels from y on and returns the lower edge of all.
func (p *plot) shareBar(series int, left, y float64) float64 {
	parts := p.shareParts(series, left)
	var above, below []int
	for i, part := range parts {
		switch {
		case p.fitsInside(part):
		case part.middle()-p.besideWidth(part)-shareGap < left:
			above = append(above, i)
		default:
			below = append(below, i)
		}
	}
	top := y + float64(float64(len(above))*p.use.Leading)
	for i, part := range parts {
		colour := p.partColour(i)
		p.items = append(p.items, page.Area(part.left, top, max(0.3, part.right-part.left-0.7), shareThick, colour))
		if p.fitsInside(part) {
			p.shareLabel(part, top, onColour(colour))
		}
	}
	if left > 0 {
		p.barName(p.shareName(series), left-6, top+shareThick/2)
	}
	// Labels stand in steps, so that no line crosses a label: above the bar from the right, their
	// text right of the line; below it from the left, their text left of it.
	for k := range above {
		part := parts[above[len(above)-1-k]]
		p.beside(part, top, top-float64(p.use.Leading*(float64(k)+0.5)), typeset.Left)
	}
	for k, i := range below {
		p.beside(parts[i], top+shareThick, top+shareThick+float64(p.use.Leading*(float64(k)+0.7)), typeset.Right)
	}
	return top + shareThick + float64(float64(len(below))*p.use.Leading)
}

// shareParts are the parts of a bar that begins at left.
func (p *plot) shareParts(series int, left float64) []sharePart {
	whole := 0.0
	for c := range p.chart.Categories {
		if v, _, ok := p.point(series, c); ok {
			whole += max(0, v)
		}
	}
	parts := make([]sharePart, len(p.chart.Categories))
	x := left
	for c, name := range p.chart.Categories {
		v, text, ok := p.point(series, c)
		if !ok {
			text = p.gapText(series, c)
		}
		parts[c] = sharePart{left: x, right: x, name: name, number: text}
		if whole > 0 {
			parts[c].right += float64(max(0, v) / whole * (p.width - left))
		}
		x = parts[c].right
	}
	for c, short := range distinct(p.chart.Categories) {
		part := &parts[c]
		room := max(part.middle()-left, p.width-part.middle()) - p.textWidth(part.number) - 3*shareGap
		if !p.fitsInside(*part) && p.textWidth(part.name) > room {
			part.name = p.cut(short, room)
		}
	}
	return parts
}

func (p *plot) fitsInside(part sharePart) bool {
	return max(p.textWidth(part.name), p.textWidth(part.number))+4 <= part.right-part.left
}

// shareLabel writes name over number inside a part.
func (p *plot) shareLabel(part sharePart, top float64, colour string) {
	from := len(p.items)
	p.label(part.name, part.middle(), top+shareThick/2-2, typeset.Centred)
	p.label(part.number, part.middle(), top+shareThick/2+p.use.Size, typeset.Centred)
	for i := from; i < len(p.items); i++ {
		if text, ok := p.items[i].(page.Text); ok {
			text.Colour = colour
			p.items[i] = text
		}
	}
}

// besideWidth is the room of a label beside its bar.
func (p *plot) besideWidth(part sharePart) float64 {
	return p.textWidth(part.name) + shareGap + p.textWidth(part.number)
}

// beside writes name and number at the height y, at the end of a line from the bar's edge.
func (p *plot) beside(part sharePart, edge, y float64, align typeset.Align) {
	x := part.middle()
	p.items = append(p.items, page.Rule(x, edge, x, y, 0.4, axisColour))
	if align == typeset.Right {
		x -= p.besideWidth(part) + 2*shareGap
	}
	x, y = x+shareGap, y+float64(p.use.Size*0.36)
	p.label(part.name, x, y, typeset.Left)
	p.label(part.number, x+p.textWidth(part.name)+shareGap, y, typeset.Left)
}

// partColour sets the highlighted category apart.
func (p *plot) partColour(category int) string {
	style := p.Style.Chart
	if p.chart.Categories[category] == p.chart.Highlight {
		return style.Highlight
	}
	if len(style.Colours) == 0 {
		return axisColour
	}
	return style.Colours[category%len(style.Colours)]
}

// onColour is black or white, whichever reads better on a fill (WCAG 2: the contrasts are equal
// at a luminance of 0.179; squares are near enough to its curve).
func onColour(fill string) string {
	red, green, blue := page.RGB(fill)
	if 2126*red*red+7152*green*green+722*blue*blue < 2116*255*255 {
		return "#FFFFFF"
	}
	return "#000000"
}
