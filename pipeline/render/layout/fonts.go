package layout

import (
	"fmt"
	"strings"
	"unicode"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// fonts chooses the font of each character by role and remembers what it could not draw.
type fonts struct {
	set     typeface.Set
	picked  map[string]*picks
	missing []Missing
}

// picks holds the choices made for a role, by character, in blocks of 256.
type picks [unicode.MaxRune>>8 + 1]*[256]choice

type choice struct {
	known bool
	font  *typeface.Font
	em    float64 // advance
}

// Missing is a character that no font can draw, and where in the report it stands.
type Missing struct {
	Rune  rune
	Place string
}

// MissingError names the characters that no font can draw, each at its first place.
type MissingError struct{ Characters []Missing }

// pick returns the font that draws r in a role and the advance in em. A character that none
// has is noted with its place; the caller goes on with a blank square.
func (f *fonts) pick(role string, r rune, place string) (*typeface.Font, float64) {
	blocks := f.picked[role]
	if blocks == nil {
		blocks = new(picks)
		f.picked[role] = blocks
	}
	block := blocks[r>>8]
	if block == nil {
		block = new([256]choice)
		blocks[r>>8] = block
	}
	c := &block[r&0xFF]
	if !c.known {
		*c = f.choose(role, r)
	}
	if c.font == nil {
		f.note(r, place)
	}
	return c.font, c.em
}

// choose tries the role's Latin font for half-width characters, then its own font, the
// fallbacks, and the font for rare characters.
func (f *fonts) choose(role string, r rune) choice {
	fonts, ok := f.set.Role(role)
	if !ok {
		return choice{known: true, em: 1}
	}
	if fonts.Latin != nil && r < 0x250 && r != '·' && fonts.Latin.Has(r) {
		return choice{true, fonts.Latin, fonts.Latin.Advance(r)}
	}
	for _, font := range append([]*typeface.Font{fonts.Font}, fonts.Fallback...) {
		if font.Has(r) {
			return choice{true, font, font.Advance(r)}
		}
	}
	if font := f.set.Rare(r); font != nil {
		return choice{true, font, font.Advance(r)}
	}
	return choice{known: true, em: 1}
}

func (f *fonts) note(r rune, place string) {
	for _, m := range f.missing {
		if m.Rune == r {
			return
		}
	}
	f.missing = append(f.missing, Missing{r, place})
}

// err is a *MissingError if characters are missing.
func (f *fonts) err() error {
	if len(f.missing) == 0 {
		return nil
	}
	return &MissingError{f.missing}
}

// Error lists the first ten.
func (e *MissingError) Error() string {
	var list []string
	for i, m := range e.Characters {
		if i == 10 {
			list = append(list, fmt.Sprintf("……共 %d 个", len(e.Characters)))
			break
		}
		list = append(list, fmt.Sprintf("“%c”（U+%04X，%s）", m.Rune, m.Rune, m.Place))
	}
	return fmt.Sprintf("所用字体都没有这些字，PDF 里写不出：%s。请在台账或模板里改用通用字，或安装含有该字的字体并写进 style.toml", strings.Join(list, "；"))
}

// textUse is one use of text with its lengths worked out.
type textUse struct {
	role    string
	size    float64
	leading float64
	track   float64 // added between two 字 so that a line of body text holds the characters of the grid
}

// Setter sets text in a style.
type Setter struct {
	style document.Style
	fonts fonts
	edges edges
	place string // where the text being set stands, for messages
}

// NewSetter returns a setter. It fails when the style names a role that the fonts lack.
func NewSetter(style document.Style, set typeface.Set) (*Setter, error) {
	for _, name := range []string{"title", "subtitle", "body", "heading1", "heading2", "heading3", "table", "table_head", "table_title", "note", "page_number", "foot", "contents", "chart"} {
		text, ok := style.Text[name]
		if !ok || text.Size <= 0 {
			return nil, fmt.Errorf("样式文件 style.toml：缺 [text.%s] 一节或其中的 size，请补上", name)
		}
		if _, ok := set.Role(text.Role); !ok {
			return nil, fmt.Errorf("样式文件 style.toml：[text.%s] 的 role 写了 %q，但没有 [role.%s] 一节，请改正", name, text.Role, text.Role)
		}
	}
	if p := style.Page; p.Lines < 1 || p.Characters < 2 || p.TextWidth <= 0 || p.TextHeight <= 0 ||
		p.Binding+p.TextWidth > p.Width || p.Top+p.TextHeight > p.Height {
		return nil, fmt.Errorf("样式文件 style.toml：[page] 的版心、边距、行数或字数不成立，请检查：边距加版心不能超过纸张，行数和字数必须大于零")
	}
	return &Setter{style: style, fonts: fonts{set: set, picked: map[string]*picks{}}, edges: newEdges()}, nil
}

// use works out one use of text. Text of the body's size stands on the page's grid of
// characters: at 16 pt, 28 of them fill 156 mm when each gap is 0.21 pt narrower than the
// font has it (typography.md §1.1).
func (s *Setter) use(name string) textUse {
	text := s.style.Text[name]
	u := textUse{role: text.Role, size: text.Size, leading: text.Leading}
	if u.leading == 0 {
		u.leading = s.pitch()
	}
	if text.Size == s.style.Text["body"].Size {
		n := float64(s.style.Page.Characters)
		u.track = (float64(s.style.Page.TextWidth*page.PointsPerMM) - float64(n*u.size)) / (n - 1)
	}
	return u
}

// pitch is the distance of body lines: the type area divided by its lines.
func (s *Setter) pitch() float64 {
	return s.style.Page.TextHeight * page.PointsPerMM / float64(s.style.Page.Lines)
}
