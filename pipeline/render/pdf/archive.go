package pdf

import (
	"fmt"

	"zonereport/pipeline/document"
)

// What makes a file PDF/A-2a and PDF/UA-1 (ISO 19005-2, level A; ISO 14289-1): metadata in XMP that
// say so, an output intent with a colour profile, a file identifier, for every font a map from its
// codes to Unicode, and the structure of the document. veraPDF proves it.

// Objects that others name before they are written. The pages follow, each with its content behind it.
const (
	catalog = 1 + iota
	information
	pageTree
	resources
	firstPage
)

// pageObject is the number of a page's object, counted from 0.
func pageObject(i int) int { return firstPage + 2*i }

// assemble makes the file of what was drawn.
func (d *drawer) assemble(doc document.Document) ([]byte, error) {
	o := &objects{}
	o.reserve(firstPage - 1 + 2*len(d.pages))
	for i, content := range d.contents {
		o.put(pageObject(i)+1, content)
	}
	o.bodies[resources-1] = o.fonts(d.fonts)
	outline := o.outline(d.bookmarks)
	metadata := o.addStream(&stream{entries: "/Type/Metadata/Subtype/XML", data: []byte(metadata(doc)), plain: true})
	profile := o.addStream(&stream{entries: "/N 3/Alternate/DeviceRGB", data: standardRGB()})
	structure, annotations := o.tag(&d.marks, d.links)
	o.pages(d.pages, annotations)
	o.bodies[information-1] = describe(doc)
	b := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Lang(%s)/Metadata %d 0 R/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/ViewerPreferences<</DisplayDocTitle true>>"+
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]", pageTree, language, metadata, structure, profile)
	if outline > 0 {
		b = fmt.Appendf(b, "/Outlines %d 0 R/PageMode/UseOutlines", outline)
	}
	o.bodies[catalog-1] = append(b, ">>\n"...)
	return o.file(fmt.Sprintf("/Root %d 0 R/Info %d 0 R", catalog, information))
}
