package returned

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/ooxml"
)

// painter colours the cells of one worksheet part.
type painter struct {
	styles  *styles
	wanted  []markedCell // not yet met, in order
	cols    []column
	edits   edits
	row     address // the row being read and the cell last read in it
	rowTag  ooxml.Tag
	rowForm int // style of the row's blank cells, -1 when it has none
	prefix  string
	grown   bool // cells were added to the row
}

// column is the style of blank cells in a range of columns.
type column struct{ min, max, style int }

// paint gives the changes that colour the cells of a worksheet.
func paint(content []byte, wanted []markedCell, styles *styles) (edits, error) {
	d := &painter{styles: styles, wanted: slices.Clone(wanted)}
	inside := false
	err := ooxml.Tags(content, func(t ooxml.Tag) error {
		switch {
		case t.Depth == 2 && t.Name == "col" && t.Opening:
			d.column(t)
		case t.Depth == 1 && t.Name == "sheetData":
			if inside = t.Opening && !t.Closing; inside {
				d.prefix = t.Prefix
				return nil
			}
			return d.finish(t)
		case inside && t.Depth == 2 && t.Name == "row":
			return d.atRow(t)
		case inside && t.Depth == 3 && t.Name == "c" && t.Opening:
			return d.atCell(t)
		}
		return nil
	})
	if err == nil && len(d.wanted) > 0 {
		err = errors.New("the sheet has no cells")
	}
	return d.edits, err
}

// column takes the default style of columns.
func (d *painter) column(t ooxml.Tag) {
	low, _ := strconv.Atoi(t.Value("min"))
	high, _ := strconv.Atoi(t.Value("max"))
	style, _ := strconv.Atoi(t.Value("style"))
	d.cols = append(d.cols, column{low, high, style})
}

// atRow begins or ends a row. Rows and cells without an address follow the one before.
func (d *painter) atRow(t ooxml.Tag) error {
	if t.Opening {
		line := d.row.row + 1
		if n, err := strconv.Atoi(t.Value("r")); err == nil {
			line = n
		}
		rows, err := d.rowsBefore(line)
		if err != nil {
			return err
		}
		if rows != "" {
			d.edits.insert(t.From, rows)
		}
		d.row, d.rowTag, d.rowForm, d.grown = address{row: line}, t, -1, false
		if style, err := strconv.Atoi(t.Value("s")); err == nil && t.Flag("customFormat", false) {
			d.rowForm = style
		}
	}
	if !t.Closing {
		return nil
	}
	cells, err := d.cellsBefore(ooxml.MaxCols + 1)
	if err != nil {
		return err
	}
	switch {
	case t.Opening && cells != "":
		d.edits = append(d.edits, edit{t.From, t.To, t.With("spans", "").Start() + cells + t.End()})
	case cells != "":
		d.edits.insert(t.From, cells)
		d.grown = true
	}
	if d.grown && !t.Opening {
		d.edits.replace(d.rowTag.With("spans", ""))
	}
	return nil
}

// atCell colours a cell that is wanted, and adds those that are not there before it.
func (d *painter) atCell(t ooxml.Tag) error {
	if len(d.wanted) == 0 || d.wanted[0].row != d.row.row {
		return nil
	}
	col := d.row.col + 1
	if at, ok := parseAddress(t.Value("r")); ok {
		col = at.col
	}
	cells, err := d.cellsBefore(col)
	if err != nil {
		return err
	}
	if cells != "" {
		d.edits.insert(t.From, cells)
		d.grown = true
	}
	d.row.col = col
	if len(d.wanted) == 0 || d.wanted[0].address != d.row {
		return nil
	}
	own, _ := strconv.Atoi(t.Value("s"))
	style := d.styles.unmark(own)
	if len(d.wanted[0].remarks) > 0 {
		if style, err = d.styles.mark(own, d.wanted[0].colour()); err != nil {
			return err
		}
	}
	d.edits.replace(t.With("s", strconv.Itoa(style)))
	d.wanted = d.wanted[1:]
	return nil
}

// cellsBefore gives the wanted cells of the row that come before a column, as new blank cells.
func (d *painter) cellsBefore(col int) (string, error) {
	var b strings.Builder
	for len(d.wanted) > 0 && d.wanted[0].row == d.row.row && d.wanted[0].col < col {
		cell, err := d.blank(d.wanted[0], d.rowForm)
		if err != nil {
			return "", err
		}
		b.WriteString(cell)
		d.wanted = d.wanted[1:]
	}
	return b.String(), nil
}

// blank makes a cell without a value that looks as the row or the column would have it.
func (d *painter) blank(t markedCell, style int) (string, error) {
	if len(t.remarks) == 0 {
		return "", nil
	}
	for _, c := range d.cols {
		if style < 0 && c.min <= t.col && t.col <= c.max {
			style = c.style
		}
	}
	style, err := d.styles.mark(max(0, style), t.colour())
	return fmt.Sprintf(`<%sc r="%s" s="%d"/>`, d.prefix, t.address, style), err
}

// rowsBefore gives the wanted rows that come before a line, as new rows.
func (d *painter) rowsBefore(line int) (string, error) {
	var b strings.Builder
	for len(d.wanted) > 0 && d.wanted[0].row < line {
		row, cells := d.wanted[0].row, ""
		for len(d.wanted) > 0 && d.wanted[0].row == row {
			cell, err := d.blank(d.wanted[0], -1)
			if err != nil {
				return "", err
			}
			cells += cell
			d.wanted = d.wanted[1:]
		}
		if cells != "" {
			fmt.Fprintf(&b, `<%[1]srow r="%[2]d">%[3]s</%[1]srow>`, d.prefix, row, cells)
		}
	}
	return b.String(), nil
}

// finish adds the rows behind the last one; t ends the sheet's data.
func (d *painter) finish(t ooxml.Tag) error {
	d.prefix = t.Prefix
	rows, err := d.rowsBefore(ooxml.MaxRows + 1)
	if rows != "" {
		d.edits.atEnd(t, rows)
	}
	return err
}
