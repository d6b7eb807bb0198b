package ofd

import (
	"fmt"
	"strings"

	"zonereport/pipeline/document"
)

const (
	producer = "zonereport"
	root     = "Doc_0/"
)

// entry writes OFD.xml (7.4), which says what the document is and where it begins.
func (w *writer) entry() {
	m := file("OFD")
	m.text("Version", "1.0")
	m.text("DocType", "OFD")
	m.open("DocBody")
	m.open("DocInfo")
	date := w.date()
	m.leaf("DocID", w.identifier())
	m.leaf("Title", title(w.doc))
	m.leaf("Author", w.doc.Author)
	m.leaf("Subject", w.doc.Subtitle)
	m.leaf("CreationDate", date)
	m.leaf("ModDate", date)
	m.leaf("Creator", producer)
	w.custom(m)
	m.close("DocInfo")
	m.leaf("DocRoot", root+"Document.xml")
	w.put("OFD.xml", m.end())
}

// custom is what a register of files takes from the file itself, without reading its pages.
func (w *writer) custom(m *markup) {
	m.open("CustomDatas")
	for _, data := range [][2]string{
		{"报告期", w.doc.Period.String()},
		{"开发区", w.doc.Author},
		{"校验码", w.doc.Check},
	} {
		if data[1] != "" {
			m.open("CustomData")
			m.text("Name", data[0])
			m.content(data[1])
			m.close("CustomData")
		}
	}
	m.close("CustomDatas")
}

// date is the last day of the report month (xs:date).
func (w *writer) date() string { return w.doc.Period.End().String() }

func title(doc document.Document) string { return strings.ReplaceAll(doc.Title, "\n", "") }

// document writes Document.xml (7.5): the pages, and what leads to places on them.
func (w *writer) document() {
	m := file("Document")
	m.open("CommonData")
	m.leaf("MaxUnitID", fmt.Sprint(w.last))
	m.open("PageArea")
	width, height := 210.0, 297.0
	if len(w.Pages) > 0 {
		width, height = mm(w.Pages[0].Width), mm(w.Pages[0].Height)
	}
	box(m, "PhysicalBox", width, height)
	m.close("PageArea")
	m.leaf("PublicRes", "PublicRes.xml")
	m.close("CommonData")
	m.open("Pages")
	for i, id := range w.pageID {
		m.open("Page")
		m.number("ID", id)
		m.text("BaseLoc", pageFolder(i)+"Content.xml")
		m.close("Page")
	}
	m.close("Pages")
	w.outline(m)
	if w.linked() {
		m.leaf("Annotations", annotations)
	}
	w.put(root+"Document.xml", m.end())
}

// pageFolder is where a page's files are, from the folder of the document.
func pageFolder(i int) string { return fmt.Sprintf("Pages/Page_%d/", i) }

// box is the area of a page.
func box(m *markup, name string, width, height float64) {
	m.open(name)
	m.fill()
	m.list(coarse, 0, 0, width, height)
	m.close(name)
}

// fonts writes the fonts and PublicRes.xml (7.9), which names them.
func (w *writer) fonts() error {
	m := file("Res")
	m.text("BaseLoc", "Res")
	if len(w.faces) > 0 {
		m.open("Fonts")
	}
	for i, f := range w.faces {
		data, err := f.File()
		if err != nil {
			return err
		}
		name := fmt.Sprintf("font_%d.ttf", i+1)
		w.put(root+"Res/"+name, data)
		m.open("Font")
		m.number("ID", w.font[f])
		m.text("FontName", f.Name())
		m.text("FamilyName", f.Font.Name)
		m.leaf("FontFile", name)
		m.close("Font")
	}
	w.put(root+"PublicRes.xml", m.end())
	return nil
}
