package ooxml

import (
	"fmt"
	"slices"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// slabSize is the number of cells that are allocated together.
const slabSize = 4096

// sheetReader reads one worksheet part (ECMA-376 part 1, 18.3.1.99).
type sheetReader struct {
	*ooxml.Scanner
	book    *workbook
	sheet   grid.Sheet
	line    int                  // of the row being read, from 1
	col     int                  // of the cell last read, from 1
	pending []cellDraft          // of the row being read
	texts   []byte               // texts of the pending cells, made strings row by row
	slab    []grid.Cell          // where finished rows keep their cells
	strays  bool                 // rows did not ascend
	shared  map[int]formulaAside // of formulas that several cells share, those that say something
}

// sheet reads the worksheet that entry names.
func (a *archive) sheet(entry sheetEntry, w *workbook) (grid.Sheet, error) {
	s, err := a.Scan(entry.part, "worksheet")
	if err != nil {
		return grid.Sheet{}, err
	}
	r := &sheetReader{Scanner: s, book: w, sheet: grid.Sheet{Name: entry.name, Hidden: entry.hidden}}
	if err := r.read(); err != nil {
		return grid.Sheet{}, inPart(entry.part, err)
	}
	r.sheet.Comments, err = a.comments(entry.part)
	return r.sheet, err
}

func (r *sheetReader) read() error {
	found := false
	err := r.Children(func() error {
		switch string(r.Name) {
		case "sheetData":
			if found {
				return fmt.Errorf("a second <sheetData>")
			}
			found = true
			return r.rows()
		case "mergeCells":
			return r.merges()
		case "cols":
			return r.columns()
		case "autoFilter":
			return r.Children(func() error {
				r.sheet.Filtered = r.sheet.Filtered || string(r.Name) == "filterColumn"
				return nil
			})
		}
		return nil
	})
	if err == nil && !found {
		return fmt.Errorf("no <sheetData>")
	}
	return err
}

// rows reads <sheetData>. Rows are expected to ascend; a file that mixes them is put in
// order, one that has a line twice is damaged.
func (r *sheetReader) rows() error {
	err := r.Children(func() error {
		if string(r.Name) != "row" {
			return nil
		}
		return r.row()
	})
	if err != nil {
		return err
	}
	if !r.strays {
		return nil
	}
	slices.SortFunc(r.sheet.Rows, func(a, b grid.Row) int { return a.Line - b.Line })
	for i := 1; i < len(r.sheet.Rows); i++ {
		if line := r.sheet.Rows[i].Line; line == r.sheet.Rows[i-1].Line {
			return fmt.Errorf("row %d is there twice", line)
		}
	}
	return nil
}

// row reads one <row>. Without a number it follows the row before.
func (r *sheetReader) row() error {
	line, hidden := r.line+1, false
	for i := range r.Attributes {
		switch a := &r.Attributes[i]; string(a.Name) {
		case "r":
			n, ok := ooxml.ParseUint(a.Value)
			if !ok || n < 1 || n > grid.MaxRows {
				return fmt.Errorf("row %q does not exist", a.Value)
			}
			line = n
		case "hidden":
			hidden = ooxml.IsTrue(a.Value)
		}
	}
	if line > grid.MaxRows {
		return fmt.Errorf("row %d does not exist", line)
	}
	if line <= r.line {
		r.strays = true
	}
	r.line, r.col = line, 0
	r.pending, r.texts = r.pending[:0], r.texts[:0]
	err := r.Children(func() error {
		if string(r.Name) != "c" {
			return nil
		}
		return r.cell()
	})
	if err != nil {
		return err
	}
	return r.finishRow(hidden)
}

// finishRow turns the pending cells into a row; a row without any is left out.
func (r *sheetReader) finishRow(hidden bool) error {
	if len(r.pending) == 0 {
		return nil
	}
	if r.book.cells += len(r.pending); r.book.cells > grid.MaxCells {
		return grid.Refuse(grid.TooLarge, "more than %d cells", grid.MaxCells)
	}
	texts := string(r.texts)
	if len(r.slab)+len(r.pending) > cap(r.slab) {
		r.slab = make([]grid.Cell, 0, max(slabSize, len(r.pending)))
	}
	from := len(r.slab)
	ordered := true
	for i := range r.pending {
		d := &r.pending[i]
		if d.to > d.from {
			d.cell.Text = texts[d.from:d.to]
		}
		ordered = ordered && (i == 0 || d.cell.Col > r.pending[i-1].cell.Col)
		r.slab = append(r.slab, d.cell)
	}
	cells := r.slab[from:len(r.slab):len(r.slab)]
	if !ordered {
		slices.SortFunc(cells, func(a, b grid.Cell) int { return a.Col - b.Col })
		for i := 1; i < len(cells); i++ {
			if cells[i].Col == cells[i-1].Col {
				return fmt.Errorf("row %d has column %d twice", r.line, cells[i].Col)
			}
		}
	}
	r.sheet.Rows = append(r.sheet.Rows, grid.Row{Line: r.line, Hidden: hidden, Cells: cells})
	return nil
}

// merges reads <mergeCells>; a range of one cell merges nothing.
func (r *sheetReader) merges() error {
	return r.Children(func() error {
		if string(r.Name) != "mergeCell" {
			return nil
		}
		area, err := r.MergedRange()
		if err != nil {
			return err
		}
		if len(r.sheet.Merges) == grid.MaxMerges {
			return grid.Refuse(grid.TooLarge, "more than %d merged ranges", grid.MaxMerges)
		}
		if area.Row1 != area.Row2 || area.Col1 != area.Col2 {
			r.sheet.Merges = append(r.sheet.Merges, grid.Range(area))
		}
		return nil
	})
}

// columns reads <cols> for the columns that are hidden (18.3.1.13).
func (r *sheetReader) columns() error {
	return r.Children(func() error {
		if string(r.Name) != "col" || !r.Flag("hidden", false) {
			return nil
		}
		from, err := r.Number("min")
		if err != nil {
			return err
		}
		to, err := r.Number("max")
		if err != nil {
			return err
		}
		if from < 1 || to < from || to > grid.MaxCols {
			return fmt.Errorf("columns %d to %d do not exist", from, to)
		}
		if len(r.sheet.HiddenCols) == grid.MaxCols {
			return fmt.Errorf("more than %d runs of hidden columns", grid.MaxCols)
		}
		r.sheet.HiddenCols = append(r.sheet.HiddenCols, grid.Span{From: from, To: to})
		return nil
	})
}
