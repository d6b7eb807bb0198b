package excel

import (
	"fmt"
	"strconv"
	"time"

	"zonereport/pipeline/render/excel/notation"

	"github.com/xuri/excelize/v2"
)

// begin makes the tabs, in order, and the default font, by which columns are measured.
func (w *workbook) begin() error {
	if err := w.file.SetDefaultFont("宋体"); err != nil {
		return err
	}
	for i, s := range w.sheets {
		if i == 0 {
			if err := w.file.SetSheetName(w.file.GetSheetName(0), s.name); err != nil {
				return err
			}
			continue
		}
		if _, err := w.file.NewSheet(s.name); err != nil {
			return err
		}
	}
	return w.name()
}

// name defines the figures' names, before any formula refers to them.
func (w *workbook) name() error {
	for i := range w.doc.Figures {
		key := w.doc.Figures[i].Key()
		name := w.doc.Names[key]
		if name == "" {
			continue
		}
		cell := notation.On(w.working.values, notation.Fixed(w.working.rows[key], valueColumn))
		defined, err := Define(w.file, name, cell)
		if err != nil {
			return err
		}
		w.working.names[key] = defined
	}
	return nil
}

// Define gives a cell (Sheet!$A$1) a figure's name and returns the name it got: one that Excel
// refuses is written with letters it takes, with a number behind it.
func Define(f *excelize.File, name, cell string) (string, error) {
	defined := name
	err := f.SetDefinedName(&excelize.DefinedName{Name: defined, RefersTo: cell})
	for n := 2; err != nil && n < 100; n++ {
		defined = notation.CommonName(name) + "_" + strconv.Itoa(n)
		err = f.SetDefinedName(&excelize.DefinedName{Name: defined, RefersTo: cell})
	}
	if err != nil {
		return "", fmt.Errorf("define name %q: %w", name, err)
	}
	return defined, nil
}

// finish sets the file's properties. The dates are those of the report, so that the same
// document gives the same bytes.
func (w *workbook) finish() error {
	stamp := w.doc.Period.End().Time().Format(time.RFC3339)
	if err := w.file.SetDocProps(&excelize.DocProperties{
		Title: w.title(), Subject: w.doc.Subtitle, Creator: w.doc.Author, LastModifiedBy: w.doc.Author,
		Created: stamp, Modified: stamp, Language: "zh-CN",
	}); err != nil {
		return err
	}
	return w.file.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", Company: w.doc.Author})
}
