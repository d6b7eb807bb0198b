package pipeline

import (
	"errors"
	"fmt"
	"sync"

	"zonereport/pipeline/document"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/typeface"
)

// renderer draws a document in one format.
type renderer struct {
	extension string
	draw      func(document.Document) ([]byte, error)
}

// renderers are the output formats; a new one is one line here and a folder under render.
func renderers(style document.Style, fonts typeface.Set) []renderer {
	return []renderer{
		{".pdf", func(d document.Document) ([]byte, error) { return pdf.Render(d, style, fonts) }},
		{".xlsx", func(d document.Document) ([]byte, error) { return excel.Render(d, style) }},
	}
}

// render draws every document in every format, all at the same time; the order of the
// artifacts is that of documents and formats.
func render(docs []document.Document, formats []renderer) ([]publish.Artifact, error) {
	artifacts := make([]publish.Artifact, len(docs)*len(formats))
	failed := make([]error, len(artifacts))
	var wait sync.WaitGroup
	for i := range artifacts {
		doc, format := docs[i/len(formats)], formats[i%len(formats)]
		artifacts[i] = publish.Artifact{Role: doc.ID + format.extension, Name: doc.File + format.extension}
		wait.Go(func() { artifacts[i].Data, failed[i] = draw(doc, format) })
	}
	wait.Wait()
	return artifacts, errors.Join(failed...)
}

// draw turns a panic in a drawing library into an error, so that the run can end in order.
func draw(doc document.Document, format renderer) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
		if err != nil {
			err = fmt.Errorf("draw %s%s: %w", doc.ID, format.extension, err)
		}
	}()
	return format.draw(doc)
}
