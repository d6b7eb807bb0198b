// Package pdf draws a document as a PDF file. Package layout decides where everything
// stands; here it is only put on paper.
package pdf

import (
	"fmt"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout"
	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// Render returns the document as a PDF file in the given style and fonts. The same arguments
// give the same bytes: the file's dates are the last day of the report month, its identifier
// a digest of its content. The error says in Chinese which characters no font can draw, and where.
func Render(doc document.Document, style document.Style, fonts typeface.Set) ([]byte, error) {
	book, err := layout.Pages(doc, style, fonts)
	if err != nil {
		return nil, err
	}
	return Draw(doc, book, face.Of(book.Pages))
}

// Specimen returns a PDF that shows every text style, font role, rule and colour of a style,
// for those who edit it. period dates the file.
func Specimen(style document.Style, fonts typeface.Set, period calendar.Month) ([]byte, error) {
	book, err := layout.Specimen(style, fonts)
	if err != nil {
		return nil, err
	}
	return Draw(document.Document{Title: "版式样张", Author: producer, Period: period}, book, face.Of(book.Pages))
}

// Draw puts pages of a document on paper, in the fonts that they use.
func Draw(doc document.Document, book page.Book, faces []*face.Face) ([]byte, error) {
	d, err := newDrawer(book, faces)
	if err != nil {
		return nil, err
	}
	for _, p := range book.Pages {
		d.page(p)
	}
	err = d.done.end()
	var file []byte
	if err == nil {
		file, err = d.assemble(doc)
	}
	if err != nil {
		return nil, fmt.Errorf("写 PDF《%s》：%w", oneLine(doc.Title), err)
	}
	return file, nil
}
