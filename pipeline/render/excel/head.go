package excel

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
)

// tableHead writes a head of one or more layers: equal neighbours of an upper layer are one
// cell, and a column with fewer layers spans the rest.
func (w *workbook) tableHead(s *sheet, columns []document.Column) {
	layers := 1
	for _, c := range columns {
		layers = max(layers, len(c.Head))
	}
	l := w.headLook()
	top := len(s.lines) + 1
	for layer := range layers {
		row := s.row(w.layerHeight(s, columns, layer, l.size), len(columns))
		for i := range columns {
			own := w.ruled(l, i+1)
			if layer == 0 {
				own.top = rule(w.style.Table.OuterRule)
			}
			own.bottom = rule(w.style.Table.InnerRule)
			s.cell(row, i+1).StyleID = w.id(own)
		}
	}
	for i := 0; i < len(columns); i++ {
		head := columns[i].Head
		for layer, text := range head {
			if layer == len(head)-1 {
				text = headText(text, l.size, s.widths[i])
			}
			*s.cell(top+layer, i+1) = excelize.Cell{StyleID: s.cell(top+layer, i+1).StyleID, Value: text}
		}
		if len(head) > 0 {
			s.merge(top+len(head)-1, i+1, top+layers-1, i+1)
		}
	}
	w.spanHead(s, columns, top)
}

// headText breaks a head before its unit where both do not stand on one line.
func headText(head string, size, width float64) string {
	if at := strings.Index(head, "（"); at > 0 && needed(head, size) > width {
		return head[:at] + "\n" + head[at:]
	}
	return head
}

// spanHead merges equal neighbours of the upper layers.
func (w *workbook) spanHead(s *sheet, columns []document.Column, top int) {
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
				s.cell(top+layer, c+1).Value = nil
			}
			s.merge(top+layer, i+1, top+layer, last+1)
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

func (w *workbook) layerHeight(s *sheet, columns []document.Column, layer int, size float64) float64 {
	lines := 1
	for i, c := range columns {
		if layer == len(c.Head)-1 {
			lines = max(lines, linesOf(headText(c.Head[layer], size, s.widths[i]), size, s.widths[i]))
		}
	}
	return tall(lines, size) + 3
}
