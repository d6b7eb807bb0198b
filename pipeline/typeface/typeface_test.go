package typeface_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"

	"zonereport/pipeline/document"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

func parse(t *testing.T, data []byte) *typeface.Font {
	t.Helper()
	f, err := typeface.Parse("试验", "test.ttf", data, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestAdvance(t *testing.T) {
	square, liberation := parse(t, typefacetest.Data()), parse(t, liberationserifregular.TTF)
	for _, c := range []struct {
		font *typeface.Font
		r    rune
		want float64
	}{{square, '新', 1}, {square, 'a', 0.5}, {square, '。', 1}, {liberation, '0', 0.5}, {liberation, '9', 0.5}, {liberation, 'i', 0.278}} {
		if got := c.font.Advance(c.r); got != c.want {
			t.Errorf("Advance(%q) = %v, want %v", c.r, got, c.want)
		}
	}
	for _, r := range []rune{'新', 0x2CC2D, -1, 0xFFFF} {
		if liberation.Has(r) {
			t.Errorf("Liberation Serif claims to have U+%04X", r)
		}
	}
	if left, right := square.Ink('新'); left != 0.1 || right != 0.9 {
		t.Errorf("Ink = %v, %v", left, right)
	}
	if got := liberation.PostScript(); got != "LiberationSerif" {
		t.Errorf("PostScript = %q", got)
	}
}

// TestCut cuts a font with composite glyphs (é, ü) and reads the result back.
func TestCut(t *testing.T) {
	font := parse(t, liberationserifregular.TTF)
	runes := []rune{' ', '0', '1', 'A', '~', 'é', 'ü', '—'}
	data, err := font.Cut(runes)
	if err != nil {
		t.Fatal(err)
	}
	if len(data) > 20_000 {
		t.Errorf("cut font has %d bytes", len(data))
	}
	cut := parse(t, data)
	for _, r := range runes {
		if !cut.Has(r) || cut.Advance(r) != font.Advance(r) {
			t.Errorf("%q: advance %v, want %v", r, cut.Advance(r), font.Advance(r))
		}
		l1, r1 := cut.Ink(r)
		l2, r2 := font.Ink(r)
		if l1 != l2 || r1 != r2 {
			t.Errorf("%q: ink %v–%v, want %v–%v", r, l1, r1, l2, r2)
		}
	}
	if cut.Has('B') {
		t.Error("the cut font has a character nobody asked for")
	}
	again, err := font.Cut(runes)
	if err != nil || !bytes.Equal(data, again) {
		t.Error("two cuts differ")
	}
	if _, err := font.Cut([]rune{'新'}); err == nil || !strings.Contains(err.Error(), "U+65B0") {
		t.Errorf("cutting a character that is not there: %v", err)
	}
}

// collection makes a .ttc of two fonts.
func collection(fonts ...[]byte) []byte {
	out := []byte("ttcf\x00\x01\x00\x00")
	out = binary.BigEndian.AppendUint32(out, uint32(len(fonts)))
	out = append(out, make([]byte, 4*len(fonts))...)
	for i, font := range fonts {
		start := len(out)
		binary.BigEndian.PutUint32(out[12+4*i:], uint32(start))
		out = append(out, font...)
		for t := range int(binary.BigEndian.Uint16(font[4:])) {
			at := out[start+12+16*t+8:]
			binary.BigEndian.PutUint32(at, binary.BigEndian.Uint32(at)+uint32(start))
		}
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func TestCollection(t *testing.T) {
	data := collection(liberationserifregular.TTF, typefacetest.Data())
	for face, r := range []rune{'é', '新'} {
		font, err := typeface.Parse("合集", "all.ttc", data, face)
		if err != nil {
			t.Fatal(err)
		}
		cut, err := font.Cut([]rune{r})
		if err != nil || !font.Has(r) || parse(t, cut).Advance(r) != font.Advance(r) {
			t.Errorf("face %d lacks %q: %v", face, r, err)
		}
	}
	if _, err := typeface.Parse("合集", "all.ttc", data, 2); err == nil || !strings.Contains(err.Error(), "共 2 个") {
		t.Errorf("a face that is not there: %v", err)
	}
}

func role(names ...string) document.Role {
	var r document.Role
	for _, name := range names {
		r.Fonts = append(r.Fonts, document.FontChoice{Name: name, Files: []string{name}})
	}
	return r
}

// TestFind takes the first usable choice, whatever the case of its name, and says why others were refused.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	restricted := typefacetest.Data()
	os2 := bytes.Index(restricted[12:], []byte("OS/2")) + 12
	binary.BigEndian.PutUint16(restricted[binary.BigEndian.Uint32(restricted[os2+8:])+8:], 2)
	for name, data := range map[string][]byte{
		"deep/down/SQUARE.TTF": typefacetest.Data(), "cff.otf": append([]byte("OTTO"), make([]byte, 100)...),
		"locked.ttf": restricted, "half.ttf": typefacetest.Data()[:5000], "text.ttf": []byte("这不是字体，只是改了名字的文本文件。"),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	style := document.Style{Roles: map[string]document.Role{
		"body":   role("absent.ttf", "cff.otf", "locked.ttf", "half.ttf", "text.ttf", "square.ttf"),
		"digits": role("LiberationSerif-Regular.ttf"),
	}}
	body := style.Roles["body"]
	body.Latin, body.Fallback = "digits", []string{"digits"}
	style.Roles["body"] = body
	set, err := typeface.Find(style, []string{filepath.Join(dir, "none"), dir})
	if err != nil {
		t.Fatal(err)
	}
	got, ok := set.Role("body")
	if !ok || got.Font.File != "SQUARE.TTF" || got.Latin == nil || len(got.Fallback) != 1 {
		t.Errorf("body = %+v", got)
	}
	if all := strings.Join(set.Refused, "\n"); len(set.Refused) != 4 || !strings.Contains(all, "CFF") ||
		!strings.Contains(all, "许可") || !strings.Contains(all, "不完整") || !strings.Contains(all, "不是 TrueType") {
		t.Errorf("refused:\n%s", all)
	}
	used := set.Used()
	if len(used) != 2 || used[0].File != "LiberationSerif-Regular.ttf" || used[1].File != "SQUARE.TTF" || len(used[1].SHA256) != 64 {
		t.Errorf("used = %d fonts: %+v", len(used), used)
	}
}

// TestRare: the font for rare characters is named in the set from the start, and draws what it
// has unless the file has changed since.
func TestRare(t *testing.T) {
	style := document.Style{
		Roles: map[string]document.Role{"body": role("LiberationSerif-Regular.ttf")},
		Rare:  document.Rare{Fonts: role("absent.ttf", typefacetest.File).Fonts},
	}
	dir := t.TempDir()
	find := func() typeface.Set {
		if err := os.WriteFile(filepath.Join(dir, typefacetest.File), typefacetest.Data(), 0o644); err != nil {
			t.Fatal(err)
		}
		set, err := typeface.Find(style, []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	set := find()
	if font := set.Rare(0x20BB7); font == nil || font.Advance(0x20BB7) != 1 {
		t.Error("U+20BB7 is not drawn")
	}
	if set.Rare(0x2C029) != nil {
		t.Error("a character is drawn that the font lacks")
	}
	if used := set.Used(); len(used) != 2 || used[1].File != typefacetest.File || used[1].SHA256 != parse(t, typefacetest.Data()).SHA256 {
		t.Errorf("used = %+v", used)
	}
	set = find()
	if err := os.WriteFile(filepath.Join(dir, typefacetest.File), append(typefacetest.Data(), 0), 0o644); err != nil {
		t.Fatal(err)
	}
	if set.Rare(0x20BB7) != nil {
		t.Error("a changed file is drawn from")
	}
	style.Rare = document.Rare{}
	if find().Rare(0x20BB7) != nil {
		t.Error("a font came from nowhere")
	}
}

func TestFindErrors(t *testing.T) {
	digits := role("LiberationSerif-Regular.ttf")
	wrongFallback, wrongLatin := digits, digits
	wrongFallback.Fallback = []string{"song"}
	wrongLatin.Latin = "times"
	for _, c := range []struct {
		name string
		role document.Role
		want []string
	}{
		{"no font", role("simfang.ttf", "fzfs.ttf"), []string{"字体角色 body", "simfang.ttf", "fzfs.ttf", "make setup"}},
		{"unknown fallback", wrongFallback, []string{"style.toml", "fallback", `"song"`}},
		{"unknown latin", wrongLatin, []string{"style.toml", "latin", `"times"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := typeface.Find(document.Style{Roles: map[string]document.Role{"body": c.role}}, []string{t.TempDir()})
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q lacks %q", err, want)
				}
			}
		})
	}
}

// FuzzParse reads damaged fonts: an error or a font that can be used, never a panic.
func FuzzParse(f *testing.F) {
	square := typefacetest.Data()
	for _, seed := range [][]byte{square[:3000], square[:200], liberationserifregular.TTF[:40_000], collection(square[:2000]), []byte("OTTO"), nil} {
		f.Add(seed, 0)
	}
	small, err := mustParse(liberationserifregular.TTF).Cut([]rune{'0', 'é'})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small, 0)
	f.Fuzz(func(t *testing.T, data []byte, face int) {
		font, err := typeface.Parse("坏", "bad.ttf", data, face)
		if err != nil {
			return
		}
		font.PostScript()
		for _, r := range []rune{'0', 'é', '新', 0xFFFE} {
			font.Advance(r)
			font.Ink(r)
			if font.Has(r) {
				_, _ = font.Cut([]rune{r}) // may fail, must not panic
			}
		}
	})
}

func mustParse(data []byte) *typeface.Font {
	f, err := typeface.Parse("试验", "test.ttf", data, 0)
	if err != nil {
		panic(err)
	}
	return f
}
