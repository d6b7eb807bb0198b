package query

import (
	"math"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// Tables are the ledgers that were sent, prepared for queries: each column that conditions
// or groups ask for is folded once, not once per comparison. Not for concurrent use.
type Tables struct {
	defs   definition.Definitions
	set    ledger.Set
	tables map[string]*Table
}

// NewTables prepares a set. Folding happens when a column is first asked for.
func NewTables(defs definition.Definitions, set ledger.Set) *Tables {
	return &Tables{defs: defs, set: set, tables: map[string]*Table{}}
}

// Table returns a ledger, nil when nobody sent it.
func (t *Tables) Table(id string) *Table {
	if t.set[id] == nil {
		return nil
	}
	if t.tables[id] == nil {
		t.tables[id] = t.With(t.set[id])
	}
	return t.tables[id]
}

// With prepares another state of a ledger; the set stays as it is.
func (t *Tables) With(l *ledger.Ledger) *Table {
	d, _ := t.defs.Ledger(l.ID)
	table := &Table{Ledger: l, Definition: d, values: map[string]*Values{}, dates: map[int][]calendar.Date{}}
	table.counts = table.from()
	return table
}

// from returns the date from which each row counts (as-of rule, design §3): its own date,
// none for a stock, and never for a row that is marked as later.
func (t *Table) from() []calendar.Date {
	from := make([]calendar.Date, len(t.Rows))
	if t.Definition.RowDate != "" {
		copy(from, t.Dates(t.Column(t.Definition.RowDate)))
	}
	for i := range t.Rows {
		if t.Rows[i].Later {
			from[i] = never
		}
	}
	return from
}

const never = calendar.Date(math.MaxInt32)

// Dates returns the dates of a column by row, zero for a blank.
func (t *Table) Dates(column int) []calendar.Date {
	if t.dates[column] == nil {
		dates := make([]calendar.Date, len(t.Rows))
		for i := range dates {
			dates[i] = t.Cell(int32(i), column).Date
		}
		t.dates[column] = dates
	}
	return t.dates[column]
}

// Table is one ledger prepared for queries.
type Table struct {
	*ledger.Ledger
	Definition definition.Ledger
	counts     []calendar.Date // by row: the date from which it counts
	values     map[string]*Values
	dates      map[int][]calendar.Date // by column
}

// Cell returns the cell of a row in a column by position; a Blank without a place where
// the ledger has no such column.
func (t *Table) Cell(row int32, column int) *ledger.Cell {
	cells := t.Rows[row].Cells
	if column < 0 || column >= len(cells) {
		return &ledger.Cell{}
	}
	return &cells[column]
}

// Columns returns the positions of column ids, -1 for one that the ledger has not.
func (t *Table) Columns(ids []string) []int {
	at := make([]int, len(ids))
	for i, id := range ids {
		at[i] = t.Column(id)
	}
	return at
}

// First returns a row's cell in the first of the alternative columns ("uscc|firm") that
// is not blank, and the last of them if all are.
func (t *Table) First(row int32, columns []int) *ledger.Cell {
	var cell *ledger.Cell
	for _, at := range columns {
		cell = t.Cell(row, at)
		if !IsBlank(cell) {
			return cell
		}
	}
	if cell == nil {
		return &ledger.Cell{}
	}
	return cell
}

// Values are the folded values of a column, numbered from 1 in the order of first
// appearance over all rows, later ones included; 0 is a blank.
type Values struct {
	IDs    []int32   // by row
	Folded []string  // by id
	Labels []string  // by id: as the first row writes it
	Rows   [][]int32 // by id: positions of its rows, ascending; none for blanks
	ids    map[string]int32
}

// Values folds a column, or alternatives such as "uscc|firm" of which the first that is
// not blank counts.
func (t *Table) Values(column string) *Values {
	if v := t.values[column]; v != nil {
		return v
	}
	alternatives := t.Columns(definition.Alternatives(column))
	v := &Values{IDs: make([]int32, len(t.Rows)), Folded: []string{""}, Labels: []string{""}, ids: map[string]int32{}}
	for i := range t.Rows {
		v.IDs[i] = v.number(t.First(int32(i), alternatives).Plain())
	}
	v.list()
	t.values[column] = v
	return v
}

func (v *Values) number(text string) int32 {
	folded := ledger.Fold(text)
	if folded == "" {
		return 0
	}
	id, known := v.ids[folded]
	if !known {
		id = int32(len(v.Folded))
		v.ids[folded] = id
		v.Folded = append(v.Folded, folded)
		v.Labels = append(v.Labels, Label(text))
	}
	return id
}

// list fills Rows: one slice cut into a stretch per value.
func (v *Values) list() {
	count := make([]int, len(v.Folded))
	for _, id := range v.IDs {
		count[id]++
	}
	all := make([]int32, len(v.IDs))
	v.Rows = make([][]int32, len(v.Folded))
	at := 0
	for id := 1; id < len(count); id++ {
		v.Rows[id] = all[at : at : at+count[id]]
		at += count[id]
	}
	for row, id := range v.IDs {
		if id != 0 {
			v.Rows[id] = append(v.Rows[id], int32(row))
		}
	}
}

// ID returns the number of a value, -1 if no row has it.
func (v *Values) ID(text string) int32 {
	if id, ok := v.ids[ledger.Fold(text)]; ok {
		return id
	}
	return -1
}

// IsBlank says that a cell holds nothing; a text of white space is nothing.
func IsBlank(c *ledger.Cell) bool {
	return c.Kind == ledger.Blank || c.Kind == ledger.Text && strings.TrimSpace(c.Text) == ""
}
