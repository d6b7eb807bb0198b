// Package excel renders a document as a workbook (.xlsx). Every figure of the document is a
// live formula over ledger rows in the same workbook, under its defined name and with its
// exact value cached (design §3, Workbooks). It draws the departments' blank forms too.
// With accessible below it, it is the only importer of excelize.
package excel

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/pack"
)

// Titles of the sheets that every workbook has. An annex of the same title is not drawn
// again: its sheet takes the annex's number.
const (
	contentsTitle  = "目录"
	figuresTitle   = "主要指标"
	sourcesTitle   = "数据来源"
	chartDataTitle = "图表数据"
)

// Render draws the document: 目录 with the lead, a sheet per section and annex, 主要指标 with
// the live figures, 数据来源, 编制说明, the numbers behind the charts, and one sheet per
// enclosed ledger.
// The same document and style give the same bytes. An error is a defect of the program or of
// the style file, never of the data.
func Render(doc document.Document, style document.Style) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() // nothing but memory: the streams are read before it
	w := newWorkbook(f, doc, style)
	w.plan()
	if err := w.begin(); err != nil {
		return nil, fmt.Errorf("begin workbook %s: %w", doc.ID, err)
	}
	w.compose()
	for _, s := range w.sheets {
		if err := w.write(s); err != nil {
			return nil, fmt.Errorf("write sheet %q of %s: %w", s.name, doc.ID, err)
		}
	}
	if err := w.finish(); err != nil {
		return nil, fmt.Errorf("finish workbook %s: %w", doc.ID, err)
	}
	return pack.Bytes(f, w.missing())
}

// missing is what is written while packing, by the part of its sheet: excelize numbers the
// parts in the order in which begin makes the sheets.
func (w *workbook) missing() pack.Missing {
	more := pack.Missing{Feeds: map[string]*pack.Feed{}, PointFormat: w.pointFormat}
	for i, s := range w.sheets {
		part := "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml"
		if s.feed != nil {
			more.Feeds[part] = s.feed
		}
		if s == w.at.charts {
			more.ChartData = part
		}
	}
	return more
}

// compose fills the planned sheets, in their order.
func (w *workbook) compose() {
	w.contents(w.at.contents)
	for i, section := range w.doc.Sections {
		w.section(w.at.sections[i], section)
	}
	for i, annex := range w.doc.Annexes {
		if s := w.at.annexes[i]; s != w.at.figures && s != w.at.sources {
			w.section(s, annex)
		}
	}
	w.figures(w.at.figures)
	w.sources(w.at.sources)
	if w.at.manual != nil {
		w.manual(w.at.manual)
	}
	for i := range w.doc.Enclosures {
		w.enclosure(w.at.ledgers[i], &w.doc.Enclosures[i])
	}
}

// pointFormat is the number format of a cell of 图表数据.
func (w *workbook) pointFormat(at ledger.Address) string {
	if cells := w.at.charts.lines[at.Row-1].cells; int(at.Col) <= len(cells) {
		if format := w.known[cells[at.Col-1].StyleID].format; format != "" {
			return format
		}
	}
	return "General"
}
