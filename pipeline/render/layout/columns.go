package layout

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// Least sizes of table text: on an upright page, on one turned sideways (小五, 六号).
const (
	leastUpright = 9.0
	leastTurned  = 7.5
	sizeStep     = 0.5
)

// A little smaller text is better than broken cells.
const leastUnbroken = 9.5

// sampledRows is how many rows settle how wide columns share the room.
const sampledRows = 200

// columnExtent is what a column's texts need at the table's normal size, padding left out.
type columnExtent struct {
	least, most float64   // narrowest that reads well; nothing wraps
	whole, rest float64   // widest part before and after the decimal point
	weight      float64   // cube root of the sum of the squared lengths
	lengths     []float64 // of the texts in some rows, the same for every column
}

// columnExtents measures all cells and the lowest heads. Numbers never wrap; text may.
func (s *Setter) columnExtents(t document.Table) []columnExtent {
	use, head := s.use("table"), s.use("table_head")
	extents := make([]columnExtent, len(t.Columns))
	every := len(t.Rows)/sampledRows + 1
	for i, column := range t.Columns {
		e := &extents[i]
		e.lengths = make([]float64, len(t.Rows)/every+1)
		var longest, squares float64
		for k, row := range t.Rows {
			if i >= len(row.Cells) || row.Cells[i].Text == "" {
				continue
			}
			text := row.Cells[i].Text
			if whole, rest, ok := splitNumber(text); ok && column.Align == document.Decimal {
				e.whole = max(e.whole, s.width(whole, use))
				e.rest = max(e.rest, s.width(rest, use))
				continue
			}
			natural, word := s.textExtent(text, use)
			if row.Kind == document.Part && i == 0 {
				natural += use.size
			}
			longest = max(longest, word)
			e.most = max(e.most, natural)
			squares += float64(natural * natural)
			if k%every == 0 {
				e.lengths[k/every] = natural
			}
		}
		e.most = max(e.most, e.whole+e.rest)
		e.least = e.leastWidth(column, longest, use.size)
		e.addHead(s, column, head)
		e.weight = max(cubeRoot(squares), e.least)
	}
	return extents
}

// leastWidth is the narrowest a column's cells read well in: names of up to 8 字 unbroken,
// longer ones on a line of 6 字, codes, dates and wide columns of 8.
func (e *columnExtent) leastWidth(column document.Column, longest, size float64) float64 {
	line := 6.0
	switch {
	case column.Align == document.Center, column.Wide:
		line = 8
	case e.most <= 8*size:
		line = 8
	}
	return max(e.whole+e.rest, min(longest, float64(14*size)), min(e.most, float64(line*size)))
}

// addHead lets the lowest head widen the column: a head may take three lines, but four 字 and
// a unit in brackets stay whole.
func (e *columnExtent) addHead(s *Setter, column document.Column, use textUse) {
	if len(column.Head) == 0 {
		return
	}
	head := column.Head[len(column.Head)-1]
	natural, word := s.textExtent(head, use)
	name, _ := s.textExtent(strings.Split(head, "（")[0], use)
	e.least = max(e.least, min(word, float64(10*use.size)), min(name, max(4*use.size, natural/3+use.size/2)))
	e.most = max(e.most, natural, e.least)
}

// width is the natural width of a text on one line.
func (s *Setter) width(text string, use textUse) float64 {
	natural, _ := s.textExtent(text, use)
	return natural
}

// textExtent measures a text: its width on one line (the longest where it has breaks of its
// own), and that of its longest unbreakable piece.
func (s *Setter) textExtent(text string, use textUse) (natural, word float64) {
	if first, rest, broken := strings.Cut(text, "\n"); broken {
		n1, w1 := s.textExtent(first, use)
		n2, w2 := s.textExtent(rest, use)
		return max(n1, n2), max(w1, w2)
	}
	piece := 0.0
	for i, c := range s.cells(text, use) {
		if i > 0 {
			natural += c.gap
			if c.tied {
				piece += c.gap
			} else {
				word, piece = max(word, piece), 0
			}
		}
		natural += c.width
		piece += c.width
	}
	return natural, max(word, piece)
}

// fit is how a table's columns stand in a measure.
type fit struct {
	scale   float64 // of the normal text size
	padding float64 // left and right of a cell's text
	room    float64 // for all texts side by side
	widths  []float64
}

// fitColumns finds the largest text size at which no cell is broken, not much below the normal
// one, or else the largest at which the columns fit; ok is false if they do not even at the
// least. The fit returned then squeezes them in all the same.
func (s *Setter) fitColumns(extents []columnExtent, measure, least float64) (f fit, ok bool) {
	most := 0.0
	for _, e := range extents {
		most += e.most
	}
	size := s.style.Text["table"].Size
	for now := size; now >= min(size, leastUnbroken); now -= sizeStep {
		f = s.fitAt(now/size, measure, len(extents))
		if most*f.scale <= f.room {
			f.widths, _ = share(extents, f.room, f.scale)
			return f, true
		}
	}
	for now := size; ; now -= sizeStep {
		f = s.fitAt(now/size, measure, len(extents))
		if f.widths, ok = share(extents, f.room, f.scale); ok || now-sizeStep < least {
			return f, ok
		}
	}
}

// fitAt is a fit at a scale before its columns are shared out.
func (s *Setter) fitAt(scale, measure float64, columns int) fit {
	f := fit{scale: scale, padding: float64(s.style.Table.Padding * page.PointsPerMM * scale)}
	f.room = measure - float64(2*f.padding*float64(columns))
	return f
}

// tooWide says that the columns do not fit on an upright page at the least size.
func (s *Setter) tooWide(t document.Table) bool {
	_, ok := s.fitColumns(s.columnExtents(t), float64(s.style.Page.TextWidth*page.PointsPerMM), leastUpright)
	return !ok
}
