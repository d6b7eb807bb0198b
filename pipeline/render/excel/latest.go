package excel

import "zonereport/pipeline/figure"

// latest refers to the one cell that the figure was taken from, "" if it is not enclosed.
func (a *area) latest(q figure.Query, sources []figure.Source) string {
	if len(sources) != 1 || len(sources[0].Cells) != 1 {
		return ""
	}
	from, col := sources[0], a.index(q.Columns[0])
	for i, r := range a.ledger.Rows {
		if r.Sheet != nil && r.Sheet.File == from.File && r.Sheet.Name == from.Sheet && r.Cells[col-1].At.String() == from.Cells[0] {
			return a.sheet + "!" + fixed(i+2, col)
		}
	}
	return ""
}
