package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/ooxml"
	"zonereport/pipeline/render/excel/notation"
)

// page sets how a sheet looks on screen and paper: A4, one page wide, centred, title above
// and page number below, head rows repeated (typography.md §4).
func (w *File) page(s *Sheet) error {
	f, yes := w.Excel, true
	orientation, a4, wide, tall := "portrait", 9, 1, 0
	if s.OnePage {
		tall = 1
	}
	if s.Landscape {
		orientation = "landscape"
	}
	height, closed := PlainHeight, !s.Open // a line that grows with its text sets none
	properties := &excelize.SheetPropsOptions{FitToPage: &yes, DefaultRowHeight: &height, CustomHeight: &closed}
	if s.tab != "" {
		opaque := "FF" + s.tab // the schema wants alpha, red, green, blue
		properties.TabColorRGB = &opaque
	}
	if err := f.SetSheetProps(s.Name, properties); err != nil {
		return err
	}
	if err := f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	margin := w.Style.Sheet.Margin / 25.4
	if margin <= 0 {
		margin = 20 / 25.4
	}
	half := margin / 2
	if err := f.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &margin, Header: &half, Footer: &half, Horizontally: &yes,
	}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.Name, w.headerFooter()); err != nil {
		return err
	}
	if err := f.SetSheetView(s.Name, 0, &excelize.ViewOptions{ShowGridLines: &s.Grid}); err != nil {
		return err
	}
	if err := w.panes(s); err != nil {
		return err
	}
	return w.printNames(s)
}

func (w *File) headerFooter() *excelize.HeaderFooterOptions {
	font := w.Text("table").Font
	title := ooxml.Cut(strings.ReplaceAll(w.title, "&", "&&"), 120)
	return &excelize.HeaderFooterOptions{
		OddHeader: `&C&9&"` + font + `,Regular"` + title,
		OddFooter: `&L&9&"` + font + `,Regular"` + strings.ReplaceAll(w.foot, "&", "&&") + `&R&9&"` + font + `,Regular"第 &P 页 共 &N 页`,
	}
}

func (w *File) panes(s *Sheet) error {
	if !s.Freeze {
		return nil
	}
	corner, pane := notation.Cell(s.Head[1]+1, s.Stay+1), "bottomLeft"
	if s.Stay > 0 {
		pane = "bottomRight"
	}
	return w.Excel.SetPanes(s.Name, &excelize.Panes{
		Freeze: true, XSplit: s.Stay, YSplit: s.Head[1], TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	})
}

// printNames sets the area that prints and the rows that every page repeats.
func (w *File) printNames(s *Sheet) error {
	columns := s.Printed
	if columns == 0 {
		columns = len(s.Widths)
	}
	if !s.Open {
		area := &excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.Name, RefersTo: notation.On(s.Name, "$A$1:"+notation.Absolute(max(1, s.last()), max(1, columns)))}
		if err := w.Excel.SetDefinedName(area); err != nil {
			return err
		}
	}
	if s.Head[1] == 0 {
		return nil
	}
	return w.Excel.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.Name, RefersTo: notation.On(s.Name, "$"+strconv.Itoa(s.Head[0])+":$"+strconv.Itoa(s.Head[1])),
	})
}
