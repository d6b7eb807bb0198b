package query

import (
	"strings"

	"zonereport/pipeline/definition"
)

// RowKey names a row by its ledger's natural key: the values joined by /, written as Text
// does (design-life §15). It is "" where the ledger has no key, all of the row's key is
// blank, or a column of the key is personal.
func (t *Table) RowKey(row int32) string {
	var values []string
	for _, key := range t.Definition.Key {
		ids := definition.Alternatives(key)
		for _, id := range ids {
			if column, _ := t.Definition.Column(id); column.Personal != "" {
				return ""
			}
		}
		values = append(values, t.First(row, t.Columns(ids)).Plain())
	}
	if strings.Join(values, "") == "" {
		return ""
	}
	return strings.Join(values, "/")
}
