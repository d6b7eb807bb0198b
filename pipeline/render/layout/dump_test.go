package layout

import (
	"fmt"
	"strings"

	"zonereport/pipeline/render/layout/page"
)

// dump writes pages as text, one item a line with its place in points, for the golden file
// and for people who compare two layouts.
func dump(pages []page.Page) string {
	var b strings.Builder
	for _, p := range pages {
		fmt.Fprintf(&b, "page %d %.2f x %.2f\n", p.Number, p.Width, p.Height)
		for _, o := range p.Outline {
			fmt.Fprintf(&b, "outline %d y=%.2f %s\n", o.Level, o.Y, o.Title)
		}
		for _, l := range p.Links {
			fmt.Fprintf(&b, "link x=%.2f y=%.2f %.2f x %.2f to page %d y=%.2f\n", l.X, l.Y, l.Width, l.Height, l.Page, l.Top)
		}
		for _, item := range p.Items {
			switch i := item.(type) {
			case page.Text:
				dumpText(&b, i)
			case page.Path:
				dumpPath(&b, i)
			}
		}
	}
	return b.String()
}

func dumpText(b *strings.Builder, t page.Text) {
	fmt.Fprintf(b, "text x=%.2f y=%.2f to=%.2f %s %.1fpt", t.X, t.Y, t.X+t.Width(), t.Font.Name, t.Size)
	if t.Spacing != 0 {
		fmt.Fprintf(b, " spacing=%.3f", t.Spacing)
	}
	if t.Scale != 1 {
		fmt.Fprintf(b, " scale=%.3f", t.Scale)
	}
	if t.Turn != page.Upright {
		b.WriteString(map[page.Turn]string{page.Clockwise: " turned", page.Rising: " rising"}[t.Turn])
	}
	fmt.Fprintf(b, " %q\n", t.String)
}

func dumpPath(b *strings.Builder, p page.Path) {
	kind := "line"
	if p.Fill != "" {
		kind = "area " + p.Fill
	}
	fmt.Fprintf(b, "%s", kind)
	if p.Width > 0 {
		fmt.Fprintf(b, " %.2fpt", p.Width)
	}
	if len(p.Points) > 6 {
		fmt.Fprintf(b, " %d points from", len(p.Points))
		p.Points = p.Points[:1]
	}
	for _, at := range p.Points {
		fmt.Fprintf(b, " (%.2f,%.2f)", at.X, at.Y)
	}
	b.WriteByte('\n')
}
