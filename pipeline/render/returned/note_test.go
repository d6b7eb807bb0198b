package returned

import (
	"strings"
	"testing"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ooxml"
)

const commentsType = `<Override PartName="/xl/comments1.xml" ContentType="` + typePrefix + `comments+xml"/><Override PartName="/xl/drawings/vmlDrawing1.vml" ContentType="` + vmlType + `"/></Types>`

// noteShape is a drawing as Excel writes it, with a line break that is no XML.
const noteShape = `<v:shape id="_x0000_s2050" type="#_x0000_t202" style='visibility:hidden'><v:textbox><div><br></div></v:textbox><x:ClientData ObjectType="Note">
   <x:Anchor>2, 15, 0, 2, 4, 31, 4, 1</x:Anchor><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape>`

// withNotes gives the ledger's first sheet two notes of the department's: rich text on B2, plain on A4.
func withNotes(l parts) parts {
	l = l.with("xl/comments1.xml", declaration+`<comments xmlns="`+transitional.main+`"><authors><author>张工</author></authors><commentList>`+
		`<comment ref="B2" authorId="0" shapeId="0"><text><r><rPr><b/></rPr><t>张工：</t></r><r><t xml:space="preserve">
待核</t></r></text></comment><comment ref="A4" authorId="0"><text><t>原值 4</t></text></comment></commentList></comments>`)
	shapes := strings.Replace(noteShape, "<br>", "", 1)
	l = l.with("xl/drawings/vmlDrawing1.vml", vmlRoot+strings.Replace(vmlLayout, "%s", "2", 1)+vmlShapeType+shapes+strings.NewReplacer("2050", "2051", "Row>1<", "Row>3<", "Column>1<", "Column>0<").Replace(shapes)+`</xml>`)
	l = l.with(rels1, strings.Replace(l[rels1], "</Relationships>", rel("rId2", "comments", "../comments1.xml")+rel("rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml")+"</Relationships>", 1))
	l = l.with(contentTypes, strings.Replace(l[contentTypes], "</Types>", commentsType, 1))
	return l.with(sheet1, strings.Replace(l[sheet1], "<tableParts", `<legacyDrawing r:id="rId3"/><tableParts`, 1))
}

// withThread makes the note on B2 the stand-in of a thread.
func withThread(l parts) parts {
	l = withNotes(l)
	l = l.with("xl/comments1.xml", strings.Replace(l["xl/comments1.xml"], "<author>张工</author>", "<author>张工</author><author>tc={4A1F0B0C-0001-4B6E-9C1C-1F2E3D4C5B6A}</author>", 1))
	l = l.with("xl/comments1.xml", strings.Replace(l["xl/comments1.xml"], `ref="B2" authorId="0"`, `ref="B2" authorId="1"`, 1))
	l = l.with("xl/threadedComments/threadedComment1.xml", declaration+`<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="B2" id="{4A1F0B0C-0001-4B6E-9C1C-1F2E3D4C5B6A}"><text>待核</text></threadedComment></ThreadedComments>`)
	thread := `<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/>`
	return l.with(rels1, strings.Replace(l[rels1], "</Relationships>", thread+"</Relationships>", 1))
}

// withControls has a drawing for form controls and no notes.
func withControls(l parts) parts {
	l = withNotes(l)
	delete(l, "xl/comments1.xml")
	l = l.with("xl/drawings/vmlDrawing1.vml", strings.ReplaceAll(l["xl/drawings/vmlDrawing1.vml"], `"Note"`, `"Drop"`))
	l = l.with(rels1, strings.Replace(l[rels1], rel("rId2", "comments", "../comments1.xml"), "", 1))
	return l.with(contentTypes, strings.Replace(l[contentTypes], `<Override PartName="/xl/comments1.xml" ContentType="`+typePrefix+`comments+xml"/>`, "", 1))
}

func TestNotesOfTheDepartmentStay(t *testing.T) {
	marked := mark(t, own, withNotes(departmental()).zipped(t), at(finding.Error, "B2", wrong), at(finding.Error, "A4", wrong), at(finding.Error, "C4", wrong))
	holds(t, marked, "xl/comments1.xml", "<author>张工</author><author>审核意见</author>", "待核</t></r><r>", "\n审核意见第1条（强制性）",
		`<r><t>原值 4</t></r><r>`, `<comment ref="C4" authorId="1">`)
	drawing := member(t, marked, "xl/drawings/vmlDrawing1.vml")
	if n := strings.Count(drawing, "<v:shape "); n != 3 {
		t.Errorf("%d shapes, want 3:\n%s", n, drawing)
	}
	holds(t, marked, "xl/drawings/vmlDrawing1.vml", `id="_x0000_s2052"`)
}

func TestThreadsAreLeftAlone(t *testing.T) {
	l := withThread(departmental())
	marked := mark(t, own, l.zipped(t), at(finding.Error, "B2", wrong), at(finding.Error, "C4", wrong))
	holds(t, marked, "xl/comments1.xml", "待核</t></r></text></comment>", `<comment ref="C4" authorId="2">`)
	if member(t, marked, "xl/threadedComments/threadedComment1.xml") != l["xl/threadedComments/threadedComment1.xml"] {
		t.Error("the thread has changed")
	}
}

// A drawing that is not in the usual form is not added to; the cell is coloured all the same.
func TestNotesThatCannotBeExtended(t *testing.T) {
	l := withNotes(departmental())
	for name, p := range map[string]parts{
		"a drawing without x:": l.with("xl/drawings/vmlDrawing1.vml", `<xml xmlns:v="v" xmlns:o="o"></xml>`),
		"no drawing":           l.with(sheet1, strings.Replace(l[sheet1], `<legacyDrawing r:id="rId3"/>`, "", 1)),
	} {
		marked := mark(t, own, p.zipped(t), at(finding.Error, "C4", wrong))
		for _, part := range []string{"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"} {
			if member(t, marked, part) != p[part] {
				t.Errorf("%s: %s has changed", name, part)
			}
		}
		holds(t, marked, sheet1, `<c r="C4" s="`)
	}
}

// What an earlier return has marked goes where it no longer holds: notes, their drawings,
// our share in the department's notes, the colour. 审核意见 is replaced in its place.
func TestMarkedAgain(t *testing.T) {
	first := mark(t, own, withNotes(departmental()).zipped(t), at(finding.Error, "B2", wrong), at(finding.Error, "A4", wrong),
		at(finding.Error, "C4", wrong), at(finding.Error, "A5", wrong))
	explained := at(finding.Warning, "A5", early)
	explained.Explanation = "补办手续"
	again := File{Name: "招商.xlsx", Opinion: "审核意见"}
	second := mark(t, again, first, explained, at(finding.Error, "A4", wrong))

	notes := member(t, second, "xl/comments1.xml")
	for _, gone := range []string{`ref="C4"`, "审核意见第3条", "审核意见第4条"} {
		if strings.Contains(notes, gone) {
			t.Errorf("%s is still there:\n%s", gone, notes)
		}
	}
	if n := strings.Count(notes, finding.NoteMark); n != 2 {
		t.Errorf("%d notes of ours, want 2:\n%s", n, notes)
	}
	holds(t, second, "xl/comments1.xml", "待核</t></r></text></comment>", "<t>原值 4</t>")
	if n := strings.Count(member(t, second, "xl/drawings/vmlDrawing1.vml"), "<v:shape "); n != 3 {
		t.Errorf("%d shapes, want 3: B2, A4, A5", n)
	}
	if a, b := style(t, second, "B2"), style(t, second, "C4"); strings.Contains(a+b, errorColour) {
		t.Error("cells that are right now are still red")
	}
	if s := style(t, second, "A5"); !strings.Contains(s, warningColour) {
		t.Errorf("A5 is %s, want yellow", s)
	}
	if n := strings.Count(member(t, second, bookXML), "审核意见"); n != 2 { // the sheet and its print titles
		t.Errorf("审核意见 is named %d times", n)
	}
	holds(t, second, "xl/worksheets/sheet4.xml", "补办手续")
	sameValues(t, departmental().zipped(t), second)
	third := mark(t, again, second)
	if strings.Contains(member(t, third, "xl/comments1.xml"), finding.NoteMark) {
		t.Error("notes of ours are left")
	}
}

// style gives the fill of a cell of the first sheet.
func style(t *testing.T, data []byte, cell string) string {
	t.Helper()
	p, err := openPackage(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.workbook()
	if err != nil {
		t.Fatal(err)
	}
	s, err := p.styles(b)
	if err != nil {
		t.Fatal(err)
	}
	fill := ""
	err = ooxml.Tags([]byte(member(t, data, sheet1)), func(c ooxml.Tag) error {
		if c.Name != "c" || !c.Opening || c.Value("r") != cell {
			return nil
		}
		style, err := c.Number("s")
		if err != nil {
			return err
		}
		n, err := ooxml.ParseTag([]byte(s.xfs[style])).Number("fillId")
		fill = s.fills[n]
		return err
	})
	if err != nil || fill == "" {
		t.Fatalf("cell %s: %v", cell, err)
	}
	return fill
}

// Thousands of notes: the drawing names every block of numbers that it uses.
func TestManyNotes(t *testing.T) {
	var list []finding.Finding
	for row := 2; row < 3002; row++ {
		list = append(list, at(finding.Error, address{row, 1}.String(), wrong))
	}
	marked := mark(t, own, departmental().zipped(t), list...)
	holds(t, marked, "xl/drawings/vmlDrawing1.vml", `data="1,2,3"`, `_x0000_s4024`)
	holds(t, marked, "xl/worksheets/sheet4.xml", `<c r="A3003" s="`)
}
