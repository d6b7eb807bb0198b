package aggregate

import (
	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// actual is what a unit has achieved, and the query that says so.
type actual struct {
	query.Measured
	query figure.Query
	table *query.Table
	// derived is how one that is worked out from other figures comes about; then there is no query.
	derived *derived.Worked
}

// cells are the cells that went into an actual.
func (a actual) cells() []cite.Cell {
	if a.derived != nil {
		return cite.Cells(a.derived.Sources)
	}
	return cite.Of(a.table, a.query, a.Rows)
}

// derivedTerm is the term of one that is worked out from other figures, rounded as it is; nil for any other.
func (a actual) derivedTerm() figure.Term {
	if a.derived == nil {
		return nil
	}
	return figure.Rounded{Of: a.derived.Expression.Term, Decimals: a.derived.Expression.Decimals}
}

// working is how an actual comes about.
func (a actual) working() figure.Working {
	if a.derived != nil {
		return a.derived.Expression
	}
	return a.query
}
