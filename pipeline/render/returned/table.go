package returned

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// maxText is the most that a cell holds, in UTF-16 units (Excel specifications and limits).
const maxText = 32767

// maxSheetName is the most characters that the name of a sheet holds.
const maxSheetName = 31

// styles of a plain workbook; struckStyles behind each comes the same struck through.
const (
	plainStyle = iota
	dateStyle
	timeStyle
	percentStyle
	textStyle
	wholePercentStyle
	struckStyles
)

// plainStyles is the style part of a plain workbook.
func plainStyles() string {
	formats := [struckStyles]int{plainStyle: 0, dateStyle: 164, timeStyle: 165, percentStyle: 10, textStyle: 49, wholePercentStyle: 9}
	var cells strings.Builder
	for font := range 2 {
		for _, format := range formats {
			fmt.Fprintf(&cells, `<xf numFmtId="%d" fontId="%d" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`, format, font)
		}
	}
	return `<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><strike/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		fmt.Sprintf(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="%d">%s</cellXfs>`, 2*len(formats), cells.String()) + normalStyle
}

// plainWorkbook writes the values of a workbook as an .xlsx file, each at its own address:
// numbers as numbers, dates shown as dates, text as text. It fails on what an .xlsx cannot hold.
func plainWorkbook(book *grid.Workbook) ([]byte, error) {
	p := &pack{Package: &ooxml.Package{}, changed: map[string][]byte{}}
	ns := transitional
	var sheets, links, types strings.Builder
	for i, s := range book.Sheets {
		if n := len([]rune(s.Name)); n == 0 || n > maxSheetName || slices.ContainsFunc(book.Sheets[:i], func(o grid.Sheet) bool { return strings.EqualFold(o.Name, s.Name) }) {
			return nil, fmt.Errorf("sheet %q: the name is taken, too long or none", s.Name)
		}
		part := fmt.Sprintf("worksheets/sheet%d.xml", i+1)
		content, err := plainSheet(s, ns)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		p.write("xl/"+part, content)
		state := ""
		if s.Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, ooxml.Escape(s.Name), i+1, state, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%sworksheet" Target="%s"/>`, i+1, ns.kinds, part)
		fmt.Fprintf(&types, `<Override PartName="/xl/%s" ContentType="%sworksheet+xml"/>`, part, typePrefix)
	}
	epoch := ""
	if book.Date1904 {
		epoch = `<workbookPr date1904="1"/>`
	}
	fmt.Fprintf(&links, `<Relationship Id="rIdStyles" Type="%sstyles" Target="styles.xml"/>`, ns.kinds)
	p.write(contentTypes, []byte(declaration+`<Types xmlns="`+packageTypes+`"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Override PartName="/xl/workbook.xml" ContentType="`+typePrefix+`sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="`+typePrefix+`styles+xml"/>`+types.String()+`</Types>`))
	p.write("_rels/.rels", []byte(declaration+`<Relationships xmlns="`+packageLinks+`"><Relationship Id="rId1" Type="`+ns.kinds+`officeDocument" Target="xl/workbook.xml"/></Relationships>`))
	p.write("xl/workbook.xml", []byte(declaration+`<workbook xmlns="`+ns.main+`" xmlns:r="`+ns.relations+`">`+epoch+`<bookViews><workbookView/></bookViews><sheets>`+sheets.String()+`</sheets></workbook>`))
	p.write("xl/_rels/workbook.xml.rels", []byte(declaration+`<Relationships xmlns="`+packageLinks+`">`+links.String()+`</Relationships>`))
	p.write("xl/styles.xml", []byte(declaration+`<styleSheet xmlns="`+ns.main+`">`+plainStyles()+`</styleSheet>`))
	return p.bytes()
}

// plainSheet writes a worksheet.
func plainSheet(s grid.Sheet, ns namespaces) ([]byte, error) {
	var out strings.Builder
	out.WriteString(declaration + `<worksheet xmlns="` + ns.main + `">` + columns(s) + `<sheetData>`)
	for _, row := range s.Rows {
		hidden := ""
		if row.Hidden {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&out, `<row r="%d"%s>`, row.Line, hidden)
		for _, c := range row.Cells {
			if row.Line > ooxml.MaxRows || c.Col > ooxml.MaxCols || len(utf16.Encode([]rune(c.Text))) > maxText {
				return nil, fmt.Errorf("cell in row %d, column %d does not fit into an .xlsx", row.Line, c.Col)
			}
			out.WriteString(plainCell(address{row.Line, c.Col}, c))
		}
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData>`)
	if len(s.Merges) > 0 {
		fmt.Fprintf(&out, `<mergeCells count="%d">`, len(s.Merges))
		for _, m := range s.Merges {
			fmt.Fprintf(&out, `<mergeCell ref="%s:%s"/>`, address{m.Row1, m.Col1}, address{m.Row2, m.Col2})
		}
		out.WriteString(`</mergeCells>`)
	}
	out.WriteString(`</worksheet>`)
	return []byte(out.String()), nil
}

// isDate tells a number that is shown as a date.
func isDate(c grid.Cell) bool { return c.Kind == grid.Number && c.Format == grid.DateTime }

// plainCell writes a cell and says how its value is shown.
func plainCell(at address, c grid.Cell) string {
	struck := 0
	if c.Struck {
		struck = struckStyles
	}
	value := func(style int, kind, text string) string {
		return fmt.Sprintf(`<c r="%s" s="%d"%s><v>%s</v></c>`, at, style+struck, kind, ooxml.Escape(text))
	}
	switch {
	case isDate(c) && strings.Contains(c.Text, "."):
		return value(timeStyle, "", c.Text)
	case isDate(c):
		return value(dateStyle, "", c.Text)
	case c.Kind == grid.Number && c.Format == grid.Percent && len(c.Text) <= len("0.05"):
		return value(wholePercentStyle, "", c.Text)
	case c.Kind == grid.Number && c.Format == grid.Percent:
		return value(percentStyle, "", c.Text)
	case c.Kind == grid.Number:
		return value(plainStyle, "", c.Text)
	case c.Kind == grid.Bool:
		return value(plainStyle, ` t="b"`, map[bool]string{true: "1", false: "0"}[c.Text == "TRUE"])
	case c.Kind == grid.Error:
		return value(plainStyle, ` t="e"`, c.Text)
	}
	return textCell(at, textStyle+struck, c.Text)
}

// columns makes each column about as wide as its longest text, 40 characters at most.
func columns(s grid.Sheet) string {
	widths := columnWidths(s)
	if len(widths) == 0 {
		return ""
	}
	var out strings.Builder
	out.WriteString(`<cols>`)
	for i, w := range widths {
		hidden := ""
		if slices.Contains(s.HiddenCols, grid.Span{From: i + 1, To: i + 1}) {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&out, `<col min="%[1]d" max="%[1]d" width="%[2]d" customWidth="1"%[3]s/>`, i+1, w, hidden)
	}
	out.WriteString(`</cols>`)
	return out.String()
}

// columnWidths gives the width of each column up to the last that is written or hidden.
func columnWidths(s grid.Sheet) []int {
	var widths []int
	widen := func(col, width int) {
		for len(widths) < col {
			widths = append(widths, 8)
		}
		widths[col-1] = max(widths[col-1], width)
	}
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			title := row.Line <= 1 && strings.Count(c.Text, "") > 20 // it runs over its neighbours
			if c.Col <= widest && !title {
				widen(c.Col, width(c))
			}
		}
	}
	for _, c := range s.HiddenCols {
		widen(c.To, 0)
	}
	return widths
}

// width is about what a cell takes, in characters; a 汉字 is two.
func width(c grid.Cell) int {
	if isDate(c) {
		return 12
	}
	n := 2
	for _, r := range c.Text {
		if n++; r > 0x2e7f {
			n++
		}
	}
	return min(40, n)
}
