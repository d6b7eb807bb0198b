package biff

import (
	"encoding/binary"
	"math"

	"zonereport/pipeline/grid"
)

// takeCell reads a record of one cell: row, column and style (the structure Cell), then the value.
func (r *sheetReader) takeCell(rec *record) error {
	data := rec.data()
	if len(data) < 6 {
		return rec.broken()
	}
	p := placed{row: int(rec.u16(0)), cell: grid.Cell{Col: int(rec.u16(2)) + 1}}
	style := int(rec.u16(4))
	value := data[6:]
	r.waiting = -1
	var err error
	switch rec.kind {
	case recLabelSST:
		err = r.sharedString(rec, &p.cell)
	case recLabel, recRString: // 2.4.148 Label; RSTRING of BIFF5 has formatting runs behind
		p.cell.Kind = grid.Text
		p.cell.Text, err = r.label(rec)
	case recNumber: // 2.4.180
		if len(value) < 8 {
			return rec.broken()
		}
		err = r.number(&p.cell, style, math.Float64frombits(binary.LittleEndian.Uint64(value)))
	case recRK: // 2.4.220
		if len(value) < 4 {
			return rec.broken()
		}
		err = r.number(&p.cell, style, rk(binary.LittleEndian.Uint32(value)))
	case recBoolErr: // 2.4.24
		if len(value) < 2 {
			return rec.broken()
		}
		err = boolErr(rec, &p.cell, value[0], value[1] == 1)
	default:
		err = r.formula(rec, &p.cell, style)
	}
	if style < len(r.struck) {
		p.cell.Struck, p.cell.Look = r.struck[style], r.looks[style]
	}
	r.cells = append(r.cells, p)
	return err
}

// sharedString reads LABELSST (2.4.149).
func (r *sheetReader) sharedString(rec *record, cell *grid.Cell) error {
	if len(rec.data()) < 10 {
		return rec.broken()
	}
	i := rec.u32(6)
	if int64(i) >= int64(len(r.strings)) {
		return grid.Refuse(grid.Damaged, "shared string %d of %d", i, len(r.strings))
	}
	cell.Kind, cell.Text = grid.Text, r.strings[i]
	r.volume += len(cell.Text)
	return nil
}

// label reads the string of LABEL, RSTRING and STRING: its length in two bytes, then the
// characters.
func (r *sheetReader) label(rec *record) (string, error) {
	in := &reader{chunks: rec.chunks}
	if rec.kind != recString {
		if _, err := in.take(6); err != nil {
			return "", refuse(rec, err)
		}
	}
	count, err := in.u16()
	if err != nil {
		return "", refuse(rec, err)
	}
	text, err := r.text(in, count)
	return text, refuse(rec, err)
}

// number makes a number cell. Infinities and NaN, which some writers store, are shown as
// #NUM! by Excel.
func (r *sheetReader) number(cell *grid.Cell, style int, f float64) error {
	if style >= len(r.formats) {
		return grid.Refuse(grid.Damaged, "style %d of %d", style, len(r.formats))
	}
	var err error
	if r.digits, err = grid.AppendFloat(r.digits[:0], f); err != nil {
		cell.Kind, cell.Text = grid.Error, "#NUM!"
		return nil
	}
	cell.Kind, cell.Text, cell.Format = grid.Number, string(r.digits), r.formats[style]
	return nil
}

// rk reads an RkNumber (2.5.217): bit 0 divides by 100, bit 1 tells a whole number of 30
// bits from the upper 30 bits of a double.
func rk(bits uint32) float64 {
	f := math.Float64frombits(uint64(bits&^3) << 32)
	if bits&2 != 0 {
		f = float64(int32(bits) >> 2)
	}
	if bits&1 != 0 {
		f /= 100
	}
	return f
}

// takeMulRK reads several number cells of one row (2.4.175).
func (r *sheetReader) takeMulRK(rec *record) error {
	data := rec.data()
	if len(data) < 12 || len(data)%6 != 0 {
		return rec.broken()
	}
	r.waiting = -1
	row, col := int(rec.u16(0)), int(rec.u16(2))
	for at := 4; at+6 < len(data); at += 6 {
		p := placed{row: row, cell: grid.Cell{Col: col + 1}}
		if err := r.number(&p.cell, int(rec.u16(at)), rk(rec.u32(at+2))); err != nil {
			return err
		}
		p.cell.Struck, p.cell.Look = r.struck[rec.u16(at)], r.looks[rec.u16(at)]
		r.cells = append(r.cells, p)
		col++
	}
	if int(rec.u16(len(data)-2)) != col-1 {
		return rec.broken()
	}
	return nil
}

// boolErr makes a cell of a truth value or of an error code (the structure Bes).
func boolErr(rec *record, cell *grid.Cell, value byte, isError bool) error {
	if !isError {
		cell.Kind, cell.Text = grid.Bool, "FALSE"
		if value != 0 {
			cell.Text = "TRUE"
		}
		return nil
	}
	cell.Kind, cell.Text = grid.Error, errorTexts[value]
	if cell.Text == "" {
		return rec.broken()
	}
	return nil
}

// errorTexts are the error codes (the structure BErr).
var errorTexts = map[byte]string{
	0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
	0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}

// The kinds of a cached result that is no number (2.5.133 FormulaValue).
const (
	resultString = 0
	resultBool   = 1
	resultError  = 2
	resultBlank  = 3
)

// alwaysCalc is set in a formula that was never computed (2.4.127, fAlwaysCalc).
const alwaysCalc = 0x0001

// formula reads the cached value of FORMULA (2.4.127).
func (r *sheetReader) formula(rec *record, cell *grid.Cell, style int) error {
	data := rec.data()
	if len(data) < 16 {
		return rec.broken()
	}
	if rec.u16(12) != 0xFFFF {
		return r.number(cell, style, math.Float64frombits(binary.LittleEndian.Uint64(data[6:])))
	}
	switch data[6] {
	case resultString:
		cell.Kind = grid.NoValue // until its STRING record comes
		r.waiting = len(r.cells)
	case resultBool:
		return boolErr(rec, cell, data[8], false)
	case resultError:
		return boolErr(rec, cell, data[8], true)
	case resultBlank:
		// Excel means an empty text; xlwt and others write the same for a formula that
		// they have not computed, and ask for its calculation.
		cell.Kind = grid.Text
		if rec.u16(14)&alwaysCalc != 0 {
			cell.Kind = grid.NoValue
		}
	default:
		return rec.broken()
	}
	return nil
}

// takeString reads the text of the formula before it (2.4.268).
func (r *sheetReader) takeString(rec *record) error {
	if r.waiting < 0 {
		return nil
	}
	text, err := r.label(rec)
	if err != nil {
		return err
	}
	r.cells[r.waiting].cell.Kind, r.cells[r.waiting].cell.Text = grid.Text, text
	r.waiting = -1
	return nil
}
