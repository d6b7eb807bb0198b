package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// Tags says of each tag what it is and where it stands.
func TestTags(t *testing.T) {
	const part = "<?xml version='1.0'?><x:row  a = '2>1'><!-- <b> --><c\n\ta=\"&lt;&#x4E2D;&quot;\" aa=\"no\"/><c><![CDATA[<d>]]></c >\n</x:row>"
	want := []string{"x: row 0 true false 2>1", " c 1 true true <中\"", " c 1 true false ", " c 1 false true ", "x: row 0 false true "}
	var got []string
	err := Tags([]byte(part), func(g Tag) error {
		got = append(got, fmt.Sprint(g.Prefix, " ", g.Name, " ", g.Depth, g.Opening, g.Closing, " ", g.Value("a")))
		if text := part[g.From:g.To]; text != string(g.Text) || text[0] != '<' || text[len(text)-1] != '>' {
			t.Errorf("%s stands at %q", g.Text, text)
		}
		return nil
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n got %q\nwant %q", err, got, want)
	}
	for name, bad := range map[string]string{
		"cut": "<a><b></a>", "cut inside": "<a", "a mark": "\xef\xbb\xbf<a/>", "UTF-16": "<\x00a\x00/\x00>\x00", "UTF-16 with a mark": "\xff\xfe<\x00a\x00/\x00>\x00",
	} {
		if err := Tags([]byte(bad), func(Tag) error { return nil }); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestWith(t *testing.T) {
	tag := ParseTag([]byte(`<x:c aa="0" a='1' b="2"/>`))
	for _, c := range []struct{ name, value, want string }{
		{"a", "3", `<x:c aa="0" a="3" b="2"/>`}, {"a", "", `<x:c aa="0" b="2"/>`}, {"d", "<", `<x:c d="&lt;" aa="0" a='1' b="2"/>`},
		{"e", "", `<x:c aa="0" a='1' b="2"/>`},
	} {
		if got := string(tag.With(c.name, c.value).Text); got != c.want {
			t.Errorf("%s=%q: %s, want %s", c.name, c.value, got, c.want)
		}
	}
	if got := string(tag.With("a", "").With("b", "").With("aa", "1").Text); got != `<x:c aa="1"/>` {
		t.Errorf("one after the other: %s", got)
	}
	if tag.Start() != `<x:c aa="0" a='1' b="2">` || tag.End() != `</x:c>` {
		t.Errorf("%s %s", tag.Start(), tag.End())
	}
}

// Comments are read with their places, whatever their form.
func TestComments(t *testing.T) {
	const part = `<comments><authors><author>张三</author><author>tc={1}</author></authors><commentList>` +
		`<comment ref="B2" authorId="0"><text><t>一&#13;&#10;二</t></text></comment>` +
		`<comment ref="C3" authorId="1"><text><r><rPr><b/></rPr><t>a</t></r><r><t>_x0041_&lt;</t></r><rPh><t>no</t></rPh></text></comment>` +
		`<comment ref="D4"><text/></comment></commentList></comments>`
	want := []string{`B2 "一\n二" false [true]`, `C3 "aA<" true [false false]`, `D4 "" false []`}
	var got []string
	err := Comments([]byte(part), func(c Comment) error {
		plain := []bool{}
		for _, r := range c.Runs {
			plain = append(plain, r.Plain)
			if text := part[r.From:r.To]; !strings.HasPrefix(text, "<r>") && !strings.HasPrefix(text, "<t>") || !strings.HasSuffix(text, "</r>") && !strings.HasSuffix(text, "</t>") {
				t.Errorf("%s: the run %q stands at %q", c.Ref, r.Text, text)
			}
		}
		if text := part[c.From:c.To]; !strings.HasPrefix(text, `<comment ref="`+c.Ref) || !strings.HasSuffix(text, "</comment>") || !strings.HasPrefix(part[c.TextEnd:], "</text>") && !c.TextTag.Closing {
			t.Errorf("%s stands at %q", c.Ref, text)
		}
		got = append(got, fmt.Sprintf("%s %q %v %v", c.Ref, c.Text(), c.Thread, plain))
		return nil
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n got %q\nwant %q", err, got, want)
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
			if strings.Contains(e.Name.Local, ":") {
				return nil, errors.New("a colon at one end of a name")
			}
			list = append(list, e.Name.Local)
		case xml.EndElement:
			list = append(list, "/"+e.Name.Local)
		}
	}
}

// The scanner sees the elements that the standard library sees.
func FuzzTags(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="x"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`))
	f.Add([]byte(`<x:数 xmlns:x="x" x:名='>'><x:a/></x:数>`))
	f.Add([]byte(`<a><!-- <b> --><![CDATA[<c>]]><?pi <d>?><e f='>'/></a>`))
	f.Add([]byte(`<a><!--><c r="B2"/> --></a>`))
	f.Fuzz(func(t *testing.T, part []byte) {
		want, err := elements(part)
		if err != nil || bytes.Contains(part, []byte("<!")) && !bytes.Contains(part, []byte("<!--")) && !bytes.Contains(part, []byte("<![")) {
			_ = Tags(part, func(Tag) error { return nil }) // it may say anything, and must return
			return
		}
		var got []string
		err = Tags(part, func(g Tag) error {
			if g.Opening {
				got = append(got, g.Name)
			}
			if g.Closing {
				got = append(got, "/"+g.Name)
			}
			return nil
		})
		if err == nil && strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q:\n got %q\nwant %q", part, got, want)
		}
	})
}
