package pack

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// parts takes the place of excelize's zip writer and keeps what it is given.
type parts struct{ list []*part }

type part struct {
	name string
	bytes.Buffer
}

// endOfRows is where rows go on in the XML of a sheet.
var endOfRows = []byte("</sheetData>")

// write writes the part, with the rows of a feed behind those it has.
func (p *part) write(w io.Writer, rows *Feed) error {
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

// complete states the range of each sheet and the points of each chart, and leaves nothing in a
// part that its schema lacks.
func (p *parts) complete(more Missing) {
	points := chartPoints{format: more.PointFormat}
	for _, part := range p.list {
		if part.name == more.ChartData {
			points.values = cellValues(part.Bytes())
		}
	}
	for _, part := range p.list {
		whole := unextended(part.Bytes())
		switch {
		case strings.HasPrefix(part.name, "xl/worksheets/sheet"):
			whole = measured(arrays(growing(whole, more.Growing[part.name])), more.Feeds[part.name])
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
