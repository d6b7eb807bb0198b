package excel

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/excel/notation"
)

// workbook is one document on its way into one file.
type workbook struct {
	file    *excelize.File
	doc     document.Document
	style   document.Style
	looks   map[look]int // style ids
	known   map[int]look // looks by style id
	err     error        // first error of a style or number format
	sheets  []*sheet     // in the order of the tabs
	at      tabs
	figure  map[string]*figure.Figure // by key
	working working
}

// tabs are the sheets by what they hold.
type tabs struct {
	contents, figures, sources *sheet
	manual                     *sheet // nil without 编制说明
	charts                     *sheet // nil without charts
	sections, annexes, ledgers []*sheet
}

func newWorkbook(f *excelize.File, doc document.Document, style document.Style) *workbook {
	w := &workbook{file: f, doc: doc, style: style, looks: map[look]int{}, known: map[int]look{}, figure: map[string]*figure.Figure{}}
	for i := range doc.Figures {
		w.figure[doc.Figures[i].Key()] = &doc.Figures[i]
	}
	return w
}

// plan names the sheets and settles where figures and ledger rows will stand, so that
// formulas can refer to cells that are written later.
func (w *workbook) plan() {
	names := notation.SheetNames{}
	add := func(title, tab string) *sheet {
		s := &sheet{name: names.Take(title), tab: tab}
		w.sheets = append(w.sheets, s)
		return s
	}
	w.at.contents = add(contentsTitle, "")
	for _, section := range w.doc.Sections {
		w.at.sections = append(w.at.sections, add(section.Number+section.Title, w.colour(0)))
	}
	if !slices.ContainsFunc(w.doc.Annexes, func(a document.Section) bool { return a.Title == figuresTitle }) {
		w.at.figures = add(figuresTitle, w.colour(1))
	}
	for _, annex := range w.doc.Annexes {
		s := add(annex.Title, w.colour(1))
		switch {
		case annex.Title == figuresTitle && w.at.figures == nil:
			w.at.figures = s
		case annex.Title == sourcesTitle && w.at.sources == nil:
			w.at.sources = s
		}
		w.at.annexes = append(w.at.annexes, s)
	}
	if w.at.sources == nil {
		w.at.sources = add(sourcesTitle, w.colour(1))
	}
	if w.doc.Manual.Title != "" {
		w.at.manual = add(w.doc.Manual.Title, w.colour(1))
	}
	if hasCharts(w.doc) {
		w.at.charts = add(chartDataTitle, w.colour(2))
	}
	for _, e := range w.doc.Enclosures {
		w.at.ledgers = append(w.at.ledgers, add(e.Name, w.colour(2)))
	}
	w.working = w.newWorking()
}

func hasCharts(doc document.Document) bool {
	blocks := doc.Lead
	for _, s := range doc.Sections {
		blocks = append(blocks[:len(blocks):len(blocks)], s.Blocks...)
	}
	for _, s := range doc.Annexes {
		blocks = append(blocks[:len(blocks):len(blocks)], s.Blocks...)
	}
	for _, b := range blocks {
		if _, ok := b.(document.Chart); ok {
			return true
		}
	}
	return false
}

// title is the document's title on one line.
func (w *workbook) title() string {
	return strings.ReplaceAll(w.doc.Title, "\n", "")
}
