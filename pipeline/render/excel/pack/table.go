package pack

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"path"
)

// Table marks an area of a sheet as a table (ECMA-376 part 1, 18.5), without filter and look. excelize would read all
// tables again with each that is added.
type Table struct {
	Sheet   string // its part
	Name    string
	Range   string // A3:D12, the head its first row
	Columns []string
}

// addTables adds the parts of the tables and what leads to them. A sheet that has relations already, or a second
// table, is none of ours.
func (p *parts) addTables(tables []Table) error {
	parts := map[string]*part{}
	for _, one := range p.list {
		parts[one.name] = one
	}
	for i, t := range tables {
		name := fmt.Sprintf("xl/tables/table%d.xml", i+1)
		links := "xl/worksheets/_rels/" + path.Base(t.Sheet) + ".rels"
		sheet, types := parts[t.Sheet], parts[contentTypes]
		if sheet == nil || types == nil || parts[links] != nil {
			return fmt.Errorf("table %s: %s cannot bear it", t.Name, t.Sheet)
		}
		ok := sheet.insert("</worksheet>", `<tableParts count="1"><tablePart r:id="rId1"></tablePart></tableParts>`) &&
			types.insert("</Types>", `<Override PartName="/`+name+`" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"></Override>`)
		if !ok {
			return fmt.Errorf("table %s: %s has no end", t.Name, t.Sheet)
		}
		parts[links] = p.add(links, []byte(xml.Header+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="../tables/`+
			path.Base(name)+`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table"></Relationship></Relationships>`))
		p.add(name, t.markup(i+1))
	}
	return nil
}

// add adds a part.
func (p *parts) add(name string, content []byte) *part {
	one := &part{name: name, Buffer: *bytes.NewBuffer(content)}
	p.list = append(p.list, one)
	return one
}

// insert puts text before the end of a part; false where it ends otherwise.
func (p *part) insert(end, text string) bool {
	whole, ok := bytes.CutSuffix(p.Bytes(), []byte(end))
	if ok {
		p.Buffer = *bytes.NewBuffer(append(append(whole, text...), end...))
	}
	return ok
}

// markup is the part of a table.
func (t Table) markup(number int) []byte {
	name := attribute(t.Name)
	b := fmt.Appendf(nil, xml.Header+`<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="%d" name="%s" displayName="%s" ref="%s"><tableColumns count="%d">`,
		number, name, name, t.Range, len(t.Columns))
	for i, c := range t.Columns {
		b = fmt.Appendf(b, `<tableColumn id="%d" name="%s"></tableColumn>`, i+1, attribute(c))
	}
	return append(b, `</tableColumns><tableStyleInfo showFirstColumn="false" showLastColumn="false" showRowStripes="false" showColumnStripes="false"></tableStyleInfo></table>`...)
}

// attribute is a text as it stands in quotation marks.
func attribute(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}
