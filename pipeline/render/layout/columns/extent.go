package columns

import (
	"math"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/typeset"
)

// sampledRows is how many rows settle how wide columns share the room.
const sampledRows = 200

// Extents measures all cells and the lowest heads. Numbers never wrap; text may.
func Extents(s *typeset.Setter, t document.Table) []Extent {
	use, head := s.Use("table"), s.Use("table_head")
	extents := make([]Extent, len(t.Columns))
	every := len(t.Rows)/sampledRows + 1
	for i, column := range t.Columns {
		e := &extents[i]
		e.Lengths = make([]float64, len(t.Rows)/every+1)
		var longest, squares float64
		for k, row := range t.Rows {
			if i >= len(row.Cells) || row.Cells[i].Text == "" || row.Kind == document.Band {
				continue
			}
			text := row.Cells[i].Text
			if whole, rest, ok := SplitNumber(text); ok && column.Align == document.Decimal {
				e.Whole = max(e.Whole, s.Width(whole, use))
				e.Rest = max(e.Rest, s.Width(rest, use))
				continue
			}
			natural, word := s.Extent(text, faceOf(row.Kind, column, use, head))
			if row.Kind == document.Part && i == 0 {
				natural += use.Size
			}
			longest = max(longest, word)
			e.Most = max(e.Most, natural)
			squares += float64(natural * natural)
			if k%every == 0 {
				e.Lengths[k/every] = natural
			}
		}
		e.Most = max(e.Most, e.Whole+e.Rest)
		e.Least = leastWidth(e, column, longest, use.Size)
		addHead(e, s, column, head)
		e.Weight = max(cubeRoot(squares), e.Least)
	}
	return extents
}

// faceOf is how the text of a cell is set: in rows that are set apart, numbers aside, in the face of heads.
func faceOf(kind document.RowKind, column document.Column, use, head typeset.Use) typeset.Use {
	if column.Align != document.Decimal && SetApart(kind) {
		use.Role = head.Role
	}
	return use
}

// SetApart says that the texts of a row stand in the face of heads, which may be wider.
func SetApart(kind document.RowKind) bool {
	return kind == document.TotalRow || kind == document.Highlight
}

// leastWidth is the narrowest a column's cells read well in: names of up to 8 字 unbroken,
// longer ones on a line of 6 字, codes, dates and wide columns of 8.
func leastWidth(e *Extent, column document.Column, longest, size float64) float64 {
	line := 6.0
	switch {
	case column.Align == document.Center, column.Wide:
		line = 8
	case e.Most <= 8*size:
		line = 8
	}
	return max(e.Whole+e.Rest, min(longest, float64(14*size)), min(e.Most, float64(line*size)))
}

// addHead lets the lowest head widen the column: a head may take three lines, but four 字 and
// a unit in brackets stay whole.
func addHead(e *Extent, s *typeset.Setter, column document.Column, use typeset.Use) {
	if len(column.Head) == 0 {
		return
	}
	head := column.Head[len(column.Head)-1]
	natural, word := s.Extent(head, use)
	name, _ := s.Extent(strings.Split(head, "（")[0], use)
	e.Least = max(e.Least, min(word, float64(10*use.Size)), min(name, max(4*use.Size, natural/3+use.Size/2)))
	e.Most = max(e.Most, natural, e.Least)
}

// SplitNumber cuts a printed number at its decimal point: "-1234.5%" gives "-1234" and ".5%".
// Texts that do not begin as numbers (—, 未报送, 并列第一) are not numbers.
func SplitNumber(text string) (whole, rest string, ok bool) {
	i := 0
	if strings.HasPrefix(text, "-") || strings.HasPrefix(text, "+") {
		i = 1
	}
	start := i
	for i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] == ',') {
		i++
	}
	if i == start {
		return "", "", false
	}
	rest = text[i:]
	for _, r := range strings.TrimPrefix(rest, ".") {
		if r > 0x2E80 {
			return "", "", false
		}
	}
	return text[:i], rest, true
}

// cubeRoot is the cube root of a number that is not negative, by Newton's method: that of package
// math has sums of products, whose last digit differs from machine to machine.
func cubeRoot(x float64) float64 {
	if x <= 0 {
		return 0
	}
	root := math.Sqrt(x)
	for range 200 { // it ends far earlier: each step but the first ones doubles the right digits
		next := (2*root + x/float64(root*root)) / 3
		if math.Abs(next-root) <= float64(root*1e-15) {
			return next
		}
		root = next
	}
	return root
}
