package biff

import (
	"strings"

	"zonereport/pipeline/grid"
)

// maxStyles bounds the cell styles, of which Excel 2003 takes 4,050.
const maxStyles = 1 << 16

// globals is what the first substream tells about the workbook (2.1.7.20.3).
type globals struct {
	version    uint16
	codePage   int
	date1904   bool
	sheets     []sheetEntry
	strings    []string
	codes      map[int]string // number format codes by id
	styles     []int          // number format id by cell style
	formats    []grid.Format  // by cell style
	looks      []uint16       // by cell style, as grid.Cell has it
	known      grid.Formats
	struck     []bool   // by cell style: its font is struck through
	fonts      []bool   // by font: struck through
	styleFonts []int    // font by cell style
	links      []string // other workbooks that formulas refer to
}

// sheetEntry is one BOUNDSHEET record (2.4.28).
type sheetEntry struct {
	name   string
	at     int // where its BOF record begins
	hidden bool
}

// readGlobals reads the first substream.
func readGlobals(stream []byte) (*globals, error) {
	walk := records{stream: stream}
	start, err := walk.begin()
	if err != nil {
		return nil, err
	}
	if start.dt != dtGlobals {
		return nil, grid.Refuse(grid.Damaged, "the workbook begins with a substream %#04x", start.dt)
	}
	// Chinese Excel is the default of the code page: old writers leave the record out.
	g := &globals{version: start.version, codePage: 936, codes: map[int]string{}}
	for {
		rec, err := walk.next()
		if err != nil {
			return nil, err
		}
		if rec.kind == recEOF {
			break
		}
		if err := g.take(&rec); err != nil {
			return nil, err
		}
	}
	g.formats, g.looks = make([]grid.Format, len(g.styles)), make([]uint16, len(g.styles))
	for i, id := range g.styles {
		g.formats[i], g.looks[i] = g.known.Of(id, g.codes[id])
	}
	g.struck = make([]bool, len(g.styleFonts))
	for i, font := range g.styleFonts {
		if font > 4 { // there is no font 4 (2.5.129 FontIndex)
			font--
		}
		g.struck[i] = font < len(g.fonts) && g.fonts[font]
	}
	return g, nil
}

// take reads one record of the globals.
func (g *globals) take(rec *record) error {
	switch rec.kind {
	case recCodePage, recDate1904, recXF:
		return g.takeNumber(rec)
	case recBoundSheet:
		return g.takeBoundSheet(rec)
	case recFormat:
		return g.takeFormat(rec)
	case recSST:
		return g.takeStrings(rec)
	case recFont:
		g.fonts = append(g.fonts, len(rec.data()) >= 4 && rec.u16(2)&0x0008 != 0) // 2.4.122, fStrikeOut
	case recSupBook, recExternSheet:
		g.takeLink(rec)
	}
	return nil
}

// takeNumber reads the records of which one number counts: CodePage (2.4.52), Date1904
// (2.4.77), XF (2.4.353, field ifmt).
func (g *globals) takeNumber(rec *record) error {
	if len(rec.data()) < 4 && (rec.kind == recXF || len(rec.data()) < 2) {
		return rec.broken()
	}
	switch rec.kind {
	case recCodePage:
		g.codePage = int(rec.u16(0))
	case recDate1904:
		g.date1904 = rec.u16(0) == 1
	case recXF:
		if len(g.styles) == maxStyles {
			return grid.Refuse(grid.TooLarge, "more than %d cell styles", maxStyles)
		}
		g.styles = append(g.styles, int(rec.u16(2)))
		g.styleFonts = append(g.styleFonts, int(rec.u16(0)))
	}
	return nil
}

// takeBoundSheet reads position, state and name of a sheet; charts, macro sheets and VBA
// modules hold no cells of a table and are left out.
func (g *globals) takeBoundSheet(rec *record) error {
	data := rec.data()
	if len(data) < 7 {
		return rec.broken()
	}
	name, err := g.text(&reader{chunks: [][]byte{data[7:]}}, int(data[6]))
	if err != nil {
		return refuse(rec, err)
	}
	if data[5] != 0 {
		return nil
	}
	if len(g.sheets) == grid.MaxSheets {
		return grid.Refuse(grid.TooLarge, "more than %d worksheets", grid.MaxSheets)
	}
	g.sheets = append(g.sheets, sheetEntry{name: name, at: int(rec.u32(0)), hidden: data[4]&3 != 0})
	return nil
}

// takeFormat reads a number format (2.4.126); BIFF5 counts its code in one byte.
func (g *globals) takeFormat(rec *record) error {
	r := &reader{chunks: rec.chunks}
	id, err := r.u16()
	if err != nil {
		return refuse(rec, err)
	}
	count := 0
	if g.version == biff8 {
		count, err = r.u16()
	} else {
		count, err = r.u8()
	}
	if err == nil {
		g.codes[id], err = g.text(r, count)
	}
	return refuse(rec, err)
}

// takeLink reads the name of another workbook: the virtual path of SUPBOOK (2.4.271), in
// BIFF5 that of EXTERNSHEET. The first characters of a path code drive and folders
// (2.5.277 VirtualPath). It is a hint for people: one that cannot be read is left out.
func (g *globals) takeLink(rec *record) {
	r := &reader{chunks: rec.chunks}
	var count int
	var err error
	switch {
	case rec.kind == recSupBook && len(rec.data()) > 4 && rec.u16(2) != 0x0401 && rec.u16(2) != 0x3A01: // not this workbook, no add-in
		if _, err = r.u16(); err == nil {
			count, err = r.u16()
		}
	case rec.kind == recExternSheet && g.version == biff5 && len(rec.data()) > 2 && rec.data()[1] == 1:
		count, err = r.u8()
	default:
		return
	}
	if err != nil {
		return
	}
	name, err := g.text(r, count)
	if err != nil {
		return
	}
	if name = linkName(name); name != "" {
		g.links = append(g.links, name)
	}
}

// linkName makes a path of a coded one; "" when it is none or names this workbook.
func linkName(coded string) string {
	rest, ok := strings.CutPrefix(coded, "\x01")
	if !ok {
		return ""
	}
	if drive, ok := strings.CutPrefix(rest, "\x01@"); ok {
		rest = `\\` + drive
	} else if drive, ok := strings.CutPrefix(rest, "\x01"); ok && len(drive) > 0 {
		rest = drive[:1] + ":" + `\` + drive[1:]
	}
	return strings.Map(func(c rune) rune {
		switch {
		case c == 3:
			return '\\'
		case c < ' ':
			return -1
		}
		return c
	}, rest)
}

// takeStrings reads the shared strings (2.4.265) to the end of the record. How many there
// are is stated before them, by some writers wrongly: what counts is that each is whole
// and that no cell asks for one that is not there.
func (g *globals) takeStrings(rec *record) error {
	r := &reader{chunks: rec.chunks}
	if _, err := r.take(8); err != nil { // how often they are used, how many there are
		return refuse(rec, err)
	}
	for !r.done() {
		n, err := r.u16()
		if err != nil {
			return refuse(rec, err)
		}
		text, err := r.unicode(n)
		if err != nil {
			return refuse(rec, err)
		}
		g.strings = append(g.strings, text)
	}
	return nil
}

// text reads count characters: Unicode with flags in BIFF8, bytes in BIFF5.
func (g *globals) text(r *reader, count int) (string, error) {
	if g.version == biff8 {
		if count == 0 {
			return "", nil
		}
		return r.unicode(count)
	}
	data, err := r.take(count)
	if err != nil {
		return "", err
	}
	return decodeBytes(data, g.codePage)
}

// refuse makes an error of reading a record a refusal of the file.
func refuse(rec *record, err error) error {
	switch err {
	case nil:
		return nil
	case errCodePage:
		return grid.Refuse(grid.OldFormat, "%v", err)
	}
	return grid.Refuse(grid.Damaged, "record %#04x at byte %d of the workbook: %v", rec.kind, rec.at, err)
}
