// Package accessible draws a document's tables as a second workbook (.xlsx), for programs and for
// readers who cannot use the printed page. It keeps to the accessibility rules for statistical
// spreadsheets of the UK Government Analysis Function (peers.md §6) as far as they are of the form:
// marked-up, named tables; title, remarks and table in column A; no merged, blank or hidden cells;
// no filters, fills, headers or footers. Values are plain numbers: the formulas are in the
// print-ready workbook, which package excel draws from the same document.
package accessible

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/pack"
)

// Render draws the tables of a document that has them. The same document gives the same bytes. An
// error is a defect of the program, never of the data.
func Render(doc document.Document) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() // nothing but memory: the streams are read before it
	w := writer{file: f, names: map[string]string{}, looks: map[look]int{}, tags: map[int]int{}, tables: map[string]bool{}}
	for _, e := range doc.Figures {
		w.names[e.Key()] = doc.Names[e.Key()]
	}
	if err := w.write(doc.Data.Sheets); err != nil {
		return nil, fmt.Errorf("workbook of tables %s: %w", doc.ID, err)
	}
	if err := inform(f, doc); err != nil {
		return nil, fmt.Errorf("properties of the workbook of tables %s: %w", doc.ID, err)
	}
	return pack.Bytes(f, pack.Missing{Tables: w.marked})
}

// inform sets the document information. The dates are those of the report, so that the same
// document gives the same bytes.
func inform(f *excelize.File, doc document.Document) error {
	stamp := doc.Period.End().Time().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: doc.Data.Title, Subject: doc.Data.Period, Creator: doc.Author, LastModifiedBy: doc.Author,
		Keywords: strings.Join(doc.Data.Keywords, ", "),
		Created:  stamp, Modified: stamp, Language: "zh-CN",
	}); err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", Company: doc.Author})
}
