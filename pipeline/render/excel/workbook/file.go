// Package workbook is a workbook before it is written: sheets as rows of cells, how they look and
// print, and the way of both into a file. Reports and blank forms are drawn with it; what they say
// is theirs.
package workbook

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ooxml"
	"zonereport/pipeline/render/excel/pack"
)

// File is one workbook on its way into one file.
type File struct {
	Excel *excelize.File // for what stands outside of the rows
	Style document.Style

	title  string // printed above every page
	foot   string // printed below every page, beside its number
	names  ooxml.SheetNames
	sheets []*Sheet // in the order of the tabs
	looks  map[Look]int
	known  map[int]Look // the same by the id of the style
	err    error        // first error of a style or number format
}

// New returns a workbook without sheets, with what is printed above and, beside the number, below
// every page. The caller closes it.
func New(style document.Style, title, foot string) *File {
	return &File{
		Excel: excelize.NewFile(), Style: style, title: title, foot: foot,
		names: ooxml.SheetNames{}, looks: map[Look]int{}, known: map[int]Look{},
	}
}

// Close lets the memory go; there is nothing else, as the streams are read before it.
func (w *File) Close() { _ = w.Excel.Close() }

// Sheet returns a new sheet under a name that is a title as far as a workbook allows it, with a
// tab of a colour (RRGGBB, "" for none). Begin puts it in its place.
func (w *File) Sheet(title, tab string) *Sheet {
	return &Sheet{Name: w.names.Take(title), tab: tab}
}

// Begin makes the tabs, in order, and the default font, by which columns are measured.
func (w *File) Begin(sheets []*Sheet) error {
	w.sheets = sheets
	if err := w.Excel.SetDefaultFont("宋体"); err != nil {
		return err
	}
	for i, s := range sheets {
		if err := Tab(w.Excel, i, s.Name); err != nil {
			return err
		}
	}
	return nil
}

// Write writes the sheets into the file. Nothing is drawn in them after it.
func (w *File) Write() error {
	for _, s := range w.sheets {
		if err := w.write(s); err != nil {
			return fmt.Errorf("write sheet %q: %w", s.Name, err)
		}
	}
	return nil
}

// Pack returns the bytes of the file. points is the sheet that the charts point into, nil
// without charts.
func (w *File) Pack(points *Sheet) ([]byte, error) {
	more := pack.Missing{Feeds: map[string]*pack.Feed{}, Growing: map[string]int{}}
	for i, s := range w.sheets { // excelize numbers the parts in the order in which Begin makes the sheets
		part := "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml"
		if s.Grows > 0 {
			more.Growing[part] = s.Grows
		}
		if s.Feed != nil {
			more.Feeds[part] = s.Feed
		}
		if s == points {
			more.ChartData, more.PointFormat = part, func(at ledger.Address) string { return w.format(s, at) }
		}
	}
	return pack.Bytes(w.Excel, more)
}

// format is the number format of a cell.
func (w *File) format(s *Sheet, at ledger.Address) string {
	if cells := s.lines[at.Row-1].cells; int(at.Col) <= len(cells) {
		if format := w.Look(cells[at.Col-1].StyleID).Format; format != "" {
			return format
		}
	}
	return "General"
}
