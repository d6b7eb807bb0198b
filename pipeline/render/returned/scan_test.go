package returned

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestTag(t *testing.T) {
	cases := []struct {
		xml, name, prefix, a string
		opening, closing     bool
	}{
		{`<c a="1"/>`, "c", "", "1", true, true},
		{`<x:row  a = '2>1'>`, "row", "x:", "2>1", true, false},
		{"<c\n\ta=\"&lt;&#x4E2D;&quot;\" aa=\"no\">", "c", "", `<中"`, true, false},
		{`</x:c >`, "c", "x:", "", false, true},
	}
	for _, c := range cases {
		got := parseTag([]byte(c.xml))
		if got.name != c.name || got.prefix != c.prefix || got.opening != c.opening || got.closing != c.closing || got.attr("a") != c.a {
			t.Errorf("%s: %+v, a=%q", c.xml, got, got.attr("a"))
		}
	}
	set := parseTag([]byte(`<x:c aa="0" a='1' b="2"/>`))
	for _, c := range []struct{ name, value, want string }{
		{"a", "3", `<x:c aa="0" a="3" b="2"/>`}, {"a", "", `<x:c aa="0" b="2"/>`}, {"d", "<", `<x:c d="&lt;" aa="0" a='1' b="2"/>`},
	} {
		if got := string(set.with(c.name, c.value).text); got != c.want {
			t.Errorf("%s=%q: %s, want %s", c.name, c.value, got, c.want)
		}
	}
}

// elements reads what a part says: elements, attributes, texts.
func elements(part []byte) ([]string, error) {
	var list []string
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			list = append(list, e.Name.Local)
		case xml.EndElement:
			list = append(list, "/"+e.Name.Local)
		}
	}
}

// The scanner sees the elements that the standard library sees.
func FuzzTags(f *testing.F) {
	l := departmental()
	for _, part := range []string{sheet1, bookXML, "xl/styles.xml", "custom/未知.xml"} {
		f.Add([]byte(l[part]))
	}
	f.Add([]byte(`<a><!-- <b> --><![CDATA[<c>]]><?pi <d>?><e f='>'/></a>`))
	f.Add([]byte(`<a><!--><c r="B2"/> --></a>`))
	f.Fuzz(func(t *testing.T, part []byte) {
		want, err := elements(part)
		if err != nil || bytes.Contains(part, []byte("<!")) && !bytes.Contains(part, []byte("<!--")) && !bytes.Contains(part, []byte("<![")) {
			_ = tags(part, func(tag) error { return nil }) // it may say anything, and must return
			return
		}
		var got []string
		err = tags(part, func(g tag) error {
			if g.opening {
				got = append(got, g.name)
			}
			if g.closing {
				got = append(got, "/"+g.name)
			}
			return nil
		})
		if err == nil && strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q:\n got %q\nwant %q", part, got, want)
		}
	})
}

// Whatever stands in a worksheet: colouring its cells leaves all values as they were, and
// the part well-formed.
func FuzzPaint(f *testing.F) {
	l := departmental()
	f.Add([]byte(l[sheet1]), uint16(2), uint16(2))
	f.Add([]byte(prefixTags(l[sheet1])), uint16(1), uint16(3))
	f.Add([]byte(`<worksheet><sheetData><row><c><v>1</v></c><c/></row><row r="9"/></sheetData></worksheet>`), uint16(9), uint16(1))
	f.Fuzz(func(t *testing.T, part []byte, row, col uint16) {
		want, err := cellValues(part)
		if err != nil {
			return
		}
		s := &styles{counts: map[string]int{}, added: map[string][]string{}, marks: map[string]int{}, xfs: []string{"<xf/>", "<xf/>", "<xf/>", "<xf/>"}}
		at := target{place{int(row) + 1, int(col)%16384 + 1}, []remark{{number: 1}}}
		changes, err := paint(part, []target{at}, s)
		if err != nil {
			return
		}
		painted := changes.apply(part)
		got, err := cellValues(painted)
		if err != nil {
			t.Fatalf("%q is no XML any more: %v", painted, err)
		}
		if got != want {
			t.Errorf("%q\nbecame %q", part, painted)
		}
	})
}

// cellValues reads all texts of a part.
func cellValues(part []byte) (string, error) {
	var all strings.Builder
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all.String(), nil
		}
		if err != nil {
			return "", err
		}
		if text, ok := token.(xml.CharData); ok {
			all.Write(text)
		}
	}
}
