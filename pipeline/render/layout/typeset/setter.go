// Package typeset sets text: it chooses the font of each character, gives marks their widths,
// breaks lines and makes them even. It follows GB/T 15834-2011 and CLREQ.
package typeset

import (
	"fmt"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// Use is one use of text with its lengths worked out.
type Use struct {
	Role    string
	Size    float64
	Leading float64 // from line to line
	track   float64 // added between two 字 so that a line of body text holds the characters of the grid

	Tag int // which element of the document the text belongs to
}

// Em is the width of one 字 on the grid of the use.
func (u Use) Em() float64 { return u.Size + u.track }

// Baseline is the distance from the top of the 字 box to its baseline (em box 0.88/0.12).
func (u Use) Baseline() float64 { return float64(0.88 * u.Size) }

// In is the use for text that belongs to an element of the document.
func (u Use) In(tag int) Use {
	u.Tag = tag
	return u
}

// Scaled is the use at another size, all lengths alike.
func (u Use) Scaled(by float64) Use {
	u.Size = float64(u.Size * by)
	u.Leading = float64(u.Leading * by)
	u.track = float64(u.track * by)
	return u
}

// Setter sets text in a style.
type Setter struct {
	Style document.Style
	Part  string // of the report in which the text being set stands, for messages
	fonts fonts
	edges *edges
	runes []rune // of the text being set
	set   []cell // its cells
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
	return &Setter{Style: style, fonts: fonts{set: set, picked: map[string]*picks{}}, edges: newEdges()}, nil
}

// Use works out one use of text. Text of the body's size stands on the page's grid of
// characters: at 16 pt, 28 of them fill 156 mm when each gap is 0.21 pt narrower than the
// font has it (typography.md §1.1).
func (s *Setter) Use(name string) Use {
	text := s.Style.Text[name]
	u := Use{Role: text.Role, Size: text.Size, Leading: text.Leading}
	if u.Leading == 0 {
		u.Leading = s.Pitch()
	}
	if text.Size == s.Style.Text["body"].Size {
		n := float64(s.Style.Page.Characters)
		u.track = (float64(s.Style.Page.TextWidth*page.PointsPerMM) - float64(n*u.Size)) / (n - 1)
	}
	return u
}

// Pitch is the distance of body lines: the type area divided by its lines.
func (s *Setter) Pitch() float64 {
	return s.Style.Page.TextHeight * page.PointsPerMM / float64(s.Style.Page.Lines)
}

// Err is a *MissingError if the text set so far has characters that no font can draw.
func (s *Setter) Err() error {
	if len(s.fonts.missing) == 0 {
		return nil
	}
	return &MissingError{s.fonts.missing}
}

// Top is how far the ink of a character stands above the baseline; 0 if no font can draw it.
func (s *Setter) Top(r rune, use Use) float64 {
	font, _ := s.fonts.pick(use.Role, r, s.Part)
	if font == nil {
		return 0
	}
	return float64(font.Top(r) * use.Size)
}
