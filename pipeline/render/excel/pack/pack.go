// Package pack turns a workbook that excelize holds into the bytes of its file, and completes in
// the parts what excelize leaves out: the rows of large ledgers, the ranges of sheets, the points
// of charts, array formulas.
package pack

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/deflate"
	"zonereport/pipeline/ledger"
)

// Missing is what excelize leaves out of a workbook; its zero value is nothing.
type Missing struct {
	Feeds       map[string]*Feed            // rows that sheets still lack, by the name of the part
	Growing     map[string]int              // the row from which on rows grow with their text, though they state a height
	Tables      []Table                     // in the order of their sheets
	ChartData   string                      // the part that the charts point into; "" without charts
	PointFormat func(ledger.Address) string // number format of a cell of ChartData
}

// Bytes writes the file as a zip whose bytes depend on its contents alone: excelize hands
// over the parts of the package in the order of a map (design §10), here they are put in
// order, [Content_Types].xml first, without times.
func Bytes(f *excelize.File, more Missing) ([]byte, error) {
	p := &parts{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return p })
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, fmt.Errorf("collect the parts of the workbook: %w", err)
	}
	if err := p.addTables(more.Tables); err != nil {
		return nil, fmt.Errorf("pack workbook: %w", err)
	}
	slices.SortFunc(p.list, comparePart)
	var out bytes.Buffer
	size := 0
	for _, rows := range more.Feeds {
		size += 8 * len(rows.Rows) * len(rows.Styles) // about what a cell takes
	}
	out.Grow(size) // growing step by step would hold it twice
	z := zip.NewWriter(&out)
	z.RegisterCompressor(zip.Deflate, deflate.To)
	p.settleTypes()
	p.complete(more)
	for _, part := range p.list {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", part.name, err)
		}
		if err := part.write(w, more.Feeds[part.name]); err != nil {
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
