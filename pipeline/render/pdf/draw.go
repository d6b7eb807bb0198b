package pdf

import (
	"fmt"

	"codeberg.org/go-pdf/fpdf"

	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// drawer puts pages on fpdf. Lengths are points.
type drawer struct {
	marks
	pdf   *fpdf.Fpdf
	fonts []*font
	of    map[*typeface.Font]*font
	links []annotation
	last  float64    // height of the last page
	out   content    // of the page being drawn
	done  *squeezing // contents of the pages drawn
	open  int        // tag of the content being drawn
	level int        // deepest level that the next bookmark may have
	now   state
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
// are left out.
func newDrawer(book page.Book, faces []*face.Face) (*drawer, error) {
	pages := book.Pages
	size := fpdf.SizeType{Wd: 595.28, Ht: 841.89}
	if len(pages) > 0 {
		size = fpdf.SizeType{Wd: min(pages[0].Width, pages[0].Height), Ht: max(pages[0].Width, pages[0].Height)}
	}
	d := &drawer{pdf: fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: size}), fonts: named(faces), of: map[*typeface.Font]*font{}}
	d.marks = marks{elements: book.Elements, boxes: map[int]*box{}}
	d.pdf.SetCompression(false) // streams are compressed when the file is written anew
	d.pdf.SetCatalogSort(true)
	d.pdf.SetAutoPageBreak(false, 0)
	d.pdf.SetMargins(0, 0, 0)
	if len(pages) > 0 {
		d.last = pages[len(pages)-1].Height
	}
	for _, f := range d.fonts {
		cut, err := f.File()
		if err != nil {
			return nil, err
		}
		d.of[f.Font] = f
		d.pdf.AddUTF8FontFromBytes(f.family, "", cut)
	}
	if err := d.pdf.Error(); err != nil {
		return nil, err
	}
	d.done = newSqueezing()
	return d, nil
}

// register tells fpdf which codes of the fonts the pages use, by showing them on a page: what it writes
// of pages gives way to what is drawn here.
func (d *drawer) register() {
	for _, f := range d.fonts {
		d.pdf.SetFont(f.family, "", 1)
		d.pdf.Text(0, 0, string(f.Codes))
	}
}

// page draws one page.
func (d *drawer) page(p page.Page) {
	orientation := "P"
	if p.Width > p.Height {
		orientation = "L"
	}
	d.pdf.AddPageFormat(orientation, fpdf.SizeType{Wd: min(p.Width, p.Height), Ht: max(p.Width, p.Height)})
	if len(d.first) == 0 {
		d.register()
	}
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
	d.done.add(&stream{data: d.out.b})
	for _, l := range p.Links {
		d.links = append(d.links, annotation{p.Number - 1, l})
	}
	for _, o := range p.Outline {
		// fpdf counts a bookmark's height from the upper edge of the last page, and loses its
		// way when a level is skipped.
		level := min(o.Level, d.level)
		d.level = level + 1
		d.pdf.Bookmark(o.Title, level, d.last-(p.Height-o.Y))
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
	coded := d.of[t.Font].Encode(t.String)
	if t.Turn == page.Upright {
		d.out.text(t.X, t.Y, coded)
		return
	}
	d.out.line("q")
	d.out.turn(t)
	d.out.text(t.X, t.Y, coded)
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
