package excel

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/workbook"
)

// tableHead writes a head of one or more layers: equal neighbours of an upper layer are one
// cell, and a column with fewer layers spans the rest.
func (w *writer) tableHead(s *workbook.Sheet, columns []document.Column) {
	layers := 1
	for _, c := range columns {
		layers = max(layers, len(c.Head))
	}
	l := w.HeadLook()
	top := s.Len() + 1
	for layer := range layers {
		row := s.Row(layerHeight(s, columns, layer, l.Size), len(columns))
		for i := range columns {
			own := w.Ruled(l, i+1)
			if layer == 0 {
				own.Top = workbook.Border(w.Style.Table.OuterRule)
			}
			own.Bottom = workbook.Border(w.Style.Table.InnerRule)
			s.Cell(row, i+1).StyleID = w.ID(own)
		}
	}
	for i := 0; i < len(columns); i++ {
		head := columns[i].Head
		for layer, text := range head {
			if layer == len(head)-1 {
				text = workbook.HeadText(text, l.Size, s.Widths[i])
			}
			s.Cell(top+layer, i+1).Value = text
		}
		if len(head) > 0 {
			s.Merge(top+len(head)-1, i+1, top+layers-1, i+1)
		}
	}
	w.spanHead(s, columns, top)
}

// spanHead merges equal neighbours of the upper layers.
func (w *writer) spanHead(s *workbook.Sheet, columns []document.Column, top int) {
	for i := 0; i < len(columns); i++ {
		for layer := 0; layer < len(columns[i].Head)-1; layer++ {
			if i > 0 && sameHead(columns[i-1], columns[i], layer) {
				continue
			}
			last := i
			for last+1 < len(columns) && sameHead(columns[i], columns[last+1], layer) {
				last++
			}
			for c := i + 1; c <= last; c++ {
				s.Cell(top+layer, c+1).Value = nil
			}
			s.Merge(top+layer, i+1, top+layer, last+1)
		}
	}
}

// sameHead says that two columns share their heads down to an upper layer.
func sameHead(a, b document.Column, layer int) bool {
	if layer >= len(a.Head)-1 || layer >= len(b.Head)-1 {
		return false
	}
	for i := 0; i <= layer; i++ {
		if a.Head[i] != b.Head[i] {
			return false
		}
	}
	return true
}

// layerHeight is the height of a layer's row: what the columns whose last layer it is need.
func layerHeight(s *workbook.Sheet, columns []document.Column, layer int, size float64) float64 {
	height := workbook.Height("", size, 1)
	for i, c := range columns {
		if layer == len(c.Head)-1 {
			height = max(height, workbook.Height(workbook.HeadText(c.Head[layer], size, s.Widths[i]), size, s.Widths[i]))
		}
	}
	return height + 3
}
