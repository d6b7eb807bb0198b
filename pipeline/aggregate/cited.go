package aggregate

import (
	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// sourceCell is one cell of one sheet.
type sourceCell = cite.Cell

func sources(cells []sourceCell) []figure.Source { return cite.Sources(cells) }

func cells(t *query.Table, q figure.Query, rows []int32) []sourceCell { return cite.Of(t, q, rows) }
