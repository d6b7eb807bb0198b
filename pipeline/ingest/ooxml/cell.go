package ooxml

import (
	"fmt"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// cellDraft is a cell whose text may still lie in sheetReader.texts; with from = to the cell
// has its text already.
type cellDraft struct {
	cell     grid.Cell
	from, to int
}

// rawCell is what the XML of one cell states (ECMA-376 part 1, 18.3.1.4).
type rawCell struct {
	kind     string // the t attribute
	style    int
	formula  bool
	aside    formulaAside
	vm       int // number of a value that is kept beside the cell, 0 for none
	hasValue bool
	value    []byte // content of <v>, decoded
	inline   bool   // sheetReader.texts holds the text of <is> from `from` on
	from     int
}

// cell reads one <c> and keeps it when it holds something. Blank cells, formatted or not,
// cost nothing.
func (r *sheetReader) cell() error {
	c := rawCell{kind: "n", from: len(r.texts)}
	if err := r.cellAttributes(&c); err != nil {
		return err
	}
	if r.SelfEnd { // blank
		return nil
	}
	if err := r.Children(func() error { return r.cellChild(&c) }); err != nil {
		return err
	}
	draft, ok, err := r.settle(&c)
	if err != nil {
		return fmt.Errorf("cell %s: %w", address(r.line, r.col), err)
	}
	if ok {
		if c.style < len(r.book.styles) {
			draft.cell.Struck, draft.cell.Look = r.book.styles[c.style].struck, r.book.styles[c.style].look
		}
		r.pending = append(r.pending, draft)
	}
	return nil
}

// cellAttributes reads address, style and type. A cell without an address follows the one
// before.
func (r *sheetReader) cellAttributes(c *rawCell) error {
	col := r.col + 1
	for i := range r.Attributes {
		a := &r.Attributes[i]
		switch string(a.Name) {
		case "r":
			row, n, ok := ooxml.ParseAddress(a.Value)
			if !ok || row != r.line {
				return fmt.Errorf("row %d has a cell %q", r.line, a.Value)
			}
			col = n
		case "s":
			n, ok := ooxml.ParseUint(a.Value)
			if !ok && len(a.Value) > 0 { // an empty one is none
				return fmt.Errorf("row %d: style %q is no number", r.line, a.Value)
			}
			c.style = n
		case "t":
			c.kind = kindName(a.Value)
		case "vm":
			c.vm, _ = ooxml.ParseUint(a.Value)
		}
	}
	if col > grid.MaxCols {
		return fmt.Errorf("row %d has more than %d columns", r.line, grid.MaxCols)
	}
	r.col = col
	return nil
}

// kindName gives the type of a cell as a constant, so that it costs no garbage.
func kindName(value []byte) string {
	switch string(value) {
	case "s":
		return "s"
	case "n":
		return "n"
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	case "b":
		return "b"
	case "e":
		return "e"
	case "d":
		return "d"
	}
	return string(value)
}

// cellChild reads one child element of a cell.
func (r *sheetReader) cellChild(c *rawCell) (err error) {
	switch string(r.Name) {
	case "v":
		if c.hasValue {
			return fmt.Errorf("row %d column %d has two values", r.line, r.col)
		}
		c.hasValue = true
		c.value, err = r.Content()
	case "is":
		c.inline = true
		r.texts, err = r.AppendRich(r.texts)
	case "f":
		err = r.formula(c)
	}
	return err
}

// settle makes the cell of what the XML states; it is false for a blank one.
func (r *sheetReader) settle(c *rawCell) (cellDraft, bool, error) {
	draft := cellDraft{cell: grid.Cell{Col: r.col}}
	if c.kind != "str" && c.kind != "inlineStr" {
		c.value = ooxml.TrimRight(c.value[ooxml.SkipBlank(c.value, 0):])
	}
	draft.cell.Linked = c.aside.linked
	if c.aside.picture || c.kind == "e" && c.vm > 0 && string(c.value) == "#VALUE!" && r.book.isPicture(c.vm) {
		draft.cell.Kind, draft.cell.Text = grid.Picture, "#VALUE!"
		return draft, true, nil
	}
	if c.formula && !c.inline && (!c.hasValue || len(c.value) == 0 && c.kind != "str") {
		draft.cell.Kind = grid.NoValue
		return draft, true, nil
	}
	var err error
	switch c.kind {
	case "n":
		return r.settleNumber(c, draft)
	case "s":
		if len(c.value) == 0 { // also an empty <v/>
			return draft, false, nil
		}
		i, ok := ooxml.ParseUint(c.value)
		if !ok || i >= len(r.book.strings) {
			return draft, false, fmt.Errorf("shared string %q of %d", c.value, len(r.book.strings))
		}
		draft.cell.Kind, draft.cell.Text = grid.Text, r.book.strings[i]
		if r.book.text += len(draft.cell.Text); r.book.text > grid.MaxText {
			return draft, false, grid.Refuse(grid.TooLarge, "more than %d MiB of text", grid.MaxText>>20)
		}
	case "str":
		draft = r.keep(draft, grid.Text, ooxml.Unescape(c.value))
	case "inlineStr":
		draft.cell.Kind, draft.from, draft.to = grid.Text, c.from, len(r.texts)
		if !c.inline { // some writers put the text into <v>
			draft = r.keep(draft, grid.Text, ooxml.Unescape(c.value))
		}
	case "b":
		draft.cell.Kind = grid.Bool
		draft.cell.Text, err = boolText(c.value)
	case "e":
		draft.cell.Kind, draft.cell.Text = grid.Error, errorText(c.value)
	case "d":
		draft = r.keep(draft, grid.DateText, c.value)
	default:
		return draft, false, fmt.Errorf("unknown type %q", c.kind)
	}
	return draft, draft.cell.Text != "" || draft.to > draft.from, err
}

// settleNumber makes a number cell.
func (r *sheetReader) settleNumber(c *rawCell, draft cellDraft) (cellDraft, bool, error) {
	if len(c.value) == 0 {
		return draft, false, nil
	}
	from := len(r.texts)
	var err error
	if r.texts, err = grid.AppendDecimal(r.texts, c.value); err != nil {
		return draft, false, fmt.Errorf("%.40q is no number", c.value)
	}
	draft.cell.Kind, draft.from, draft.to = grid.Number, from, len(r.texts)
	if len(r.book.styles) == 0 {
		return draft, true, nil
	}
	if c.style >= len(r.book.styles) {
		return draft, false, fmt.Errorf("style %d of %d", c.style, len(r.book.styles))
	}
	draft.cell.Format = r.book.styles[c.style].format
	return draft, true, nil
}

// keep puts a text into the buffer of the row.
func (r *sheetReader) keep(draft cellDraft, kind grid.Kind, text []byte) cellDraft {
	draft.cell.Kind, draft.from = kind, len(r.texts)
	r.texts = append(r.texts, text...)
	draft.to = len(r.texts)
	return draft
}

func boolText(value []byte) (string, error) {
	switch string(value) {
	case "":
		return "", nil
	case "1", "true", "TRUE":
		return "TRUE", nil
	case "0", "false", "FALSE":
		return "FALSE", nil
	}
	return "", fmt.Errorf("%.40q is neither TRUE nor FALSE", value)
}

// errorText gives a spreadsheet error, the known ones without garbage.
func errorText(value []byte) string {
	for _, known := range []string{"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"} {
		if string(value) == known {
			return known
		}
	}
	return string(value)
}
