package excel

import (
	"strconv"
	"strings"

	"zonereport/pipeline/render/excel/notation"

	"github.com/xuri/excelize/v2"
)

// page sets how a sheet looks on screen and paper: A4, one page wide, centred, title above
// and page number below, head rows repeated (typography.md §4).
func (w *workbook) page(s *sheet) error {
	f, yes := w.file, true
	orientation, a4, wide, tall := "portrait", 9, 1, 0
	if s.onePage {
		tall = 1
	}
	if s.landscape {
		orientation = "landscape"
	}
	height, fixed := plainHeight, !s.open // a line that grows with its text sets none
	properties := &excelize.SheetPropsOptions{FitToPage: &yes, DefaultRowHeight: &height, CustomHeight: &fixed}
	if s.tab != "" {
		opaque := "FF" + s.tab // the schema wants alpha, red, green, blue
		properties.TabColorRGB = &opaque
	}
	if err := f.SetSheetProps(s.name, properties); err != nil {
		return err
	}
	if err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	margin := w.style.Sheet.Margin / 25.4
	if margin <= 0 {
		margin = 20 / 25.4
	}
	half := margin / 2
	if err := f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &margin, Header: &half, Footer: &half, Horizontally: &yes,
	}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(s.name, w.headerFooter()); err != nil {
		return err
	}
	if err := f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &s.grid}); err != nil {
		return err
	}
	if err := w.panes(s); err != nil {
		return err
	}
	return w.printNames(s)
}

func (w *workbook) headerFooter() *excelize.HeaderFooterOptions {
	font := w.text("table").font
	title := notation.Cut(strings.ReplaceAll(w.title(), "&", "&&"), 120)
	return &excelize.HeaderFooterOptions{
		OddHeader: `&C&9&"` + font + `,Regular"` + title,
		OddFooter: `&L&9&"` + font + `,Regular"` + strings.ReplaceAll(w.doc.Foot, "&", "&&") + `&R&9&"` + font + `,Regular"第 &P 页 共 &N 页`,
	}
}

func (w *workbook) panes(s *sheet) error {
	if !s.freeze {
		return nil
	}
	corner, pane := notation.Cell(s.head[1]+1, s.stay+1), "bottomLeft"
	if s.stay > 0 {
		pane = "bottomRight"
	}
	return w.file.SetPanes(s.name, &excelize.Panes{
		Freeze: true, XSplit: s.stay, YSplit: s.head[1], TopLeftCell: corner, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: pane}},
	})
}

// printNames sets the area that prints and the rows that every page repeats.
func (w *workbook) printNames(s *sheet) error {
	columns := s.printed
	if columns == 0 {
		columns = len(s.widths)
	}
	if !s.open {
		area := &excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name, RefersTo: notation.On(s.name, "$A$1:"+notation.Fixed(max(1, s.last()), max(1, columns)))}
		if err := w.file.SetDefinedName(area); err != nil {
			return err
		}
	}
	if s.head[1] == 0 {
		return nil
	}
	return w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: notation.On(s.name, "$"+strconv.Itoa(s.head[0])+":$"+strconv.Itoa(s.head[1])),
	})
}
