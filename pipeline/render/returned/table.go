package returned

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"zonereport/pipeline/ooxml"
)

// Table is a workbook as plain values, for files that cannot be marked in their own
// format (.xls, .csv).
type Table struct {
	Sheets   []TableSheet
	Date1904 bool // serial dates count from 1904-01-01
}

// TableSheet is one sheet; Merges are ranges in the A1 form.
type TableSheet struct {
	Name   string
	Hidden bool
	Cells  []TableCell // by row and column, ascending
	Merges []string
	// HiddenRows and HiddenCols are numbers of hidden lines and columns, from 1, ascending.
	HiddenRows, HiddenCols []int
}

// Kind is what a value is shown as.
type Kind uint8

const (
	// Text is shown as it stands.
	Text Kind = iota + 1
	// Number is plain decimal digits.
	Number
	// Date is a serial number shown as a date, with the time when it has one.
	Date
	// Percent is a number shown times 100.
	Percent
	// Bool is TRUE or FALSE.
	Bool
	// Error is a spreadsheet error, #REF!
	Error
)

// TableCell is one value and its place, from 1.
type TableCell struct {
	Row, Col int
	Kind     Kind
	Struck   bool // shown struck through
	Text     string
}

// maxText is the most that a cell holds, in UTF-16 units (Excel specifications and limits).
const maxText = 32767

// MaxName is the most characters that the name of a sheet holds.
const MaxName = 31

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

// Workbook writes the table as an .xlsx file, every value at its own address: numbers as
// numbers, dates shown as dates, text as text. It fails on what an .xlsx cannot hold.
func (t Table) Workbook() ([]byte, error) {
	p := &pack{Package: &ooxml.Package{}, changed: map[string][]byte{}}
	ns := transitional
	var sheets, links, types strings.Builder
	for i, s := range t.Sheets {
		if n := len([]rune(s.Name)); n == 0 || n > MaxName || slices.ContainsFunc(t.Sheets[:i], func(o TableSheet) bool { return strings.EqualFold(o.Name, s.Name) }) {
			return nil, fmt.Errorf("sheet %q: the name is taken, too long or none", s.Name)
		}
		part := fmt.Sprintf("worksheets/sheet%d.xml", i+1)
		content, err := s.xml(ns)
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
	if t.Date1904 {
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

// xml writes a worksheet.
func (s TableSheet) xml(ns namespaces) ([]byte, error) {
	var out strings.Builder
	out.WriteString(declaration + `<worksheet xmlns="` + ns.main + `">` + s.columns() + `<sheetData>`)
	row := 0
	for _, c := range s.Cells {
		if c.Row > ooxml.MaxRows || c.Col > ooxml.MaxCols || len(utf16.Encode([]rune(c.Text))) > maxText {
			return nil, fmt.Errorf("cell in row %d, column %d does not fit into an .xlsx", c.Row, c.Col)
		}
		if c.Row != row {
			if row > 0 {
				out.WriteString(`</row>`)
			}
			row = c.Row
			hidden := ""
			if _, found := slices.BinarySearch(s.HiddenRows, row); found {
				hidden = ` hidden="1"`
			}
			fmt.Fprintf(&out, `<row r="%d"%s>`, row, hidden)
		}
		out.WriteString(c.xml())
	}
	if row > 0 {
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData>`)
	if len(s.Merges) > 0 {
		fmt.Fprintf(&out, `<mergeCells count="%d">`, len(s.Merges))
		for _, m := range s.Merges {
			fmt.Fprintf(&out, `<mergeCell ref="%s"/>`, ooxml.Escape(m))
		}
		out.WriteString(`</mergeCells>`)
	}
	out.WriteString(`</worksheet>`)
	return []byte(out.String()), nil
}

func (c TableCell) xml() string {
	at, struck := place{c.Row, c.Col}, 0
	if c.Struck {
		struck = struckStyles
	}
	value := func(style int, kind, text string) string {
		return fmt.Sprintf(`<c r="%s" s="%d"%s><v>%s</v></c>`, at, style+struck, kind, ooxml.Escape(text))
	}
	switch c.Kind {
	case Number:
		return value(plainStyle, "", c.Text)
	case Percent:
		if len(c.Text) <= len("0.05") {
			return value(wholePercentStyle, "", c.Text)
		}
		return value(percentStyle, "", c.Text)
	case Date:
		if strings.Contains(c.Text, ".") {
			return value(timeStyle, "", c.Text)
		}
		return value(dateStyle, "", c.Text)
	case Bool:
		return value(plainStyle, ` t="b"`, map[bool]string{true: "1", false: "0"}[c.Text == "TRUE"])
	case Error:
		return value(plainStyle, ` t="e"`, c.Text)
	}
	return textCell(at, textStyle+struck, c.Text)
}

// columns makes each column about as wide as its longest text, 40 characters at most.
func (s TableSheet) columns() string {
	widths := s.widths()
	if len(widths) == 0 {
		return ""
	}
	var out strings.Builder
	out.WriteString(`<cols>`)
	for i, w := range widths {
		hidden := ""
		if _, found := slices.BinarySearch(s.HiddenCols, i+1); found {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&out, `<col min="%[1]d" max="%[1]d" width="%[2]d" customWidth="1"%[3]s/>`, i+1, w, hidden)
	}
	out.WriteString(`</cols>`)
	return out.String()
}

// widths gives the width of each column up to the last that is written or hidden.
func (s TableSheet) widths() []int {
	var widths []int
	widen := func(col, width int) {
		for len(widths) < col {
			widths = append(widths, 8)
		}
		widths[col-1] = max(widths[col-1], width)
	}
	for _, c := range s.Cells {
		title := c.Row <= 1 && strings.Count(c.Text, "") > 20 // it runs over its neighbours
		if c.Col <= 256 && !title {
			widen(c.Col, c.width())
		}
	}
	for _, c := range s.HiddenCols {
		widen(c, 0)
	}
	return widths
}

// width is about what a cell takes, in characters; a 汉字 is two.
func (c TableCell) width() int {
	if c.Kind == Date {
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
