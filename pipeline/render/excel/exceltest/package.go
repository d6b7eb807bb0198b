package exceltest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"path"
	"strconv"
	"strings"
	"testing"
)

// element is any XML element with what is in it.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Inner   []*element `xml:",any"`
}

// attr returns an attribute by its local name, "" if it is missing.
func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// index returns an attribute that counts from 0; what is none is beyond every list. ok is
// false if it is missing.
func (e *element) index(name string) (n int, ok bool) {
	text := e.attr(name)
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		n = math.MaxInt
	}
	return n, text != ""
}

// all returns the elements of a name below e, at any depth, in document order.
func (e *element) all(name string) []*element {
	var list []*element
	for _, inner := range e.Inner {
		if inner.XMLName.Local == name {
			list = append(list, inner)
		}
		list = append(list, inner.all(name)...)
	}
	return list
}

// parts are the parts of a package by name.
type parts map[string]*element

// CheckPackage holds a workbook against the rules of its package (ECMA-376): every part is
// well-formed, has one content type and is reached by relations, every id that is used is
// there, and every index is within its list; and against what other programs rely on: the
// range of each sheet, the points of each chart.
func CheckPackage(t testing.TB, data []byte) {
	t.Helper()
	p := read(t, data)
	p.checkTypes(t)
	p.checkRelations(t)
	p.checkStyles(t)
	p.checkNames(t)
	p.checkCharts(t)
	sheets := 0
	for name, part := range p {
		checkRoot(t, name, part)
		if strings.HasPrefix(name, "xl/worksheets/") && path.Ext(name) == ".xml" {
			sheets++
			p.checkSheet(t, name, part)
			checkRange(t, name, part)
			checkTab(t, name, part)
		}
	}
	if sheets == 0 {
		t.Error("there is no sheet")
	}
}

// Parts returns the parts of a package by name.
func Parts(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, file := range r.File {
		if parts[file.Name] != nil {
			t.Errorf("%s is there twice", file.Name)
		}
		in, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[file.Name], err = io.ReadAll(in); err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
	}
	return parts
}

// read parses all parts, each to its end.
func read(t testing.TB, data []byte) parts {
	t.Helper()
	p := parts{}
	for name, whole := range Parts(t, data) {
		root := &element{}
		d := xml.NewDecoder(bytes.NewReader(whole))
		if err := d.Decode(root); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if token, err := d.Token(); err != io.EOF {
			t.Errorf("%s goes on after its end: %v %v", name, token, err)
		}
		p[name] = root
	}
	return p
}

func (p parts) checkTypes(t testing.TB) {
	t.Helper()
	types := p["[Content_Types].xml"]
	if types == nil {
		t.Fatal("there is no [Content_Types].xml")
	}
	known, extensions := map[string]bool{}, map[string]bool{}
	for _, o := range types.all("Override") {
		name := strings.TrimPrefix(o.attr("PartName"), "/")
		if known[name] || p[name] == nil || o.attr("ContentType") == "" {
			t.Errorf("the content type of %s is there twice, empty, or of no part", name)
		}
		known[name] = true
	}
	for _, d := range types.all("Default") {
		if extensions[d.attr("Extension")] {
			t.Errorf("the content type of .%s is there twice", d.attr("Extension"))
		}
		extensions[d.attr("Extension")] = true
	}
	for name := range p {
		extension := strings.TrimPrefix(path.Ext(name), ".")
		shared := extension == "rels" || extension == "vml" // these have no type of their own
		if shared && !extensions[extension] || !shared && !known[name] && name != "[Content_Types].xml" {
			t.Errorf("%s has no content type", name)
		}
	}
}
