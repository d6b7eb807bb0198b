// Package excel renders a document as a workbook (.xlsx). Every figure of the document is a
// live formula over ledger rows in the same workbook, under its defined name and with its
// exact value cached (design §3, Workbooks). This package says what stands where; the formulas
// are stated in formula, sheets are drawn with workbook, and pack makes the file. The other two
// workbooks that departments and readers get, form and accessible, are drawn beside it. excelize
// is imported nowhere else.
package excel

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// contentsTitle names the first sheet of every workbook. It is of the form, as 续表 and 返回目录
// are: what tells of the content is in the document.
const contentsTitle = "目录"

// Render draws the document: 目录 with the lead, a sheet per section and annex, 主要指标 with
// the live figures, 数据来源, 编制说明, the numbers behind the charts, and one sheet per
// enclosed ledger.
// The same document and style give the same bytes. An error is a defect of the program or of
// the style file, never of the data.
func Render(doc document.Document, style document.Style) ([]byte, error) {
	w := newWriter(doc, style)
	defer w.Close()
	w.plan()
	if err := w.begin(); err != nil {
		return nil, fmt.Errorf("begin workbook %s: %w", doc.ID, err)
	}
	w.compose()
	if w.failed != nil {
		return nil, fmt.Errorf("fill workbook %s: %w", doc.ID, w.failed)
	}
	if err := w.Write(); err != nil {
		return nil, fmt.Errorf("workbook %s: %w", doc.ID, err)
	}
	if err := w.inform(); err != nil {
		return nil, fmt.Errorf("properties of workbook %s: %w", doc.ID, err)
	}
	return w.Pack(w.at.charts)
}

// begin makes the tabs and defines the figures' names, before any formula refers to them.
func (w *writer) begin() error {
	if err := w.Begin(w.sheets); err != nil {
		return err
	}
	for i := range w.doc.Figures {
		key := w.doc.Figures[i].Key()
		name := w.doc.Names[key]
		if name == "" {
			continue
		}
		cell := notation.On(w.working.values, notation.Absolute(w.working.rows[key], valueColumn))
		defined, err := workbook.Define(w.Excel, name, cell)
		if err != nil {
			return err
		}
		w.working.names[key] = defined
	}
	return nil
}

// compose fills the planned sheets, in their order.
func (w *writer) compose() {
	w.contents(w.at.contents)
	if digest := w.doc.Digest(); w.at.summary != nil {
		w.section(w.at.summary, digest.Title, digest.Blocks)
	}
	for i, section := range w.doc.Sections {
		w.section(w.at.sections[i], section.Number+section.Title, section.Blocks)
	}
	for i, annex := range w.doc.Annexes {
		if s := w.at.annexes[i]; s != w.at.figures && s != w.at.sources {
			w.section(s, joined(annex.Number, annex.Title), annex.Blocks)
		}
	}
	if w.at.figures != nil {
		w.figures(w.at.figures)
		w.sources(w.at.sources)
	}
	if w.at.manual != nil {
		w.section(w.at.manual, w.doc.Manual.Title, w.doc.Manual.Blocks)
	}
	for i := range w.doc.Enclosures {
		w.enclosure(w.at.ledgers[i], &w.doc.Enclosures[i])
	}
}

// inform sets the file's properties. The dates are those of the report, so that the same
// document gives the same bytes.
func (w *writer) inform() error {
	stamp := w.doc.Period.End().Time().Format(time.RFC3339)
	if err := w.Excel.SetDocProps(&excelize.DocProperties{
		Title: title(w.doc), Subject: w.doc.Subtitle, Creator: w.doc.Author, LastModifiedBy: w.doc.Author,
		Created: stamp, Modified: stamp, Language: "zh-CN",
	}); err != nil {
		return err
	}
	return w.Excel.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", Company: w.doc.Author})
}
