package ooxml

import "zonereport/pipeline/ingest/grid"

// maxStyles bounds cell styles, fonts and number formats each; Excel takes 65,490 cell styles.
// maxCode bounds the bytes of a format code, of which Excel takes 255 characters.
const (
	maxStyles = 1 << 17
	maxCode   = 8 << 10
)

var errManyStyles = grid.Refuse(grid.TooLarge, "more than %d styles", maxStyles)

// cellStyle is what a cell style says of values.
type cellStyle struct {
	format grid.Format
	look   uint16 // as grid.Cell has it
	struck bool   // struck through
}

// styleTable collects the style part until its cell styles can be made.
type styleTable struct {
	codes  map[int]string // number format codes by id
	struck []bool         // by font
	cells  []styleRef     // by cell style
}

type styleRef struct{ format, font int }

// cellStyles reads what each cell style says of values: its number format, from the list
// cellXfs (18.8.10) and the codes of numFmts (18.8.31), and whether its font is struck
// through (18.8.22, 18.4.10).
func (a *archive) cellStyles(name string, formats *grid.Formats) ([]cellStyle, error) {
	s, root, err := a.scan(name)
	if err != nil {
		return nil, err
	}
	if root != "styleSheet" {
		return nil, grid.Refuse(grid.Damaged, "part %s: <%s> instead of <styleSheet>", name, root)
	}
	t := styleTable{codes: map[int]string{}}
	err = s.children(func() error {
		switch string(s.name) {
		case "numFmts":
			return s.children(func() error {
				if len(t.codes) == maxStyles {
					return errManyStyles
				}
				id, err := s.number("numFmtId")
				if err == nil {
					t.codes[id], _, err = s.attr("formatCode")
				}
				if len(t.codes[id]) > maxCode {
					return grid.Refuse(grid.TooLarge, "a format code of more than %d KiB", maxCode>>10)
				}
				return err
			})
		case "fonts":
			return s.children(func() error {
				if len(t.struck) == maxStyles {
					return errManyStyles
				}
				t.struck = append(t.struck, false)
				return s.children(func() error {
					if string(s.name) == "strike" {
						t.struck[len(t.struck)-1] = s.on("val")
					}
					return nil
				})
			})
		case "cellXfs":
			return s.children(func() error {
				if len(t.cells) == maxStyles {
					return errManyStyles
				}
				ref, err := s.styleRef()
				t.cells = append(t.cells, ref)
				return err
			})
		}
		return nil
	})
	return t.styles(formats), inPart(name, err)
}

// styleRef reads the attributes of one <xf>.
func (s *scanner) styleRef() (ref styleRef, err error) {
	if ref.format, err = s.number("numFmtId"); err == nil {
		ref.font, err = s.number("fontId")
	}
	return ref, err
}

func (t *styleTable) styles(formats *grid.Formats) []cellStyle {
	styles := make([]cellStyle, len(t.cells))
	for i, ref := range t.cells {
		styles[i].format, styles[i].look = formats.Of(ref.format, t.codes[ref.format])
		styles[i].struck = ref.font >= 0 && ref.font < len(t.struck) && t.struck[ref.font]
	}
	return styles
}

// on gives a switch that is on unless it says otherwise, like <strike/>.
func (s *scanner) on(name string) bool {
	for i := range s.attrs {
		if string(s.attrs[i].name) == name {
			return isTrue(s.attrs[i].value)
		}
	}
	return true
}
