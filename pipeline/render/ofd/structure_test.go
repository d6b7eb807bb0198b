package ofd_test

import (
	"slices"
	"strings"
	"testing"
)

// rule is what an element may hold by GB/T 33190-2016, as far as these files use it.
type rule struct {
	children string // in this order; * any number, + one or more, ? one or none
	needed   string // attributes
	allowed  string // further ones
}

// rules are those of clauses 7 to 15; an element that stands here under no name of its own is unknown.
var rules = map[string]rule{
	"OFD":     {"DocBody+", "Version DocType", ""},
	"DocBody": {"DocInfo DocRoot Signatures?", "", ""},
	"DocInfo": {"DocID Title? Author? Subject? Abstract? CreationDate? ModDate? DocUsage? Cover? Keywords? Creator? CreatorVersion? CustomDatas?", "", ""},
	"DocID":   {}, "Title": {}, "Author": {}, "Subject": {}, "CreationDate": {}, "ModDate": {}, "Creator": {}, "DocRoot": {},
	"CustomDatas": {"CustomData+", "", ""}, "CustomData": {"", "Name", ""},
	"Document":   {"CommonData Pages Outlines? Permissions? Actions? VPreferences? Bookmarks? Annotations? CustomTags? Attachments? Extensions?", "", ""},
	"CommonData": {"MaxUnitID PageArea PublicRes* DocumentRes* TemplatePage* DefaultCS?", "", ""},
	"MaxUnitID":  {}, "PublicRes": {}, "PhysicalBox": {}, "FileLoc": {}, "Remark": {}, "FontFile": {},
	"PageArea": {"PhysicalBox ApplicationBox? ContentBox? BleedBox?", "", ""},
	"Area":     {"PhysicalBox ApplicationBox? ContentBox? BleedBox?", "", ""},
	"Pages":    {"Page+", "", ""},
	"Outlines": {"OutlineElem+", "", ""}, "OutlineElem": {"Actions? OutlineElem*", "Title", "Count Expanded"},
	"Actions": {"Action+", "", ""}, "Action": {"Region? Goto", "Event", ""}, "Goto": {"Dest", "", ""},
	"Dest":  {"", "Type PageID", "Left Top Right Bottom Zoom"},
	"Res":   {"Fonts*", "BaseLoc", ""},
	"Fonts": {"Font+", "", ""}, "Font": {"FontFile?", "ID FontName", "FamilyName Charset Italic Bold Serif FixedWidth"},
	"Content": {"Layer+", "", ""}, "Layer": {"TextObject|PathObject", "ID", "Type DrawParam"},
	"TextObject": {"Actions? Clips? FillColor? StrokeColor? CGTransform* TextCode", "ID Boundary Font Size", "CTM Visible Name HScale Weight"},
	"FillColor":  {"", "Value", ""}, "StrokeColor": {"", "Value", ""},
	"CGTransform": {"Glyphs?", "CodePosition", "CodeCount GlyphCount"}, "Glyphs": {},
	"TextCode":        {"", "X Y", "DeltaX DeltaY"},
	"PathObject":      {"Actions? Clips? StrokeColor? FillColor? AbbreviatedData", "ID Boundary", "Stroke Fill LineWidth DashPattern Cap Join Visible"},
	"AbbreviatedData": {},
	"Annotations":     {"Page*", "", ""},
	"PageAnnot":       {"Annot+", "", ""}, "Annot": {"Remark? Parameters? Appearance", "ID Type Creator LastModDate", "Visible Subtype Print ReadOnly"},
	"Appearance": {"PathObject+", "", "Boundary"},
}

// breaks says how an element and those in it break the rules. Document and Content name another
// element by Page and Annotations than a list of links does.
func breaks(e element, in string) (found []string) {
	r, known := rules[e.name]
	switch {
	case in == "Document" && e.name == "Annotations":
		r = rule{}
	case in == "Pages":
		r = rule{"", "ID BaseLoc", ""}
	case in == "Annotations":
		r = rule{"FileLoc", "PageID", ""}
	case e.name == "Page":
		r = rule{"Template* PageRes* Area? Content? Actions?", "", ""}
	case !known:
		return []string{e.name + " is not known within " + in}
	}
	for _, name := range strings.Fields(r.needed) {
		if e.attributes[name] == "" {
			found = append(found, e.name+" lacks "+name)
		}
	}
	for name := range e.attributes {
		if !slices.Contains(strings.Fields(r.needed+" "+r.allowed), name) {
			found = append(found, e.name+" has "+name)
		}
	}
	if !ordered(r.children, e.children) {
		found = append(found, e.name+" holds others than "+r.children)
	}
	for _, c := range e.children {
		found = append(found, breaks(c, e.name)...)
	}
	return found
}

// ordered says whether elements follow a rule.
func ordered(want string, children []element) bool {
	if strings.Contains(want, "|") {
		return !slices.ContainsFunc(children, func(c element) bool { return !slices.Contains(strings.Split(want, "|"), c.name) })
	}
	for _, w := range strings.Fields(want) {
		name, n := strings.TrimRight(w, "*+?"), 0
		for len(children) > 0 && children[0].name == name {
			children, n = children[1:], n+1
		}
		fits := map[byte]bool{'*': true, '+': n > 0, '?': n < 2}
		if fit, several := fits[w[len(w)-1]]; several && !fit || !several && n != 1 {
			return false
		}
	}
	return len(children) == 0
}

// TestStructure holds every XML file against the rules of the standard: elements, their order, their
// attributes.
func TestStructure(t *testing.T) {
	_, file := drawn(t, report())
	a := read(t, file)
	for name, tree := range a.trees {
		for _, what := range breaks(tree, "") {
			t.Errorf("%s: %s", name, what)
		}
	}
	if len(a.trees) < 8 {
		t.Errorf("%d XML files", len(a.trees))
	}
}

// The rules find what breaks them.
func TestRules(t *testing.T) {
	const open, end = `<ofd:TextObject xmlns:ofd="http://www.ofdspec.org/2016" ID="1" Boundary="0 0 1 1" Font="2" `, `</ofd:TextObject>`
	for text, want := range map[string]string{
		open + `Size="4"><ofd:TextCode X="0" Y="0">字</ofd:TextCode>` + end:                               "",
		open + `><ofd:TextCode X="0" Y="0">字</ofd:TextCode>` + end:                                       "TextObject lacks Size",
		open + `Size="4" Colour="red"><ofd:TextCode X="0" Y="0">字</ofd:TextCode>` + end:                  "TextObject has Colour",
		open + `Size="4"><ofd:TextCode X="0" Y="0">字</ofd:TextCode><ofd:FillColor Value="1 1 1"/>` + end: "TextObject holds others",
		open + `Size="4">` + end: "TextObject holds others",
		open + `Size="4"><ofd:TextCode X="0" Y="0">字</ofd:TextCode><ofd:TextCode X="0" Y="0">字</ofd:TextCode>` + end: "TextObject holds others",
		`<ofd:Layers xmlns:ofd="http://www.ofdspec.org/2016"/>`:                                                      "Layers is not known",
	} {
		found := strings.Join(breaks(tree(t, []byte(text)), ""), ", ")
		if !strings.HasPrefix(found, want) || (want == "") != (found == "") {
			t.Errorf("%s: %q, want %q", text, found, want)
		}
	}
}

// TestIdentifiers: each is given once and none is above MaxUnitID; what refers to one, or to a file,
// finds it.
func TestIdentifiers(t *testing.T) {
	_, file := drawn(t, report())
	a := read(t, file)
	given := map[string]string{}
	highest := numbers(t, a.trees["Doc_0/Document.xml"].all("MaxUnitID")[0].text)[0]
	var visit func(name string, e element)
	visit = func(name string, e element) {
		if id := e.attributes["ID"]; id != "" {
			if given[id] != "" || numbers(t, id)[0] > highest || numbers(t, id)[0] < 1 {
				t.Errorf("%s: %s has the identifier %s of %s, the highest is %v", name, e.name, id, given[id], highest)
			}
			given[id] = e.name
		}
		for _, c := range e.children {
			visit(name, c)
		}
	}
	for name, tree := range a.trees {
		visit(name, tree)
	}
	if highest != float64(len(given)) {
		t.Errorf("MaxUnitID is %v of %d identifiers", highest, len(given))
	}
	references, files := 0, 0
	for _, tree := range a.trees {
		for attribute, kind := range map[string]string{"Font": "Font", "PageID": "Page"} {
			for _, name := range []string{"TextObject", "Dest", "Page"} {
				for _, e := range tree.all(name) {
					if id, refers := e.attributes[attribute]; refers {
						references++
						if given[id] != kind {
							t.Errorf("%s %s of a %s is a %s", attribute, id, name, given[id])
						}
					}
				}
			}
		}
		for _, name := range []string{"DocRoot", "PublicRes", "FontFile", "FileLoc", "Page", "Annotations"} {
			for _, e := range tree.all(name) {
				loc := e.text + e.attributes["BaseLoc"]
				if name == "FontFile" {
					loc = "Res/" + loc
				}
				if name != "DocRoot" {
					loc = "Doc_0/" + loc
				}
				if strings.HasSuffix(loc, "/") { // Page and Annotations of another kind
					continue
				}
				files++
				if a.parts[loc] == nil {
					t.Errorf("%s: there is no %s", name, loc)
				}
			}
		}
	}
	if references < 50 || files < 8 {
		t.Errorf("%d references, %d to files", references, files)
	}
}
