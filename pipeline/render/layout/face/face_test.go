package face_test

import (
	"bytes"
	"slices"
	"testing"

	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

// TestOf: a face per font in order of appearance, with each of its characters once; the file that is
// cut draws them as the font does, those above U+FFFF too.
func TestOf(t *testing.T) {
	style := typefacetest.Style(t)
	set := typefacetest.Set(t, style)
	body, _ := set.Role("body")
	digits, _ := set.Role("digits")
	pages := []page.Page{
		{Items: []page.Item{page.Text{Font: digits.Font, String: "2020Wi"}, page.Rule(0, 0, 1, 1, 1, ""), page.Text{Font: body.Font, String: "\U00020BB7字a"}}},
		{Items: []page.Item{page.Text{Font: body.Font, String: "字\U00020BB0"}, page.Text{Font: digits.Font, String: "1"}}},
	}
	faces := face.Of(pages)
	if len(faces) != 2 || faces[0].Font != digits.Font || faces[1].Font != body.Font {
		t.Fatalf("faces of %d fonts", len(faces))
	}
	for i, want := range []string{"012Wi", "a字\U00020BB0\U00020BB7"} {
		if got := string(faces[i].Runes); got != want {
			t.Errorf("face %d draws %s, want %s", i, got, want)
		}
	}
	f := faces[1]
	for _, f := range faces {
		data, err := f.File()
		again, _ := face.Of(pages)[slices.Index(faces, f)].File()
		if err != nil || !bytes.Equal(data, again) {
			t.Fatalf("cut twice, the bytes differ (%v)", err)
		}
		cut, err := typeface.Parse("", "", data, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range f.Runes {
			left, right := f.Font.Ink(r)
			if l, r2 := cut.Ink(r); f.Glyph(r) != i+1 || l != left || r2 != right || cut.Advance(r) != f.Font.Advance(r) {
				t.Errorf("%c is glyph %d, from %v to %v, want %v to %v", r, f.Glyph(r), l, r2, left, right)
			}
		}
		if f == faces[1] && (!cut.Has(0x20BB7) || !cut.Has('字') || cut.Has(0x20BB8)) {
			t.Error("the file does not know its characters above U+FFFF")
		}
		if f.Glyph('无') != 0 {
			t.Error("a character that no page uses has a glyph")
		}
	}
	if faces[0].Name() != "LiberationSerif" || f.Name() != "Font" {
		t.Errorf("names are %s and %s", faces[0].Name(), f.Name())
	}
}
