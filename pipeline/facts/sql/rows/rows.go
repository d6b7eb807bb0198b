// Package rows states the queries of the definitions in SQL: which rows of a ledger count, and what they come
// to. Conditions are resolved by package query, as for every other reading; the days of a month, which differ
// from row to row here, are columns (design-life §20).
package rows

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// Reading is what queries are read by.
type Reading struct {
	Dialect     dialect.Dialect
	Definitions definition.Definitions
	Own         string // what "@zone" stands for, folded: a column
	Used        *Used  // nil: nobody asks
}

// Span is the time over which rows count: expressions for its first day, that of a flow, and its last one.
type Span struct{ Start, End string }

// Query is a query of a ledger's rows.
type Query struct {
	figure.Query
	Table   schema.Table
	reading Reading
}

// own stands for "@zone", ending for the month, while a query is resolved. No text of a ledger is own, as white
// space is none, and no condition names a day.
const own = "\t@zone\t"

var ending = calendar.Month{Year: 9999, Number: 6}

// Query resolves a definition's query whose value is stated in a unit. It fails where load.Definitions would
// refuse the definition.
func (r Reading) Query(word string, q definition.Query) (Query, error) {
	resolved, err := query.Context{Definitions: r.Definitions, Unit: own, Month: ending}.In(word, q)
	return Query{resolved, schema.Ledger(r.Definitions, resolved.Ledger), r}, err
}

// More is the query with more conditions on its rows.
func (q Query) More(where []definition.Condition) (Query, error) {
	more, err := query.Context{Definitions: q.reading.Definitions, Unit: own, Month: ending}.Conditions(q.Ledger, where)
	q.Where = slices.Concat(q.Where, more)
	return q, err
}

// Column is a part of a ledger's column; it fails where the facts do not hold it.
func (q Query) column(id string, part schema.Part) (string, error) {
	name := q.Table.Of(id, part)
	if name == "" {
		return "", fmt.Errorf("no facts state %s of ledger %s", id, q.Ledger)
	}
	q.reading.Used.note(q.Table, name)
	return q.reading.Dialect.Quote(name), nil
}

// Key is what the rows of a column, or of alternatives such as "uscc|firm", compare by; null for a blank.
func (q Query) Key(column string) (string, error) { return q.first(column, schema.Key) }

// Label is a column as groups carry it.
func (q Query) Label(column string) (string, error) { return q.first(column, schema.Label) }

func (q Query) first(column string, part schema.Part) (string, error) {
	var list []string
	for _, id := range definition.Alternatives(column) {
		name, err := q.column(id, part)
		if err != nil {
			return "", err
		}
		list = append(list, name)
	}
	if len(list) == 1 {
		return list[0], nil
	}
	return "COALESCE(" + strings.Join(list, ", ") + ")", nil
}

// Used gathers the columns that queries ask for, by table.
type Used map[string]map[string]bool

func (u *Used) note(t schema.Table, column string) {
	if u == nil {
		return
	}
	if (*u)[t.Name] == nil {
		(*u)[t.Name] = map[string]bool{}
	}
	(*u)[t.Name][column] = true
}

// Of is a table with the columns that were asked for alone, and those that place a row.
func (u Used) Of(t schema.Table) schema.Table {
	placed := []string{schema.Zone, schema.Period, schema.Order, schema.Later, schema.CountsFrom}
	t.Columns = slices.DeleteFunc(slices.Clone(t.Columns), func(c schema.Column) bool {
		return !slices.Contains(placed, c.Name) && !u[t.Name][c.Name]
	})
	return t
}
