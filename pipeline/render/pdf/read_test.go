package pdf_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

// word is a piece of text that poppler found on a page, in points.
type word struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

type readPage struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []word  `xml:"word"`
}

// readBack renders in the square font and reads the geometry back with poppler.
func readBack(t *testing.T, doc document.Document) []readPage {
	t.Helper()
	return readFile(t, write(t, doc))
}

// readFile reads where words stand in a PDF.
func readFile(t *testing.T, path string) []readPage {
	t.Helper()
	out := filepath.Join(t.TempDir(), "bbox.html")
	tool(t, "pdftotext", "-bbox", path, out)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	var html struct {
		Pages []readPage `xml:"body>doc>page"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	if err := decoder.Decode(&html); err != nil {
		t.Fatal(err)
	}
	if len(html.Pages) == 0 {
		t.Fatalf("poppler found no pages in:\n%.500s", data)
	}
	return html.Pages
}

func write(t *testing.T, doc document.Document) string {
	t.Helper()
	style := typefacetest.Style(t)
	return writeWith(t, doc, style, typefacetest.Set(t, style))
}

func writeWith(t *testing.T, doc document.Document, style document.Style, fonts typeface.Set) string {
	t.Helper()
	file, err := pdf.Render(doc, style, fonts)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// raster is a page as pixels: 0 is black.
type raster struct {
	width, height int
	dots          []byte
}

const perInch = 300

// rasterPage has poppler draw one page in grey.
func rasterPage(t *testing.T, path string, page int) raster {
	t.Helper()
	out := filepath.Join(t.TempDir(), "page")
	n := fmt.Sprint(page)
	tool(t, "pdftoppm", "-r", fmt.Sprint(perInch), "-gray", "-singlefile", "-f", n, "-l", n, path, out)
	data, err := os.ReadFile(out + ".pgm")
	if err != nil {
		t.Fatal(err)
	}
	var r raster
	var most int
	if _, err := fmt.Sscanf(string(data[:min(64, len(data))]), "P5\n%d %d\n%d\n", &r.width, &r.height, &most); err != nil || r.width*r.height > len(data) {
		t.Fatalf("not a grey picture: %v", err)
	}
	r.dots = data[len(data)-r.width*r.height:]
	return r
}

// box is a rectangle in mm.
type box struct{ left, top, right, bottom float64 }

// ink returns the smallest rectangle round what is dark within another.
func (r raster) ink(t *testing.T, within box) box {
	t.Helper()
	const dot = 25.4 / perInch
	found := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for y := max(0, int(within.top/dot)); y < min(r.height, int(within.bottom/dot)); y++ {
		for x := max(0, int(within.left/dot)); x < min(r.width, int(within.right/dot)); x++ {
			if r.dots[y*r.width+x] < 128 {
				found.left, found.right = min(found.left, dot*float64(x)), max(found.right, dot*float64(x+1))
				found.top, found.bottom = min(found.top, dot*float64(y)), max(found.bottom, dot*float64(y+1))
			}
		}
	}
	if found.left > found.right {
		t.Fatalf("nothing is drawn within %+v", within)
	}
	return found
}

// rule returns the thickness in mm of what crosses the height between top and bottom at x, 0 for nothing.
func (r raster) rule(x, top, bottom float64) float64 {
	const dot = 25.4 / perInch
	sum := 0.0
	for y := int(top / dot); y < int(bottom/dot); y++ {
		sum += dot * (255 - float64(r.dots[y*r.width+int(x/dot)])) / 255
	}
	return sum
}
