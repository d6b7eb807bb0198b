// Package legend says what a workbook says beside the report that it holds: what its lists are
// called, how they are headed and read, and what each sheet holds.
package legend

import (
	"cmp"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
)

// Titles of the lists, as an annex too.
const (
	Figures = "主要指标"
	Sources = "数据来源"
)

// Enter completes a document whose figures, annexes and manual are settled.
func Enter(doc *document.Document) {
	doc.Workbook = document.Workbook{
		Reading:  "阅读方法：各节表格中的指标引用“" + Figures + "”中的数值；“" + Figures + "”由公式从各台账工作表的行算出；台账每行的末四列注明来源文件、工作表、行号和单元格。",
		Figures:  figures(doc),
		Sources:  sources(doc),
		Charts:   document.Listing{Title: "图表数据", Heading: "图表数据", About: "各图的数据", Heads: []string{"类别"}},
		Workings: workings(doc),
		Beyond:   "数值由程序算出：条件用到不附列的个人信息栏，或所用的行不在本工作簿；见" + Sources,
	}
	if doc.Manual.Title != "" {
		doc.Manual.About = "数据范围、计分、取位、符号和公式的读法"
		doc.Manual.Blocks = append(doc.Manual.Blocks[:len(doc.Manual.Blocks):len(doc.Manual.Blocks)], formulas(doc)...)
	}
	for i := range doc.Sections {
		doc.Sections[i].About = cmp.Or(holds(doc.Sections[i]), "文字")
	}
	for i := range doc.Annexes {
		doc.Annexes[i].About = joined(doc.Annexes[i].Number, holds(doc.Annexes[i]))
	}
	for i := range doc.Enclosures {
		doc.Enclosures[i].About = "台账，计入" + strconv.Itoa(len(doc.Enclosures[i].Rows)) + "行"
	}
}

// holds names the tables and charts of a section.
func holds(section document.Section) string {
	var list []string
	for _, b := range section.Blocks {
		switch b := b.(type) {
		case document.Table:
			if b.Title != "" {
				list = append(list, b.Number+" "+b.Title)
			}
		case document.Chart:
			list = append(list, b.Number+" "+b.Title)
		}
	}
	return strings.Join(list, "；")
}

// annexed puts the number of the annex of a kind, if there is one, before a text about it.
func annexed(doc *document.Document, kind document.SectionKind, text string) string {
	for _, annex := range doc.Annexes {
		if annex.Kind == kind {
			return joined(annex.Number, text)
		}
	}
	return text
}

func joined(number, text string) string { return strings.Trim(number+"　"+text, "　") }
