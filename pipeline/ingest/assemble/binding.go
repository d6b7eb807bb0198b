package assemble

import (
	"slices"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ledger"
)

// binding is the columns of a ledger as one header has them. Once made it is only read.
type binding struct {
	book          *schema.Ledger
	columns       []*column // in the order of the sheet
	byCol         []*column
	units         []*unitColumn
	used          map[int]bool // columns whose header is known and not used
	required      int          // required columns
	requiredTexts int          // of them those that are no amounts
}

// column is a field of the ledger as one sheet has it.
type column struct {
	typing.Column
	index    int            // in the ledger
	order    int            // among the columns of the binding
	col      int            // in the sheet
	at       ledger.Address // of its header
	grouped  bool           // its unit is that of its group
	governed []*unitColumn  // columns that state the unit of its rows
	merges   []grid.Range   // merges down the column, each ending behind the one before
}

// at is the column at a place of the sheet, nil if it has none.
func (b *binding) at(col int) *column {
	if col < len(b.byCol) {
		return b.byCol[col]
	}
	return nil
}

func address(row *grid.Row, col int) ledger.Address {
	return ledger.Address{Row: int32(row.Line), Col: int32(col)}
}

// holdsValues tells whether a line has a value in any column of the ledger.
func (b *binding) holdsValues(row *grid.Row) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		if p := b.at(c.Col); p != nil && (c.Kind != grid.Text || !spelling.Nothing(c.Text)) {
			return true
		}
	}
	return false
}

// covered tells a line in which a merge from above gives a value.
func (b *binding) covered(line int) bool {
	for _, p := range b.columns {
		if m, merged := p.merge(line); merged && m.Row1 < line {
			return true
		}
	}
	return false
}

// placeMerges gives each column the merges that run down it below the header's line, in order.
func (b *binding) placeMerges(merges grid.Merges, line int, rows []grid.Row) {
	if len(rows) == 0 {
		return
	}
	for _, m := range merges.Starting(line+1, rows[len(rows)-1].Line) {
		if m.Row2 == m.Row1 {
			continue
		}
		if p := b.at(m.Col1); p != nil {
			p.addMerge(m)
		}
		for _, u := range b.units {
			if u.col == m.Col1 {
				u.addMerge(m)
			}
		}
	}
}

// addMerge adds a merge. One that ends within an earlier one, in a damaged file, is never asked for.
func (p *column) addMerge(m grid.Range) {
	if n := len(p.merges); n == 0 || p.merges[n-1].Row2 < m.Row2 {
		p.merges = append(p.merges, m)
	}
}

// merge gives the merge in which a column's cell in a line lies; its first line is the anchor.
func (p *column) merge(line int) (grid.Range, bool) {
	if len(p.merges) == 0 {
		return grid.Range{}, false
	}
	i, _ := slices.BinarySearchFunc(p.merges, line, func(m grid.Range, line int) int { return m.Row2 - line })
	if i == len(p.merges) || p.merges[i].Row1 > line {
		return grid.Range{}, false
	}
	return p.merges[i], true
}
