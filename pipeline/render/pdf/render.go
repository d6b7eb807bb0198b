// Package pdf draws a document as a PDF file. Package layout decides where everything
// stands; here it is only put on paper, through fpdf.
package pdf

import (
	"bytes"
	"fmt"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout"
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
	return draw(doc, book)
}

// Specimen returns a PDF that shows every text style, font role, rule and colour of a style,
// for those who edit it. period dates the file.
func Specimen(style document.Style, fonts typeface.Set, period calendar.Month) ([]byte, error) {
	book, err := layout.Specimen(style, fonts)
	if err != nil {
		return nil, err
	}
	return draw(document.Document{Title: "版式样张", Author: producer, Period: period}, book)
}

// draw puts pages on paper.
func draw(doc document.Document, book page.Book) ([]byte, error) {
	d, err := newDrawer(book.Pages)
	if err != nil {
		return nil, err
	}
	describe(d.pdf, doc)
	for _, p := range book.Pages {
		d.page(p)
	}
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("写 PDF《%s》：%w", oneLine(doc.Title), err)
	}
	file, err := finish(out.Bytes(), d.faces)
	if err != nil {
		return nil, fmt.Errorf("写 PDF《%s》：%w", oneLine(doc.Title), err)
	}
	return file, nil
}
