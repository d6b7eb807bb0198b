package validate

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// keys finds natural keys that come twice (design §4): a hard finding at the later row's
// first key column. Rows whose whole key is blank are skipped, and those whose key holds a
// refused cell: that finding comes first. (A sheet that repeats an
// earlier one as a whole never comes here: ingest leaves it out, with a finding.)
func (c *checker) keys() {
	for _, def := range c.defs.Ledgers {
		table := c.tables.Table(def.ID)
		if table == nil || len(def.Key) == 0 {
			continue
		}
		for row, first := range repeats(table) {
			if first >= 0 {
				c.findings = append(c.findings, keyTwice(table, int32(row), first))
			}
		}
	}
}

// repeats returns, by row, the first row with the same key, -1 where there is none before it.
func repeats(t *query.Table) []int32 {
	ids, blank := compose(t, t.Definition.Key)
	first := make(map[int32]int32, len(ids))
	earlier := make([]int32, len(ids))
	for row, id := range ids {
		earlier[row] = -1
		if blank[row] || refusedKey(t, int32(row)) {
			continue
		}
		if f, known := first[id]; known {
			earlier[row] = f
		} else {
			first[id] = int32(row)
		}
	}
	return earlier
}

// refusedKey says that a cell of the row's key was refused with a hard finding.
func refusedKey(t *query.Table, row int32) bool {
	for _, key := range t.Definition.Key {
		for _, column := range definition.Alternatives(key) {
			if t.Cell(row, t.Column(column)).Refused {
				return true
			}
		}
	}
	return false
}

// compose numbers the rows by what they have in several columns; blank says that they have
// nothing in any.
func compose(t *query.Table, columns []string) (ids []int32, blank []bool) {
	ids, blank = make([]int32, len(t.Rows)), make([]bool, len(t.Rows))
	for row := range blank {
		blank[row] = true
	}
	for _, column := range columns {
		values := t.Values(column)
		pairs := map[[2]int32]int32{}
		for row, value := range values.IDs {
			pair := [2]int32{ids[row], value}
			id, known := pairs[pair]
			if !known {
				id = int32(len(pairs))
				pairs[pair] = id
			}
			ids[row] = id
			blank[row] = blank[row] && value == 0
		}
	}
	return ids, blank
}

func keyTwice(t *query.Table, row, first int32) finding.Finding {
	var headers, values []string
	for _, key := range t.Definition.Key {
		column, cell := keyColumn(t, row, key)
		headers = append(headers, column.Header)
		if !query.IsBlank(cell) {
			values = append(values, shown(column, cell))
		}
	}
	column, cell := keyColumn(t, row, t.Definition.Key[0])
	f := finding.Finding{
		Rule: "key.twice", Severity: finding.Error, Column: column.Header, Value: shown(column, cell), Figures: []string{},
		Words: finding.Words{
			Found:    fmt.Sprintf("%s“%s”重复，前一次在%s。", strings.Join(headers, "、"), strings.Join(values, "、"), where(t, first)),
			Expected: fmt.Sprintf("%s里每个%s应只出现一次。", t.Definition.Name, strings.Join(headers, "、")),
			Action:   "请核对两行，删去多报的一行，或更正后重报。",
		},
	}
	stand(&f, t, row, ownLine(t, row, cell))
	return f
}

// ownLine places a key that a merge gives several rows in the row's own line, for the
// finding is on that row.
func ownLine(t *query.Table, row int32, cell *ledger.Cell) *ledger.Cell {
	own := *cell
	if line := t.Rows[row].Line; own.At.Row > 0 && line > 0 {
		own.At.Row = int32(line)
	}
	return &own
}

// keyColumn returns the column and cell of a key: of "uscc|firm" the first not blank.
func keyColumn(t *query.Table, row int32, key string) (definition.Column, *ledger.Cell) {
	ids := definition.Alternatives(key)
	id := ids[len(ids)-1]
	for _, alternative := range ids {
		if !query.IsBlank(t.Cell(row, t.Column(alternative))) {
			id = alternative
			break
		}
	}
	column, _ := t.Definition.Column(id)
	return column, t.Cell(row, t.Column(id))
}

// where words the place of a row's key: 《招商.xlsx》“1月”表B5.
func where(t *query.Table, row int32) string {
	_, cell := keyColumn(t, row, t.Definition.Key[0])
	var f finding.Finding
	stand(&f, t, row, ownLine(t, row, cell))
	return f.Place().InSentence()
}
