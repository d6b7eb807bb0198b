package document

import "maps"

// Style is how reports look: templates/style.toml, GB/T 9704-2012 the default
// (typography.md §1). Lengths are mm, sizes and pitch pt.
type Style struct {
	Page  Page            `toml:"page"`
	Text  map[string]Text `toml:"text"` // by use: title, subtitle, body, heading1, heading2, heading3, table, table_head, table_title, note, page_number, foot, contents, chart
	Roles map[string]Role `toml:"role"` // by role: title, body, heading1, heading2, table, digits
	Rare  Rare            `toml:"rare"`
	Table TableStyle      `toml:"table"`
	Chart ChartStyle      `toml:"chart"`
	Sheet SheetStyle      `toml:"sheet"`
}

// Dense is the style of a paper that is attached to a report: text of the body's size is an eighth
// smaller (三号 becomes 四号), with as many characters and lines more on a page.
func (s Style) Dense() Style {
	body := s.Text["body"].Size
	s.Text = maps.Clone(s.Text)
	for use, text := range s.Text {
		if text.Size == body {
			text.Size = float64(body * 7 / 8)
			s.Text[use] = text
		}
	}
	s.Page.Characters = s.Page.Characters * 8 / 7
	s.Page.Lines = s.Page.Lines * 5 / 4
	return s
}

// Page is the sheet of paper and the type area (版心).
type Page struct {
	Width      float64 `toml:"width"`
	Height     float64 `toml:"height"`
	Top        float64 `toml:"top"`     // 天头
	Binding    float64 `toml:"binding"` // 订口: left on odd pages, right on even ones
	TextWidth  float64 `toml:"text_width"`
	TextHeight float64 `toml:"text_height"`
	Lines      int     `toml:"lines"`      // per page
	Characters int     `toml:"characters"` // per line of body text
	Mirrored   bool    `toml:"mirrored"`   // even pages have their binding on the right
}

// Text is how one use of text is set.
type Text struct {
	Role    string  `toml:"role"`    // font role
	Size    float64 `toml:"size"`    // pt
	Leading float64 `toml:"leading"` // pt from baseline to baseline; 0: the page's line pitch
}

// Role is a font role: the first font that the machine has is used, then per character the
// first of the fallbacks that holds it.
type Role struct {
	Fonts    []FontChoice `toml:"font"`
	Fallback []string     `toml:"fallback"` // names of roles tried for a character the font lacks
	Latin    string       `toml:"latin"`    // role that draws digits and Latin letters; empty: this one
	Excel    string       `toml:"excel"`    // name that a workbook asks for: 仿宋
}

// Rare is the fonts for characters that no role's fonts have; a machine may have none of them.
type Rare struct {
	Fonts []FontChoice `toml:"font"`
}

// FontChoice is one font file that may serve a role.
type FontChoice struct {
	Name  string   `toml:"name"`  // 方正小标宋简体
	Files []string `toml:"files"` // base names under which it is found
	Face  int      `toml:"face"`  // index in a .ttc collection
}

// TableStyle is how tables are ruled; widths in pt.
type TableStyle struct {
	OuterRule float64 `toml:"outer_rule"`
	InnerRule float64 `toml:"inner_rule"`
	Padding   float64 `toml:"padding"` // mm left and right of a cell's text
}

// ChartStyle is the colours of charts, "#1F4E79"; chosen to differ in grey print too.
type ChartStyle struct {
	Colours   []string `toml:"colours"`
	Highlight string   `toml:"highlight"`
	Muted     string   `toml:"muted"`
	Height    float64  `toml:"height"` // mm
}

// SheetStyle is how workbooks look.
type SheetStyle struct {
	HeadFill string  `toml:"head_fill"`
	Margin   float64 `toml:"margin"` // mm, all sides
}
