package typeset

import (
	"fmt"
	"strings"
	"unicode"

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
	Rune rune
	In   string
}

// MissingError names the characters that no font can draw, each at its first place.
type MissingError struct{ Characters []Missing }

// pick returns the font that draws r in a role and the advance in em. A character that none
// has is noted with its place; the caller goes on with a blank square.
func (f *fonts) pick(role string, r rune, part string) (*typeface.Font, float64) {
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
		f.note(r, part)
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

func (f *fonts) note(r rune, part string) {
	for _, m := range f.missing {
		if m.Rune == r {
			return
		}
	}
	f.missing = append(f.missing, Missing{r, part})
}

// Error lists the first ten.
func (e *MissingError) Error() string {
	var list []string
	for i, m := range e.Characters {
		if i == 10 {
			list = append(list, fmt.Sprintf("……共 %d 个", len(e.Characters)))
			break
		}
		list = append(list, fmt.Sprintf("“%c”（U+%04X，%s）", m.Rune, m.Rune, m.In))
	}
	return fmt.Sprintf("所用字体都没有这些字，PDF 里写不出：%s。请在台账或模板里改用通用字，或安装含有该字的字体并写进 style.toml", strings.Join(list, "；"))
}
