package ofd

import (
	"fmt"

	"zonereport/pipeline/render/layout/page"
)

// mark is a bookmark and where it leads.
type mark struct {
	page.Outline
	page int // counts from 0
}

// outline writes the bookmarks, each within the one before it that has a lower level (7.8).
func (w *writer) outline(m *markup) {
	var marks []mark
	for i, p := range w.Pages {
		for _, o := range p.Outline {
			marks = append(marks, mark{o, i})
		}
	}
	if len(marks) == 0 {
		return
	}
	m.open("Outlines")
	var open []int // levels of the bookmarks that are open
	for _, o := range marks {
		for len(open) > 0 && open[len(open)-1] >= o.Level {
			m.close("OutlineElem")
			open = open[:len(open)-1]
		}
		m.open("OutlineElem")
		m.text("Title", o.Title)
		m.open("Actions")
		w.lead(m, o.page, o.Y)
		m.close("Actions")
		open = append(open, o.Level)
	}
	for range open {
		m.close("OutlineElem")
	}
	m.close("Outlines")
}

// lead writes the action that leads to a height of a page, counted from 0 (14.2, Goto).
func (w *writer) lead(m *markup, to int, top float64) {
	m.open("Action")
	m.text("Event", "CLICK")
	m.open("Goto")
	m.open("Dest")
	m.text("Type", "XYZ")
	m.number("PageID", w.pageID[to])
	m.lengths("Left", 0)
	m.lengths("Top", mm(top))
	m.close("Dest", "Goto", "Action")
}

const annotations = "Annotations.xml"

// linked says whether there are links.
func (w *writer) linked() bool {
	for _, p := range w.Pages {
		if len(p.Links) > 0 {
			return true
		}
	}
	return false
}

// annotations writes the links of each page (15.2): areas that draw nothing and lead somewhere.
func (w *writer) annotations() {
	if !w.linked() {
		return
	}
	list := file("Annotations")
	for i, p := range w.Pages {
		if len(p.Links) == 0 {
			continue
		}
		name := pageFolder(i) + "Annotation.xml"
		list.open("Page")
		list.number("PageID", w.pageID[i])
		list.leaf("FileLoc", name)
		list.close("Page")
		m := file("PageAnnot")
		for _, l := range p.Links {
			w.link(m, l)
		}
		w.put(root+name, m.end())
	}
	w.put(root+annotations, list.end())
}

// told is where a link leads, in words.
func (w *writer) told(l page.Link) string {
	if l.Tag > 0 && l.Tag < len(w.Elements) && w.Elements[l.Tag].Alt != "" {
		return w.Elements[l.Tag].Alt
	}
	return fmt.Sprintf("转到第%d页", l.Page)
}

// link is one area that leads somewhere.
func (w *writer) link(m *markup, l page.Link) {
	m.open("Annot")
	m.number("ID", w.next())
	m.text("Type", "Link")
	m.text("Creator", producer)
	m.text("LastModDate", w.date())
	m.leaf("Remark", w.told(l))
	m.open("Appearance")
	m.lengths("Boundary", mm(l.X), mm(l.Y), mm(l.Width), mm(l.Height))
	m.open("PathObject")
	m.number("ID", w.next())
	m.lengths("Boundary", 0, 0, mm(l.Width), mm(l.Height))
	m.text("Stroke", "false")
	m.open("Actions")
	w.lead(m, l.Page-1, l.Top)
	m.close("Actions")
	m.open("AbbreviatedData")
	m.fill()
	m.outlineOf(true, 0, 0, mm(l.Width), 0, mm(l.Width), mm(l.Height), 0, mm(l.Height))
	m.close("AbbreviatedData", "PathObject", "Appearance", "Annot")
}
