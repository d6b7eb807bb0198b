package document

// Stated returns the keys of the figures that blocks state, in order; "" among them for a number that is none.
func Stated(blocks []Block) []string {
	var keys []string
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			keys = append(keys, b.Figures...)
		case Table:
			for _, r := range b.Rows {
				for _, cell := range r.Cells {
					keys = append(keys, cell.Figure)
				}
			}
		case Chart:
			for _, s := range b.Series {
				for _, p := range s.Points {
					keys = append(keys, p.Figure)
				}
			}
		}
	}
	return keys
}
