// Package render draws documents in every output format, each of which is a folder below it.
package render

import (
	"errors"
	"fmt"
	"sync"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/accessible"
	"zonereport/pipeline/render/layout/typeset"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/validate"
)

// format is one that documents are drawn in.
type format struct {
	role   string // behind the document's id: .pdf
	suffix string // behind the document's file name
	draw   func(document.Document) ([]byte, error)
	wanted func(document.Document) bool // nil: always
}

// formats are the output formats; a new one is one line here and a folder beside this file.
func formats(style document.Style, fonts typeface.Set) []format {
	return []format{
		{role: ".pdf", suffix: ".pdf", draw: func(d document.Document) ([]byte, error) { return pdf.Render(d, style, fonts) }},
		{role: ".xlsx", suffix: ".xlsx", draw: func(d document.Document) ([]byte, error) { return excel.Render(d, style) }},
		{role: ".data.xlsx", suffix: "（数据表）.xlsx", draw: accessible.Render, wanted: func(d document.Document) bool { return d.Data != nil }},
	}
}

// Documents draws every document in every format it wants, all at the same time; the order of
// the artifacts is that of documents and formats.
func Documents(docs []document.Document, style document.Style, fonts typeface.Set) ([]runfolder.Artifact, error) {
	return inFormats(docs, formats(style, fonts))
}

func inFormats(docs []document.Document, formats []format) ([]runfolder.Artifact, error) {
	var artifacts []runfolder.Artifact
	var drawings []func() ([]byte, error)
	for _, doc := range docs {
		for _, f := range formats {
			if f.wanted == nil || f.wanted(doc) {
				artifacts = append(artifacts, runfolder.Artifact{Role: doc.ID + f.role, Name: doc.File + f.suffix})
				drawings = append(drawings, func() ([]byte, error) { return draw(doc, f) })
			}
		}
	}
	failed := make([]error, len(artifacts))
	var wait sync.WaitGroup
	for i, drawing := range drawings {
		wait.Go(func() { artifacts[i].Data, failed[i] = drawing() })
	}
	wait.Wait()
	return artifacts, errors.Join(failed...)
}

// draw turns a panic in a drawing library into an error, so that the run can end in order.
func draw(doc document.Document, f format) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
		if err != nil {
			err = fmt.Errorf("draw %s%s: %w", doc.ID, f.role, err)
		}
	}()
	return f.draw(doc)
}

// Undrawable lists the characters for which a drawing failed; none for another failure.
func Undrawable(failure error) []validate.Undrawable {
	var missing *typeset.MissingError
	var list []validate.Undrawable
	if errors.As(failure, &missing) {
		for _, c := range missing.Characters {
			list = append(list, validate.Undrawable(c))
		}
	}
	return list
}
