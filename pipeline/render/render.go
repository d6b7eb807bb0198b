// Package render draws documents in every output format, each of which is a folder below it.
package render

import (
	"cmp"
	"errors"
	"fmt"
	"sync"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/accessible"
	"zonereport/pipeline/render/layout"
	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
	"zonereport/pipeline/render/ofd"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/validate"
)

// format is one that documents are drawn in.
type format struct {
	role   string // behind the document's id: .pdf
	suffix string // behind the document's file name
	draw   func(sheets) ([]byte, error)
	wanted func(document.Document) bool // nil: always
}

// formats are the output formats; a new one is one line here and a folder beside this file.
func formats(style document.Style) []format {
	return []format{
		{role: ".pdf", suffix: ".pdf", draw: onPages(pdf.Draw)},
		{role: ".ofd", suffix: ".ofd", draw: onPages(ofd.Draw), wanted: func(d document.Document) bool { return d.OFD }},
		{role: ".xlsx", suffix: ".xlsx", draw: func(s sheets) ([]byte, error) { return excel.Render(s.doc, style) }},
		{role: ".data.xlsx", suffix: "（数据表）.xlsx", draw: func(s sheets) ([]byte, error) { return accessible.Render(s.doc) }, wanted: func(d document.Document) bool { return d.Data != nil }},
	}
}

// sheets are a document and its pages, which are laid out once for all formats, when the first
// asks for them.
type sheets struct {
	doc  document.Document
	laid func() (laid, error)
}

// laid is a document on pages, and the fonts that they use.
type laid struct {
	book  page.Book
	faces []*face.Face
}

func sheetsOf(doc document.Document, style document.Style, fonts typeface.Set) sheets {
	return sheets{doc, sync.OnceValues(func() (laid, error) {
		book, err := layout.Pages(doc, style, fonts)
		return laid{book, face.Of(book.Pages)}, err
	})}
}

// onPages is a format of pages.
func onPages(draw func(document.Document, page.Book, []*face.Face) ([]byte, error)) func(sheets) ([]byte, error) {
	return func(s sheets) ([]byte, error) {
		l, err := s.laid()
		if err != nil {
			return nil, err
		}
		return draw(s.doc, l.book, l.faces)
	}
}

// Documents draws every document in every format it wants, all at the same time; the order of
// the artifacts is that of documents and formats.
func Documents(docs []document.Document, style document.Style, fonts typeface.Set) ([]runfolder.Artifact, error) {
	all := make([]sheets, len(docs))
	for i, doc := range docs {
		all[i] = sheetsOf(doc, style, fonts)
	}
	artifacts, err := inFormats(all, formats(style))
	return artifacts, cmp.Or(fonts.Steady(), err)
}

func inFormats(all []sheets, formats []format) ([]runfolder.Artifact, error) {
	var artifacts []runfolder.Artifact
	var drawings []func() ([]byte, error)
	for _, s := range all {
		for _, f := range formats {
			if f.wanted == nil || f.wanted(s.doc) {
				artifacts = append(artifacts, runfolder.Artifact{Role: s.doc.ID + f.role, Name: s.doc.File + f.suffix})
				drawings = append(drawings, func() ([]byte, error) { return draw(s, f) })
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
func draw(s sheets, f format) (data []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
		if err != nil {
			err = fmt.Errorf("draw %s%s: %w", s.doc.ID, f.role, err)
		}
	}()
	return f.draw(s)
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
