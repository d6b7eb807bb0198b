package pdf

import (
	"fmt"

	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// drawer puts pages into the objects of a file. Lengths are points.
type drawer struct {
	marks
	fonts     []*font
	of        map[*typeface.Font]*font
	pages     []page.Page // drawn so far
	contents  []*stream   // of them
	links     []annotation
	bookmarks []bookmark
	out       content    // of the page being drawn
	done      *squeezing // fonts and contents of the pages drawn
	open      int        // tag of the content being drawn
	now       state
}

// state is what the page's content stream has set, so that it is written only when it changes.
type state struct {
	font           *typeface.Font
	size           float64
	spacing, scale float64
	stroke, fill   string
	width          float64
	dashed         bool
}

// newDrawer prepares fonts cut to the characters that the pages use. Fonts that nothing uses
// are left out. Its squeezing has to end.
func newDrawer(book page.Book, faces []*face.Face) (*drawer, error) {
	fonts, err := embedded(faces)
	if err != nil {
		return nil, err
	}
	d := &drawer{fonts: fonts, of: map[*typeface.Font]*font{}, done: newSqueezing()}
	d.marks = marks{elements: book.Elements, boxes: map[int]*box{}}
	for _, f := range d.fonts {
		d.of[f.Font] = f
		d.done.add(f.file)
	}
	return d, nil
}

// page draws one page.
func (d *drawer) page(p page.Page) {
	d.out = content{b: make([]byte, 0, cap(d.out.b)), height: p.Height}
	d.open = unmarked
	d.now = state{scale: 1, stroke: "#000000", fill: "#000000", width: -1}
	d.marks.page(p)
	for _, item := range p.Items {
		d.measure(item)
		switch item := item.(type) {
		case page.Text:
			d.mark(item.Tag)
			d.text(item)
		case page.Path:
			d.mark(item.Tag)
			d.path(item)
		}
	}
	d.mark(unmarked)
	drawn := &stream{data: d.out.b}
	d.done.add(drawn)
	at := len(d.pages)
	d.pages, d.contents = append(d.pages, p), append(d.contents, drawn)
	for _, l := range p.Links {
		d.links = append(d.links, annotation{at, l})
	}
	for _, o := range p.Outline {
		d.bookmarks = append(d.bookmarks, bookmark{o.Title, o.Level, at, p.Height - o.Y})
	}
}

// mark begins the sequence of marked content that a tag asks for, unless that is open.
func (d *drawer) mark(tag int) {
	if tag == d.open {
		return
	}
	if d.open != unmarked {
		d.out.line("EMC")
	}
	if d.open = tag; tag != unmarked {
		d.out.line(d.begin(tag))
	}
}

// text draws a run. Character spacing and scale stay set in the content stream until changed.
func (d *drawer) text(t page.Text) {
	if t.Font != d.now.font || t.Size != d.now.size {
		d.out.font(d.of[t.Font].number, t.Size)
		d.now.font, d.now.size = t.Font, t.Size
	}
	if spacing := t.Spacing / t.Scale; spacing != d.now.spacing {
		d.out.number(spacing, 4)
		d.out.line("Tc")
		d.now.spacing = spacing
	}
	if t.Scale != d.now.scale {
		d.out.number(float64(100*t.Scale), 2)
		d.out.line("Tz")
		d.now.scale = t.Scale
	}
	d.fill(t.Colour)
	glyph := d.of[t.Font].Glyph
	if t.Turn == page.Upright {
		d.out.text(t.X, t.Y, t.String, glyph)
		return
	}
	d.out.line("q")
	d.out.turn(t)
	d.out.text(t.X, t.Y, t.String, glyph)
	d.out.line("Q")
}

// path draws a line or an area.
func (d *drawer) path(p page.Path) {
	if len(p.Points) < 2 {
		return
	}
	if p.Width > 0 {
		d.stroke(p.Colour, p.Width, p.Dash)
	}
	if p.Fill != "" {
		d.fill(p.Fill)
	}
	d.out.path(p)
}

func (d *drawer) stroke(colour string, width float64, dash []float64) {
	if colour == "" {
		colour = "#000000"
	}
	if colour != d.now.stroke {
		d.out.line(components(colour) + " RG")
		d.now.stroke = colour
	}
	if width != d.now.width {
		d.out.number(width, 3)
		d.out.line("w")
		d.now.width = width
	}
	if len(dash) > 0 || d.now.dashed {
		d.out.b = append(d.out.b, '[')
		for _, length := range dash {
			d.out.number(length, 2)
		}
		d.out.line("] 0 d")
		d.now.dashed = len(dash) > 0
	}
}

// fill sets the colour of text and areas.
func (d *drawer) fill(colour string) {
	if colour == "" {
		colour = "#000000"
	}
	if colour != d.now.fill {
		d.out.line(components(colour) + " rg")
		d.now.fill = colour
	}
}

// components turns "#1F4E79" into the three numbers of a PDF colour.
func components(colour string) string {
	r, g, b := page.RGB(colour)
	return fmt.Sprintf("%.3f %.3f %.3f", float64(r)/255, float64(g)/255, float64(b)/255)
}
