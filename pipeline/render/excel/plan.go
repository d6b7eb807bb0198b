package excel

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/excel/workbook"
)

// writer writes one document into one workbook.
type writer struct {
	*workbook.File
	doc     document.Document
	sheets  []*workbook.Sheet // in the order of the tabs
	at      tabs
	figure  map[string]*figure.Figure // by key
	working working
	failed  error // what went wrong while the sheets were filled
}

// tabs are the sheets by what they hold.
type tabs struct {
	contents                   *workbook.Sheet
	summary                    *workbook.Sheet // nil without 摘要
	figures, sources           *workbook.Sheet // nil in a document that lists no figures
	manual                     *workbook.Sheet // nil without 编制说明
	charts                     *workbook.Sheet // nil without charts
	sections, annexes, ledgers []*workbook.Sheet
}

func newWriter(doc document.Document, style document.Style) *writer {
	w := &writer{File: workbook.New(style, title(doc), doc.Foot), doc: doc, figure: map[string]*figure.Figure{}}
	for i := range doc.Figures {
		w.figure[doc.Figures[i].Key()] = &doc.Figures[i]
	}
	return w
}

// plan names the sheets and settles where figures and ledger rows will stand, so that
// formulas can refer to cells that are written later.
func (w *writer) plan() {
	add := func(title, tab string) *workbook.Sheet {
		s := w.Sheet(title, tab)
		w.sheets = append(w.sheets, s)
		return s
	}
	w.at.contents = add(contentsTitle, "")
	if digest := w.doc.Digest(); digest.Title != "" {
		w.at.summary = add(digest.Title, w.Colour(0))
	}
	for _, section := range w.doc.Sections {
		w.at.sections = append(w.at.sections, add(section.Number+section.Title, w.Colour(0)))
	}
	book := &w.doc.Workbook
	lists := book.Figures.Title != ""
	if lists && !slices.ContainsFunc(w.doc.Annexes, func(a document.Section) bool { return a.Kind == document.FigureList }) {
		w.at.figures = add(book.Figures.Title, w.Colour(1))
	}
	for _, annex := range w.doc.Annexes {
		s := add(annex.Title, w.Colour(1))
		switch {
		case annex.Kind == document.FigureList && w.at.figures == nil:
			w.at.figures = s
		case annex.Kind == document.SourceList && w.at.sources == nil:
			w.at.sources = s
		}
		w.at.annexes = append(w.at.annexes, s)
	}
	if lists && w.at.sources == nil {
		w.at.sources = add(book.Sources.Title, w.Colour(1))
	}
	if w.doc.Manual.Title != "" {
		w.at.manual = add(w.doc.Manual.Title, w.Colour(1))
	}
	if hasCharts(w.doc) {
		w.at.charts = add(book.Charts.Title, w.Colour(2))
	}
	for _, e := range w.doc.Enclosures {
		w.at.ledgers = append(w.at.ledgers, add(e.Name, w.Colour(2)))
	}
	w.working = w.newWorking()
}

func hasCharts(doc document.Document) bool {
	blocks := slices.Clone(doc.Lead)
	for _, s := range slices.Concat(doc.Sections, doc.Annexes) {
		blocks = append(blocks, s.Blocks...)
	}
	return slices.ContainsFunc(blocks, func(b document.Block) bool { _, ok := b.(document.Chart); return ok })
}

// title is the document's title on one line.
func title(doc document.Document) string { return strings.ReplaceAll(doc.Title, "\n", "") }
