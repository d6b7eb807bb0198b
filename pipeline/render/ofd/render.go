// Package ofd draws pages as an OFD file (GB/T 33190-2016), the format of party and state bodies
// for documents that keep their look. Package layout decides where everything stands, as for PDF;
// here it is only written down: a zip of XML files and cut fonts, lengths in millimetres.
package ofd

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"zonereport/pipeline/bundle"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// Draw returns the pages of a document, with the fonts that they use, as an OFD file. The same arguments give the same bytes:
// the file's dates are the last day of the report month, its identifier a digest of its content.
func Draw(doc document.Document, book page.Book, faces []*face.Face) ([]byte, error) {
	w := newWriter(doc, book, faces)
	if err := w.fonts(); err != nil {
		return nil, fmt.Errorf("写 OFD《%s》：%w", title(doc), err)
	}
	for i := range book.Pages {
		w.page(i)
	}
	w.annotations()
	w.document()
	w.entry()
	// OFD.xml first, where readers look for it.
	last := len(w.parts) - 1
	file, err := bundle.Deflated(slices.Concat(w.parts[last:], w.parts[:last]), doc.Period.End())
	if err != nil {
		return nil, fmt.Errorf("写 OFD《%s》：%w", title(doc), err)
	}
	return file, nil
}

// writer collects the parts of a file.
type writer struct {
	doc document.Document
	page.Book
	faces  []*face.Face
	font   map[*face.Face]int // identifier by face
	of     map[*typeface.Font]*face.Face
	pageID []int
	last   int // identifier given last
	parts  []bundle.File
}

func newWriter(doc document.Document, book page.Book, faces []*face.Face) *writer {
	w := &writer{doc: doc, Book: book, faces: faces, font: map[*face.Face]int{}, of: map[*typeface.Font]*face.Face{}}
	for _, f := range w.faces {
		w.font[f], w.of[f.Font] = w.next(), f
	}
	for range book.Pages {
		w.pageID = append(w.pageID, w.next())
	}
	return w
}

// next is a fresh identifier; each is given once in a document (7.5).
func (w *writer) next() int {
	w.last++
	return w.last
}

// put adds a part.
func (w *writer) put(name string, data []byte) {
	w.parts = append(w.parts, bundle.File{Name: name, Data: data})
}

// identifier is a digest of all parts, in the form of a UUID without hyphens (7.4, DocID).
func (w *writer) identifier() string {
	sum := sha256.New()
	for _, p := range w.parts {
		_, _ = fmt.Fprintf(sum, "%s %d\n", p.Name, len(p.Data)) // a hash takes everything
		_, _ = sum.Write(p.Data)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}
