// Package pdf draws a document as a PDF file. Package layout decides where everything
// stands; here it is only put on paper, through fpdf.
package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/pdf/layout"
	"zonereport/pipeline/typeface"
)

// Render returns the document as a PDF file in the given style and fonts. The same arguments
// give the same bytes: the file's dates are the last day of the report month, its identifier
// a digest of its content. The error says in Chinese which characters no font can draw, and where.
func Render(doc document.Document, style document.Style, fonts typeface.Set) ([]byte, error) {
	setter, err := layout.NewSetter(style, fonts)
	if err != nil {
		return nil, err
	}
	pages, err := setter.Pages(doc)
	if err != nil {
		return nil, fmt.Errorf("《%s》：%w", oneLine(doc.Title), err)
	}
	d, err := newDrawer(pages)
	if err != nil {
		return nil, err
	}
	describe(d.pdf, doc)
	for _, page := range pages {
		d.page(page)
	}
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("写 PDF《%s》：%w", oneLine(doc.Title), err)
	}
	return identify(out.Bytes())
}

// describe sets the metadata.
func describe(pdf *fpdf.Fpdf, doc document.Document) {
	pdf.SetTitle(oneLine(doc.Title), true)
	pdf.SetAuthor(doc.Author, true)
	pdf.SetSubject(doc.Subtitle, true)
	pdf.SetProducer("zonereport", true)
	pdf.SetCreator("zonereport", true)
	pdf.SetLang("zh-CN")
	date := doc.Period.End().Time()
	pdf.SetCreationDate(date)
	pdf.SetModificationDate(date)
}

func oneLine(title string) string { return strings.ReplaceAll(title, "\n", "") }

// identify adds the file identifier (/ID) to the trailer: fpdf writes none. No offset moves,
// for the trailer stands after the cross-reference table.
func identify(file []byte) ([]byte, error) {
	at := bytes.LastIndex(file, []byte("trailer\n<<\n"))
	if at < 0 {
		return nil, fmt.Errorf("写 PDF：文件没有 trailer，无法写入标识，请把此信息报告给维护人员")
	}
	at += len("trailer\n<<\n")
	sum := sha256.Sum256(file)
	id := fmt.Appendf(nil, "/ID [<%x> <%x>]\n", sum[:16], sum[:16])
	out := make([]byte, 0, len(file)+len(id))
	out = append(out, file[:at]...)
	out = append(out, id...)
	return append(out, file[at:]...), nil
}
