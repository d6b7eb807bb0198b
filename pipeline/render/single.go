package render

import (
	"cmp"
	"path"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/ofd"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// PDF draws one document as a PDF alone: a letter, a sheet to be signed.
func PDF(doc document.Document, style document.Style, fonts typeface.Set) ([]byte, error) {
	file, err := draw(sheetsOf(doc, style, fonts), formats(style)[0])
	return file, cmp.Or(fonts.Steady(), err)
}

// Workbook draws one document as a workbook alone.
func Workbook(doc document.Document, style document.Style) ([]byte, error) {
	return draw(sheets{doc: doc}, format{role: ".xlsx", draw: func(s sheets) ([]byte, error) { return excel.Render(s.doc, style) }})
}

// Values draws one document as what shows values only, each by its suffix: its pages, in the formats it wants, and
// its tables as a workbook (数据表); no workbook with formulas.
func Values(doc document.Document, style document.Style, fonts typeface.Set) ([]runfolder.Artifact, error) {
	var some []format
	for _, f := range formats(style) {
		if f.role != ".xlsx" {
			some = append(some, f)
		}
	}
	artifacts, err := inFormats([]sheets{sheetsOf(doc, style, fonts)}, some)
	return artifacts, cmp.Or(fonts.Steady(), err)
}

// Pages is how many pages a file has that was drawn here, by the format that its name tells; 0 for one without.
func Pages(name string, file []byte) (int, error) {
	switch path.Ext(name) {
	case ".pdf":
		return pdf.Count(file)
	case ".ofd":
		return ofd.Count(file)
	}
	return 0, nil
}
