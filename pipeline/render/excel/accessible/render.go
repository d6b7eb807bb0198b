// Package accessible renders a document as a second workbook (.xlsx), for programs and for
// readers who cannot use the printed page: it holds the tables, the numbers behind the charts
// and the text of the report and follows the accessibility rules for statistical spreadsheets
// of the UK Government Analysis Function (peers.md §6). One marked-up, named table per sheet
// with one head row; title, remarks and table in column A; no merged, blank or hidden cells;
// no filters, fills, headers or footers; notes as text on a sheet of their own. Values are
// plain numbers: the formulas are in the print-ready workbook, which package excel draws from
// the same document.
package accessible

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/pack"
)

// Render draws the document: 封面, 目录, 说明, 主要指标, a sheet per table and chart, 数据来源 and
// 正文. The same document gives the same bytes. An error is a defect of the program, never of
// the data.
func Render(doc document.Document) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() // nothing but memory: the streams are read before it
	w := writer{file: f, names: map[string]string{}, looks: map[look]int{}, tags: map[int]int{}, tables: map[string]bool{}}
	for _, e := range doc.Figures {
		w.names[e.Key()] = doc.Names[e.Key()]
	}
	if err := w.write(plan(doc)); err != nil {
		return nil, fmt.Errorf("workbook of tables %s: %w", doc.ID, err)
	}
	if err := inform(f, doc); err != nil {
		return nil, fmt.Errorf("properties of the workbook of tables %s: %w", doc.ID, err)
	}
	unfilter(f)
	return pack.Bytes(f, pack.Missing{})
}

// title is the document's title on one line.
func title(doc document.Document) string { return strings.ReplaceAll(doc.Title, "\n", "") }

// inform sets the document information. The dates are those of the report, so that the same
// document gives the same bytes.
func inform(f *excelize.File, doc document.Document) error {
	stamp := doc.Period.End().Time().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{
		Title: title(doc) + suffix, Subject: period(doc), Creator: doc.Author, LastModifiedBy: doc.Author,
		Keywords: strings.Join([]string{doc.Author, period(doc), "统计", "数据表"}, ", "),
		Created:  stamp, Modified: stamp, Language: "zh-CN",
	}); err != nil {
		return err
	}
	return f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", Company: doc.Author})
}
