package returned

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/finding"
)

// place is a cell by row and column, from 1.
type place struct{ row, col int }

func (p place) String() string {
	name := ""
	for n := p.col; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name + strconv.Itoa(p.row)
}

// parsePlace reads an A1 address.
func parsePlace(ref string) (place, bool) {
	p := place{}
	i := 0
	for ; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		p.col = p.col*26 + int(ref[i]-'A') + 1
	}
	n, err := strconv.Atoi(ref[i:])
	p.row = n
	return p, err == nil && p.col >= 1 && p.col <= 16384 && n >= 1 && n <= 1048576
}

// target is one cell to be marked and what is to be said there.
type target struct {
	place
	remarks []remark
}

// colour is that of the gravest remark.
func (t target) colour() string {
	if slices.ContainsFunc(t.remarks, func(r remark) bool { return r.Severity == finding.Error }) {
		return colour(finding.Error)
	}
	return colour(finding.Warning)
}

// targets gathers the remarks by cell, by row and column.
func targets(list []remark) ([]target, error) {
	byPlace := map[place]*target{}
	var out []*target
	for _, r := range list {
		at, ok := parsePlace(r.Cell)
		if !ok {
			return nil, fmt.Errorf("cell %q does not exist", r.Cell)
		}
		if byPlace[at] == nil {
			byPlace[at] = &target{place: at}
			out = append(out, byPlace[at])
		}
		byPlace[at].remarks = append(byPlace[at].remarks, r)
	}
	slices.SortFunc(out, func(a, b *target) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) })
	result := make([]target, len(out))
	for i, t := range out {
		result[i] = *t
	}
	return result, nil
}

// painter colours the cells of one worksheet part.
type painter struct {
	styles  *styles
	wanted  []target // not yet met, in order
	cols    []column
	edits   edits
	row     place // the row being read and the cell last read in it
	rowTag  tag
	rowForm int // style of the row's blank cells, -1 when it has none
	prefix  string
	grown   bool // cells were added to the row
}

// column is the style of blank cells in a range of columns.
type column struct{ min, max, style int }

// markSheet colours the cells of the remarks and puts notes on them.
func (p *pack) markSheet(b *book, s sheet, list []remark, styles *styles) error {
	wanted, err := targets(list)
	if err != nil {
		return err
	}
	content, err := p.read(s.part)
	if err != nil {
		return err
	}
	d := &painter{styles: styles, wanted: slices.Clone(wanted)}
	inside := false
	err = tags(content, func(t tag) error {
		switch {
		case t.depth == 2 && t.name == "col" && t.opening:
			d.column(t)
		case t.depth == 1 && t.name == "sheetData":
			if inside = t.opening && !t.closing; inside {
				d.prefix = t.prefix
				return nil
			}
			return d.finish(t)
		case inside && t.depth == 2 && t.name == "row":
			return d.atRow(t)
		case inside && t.depth == 3 && t.name == "c" && t.opening:
			return d.atCell(t)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(d.wanted) > 0 {
		return errors.New("the sheet has no cells")
	}
	b.marked[s.part] = true
	p.write(s.part, d.edits.apply(content))
	return p.annotate(b, s, wanted)
}

// column takes the default style of columns.
func (d *painter) column(t tag) {
	low, _ := strconv.Atoi(t.attr("min"))
	high, _ := strconv.Atoi(t.attr("max"))
	style, _ := strconv.Atoi(t.attr("style"))
	d.cols = append(d.cols, column{low, high, style})
}

// atRow begins or ends a row. Rows and cells without an address follow the one before.
func (d *painter) atRow(t tag) error {
	if t.opening {
		line := d.row.row + 1
		if n, err := strconv.Atoi(t.attr("r")); err == nil {
			line = n
		}
		if err := d.rowsBefore(line, t.from); err != nil {
			return err
		}
		d.row, d.rowTag, d.rowForm, d.grown = place{row: line}, t, -1, false
		if style, err := strconv.Atoi(t.attr("s")); err == nil && isTrue(t.attr("customFormat")) {
			d.rowForm = style
		}
	}
	if !t.closing {
		return nil
	}
	cells, err := d.cellsBefore(16385)
	if err != nil {
		return err
	}
	switch {
	case t.opening && cells != "":
		d.edits = append(d.edits, edit{t.from, t.to, t.with("spans", "").open() + cells + t.close()})
	case cells != "":
		d.edits.insert(t.from, cells)
		d.grown = true
	}
	if d.grown && !t.opening {
		d.edits.replace(d.rowTag.with("spans", ""))
	}
	return nil
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// atCell colours a cell that is wanted, and adds those that are not there before it.
func (d *painter) atCell(t tag) error {
	col := d.row.col + 1
	if at, ok := parsePlace(t.attr("r")); ok {
		col = at.col
	}
	cells, err := d.cellsBefore(col)
	if err != nil {
		return err
	}
	if cells != "" {
		d.edits.insert(t.from, cells)
		d.grown = true
	}
	d.row.col = col
	if len(d.wanted) == 0 || d.wanted[0].place != d.row {
		return nil
	}
	own, _ := strconv.Atoi(t.attr("s"))
	style, err := d.styles.mark(own, d.wanted[0].colour())
	if err != nil {
		return err
	}
	d.edits.replace(t.with("s", strconv.Itoa(style)))
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
func (d *painter) blank(t target, style int) (string, error) {
	for _, c := range d.cols {
		if style < 0 && c.min <= t.col && t.col <= c.max {
			style = c.style
		}
	}
	style, err := d.styles.mark(max(0, style), t.colour())
	return fmt.Sprintf(`<%sc r="%s" s="%d"/>`, d.prefix, t.place, style), err
}

// rowsBefore adds the wanted rows that come before a line.
func (d *painter) rowsBefore(line, at int) error {
	var b strings.Builder
	for len(d.wanted) > 0 && d.wanted[0].row < line {
		row := d.wanted[0].row
		fmt.Fprintf(&b, `<%srow r="%d">`, d.prefix, row)
		for len(d.wanted) > 0 && d.wanted[0].row == row {
			cell, err := d.blank(d.wanted[0], -1)
			if err != nil {
				return err
			}
			b.WriteString(cell)
			d.wanted = d.wanted[1:]
		}
		fmt.Fprintf(&b, `</%srow>`, d.prefix)
	}
	if b.Len() > 0 {
		d.edits.insert(at, b.String())
	}
	return nil
}

// finish adds the rows behind the last one; t ends the sheet's data.
func (d *painter) finish(t tag) error {
	d.prefix = t.prefix
	if !t.opening {
		return d.rowsBefore(1048577, t.from)
	}
	rows := &painter{styles: d.styles, wanted: d.wanted, cols: d.cols, prefix: t.prefix}
	if err := rows.rowsBefore(1048577, 0); err != nil {
		return err
	}
	text := ""
	for _, e := range rows.edits {
		text += e.text
	}
	d.wanted = nil
	d.edits = append(d.edits, edit{t.from, t.to, t.open() + text + t.close()})
	return nil
}
