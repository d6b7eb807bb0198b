package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"

	"zonereport/pipeline/document"
)

const producer = "zonereport"

// describe is the information dictionary (ISO 32000-1, 14.3.3), which says the same as the XMP.
func describe(doc document.Document) []byte {
	when := "(" + doc.Period.End().Time().UTC().Format("D:20060102150405Z") + ")"
	b := fmt.Appendf(nil, "<</Title%s/Author%s", textString(oneLine(doc.Title)), textString(doc.Author))
	if doc.Subtitle != "" {
		b = append(append(b, "/Subject"...), textString(doc.Subtitle)...)
	}
	return fmt.Appendf(b, "/Creator(%s)/Producer(%s)/CreationDate%s/ModDate%s>>\n", producer, producer, when, when)
}

const language = "zh-CN"

func oneLine(title string) string { return strings.ReplaceAll(title, "\n", "") }

// metadata is the XMP packet (ISO 19005-2, 6.6).
func metadata(doc document.Document) string {
	when := doc.Period.End().Time().UTC().Format("2006-01-02T15:04:05Z")
	alternative := func(text string) string {
		return `<rdf:Alt><rdf:li xml:lang="x-default">` + escape(text) + `</rdf:li></rdf:Alt>`
	}
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` +
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part><dc:format>application/pdf</dc:format>")
	b.WriteString("<dc:title>" + alternative(oneLine(doc.Title)) + "</dc:title>")
	if doc.Subtitle != "" {
		b.WriteString("<dc:description>" + alternative(doc.Subtitle) + "</dc:description>")
	}
	b.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escape(doc.Author) + "</rdf:li></rdf:Seq></dc:creator>" +
		"<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>" +
		"<xmp:CreatorTool>" + producer + "</xmp:CreatorTool><xmp:CreateDate>" + when + "</xmp:CreateDate><xmp:ModifyDate>" + when + "</xmp:ModifyDate>" +
		"<pdf:Producer>" + producer + "</pdf:Producer>")
	b.WriteString("</rdf:Description>" + extension + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

// extension describes the property that says PDF/UA, which PDF/A does not know (ISO 19005-2, 6.6.2.3.3).
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}
