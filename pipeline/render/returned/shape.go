package returned

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/ooxml"
)

// How notes are drawn: VML in a part of its own, one shape a note (ECMA-376 part 4, 19.4).
const (
	vmlType      = "application/vnd.openxmlformats-officedocument.vmlDrawing"
	vmlRoot      = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`
	vmlLayout    = `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%s"/></o:shapelayout>`
	vmlShapeType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
)

// firstShape is the number of a drawing's first shape; idBlock numbers make one of the
// blocks that the drawing lists as its own.
const firstShape, idBlock = 1025, 1024

// shape is the drawing of a note, hidden until the mouse is on the cell. Its height follows
// the text: about 20 characters a line.
func shape(id int, t markedCell) string {
	lines := 1
	for _, line := range strings.Split(t.text(), "\n") {
		lines += 1 + len([]rune(line))/22
	}
	lines = min(lines, 30)
	left := min(t.col, ooxml.MaxCols-5) // four columns wide, counted from 0
	return fmt.Sprintf(`<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:220pt;height:%dpt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
		`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
		`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 4, %d, 15, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
		id, lines*13, left, max(0, t.row-2), left+4, max(0, t.row-2)+lines, t.row-1, t.col-1)
}

func (p *pack) newShapes(b *book, s sheet, list []markedCell) error {
	if len(list) == 0 {
		return nil
	}
	var blocks []string
	for n := 1; n <= (firstShape+len(list))/idBlock; n++ {
		blocks = append(blocks, strconv.Itoa(n))
	}
	var out strings.Builder
	out.WriteString(vmlRoot + fmt.Sprintf(vmlLayout, strings.Join(blocks, ",")) + vmlShapeType)
	for i, t := range list {
		out.WriteString(shape(firstShape+i, t))
	}
	out.WriteString(`</xml>`)
	part := p.fresh(path.Join(path.Dir(b.part), "drawings", "vmlDrawing%d.vml"))
	p.write(part, []byte(out.String()))
	id, err := p.addLink(s.part, b.ns.kinds+"vmlDrawing", part)
	if err != nil {
		return err
	}
	if err := p.addType(part, vmlType); err != nil {
		return err
	}
	return p.addElement(s.part, fmt.Sprintf(`legacyDrawing xmlns:r="%s" r:id="%s"/>`, b.ns.relations, id), afterNotes)
}

// afterNotes are the elements of a worksheet that follow legacyDrawing (ECMA-376 part 1, 18.3.1.99).
var afterNotes = []string{"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}

// addElement puts an element, without its <, in front of the first of those that must follow it.
func (p *pack) addElement(part, element string, following []string) error {
	done := false
	return p.edit(part, func(t ooxml.Tag, e *edits) error {
		last := t.Depth == 0 && t.Closing
		if !done && (last || t.Depth == 1 && t.Opening && slices.Contains(following, t.Name)) {
			e.insert(t.From, "<"+t.Prefix+element)
			done = true
		}
		return nil
	})
}

var shapeID = regexp.MustCompile(`_x0000_s(\d+)`)

// One shape of a drawing, and what its note is on. Drawings of old programs are no XML.
var (
	anyShape    = regexp.MustCompile(`(?s)<v:shape\b.*?</v:shape>\s*`)
	shapeRow    = regexp.MustCompile(`<x:Row>\s*(\d+)\s*</x:Row>`)
	shapeColumn = regexp.MustCompile(`<x:Column>\s*(\d+)\s*</x:Column>`)
)

// noteCell gives the cell of a note's shape.
func noteCell(shape []byte) (address, bool) {
	row, col := shapeRow.FindSubmatch(shape), shapeColumn.FindSubmatch(shape)
	if row == nil || col == nil || !bytes.Contains(shape, []byte(`ObjectType="Note"`)) {
		return address{}, false
	}
	r, err1 := strconv.Atoi(string(row[1]))
	c, err2 := strconv.Atoi(string(col[1]))
	return address{r + 1, c + 1}, err1 == nil && err2 == nil
}

// changeShapes takes drawings away and adds others behind those that the sheet has.
func (p *pack) changeShapes(part string, gone map[address]bool, list []markedCell) error {
	content, err := p.read(part)
	if err != nil {
		return err
	}
	content = anyShape.ReplaceAllFunc(content, func(shape []byte) []byte {
		if at, ok := noteCell(shape); ok && gone[at] {
			return nil
		}
		return shape
	})
	next := firstShape
	for _, m := range shapeID.FindAllSubmatch(content, -1) {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			next = max(next, n+1)
		}
	}
	var out strings.Builder
	if !bytes.Contains(content, []byte(`id="_x0000_t202"`)) {
		out.WriteString(vmlShapeType)
	}
	for i, t := range list {
		out.WriteString(shape(next+i, t))
	}
	i := bytes.LastIndex(content, []byte("</xml>"))
	p.write(part, slices.Concat(content[:i], []byte(out.String()), content[i:]))
	return nil
}
