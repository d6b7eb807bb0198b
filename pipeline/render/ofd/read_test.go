package ofd_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout"
	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/ofd"
	"zonereport/pipeline/typeface/typefacetest"
)

// element is one of an XML file.
type element struct {
	name       string // without namespace
	attributes map[string]string
	text       string
	children   []element
}

// all gives the elements of a name in a tree, in order.
func (e element) all(name string) (found []element) {
	if e.name == name {
		found = append(found, e)
	}
	for _, c := range e.children {
		found = append(found, c.all(name)...)
	}
	return found
}

// numbers reads a list of numbers.
func numbers(t *testing.T, list string) (all []float64) {
	t.Helper()
	for _, word := range strings.Fields(list) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

// archive is an OFD file that was read back: its parts by name, and those of XML as trees.
type archive struct {
	names []string
	parts map[string][]byte
	trees map[string]element
}

func read(t *testing.T, file []byte) archive {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	a := archive{parts: map[string][]byte{}, trees: map[string]element{}}
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		a.names, a.parts[f.Name] = append(a.names, f.Name), data
		if path.Ext(f.Name) == ".xml" {
			a.trees[f.Name] = tree(t, data)
		}
	}
	return a
}

// tree reads an XML file. Every element of it is of the namespace of OFD.
func tree(t *testing.T, data []byte) element {
	t.Helper()
	root := element{}
	open := []*element{&root}
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		parent := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Space != "http://www.ofdspec.org/2016" {
				t.Errorf("%s is of the namespace %q", token.Name.Local, token.Name.Space)
			}
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" {
					e.attributes[a.Name.Local] = a.Value
				}
			}
			parent.children = append(parent.children, e)
			open = append(open, &parent.children[len(parent.children)-1])
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			parent.text += string(token)
		}
	}
	if len(root.children) != 1 {
		t.Fatalf("%d roots", len(root.children))
	}
	return root.children[0]
}

// content is the tree of a page, counted from 0.
func (a archive) content(i int) element {
	return a.trees["Doc_0/Pages/Page_"+strconv.Itoa(i)+"/Content.xml"]
}

// text is all that stands on a page.
func (a archive) text(i int) (text string) {
	for _, code := range a.content(i).all("TextCode") {
		text += code.text
	}
	return text
}

const month = 12

// drawn is a document on pages of the test's own font, as OFD.
func drawn(t *testing.T, doc document.Document) (page.Book, []byte) {
	t.Helper()
	style := typefacetest.Style(t)
	book, err := layout.Pages(doc, style, typefacetest.Set(t, style))
	if err != nil {
		t.Fatal(err)
	}
	return book, draw(t, doc, book.Pages...)
}

func draw(t *testing.T, doc document.Document, pages ...page.Page) []byte {
	t.Helper()
	doc.Period = calendar.Month{Year: 2020, Number: month}
	file, err := ofd.Draw(doc, page.Book{Pages: pages}, face.Of(pages))
	if err != nil {
		t.Fatal(err)
	}
	return file
}
