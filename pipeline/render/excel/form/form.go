// Package form draws the departments' blank forms: a sheet per ledger whose heads are locked and
// explained and whose lines take only what belongs in them, and a guide.
package form

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/workbook"
)

// Render draws a blank form. The same form and style give the same bytes. An error is a defect of
// the program, of the style file or of the definitions.
func Render(form document.Form, style document.Style) ([]byte, error) {
	w := writer{File: workbook.New(style, "", ""), author: form.Author}
	defer w.Close()
	data, err := w.form(form)
	if err != nil {
		return nil, fmt.Errorf("form %s: %w", form.File, err)
	}
	return data, nil
}

// writer writes one form into one workbook.
type writer struct {
	*workbook.File
	author string
}

func (w writer) form(form document.Form) ([]byte, error) {
	guide := w.Sheet(form.Guide.Title, w.Colour(2)) // readers know it by its name, so it comes to it first
	sheets := make([]*workbook.Sheet, len(form.Sheets), len(form.Sheets)+1)
	for i, fs := range form.Sheets {
		sheets[i] = w.Sheet(fs.Title, w.Colour(0))
	}
	if err := w.Begin(append(sheets, guide)); err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	w.guide(guide, form.Guide)
	lists := w.choices(guide, form.Sheets)
	if err := w.protect(guide); err != nil {
		return nil, fmt.Errorf("protect the guide: %w", err)
	}
	for i, s := range sheets {
		if err := w.table(s, &form.Sheets[i], lists); err != nil {
			return nil, fmt.Errorf("draw sheet %q: %w", s.Name, err)
		}
	}
	if err := w.Write(); err != nil {
		return nil, err
	}
	if err := w.Excel.SetDocProps(&excelize.DocProperties{Title: form.Title, Creator: w.author, LastModifiedBy: w.author, Language: "zh-CN"}); err != nil {
		return nil, fmt.Errorf("set the properties: %w", err)
	}
	return w.Pack(nil)
}
