package ooxml

import (
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

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
	*ooxml.Scanner
	codes  map[int]string // number format codes by id
	struck []bool         // by font
	cells  []styleRef     // by cell style
}

type styleRef struct{ format, font int }

// cellStyles reads what each cell style says of values: its number format, from the list
// cellXfs (18.8.10) and the codes of numFmts (18.8.31), and whether its font is struck
// through (18.8.22, 18.4.10).
func (a *archive) cellStyles(name string, formats *grid.Formats) ([]cellStyle, error) {
	s, err := a.Scan(name, "styleSheet")
	if err != nil {
		return nil, err
	}
	t := styleTable{Scanner: s, codes: map[int]string{}}
	err = t.Children(func() error {
		switch string(t.Name) {
		case "numFmts":
			return t.Children(t.numberFormat)
		case "fonts":
			return t.Children(t.font)
		case "cellXfs":
			return t.Children(t.cellStyle)
		}
		return nil
	})
	return t.styles(formats), inPart(name, err)
}

func (t *styleTable) numberFormat() error {
	if len(t.codes) == maxStyles {
		return errManyStyles
	}
	id, err := t.Number("numFmtId")
	if err == nil {
		t.codes[id], _, err = t.Attr("formatCode")
	}
	if len(t.codes[id]) > maxCode {
		return grid.Refuse(grid.TooLarge, "a format code of more than %d KiB", maxCode>>10)
	}
	return err
}

func (t *styleTable) font() error {
	if len(t.struck) == maxStyles {
		return errManyStyles
	}
	struck := false
	err := t.Children(func() error {
		if string(t.Name) == "strike" {
			struck = t.Flag("val", true)
		}
		return nil
	})
	t.struck = append(t.struck, struck)
	return err
}

func (t *styleTable) cellStyle() (err error) {
	if len(t.cells) == maxStyles {
		return errManyStyles
	}
	var ref styleRef
	if ref.format, err = t.Number("numFmtId"); err == nil {
		ref.font, err = t.Number("fontId")
	}
	t.cells = append(t.cells, ref)
	return err
}

func (t *styleTable) styles(formats *grid.Formats) []cellStyle {
	styles := make([]cellStyle, len(t.cells))
	for i, ref := range t.cells {
		styles[i].format, styles[i].look = formats.Of(ref.format, t.codes[ref.format])
		styles[i].struck = ref.font >= 0 && ref.font < len(t.struck) && t.struck[ref.font]
	}
	return styles
}
