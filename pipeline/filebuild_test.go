package pipeline_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/ledger"
)

// tab is one sheet of a file that a test makes. A line is cells parted by "|"; an empty
// cell is none. A cell is text, unless it begins with # (number), @ (date cell), % (percent
// cell), ! (error), ~ (text struck through) or = (formula; behind ⇒ its cached value, without
// it none).
type tab struct {
	name               string
	lines              []string
	merges             []string // A1:C1
	hidden             bool
	hideRows, hideCols []int
	comments           []string // A1
	tail               string   // XML behind the merges
}

// sheet is a tab of the default name.
func sheet(lines ...string) tab { return tab{name: "表", lines: lines} }

// merged adds merged ranges.
func (s tab) merged(ranges ...string) tab { s.merges = ranges; return s }

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS   = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relsNS   = ` xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relKind  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	partKind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	// The cell styles: plain, date, percent, struck through.
	stylesPart = `<styleSheet` + mainNS + `><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><strike/><sz val="11"/><name val="宋体"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
		`<cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`
)

// pack is a workbook in the making: part name to content, in order.
type pack struct {
	names []string
	parts map[string]string
}

func (p *pack) add(name, content string) {
	p.names = append(p.names, name)
	p.parts[name] = xmlHead + content
}

// xlsx writes a workbook of those sheets; links are other workbooks that it refers to. That
// it is one is asked of a second reader.
func xlsx(t testing.TB, date1904 bool, links []string, tabs ...tab) []byte {
	t.Helper()
	p := &pack{parts: map[string]string{}}
	types := `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		override("xl/workbook.xml", "sheet.main+xml") + override("xl/styles.xml", "styles+xml")
	rels := relation("rIdStyles", "styles", "styles.xml")
	sheets, refs := "", ""
	for i, s := range tabs {
		name := fmt.Sprintf("worksheets/sheet%d.xml", i+1)
		state := ""
		if s.hidden {
			state = ` state="hidden"`
		}
		sheets += fmt.Sprintf(`<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, escaped(s.name), i+1, state, i+1)
		rels += relation(fmt.Sprintf("rId%d", i+1), "worksheet", name)
		types += override("xl/"+name, "worksheet+xml")
		p.add("xl/"+name, s.part())
		if len(s.comments) > 0 {
			types += override(fmt.Sprintf("xl/comments%d.xml", i+1), "comments+xml")
			p.add(fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1), `<Relationships`+relsNS+`>`+relation("rId1", "comments", fmt.Sprintf("../comments%d.xml", i+1))+`</Relationships>`)
			p.add(fmt.Sprintf("xl/comments%d.xml", i+1), s.commentsPart())
		}
	}
	for i, link := range links {
		name := fmt.Sprintf("externalLinks/externalLink%d.xml", i+1)
		refs += fmt.Sprintf(`<externalReference r:id="rIdLink%d"/>`, i+1)
		rels += relation(fmt.Sprintf("rIdLink%d", i+1), "externalLink", name)
		types += override("xl/"+name, "externalLink+xml")
		p.add("xl/"+name, `<externalLink`+mainNS+`><externalBook r:id="rId1"/></externalLink>`)
		p.add(fmt.Sprintf("xl/externalLinks/_rels/externalLink%d.xml.rels", i+1),
			`<Relationships`+relsNS+`><Relationship Id="rId1" Type="`+relKind+`externalLinkPath" Target="`+escaped(link)+`" TargetMode="External"/></Relationships>`)
	}
	if refs != "" {
		refs = `<externalReferences>` + refs + `</externalReferences>`
	}
	p.add("xl/styles.xml", stylesPart)
	p.add("xl/workbook.xml", fmt.Sprintf(`<workbook%s><workbookPr date1904="%t"/><sheets>%s</sheets>%s</workbook>`, mainNS, date1904, sheets, refs))
	p.add("xl/_rels/workbook.xml.rels", `<Relationships`+relsNS+`>`+rels+`</Relationships>`)
	p.add("_rels/.rels", `<Relationships`+relsNS+`>`+relation("rId1", "officeDocument", "xl/workbook.xml")+`</Relationships>`)
	p.add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+types+`</Types>`)
	data := p.zipped(t)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("the test's file is no workbook: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return data
}

func override(part, kind string) string {
	return `<Override PartName="/` + part + `" ContentType="` + partKind + kind + `"/>`
}

func relation(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="` + relKind + kind + `" Target="` + target + `"/>`
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}

func (p *pack) zipped(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range p.names {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(p.parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// part writes the worksheet part.
func (s tab) part() string {
	var b strings.Builder
	b.WriteString(`<worksheet` + mainNS + `>`)
	if len(s.hideCols) > 0 {
		b.WriteString(`<cols>`)
		for _, c := range s.hideCols {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="9" hidden="1"/>`, c, c)
		}
		b.WriteString(`</cols>`)
	}
	b.WriteString(`<sheetData>`)
	for i, line := range s.lines {
		hidden := ""
		for _, r := range s.hideRows {
			if r == i+1 {
				hidden = ` hidden="1"`
			}
		}
		fmt.Fprintf(&b, `<row r="%d"%s>`, i+1, hidden)
		for j, c := range strings.Split(line, "|") {
			b.WriteString(cellXML(ledger.Address{Row: int32(i + 1), Col: int32(j + 1)}.String(), c))
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if len(s.merges) > 0 {
		b.WriteString(`<mergeCells>`)
		for _, m := range s.merges {
			b.WriteString(`<mergeCell ref="` + m + `"/>`)
		}
		b.WriteString(`</mergeCells>`)
	}
	return b.String() + s.tail + `</worksheet>`
}

func cellXML(at, c string) string {
	kind, rest := kindOf(c)
	switch kind {
	case 0:
		return ""
	case '#':
		return `<c r="` + at + `"><v>` + rest + `</v></c>`
	case '@':
		return `<c r="` + at + `" s="1"><v>` + rest + `</v></c>`
	case '%':
		return `<c r="` + at + `" s="2"><v>` + rest + `</v></c>`
	case '!':
		return `<c r="` + at + `" t="e"><v>` + rest + `</v></c>`
	case '~':
		return `<c r="` + at + `" s="3" t="inlineStr"><is><t>` + escaped(rest) + `</t></is></c>`
	case '=':
		formula, value, cached := strings.Cut(rest, "⇒")
		if !cached {
			return `<c r="` + at + `"><f>` + escaped(formula) + `</f></c>`
		}
		return `<c r="` + at + `"><f>` + escaped(formula) + `</f><v>` + value + `</v></c>`
	}
	return `<c r="` + at + `" t="inlineStr"><is><t xml:space="preserve">` + escaped(rest) + `</t></is></c>`
}

// kindOf parts a cell's mark from its value; 0 for none, 't' for text.
func kindOf(c string) (kind byte, rest string) {
	switch {
	case c == "":
		return 0, ""
	case len(c) > 1 && strings.IndexByte("#@%!~=", c[0]) >= 0:
		return c[0], c[1:]
	}
	return 't', c
}

func (s tab) commentsPart() string {
	list := ""
	for _, at := range s.comments {
		list += `<comment ref="` + at + `" authorId="0"><text><t>终止</t></text></comment>`
	}
	return `<comments` + mainNS + `><authors><author>王</author></authors><commentList>` + list + `</commentList></comments>`
}

// csv writes lines of cells as comma separated text.
func csv(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		for i, c := range strings.Split(line, "|") {
			if i > 0 {
				b.WriteByte(',')
			}
			if strings.ContainsAny(c, ",\"\n") {
				c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
			}
			b.WriteString(c)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// xls writes a workbook of BIFF8 ([MS-XLS]) in a compound file.
func xls(tabs ...tab) []byte {
	record := func(kind uint16, values ...any) []byte {
		var b bytes.Buffer
		for _, v := range values {
			_ = binary.Write(&b, binary.LittleEndian, v) // a Buffer takes everything
		}
		return append(binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, kind), uint16(b.Len())), b.Bytes()...)
	}
	begin := func(dt uint16) []byte { return record(0x0809, uint16(0x0600), dt, uint32(0), uint64(0)) }
	bound := func(at int, s tab) []byte {
		name := utf16.Encode([]rune(s.name))
		return record(0x0085, uint32(at), s.hidden, byte(0), byte(len(name)), byte(1), name)
	}
	head := begin(5)
	for _, format := range []uint16{0, 14, 10} {
		head = append(head, record(0x00E0, uint16(0), format, make([]byte, 16))...)
	}
	size := len(head) + 4
	for _, s := range tabs {
		size += len(bound(0, s))
	}
	var bodies []byte
	for _, s := range tabs {
		head = append(head, bound(size+len(bodies), s)...)
		bodies = append(append(bodies, begin(16)...), s.records(record)...)
		bodies = append(bodies, record(0x000A)...)
	}
	return compound("Workbook", append(append(head, record(0x000A)...), bodies...))
}

// records writes the rows, cells and merges of a sheet.
func (s tab) records(record func(uint16, ...any) []byte) []byte {
	var out []byte
	for _, r := range s.hideRows {
		out = append(out, record(0x0208, uint16(r-1), uint16(0), uint16(0), uint16(0), uint32(0), uint32(0x20))...)
	}
	for i, line := range s.lines {
		for j, c := range strings.Split(line, "|") {
			row, col := uint16(i), uint16(j)
			kind, rest := kindOf(c)
			number, _ := strconv.ParseFloat(rest, 64)
			switch kind {
			case 0:
			case '#':
				out = append(out, record(0x0203, row, col, uint16(0), math.Float64bits(number))...)
			case '@':
				out = append(out, record(0x0203, row, col, uint16(1), math.Float64bits(number))...)
			case '%':
				out = append(out, record(0x0203, row, col, uint16(2), math.Float64bits(number))...)
			case '!':
				out = append(out, record(0x0205, row, col, uint16(0), byte(0x17), byte(1))...)
			default:
				text := utf16.Encode([]rune(rest))
				out = append(out, record(0x0204, row, col, uint16(0), uint16(len(text)), byte(1), text)...)
			}
		}
	}
	for _, m := range s.merges {
		col1, row1, col2, row2 := corners(m)
		out = append(out, record(0x00E5, uint16(1), row1, row2, col1, col2)...)
	}
	return out
}

// corners reads A1:C3, counted from 0.
func corners(m string) (col1, row1, col2, row2 uint16) {
	from, to, _ := strings.Cut(m, ":")
	at := func(s string) (col, row uint16) {
		n := strings.IndexAny(s, "0123456789")
		for _, c := range s[:n] {
			col = col*26 + uint16(c-'A') + 1
		}
		line, _ := strconv.Atoi(s[n:])
		return col - 1, uint16(line - 1)
	}
	col1, row1 = at(from)
	col2, row2 = at(to)
	return col1, row1, col2, row2
}

// compound writes a compound file ([MS-CFB], version 3) with one stream.
func compound(name string, stream []byte) []byte {
	const sector, end, fatSector = 512, 0xFFFFFFFE, 0xFFFFFFFD
	size := max(len(stream), 4096) // shorter streams would lie in the mini stream
	count := (size + sector - 1) / sector
	stream = append(stream, make([]byte, count*sector-len(stream))...)
	fats := 1
	for fats*sector/4 < count+1+fats {
		fats++
	}
	fat := make([]uint32, 0, fats*sector/4)
	for i := range count {
		fat = append(fat, uint32(i+1))
	}
	fat[count-1] = end
	fat = append(fat, end) // the directory
	for range fats {
		fat = append(fat, fatSector)
	}
	for len(fat) < cap(fat) {
		fat = append(fat, 0xFFFFFFFF)
	}
	difat := make([]uint32, 109)
	for i := range difat {
		if difat[i] = 0xFFFFFFFF; i < fats {
			difat[i] = uint32(count + 1 + i)
		}
	}
	entry := func(name string, kind byte, child, start uint32, size uint64) []any {
		chars := make([]uint16, 32)
		n := copy(chars, utf16.Encode([]rune(name)))
		return []any{chars, uint16(2*n + 2), kind, byte(1), uint32(0xFFFFFFFF), uint32(0xFFFFFFFF), child, make([]byte, 36), start, size}
	}
	var b bytes.Buffer
	write := func(values ...any) {
		for _, v := range values {
			_ = binary.Write(&b, binary.LittleEndian, v) // a Buffer takes everything
		}
	}
	write([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 16), uint16(0x3E), uint16(3), uint16(0xFFFE), uint16(9), uint16(6), make([]byte, 6),
		uint32(0), uint32(fats), uint32(count), uint32(0), uint32(4096), uint32(end), uint32(0), uint32(end), uint32(0), difat)
	write(stream)
	write(entry("Root Entry", 5, 1, end, 0)...)
	write(entry(name, 2, 0xFFFFFFFF, 0, uint64(size))...)
	write(make([]byte, 2*128), fat)
	return b.Bytes()
}
