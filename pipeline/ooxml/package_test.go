package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// zipped packs members: name, content, name, content …
func zipped(t *testing.T, members ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err == nil {
			_, err = w.Write([]byte(members[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func reason(err error) Reason {
	var refused *Error
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return 0
}

// Parts are found without regard to case and strokes; one that is there twice is damaged.
func TestPart(t *testing.T) {
	p, err := Open(zipped(t, `XL\Workbook.xml`, "a", "b.xml", "1", "B.XML", "2", "c.xml", "cc"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := p.Part("/xl/workbook.xml"); string(got) != "a" || err != nil || p.Member("xl/WORKBOOK.xml") != p.Files[0] {
		t.Errorf("%q, %v", got, err)
	}
	for _, name := range []string{"b.xml", "none.xml"} {
		if _, err := p.Part(name); reason(err) != Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
	if p.Has("none.xml") || !p.Has("b.xml") || p.Member("none.xml") != nil {
		t.Error("a part that is not there is, or the other way round")
	}
	p.Limit = 4
	for i, want := range []Reason{0, TooLarge} { // "a" counts too
		if _, err := p.Part("c.xml"); reason(err) != want {
			t.Errorf("read %d times: %v", i+1, err)
		}
	}
	if err := p.Verify(); err != nil {
		t.Error(err)
	}
}

// A byte that is altered shows, whether somebody reads the part or not.
func TestAltered(t *testing.T) {
	data := zipped(t, "a.xml", "<abc/>", "b.xml", "<abc/>")
	whole, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range whole.Files {
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		altered := bytes.Clone(data)
		altered[at+2] ^= 0x5a
		p, err := Open(altered)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Part("a.xml"); (reason(err) == Damaged) != (f.Name == "a.xml") {
			t.Errorf("%s altered, a.xml read: %v", f.Name, err)
		}
		if err := p.Verify(); reason(err) != Damaged {
			t.Errorf("%s altered: %v", f.Name, err)
		}
	}
}

// Targets are paths from the part's folder or from the root, written in any way.
func TestRelationships(t *testing.T) {
	const part = `<r:Relationships xmlns:r="x">` +
		`<r:Relationship Id="a" Type="http://x/y/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<r:Relationship Id="b" Type="styles" Target="/xl/%E8%A1%A8.xml"/>` +
		`<r:Relationship Id="c" Type="x/drawing" Target="..\media\1.xml"/>` +
		`<r:Relationship Id="d" Type="x/hyperlink" Target="http://a/b" TargetMode="external"/><r:Other/></r:Relationships>`
	want := []string{"a worksheet xl/worksheets/sheet1.xml", "b styles xl/表.xml", "c drawing media/1.xml"}
	p, err := Open(zipped(t, "xl/_rels/workbook.xml.rels", part))
	if err != nil {
		t.Fatal(err)
	}
	related, err := p.Related("xl/workbook.xml")
	var got []string
	for _, r := range related {
		got = append(got, fmt.Sprint(r.ID, " ", r.Kind, " ", r.Part))
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v\n got %q\nwant %q", err, got, want)
	}
	all, err := Relationships([]byte(part), "xl/workbook.xml")
	if err != nil || len(all) != 4 || !all[3].External || all[3].Stated != "http://a/b" {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err := Relationships([]byte(`<Types/>`), ""); reason(err) != Damaged {
		t.Errorf("another root: %v", err)
	}
}

func TestParseRange(t *testing.T) {
	for ref, want := range map[string]Range{
		"B2": {2, 2, 2, 2}, "b2:A1": {1, 1, 2, 2}, "A:B": {1, 1, MaxRows, 2}, "3:4": {3, 1, 4, MaxCols}, "A1:XFD1048576": {1, 1, MaxRows, MaxCols},
	} {
		if got, ok := ParseRange(ref); !ok || got != want {
			t.Errorf("%s: %v %v", ref, got, ok)
		}
	}
	for _, ref := range []string{"", ":", "A0", "A1048577", "XFE1", "A1:", "A1:B2:C3", "1A", "Sheet1!A1"} {
		if got, ok := ParseRange(ref); ok {
			t.Errorf("%s: %v", ref, got)
		}
	}
}

// What is written as a text is read as that text.
func TestEscapeText(t *testing.T) {
	for _, text := range []string{"<a & \"b\">", "_x0041_", "a_x000D_b", "_x", "行\n二", "_x00g1_"} {
		s, err := atRoot([]byte("<t>"+EscapeText(text)+"</t>"), "t")
		if err != nil {
			t.Fatal(err)
		}
		content, err := s.Content()
		if got := string(Unescape(content)); err != nil || got != text {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
	if got := Escape("a\x00\r\x0b\ufffe b"); got != "a b" {
		t.Errorf("%q", got)
	}
}
