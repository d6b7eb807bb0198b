package verify

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/measure"
)

// Personal data reach no output (design §5, design-life §13): a column that is marked
// personal may be counted, and asked whether it is blank, but it is no group, no addend, no
// key of a sum, no order of rows, and no value that a message shows.

// personal refuses those of the columns (each may be "a|b") that hold personal data.
func (f source) personal(d definition.Ledger, owner, use string, columns ...string) error {
	for _, column := range columns {
		for _, id := range definition.Alternatives(column) {
			if c, ok := d.Column(id); ok && c.Personal != "" {
				return f.RefuseIn(owner, column, "%q：列 %q（%s）含个人信息，不能%s。请换一列；只计数的，用 measure = \"count\" 或 \"distinct\"", owner, id, c.Header, use)
			}
		}
	}
	return nil
}

// personalQuery refuses a query whose figures would show what a personal column holds.
func (f source) personalQuery(d definition.Ledger, owner string, q definition.Query) error {
	if err := f.personal(d, owner, "用来分组", present(q.Group)...); err != nil {
		return err
	}
	if q.Measure == measure.Distinct { // shows a number only
		return nil
	}
	return f.personal(d, owner, "用来计算", slices.Concat(present(q.Column), present(q.Weight))...)
}

// personalCheck refuses a check that groups or adds up by a personal column, or whose texts
// would show what one holds.
func (f source) personalCheck(c definition.Check, d, other definition.Ledger) error {
	keys := present(c.Group)
	if c.Kind == "running_sum" {
		keys = append(keys, c.Same...)
	}
	if err := f.personal(d, c.ID, "用来分组", keys...); err != nil {
		return err
	}
	if c.Kind == "sums" {
		if err := f.personal(other, c.ID, "用来分组", present(c.OtherColumn)...); err != nil {
			return err
		}
	}
	if slices.Contains([]string{"band", "sums", "running_sum"}, c.Kind) {
		if err := f.personal(d, c.ID, "用来计算", slices.Concat([]string{c.Column}, present(c.Per))...); err != nil {
			return err
		}
		if err := f.personal(other, c.ID, "用来计算", present(c.Amount)...); err != nil {
			return err
		}
	}
	return f.personalMessage(c, d)
}

// personalMessage refuses texts that would show what a personal column holds.
func (f source) personalMessage(c definition.Check, d definition.Ledger) error {
	shown := []struct {
		word    string
		columns []string
	}{{"{value}", present(c.Column)}, {"{other}", others(c)}}
	text := c.Found + c.Expected + c.Action
	for _, s := range shown {
		if strings.Contains(text, s.word) {
			if err := f.personal(d, c.ID, "写进审核意见的 "+s.word, s.columns...); err != nil {
				return err
			}
		}
	}
	return nil
}

// others are the columns of the check's own ledger that {other} may show.
func others(c definition.Check) []string {
	switch c.Kind {
	case "order":
		return present(c.Than)
	case "similar":
		return present(c.Column)
	}
	return nil
}
