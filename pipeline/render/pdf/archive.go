package pdf

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf16"
)

// What makes a file PDF/A-2a and PDF/UA-1 (ISO 19005-2, level A; ISO 14289-1): metadata in XMP that
// say so, an output intent with a colour profile, a file identifier, for every font a map from its
// codes to Unicode, and the structure of the document. veraPDF proves it.

// finish puts in what fpdf cannot write: names that tell a cut font, character maps, the structure,
// /Info of the trailer (fpdf counts past the colour profile), the identifier.
func finish(file []byte, d *drawer) ([]byte, error) {
	o, err := parseObjects(file)
	if err != nil {
		return nil, err
	}
	for _, f := range d.fonts {
		if err := o.nameFont(f); err != nil {
			return nil, err
		}
	}
	if err := o.draw(d.done); err != nil {
		return nil, err
	}
	if err := o.tag(&d.marks, d.links); err != nil {
		return nil, err
	}
	info := o.find("/ModDate ")
	root := o.find("/Type /Catalog")
	if info == 0 || root == 0 {
		return nil, errForeign
	}
	return o.file(fmt.Sprintf("/Root %d 0 R/Info %d 0 R", root, info))
}

// nameFont gives a face its name and its character map.
func (o *objects) nameFont(f *font) error {
	written := "/utf8" + f.family + "\n"
	font := o.find("/Subtype /Type0\n/BaseFont " + written)
	if font == 0 {
		return errForeign
	}
	if err := o.rename(font, f.number); err != nil {
		return err
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
		o.replace(number, written, "/"+f.tag(f.number)+"+"+f.Name()+"\n")
	}
	for _, flags := range []int{4, 5} { // without ForceBold, by which a viewer would thicken what is bold already
		o.replace(descriptor, fmt.Sprintf("/Flags %d/", flags|1<<18), fmt.Sprintf("/Flags %d/", flags))
	}
	characterMap := f.characterMap()
	o.bodies[characters-1] = fmt.Appendf(nil, "%s%d>>\nstream\n%s\nendstream\n", plain, len(characterMap), characterMap)
	return nil
}

// rename gives a font the name in the resources by which the pages' contents call it.
func (o *objects) rename(font, number int) error {
	resources := o.find("/Font <<\n")
	if resources == 0 {
		return errForeign
	}
	dict := o.dictionary(resources)
	end := bytes.Index(dict, fmt.Appendf(nil, " %d 0 R\n", font))
	start := bytes.LastIndex(dict[:max(end, 0)], []byte("\n/F"))
	if start < 0 {
		return errForeign
	}
	o.replace(resources, string(dict[start:end]), fmt.Sprintf("\n/F%d", number))
	return nil
}

// draw gives the pages their contents.
func (o *objects) draw(done *squeezing) error {
	pages := o.pages()
	if len(pages) != len(done.streams) {
		return errForeign
	}
	o.contents = make(map[int]stream, len(pages))
	for i, page := range pages {
		number, err := o.reference(page, "/Contents")
		if err != nil {
			return err
		}
		o.contents[number] = *done.streams[i]
	}
	return nil
}

// utf16Hex is a rune in UTF-16, big end first, as hexadecimal digits.
func utf16Hex(r rune) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune{r}) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return strings.ToUpper(hex.EncodeToString(b))
}
