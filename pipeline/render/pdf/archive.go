package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"zonereport/pipeline/document"
)

// What makes a file PDF/A-2u (ISO 19005-2, level U): metadata in XMP that say so, an output
// intent with a colour profile, a file identifier, and for every font a map from its codes to
// Unicode. A test has veraPDF prove it.

const producer = "zonereport"

// describe sets the metadata, in the information dictionary and the same in XMP.
func describe(pdf *fpdf.Fpdf, doc document.Document) {
	pdf.SetTitle(oneLine(doc.Title), true)
	pdf.SetAuthor(doc.Author, true)
	pdf.SetSubject(doc.Subtitle, true)
	pdf.SetProducer(producer, true)
	pdf.SetCreator(producer, true)
	pdf.SetLang(language)
	date := doc.Period.End().Time()
	pdf.SetCreationDate(date)
	pdf.SetModificationDate(date)
	pdf.SetXmpMetadata([]byte(metadata(doc, date)))
	pdf.AddOutputIntent(fpdf.OutputIntentType{
		SubtypeIdent: fpdf.OutputIntent_GTS_PDFA1, OutputConditionIdentifier: "sRGB", Info: "sRGB IEC61966-2.1", ICCProfile: standardRGB(),
	})
}

const language = "zh-CN"

func oneLine(title string) string { return strings.ReplaceAll(title, "\n", "") }

// metadata is the XMP packet (ISO 19005-2, 6.6).
func metadata(doc document.Document, date time.Time) string {
	when := date.UTC().Format("2006-01-02T15:04:05Z")
	alternative := func(text string) string {
		return `<rdf:Alt><rdf:li xml:lang="x-default">` + escape(text) + `</rdf:li></rdf:Alt>`
	}
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` +
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance><dc:format>application/pdf</dc:format>")
	b.WriteString("<dc:title>" + alternative(oneLine(doc.Title)) + "</dc:title>")
	if doc.Subtitle != "" {
		b.WriteString("<dc:description>" + alternative(doc.Subtitle) + "</dc:description>")
	}
	b.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escape(doc.Author) + "</rdf:li></rdf:Seq></dc:creator>" +
		"<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>" +
		"<xmp:CreatorTool>" + producer + "</xmp:CreatorTool><xmp:CreateDate>" + when + "</xmp:CreateDate><xmp:ModifyDate>" + when + "</xmp:ModifyDate>" +
		"<pdf:Producer>" + producer + "</pdf:Producer>")
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}

// finish puts in what fpdf cannot write: names that tell a cut font, character maps, /Info of
// the trailer (fpdf counts past the colour profile), the identifier. The identifier is a digest
// of the content.
func finish(file []byte, fonts []*font) ([]byte, error) {
	o, err := parseObjects(file)
	if err != nil {
		return nil, err
	}
	squeeze := zlib.NewWriter(io.Discard) // one after the other, so one will do: its tables cost more than a map
	for i, f := range fonts {
		if err := o.nameFont(f, i+1, squeeze); err != nil {
			return nil, err
		}
	}
	for i := range o.bodies { // every annotation is printed (ISO 19005-2, 6.3.2)
		o.replace(i+1, "/Subtype /Link ", "/Subtype /Link /F 4 ")
	}
	info := o.find("/ModDate ")
	root := o.find("/Type /Catalog")
	if info == 0 || root == 0 {
		return nil, errForeign
	}
	o.trailer = fmt.Appendf(nil, "/Size %d\n/Root %d 0 R\n/Info %d 0 R\n", len(o.bodies)+1, root, info)
	sum := sha256.Sum256(o.bytes())
	o.trailer = fmt.Appendf(o.trailer, "/ID [<%x> <%x>]\n", sum[:16], sum[:16])
	return o.bytes(), nil
}

// nameFont gives a face its name and its character map.
func (o *objects) nameFont(f *font, nth int, squeeze *zlib.Writer) error {
	written := "/utf8" + f.family + "\n"
	font := o.find("/Subtype /Type0\n/BaseFont " + written)
	if font == 0 {
		return errForeign
	}
	characters, err := o.reference(font, "/ToUnicode")
	if err != nil {
		return err
	}
	descendant, err := o.reference(font, "/DescendantFonts")
	if err != nil {
		return err
	}
	descriptor, err := o.reference(descendant, "/FontDescriptor")
	if err != nil {
		return err
	}
	for _, number := range []int{font, descendant, descriptor} {
		o.replace(number, written, "/"+f.tag(nth)+"+"+f.Name()+"\n")
	}
	for _, flags := range []int{4, 5} { // without ForceBold, by which a viewer would thicken what is bold already
		o.replace(descriptor, fmt.Sprintf("/Flags %d/", flags|1<<18), fmt.Sprintf("/Flags %d/", flags))
	}
	o.bodies[characters-1], err = compressed(f.characterMap(), squeeze)
	return err
}

// compressed is a stream object's body.
func compressed(data []byte, w *zlib.Writer) ([]byte, error) {
	var b bytes.Buffer
	w.Reset(&b)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	out := fmt.Appendf(nil, "<</Filter /FlateDecode /Length %d>>\nstream\n", b.Len())
	return append(append(out, b.Bytes()...), "\nendstream\n"...), nil
}

// utf16Hex is a rune in UTF-16, big end first, as hexadecimal digits.
func utf16Hex(r rune) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune{r}) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return strings.ToUpper(hex.EncodeToString(b))
}
