package schema

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/shown"
)

// Personal numbers in columns of something else (design-life §11): shifted by a column, or
// typed into the wrong one. As a count or an area they would be published.

// refusedKinds are the personal numbers that a column cannot hold. A telephone number may be
// an amount in 元. The household number is the key of a ledger with people in it; there, as in
// other keys, 15 digits are only doubtful.
func (f *Field) refusedKinds(def *definition.Ledger) []shown.Kind {
	people := slices.ContainsFunc(def.Columns, func(c definition.Column) bool { return c.Personal != "" && c.Personal != definition.Staff })
	switch {
	case f.Kind == Integer || f.Kind == Area || f.Kind == Land || f.Kind == Rate:
		return []shown.Kind{shown.Identity, shown.OldIdentity, shown.Phone}
	case f.Kind == Money || f.Kind == Num:
		return []shown.Kind{shown.Identity, shown.OldIdentity}
	case f.Kind == Text && f.SoleKey && people && f.Personal == "":
		return []shown.Kind{shown.Identity, shown.Phone}
	}
	return nil
}

// Credit tells a column of credit codes (统一社会信用代码).
func (f *Field) Credit() bool { return strings.Contains(f.Header, "信用代码") }
