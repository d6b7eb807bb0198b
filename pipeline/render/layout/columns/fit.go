package columns

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// Least sizes of table text: on an upright page, on one turned sideways (小五, 六号).
const (
	LeastUpright = 9.0
	LeastTurned  = 7.5
	sizeStep     = 0.5
)

// A little smaller text is better than broken cells.
const leastUnbroken = 9.5

// Fit is how a table's columns stand in a measure.
type Fit struct {
	Scale   float64 // of the normal text size
	Padding float64 // left and right of a cell's text
	room    float64 // for all texts side by side
	Widths  []float64
}

// Fitted finds the largest text size at which no cell is broken, not much below the normal
// one, or else the largest at which the columns fit; ok is false if they do not even at the
// least. The fit returned then squeezes them in all the same.
func Fitted(style document.Style, extents []Extent, measure, least float64) (f Fit, ok bool) {
	most := 0.0
	for _, e := range extents {
		most += e.Most
	}
	size := style.Text["table"].Size
	for now := size; now >= min(size, leastUnbroken); now -= sizeStep {
		f = fitAt(style, now/size, measure, len(extents))
		if most*f.Scale <= f.room {
			f.Widths, _ = Share(extents, f.room, f.Scale)
			return f, true
		}
	}
	for now := size; ; now -= sizeStep {
		f = fitAt(style, now/size, measure, len(extents))
		if f.Widths, ok = Share(extents, f.room, f.Scale); ok || now-sizeStep < least {
			return f, ok
		}
	}
}

// fitAt is a fit at a scale before its columns are shared out.
func fitAt(style document.Style, scale, measure float64, columns int) Fit {
	f := Fit{Scale: scale, Padding: float64(style.Table.Padding * page.PointsPerMM * scale)}
	f.room = measure - float64(2*f.Padding*float64(columns))
	return f
}

// TooWide says that the columns do not fit on an upright page at the least size.
func TooWide(s *typeset.Setter, t document.Table) bool {
	_, ok := Fitted(s.Style, Extents(s, t), float64(s.Style.Page.TextWidth*page.PointsPerMM), LeastUpright)
	return !ok
}
