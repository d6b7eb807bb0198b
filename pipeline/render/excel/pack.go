package excel

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/ledger"
)

// level is the compression: little larger than the best, and three times as fast.
const level = 3

// Pack writes the file as a zip whose bytes depend on its contents alone: excelize hands
// over the parts of the package in the order of a map (design §10), here they are put in
// order, [Content_Types].xml first, without times.
func Pack(f *excelize.File) ([]byte, error) { return pack(f, extras{}) }

// extras are what excelize leaves out of a workbook.
type extras struct {
	feeds     map[string]*feed // rows that sheets still lack, by part name
	chartData string           // the part that the charts point into; "" without charts
	format    func(ledger.Address) string
}

// pack is Pack with what excelize leaves out.
func pack(f *excelize.File, more extras) ([]byte, error) {
	p := &parts{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return p })
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("collect the parts of the workbook: %w", err)
	}
	slices.SortFunc(p.list, comparePart)
	squeeze, err := flate.NewWriter(io.Discard, level)
	if err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	var out bytes.Buffer
	size := 0
	for _, rows := range more.feeds {
		size += 8 * len(rows.rows) * len(rows.styles) // about what a cell takes
	}
	out.Grow(size) // growing step by step would hold it twice
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		squeeze.Reset(w) // one after the other, so one will do: its tables cost more than a small part
		return squeeze, nil
	})
	p.settleTypes()
	p.complete(more)
	for _, part := range p.list {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", part.name, err)
		}
		if err := part.write(w, more.feeds[part.name]); err != nil {
			return nil, fmt.Errorf("pack %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	return out.Bytes(), nil
}

// settleTypes puts the file types of [Content_Types].xml in order: with a chart, excelize
// lists those of pictures in the order of a map.
func (p *parts) settleTypes() {
	if len(p.list) == 0 || p.list[0].name != contentTypes {
		return
	}
	whole := p.list[0].Bytes()
	entry := regexp.MustCompile(`<Default [^>]*></Default>`)
	entries := entry.FindAll(bytes.Clone(whole), -1)
	slices.SortFunc(entries, bytes.Compare)
	next := 0
	settled := entry.ReplaceAllFunc(whole, func([]byte) []byte {
		next++
		return entries[next-1]
	})
	p.list[0] = &part{name: contentTypes, Buffer: *bytes.NewBuffer(settled)}
}

// complete states the range of each sheet and the points of each chart, and leaves nothing in a
// part that its schema lacks.
func (p *parts) complete(more extras) {
	points := chartPoints{format: more.format}
	for _, part := range p.list {
		if part.name == more.chartData {
			points.values = cellValues(part.Bytes())
		}
	}
	for _, part := range p.list {
		whole := unextended(part.Bytes())
		switch {
		case strings.HasPrefix(part.name, "xl/worksheets/sheet"):
			whole = measured(arrays(whole), more.feeds[part.name])
		case strings.HasPrefix(part.name, "xl/charts/chart") && points.values != nil:
			whole = points.fill(whole)
		}
		part.Buffer = *bytes.NewBuffer(whole)
	}
}

// extensions are attributes of a part's root for markup that excelize announces and, but for an
// empty id, does not use: to the schemas of ECMA-376 they are violations.
var extensions = [...][]byte{[]byte(` mc:Ignorable="`), []byte(` xr:uid="`)}

// unextended takes the announcement of unused extensions from the root of a part.
func unextended(part []byte) []byte {
	for _, attribute := range extensions {
		if from, to, ok := quoted(part, attribute); ok {
			part = append(part[:from-len(attribute)], part[to+1:]...)
		}
	}
	return part
}

// quoted finds what stands between an opening and the next quotation mark, near the beginning of
// a part.
func quoted(part, opening []byte) (from, to int, ok bool) {
	at := bytes.Index(part[:min(len(part), headOfPart)], opening)
	if at < 0 {
		return 0, 0, false
	}
	from = at + len(opening)
	length := bytes.IndexByte(part[from:], '"')
	return from, from + length, length >= 0
}

// headOfPart is within how many bytes of a part its root and the range of a sheet stand, behind
// the name spaces.
const headOfPart = 16 << 10

const contentTypes = "[Content_Types].xml"

// comparePart puts [Content_Types].xml first, as readers of streams expect, then the
// relations of the package, then the rest by name.
func comparePart(a, b *part) int {
	if d := order(a.name) - order(b.name); d != 0 {
		return d
	}
	if a.name < b.name {
		return -1
	}
	return 1
}

func order(name string) int {
	switch name {
	case contentTypes:
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

// parts takes the place of excelize's zip writer and keeps what it is given.
type parts struct{ list []*part }

type part struct {
	name string
	bytes.Buffer
}

// endOfRows is where rows go on in the XML of a sheet.
var endOfRows = []byte("</sheetData>")

// write writes the part, with the rows of a feed behind those it has.
func (p *part) write(w io.Writer, rows *feed) error {
	if rows == nil {
		_, err := w.Write(p.Bytes())
		return err
	}
	head, tail, ok := bytes.Cut(p.Bytes(), endOfRows)
	if !ok {
		return fmt.Errorf("the sheet has no place for rows")
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	if err := rows.writeTo(w); err != nil {
		return err
	}
	_, err := w.Write(append(bytes.Clone(endOfRows), tail...))
	return err
}

// Create returns where the part of that name is to be written.
func (p *parts) Create(name string) (io.Writer, error) {
	one := &part{name: name}
	p.list = append(p.list, one)
	return one, nil
}

// AddFS is never asked for; excelize's interface names it.
func (p *parts) AddFS(fs.FS) error { return fmt.Errorf("adding a file system is not supported") }

// Close ends the package.
func (p *parts) Close() error { return nil }
