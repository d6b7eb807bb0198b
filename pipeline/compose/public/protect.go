package public

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// printed is a value that a report states: a figure, or the total of one over its groups.
type printed struct {
	key   string
	group bool // one of several that others stand beside
	set   rowSet
}

// protect looks for values that rest on too few rows and can be worked out from those that are told, and withholds
// another figure where there is one (secondary suppression). It is false where there is none.
func (c *control) protect() bool {
	for _, f := range c.families() {
		if i := newSystem(f.told).discloses(func(set rowSet) bool { return c.rows.few(set) && (f.sums || f.guards(set)) }); i >= 0 {
			c.withheld[f.told[i].key] = true
			return true
		}
	}
	return false
}

// family is values that add up with each other, as they measure the same of the rows of one ledger. Of amounts every
// small part is protected; of counts only what is withheld itself: that two counts differ by one names nobody.
type family struct {
	sums     bool
	told     []printed
	withheld []rowSet
}

// guards says that some of the rows are behind a count that is withheld.
func (f *family) guards(set rowSet) bool {
	return slices.ContainsFunc(f.withheld, func(secret rowSet) bool {
		for row := range set {
			if secret[row] {
				return true
			}
		}
		return false
	})
}

// families are those of the figures, in their order, with the totals over groups that the reports print.
func (c *control) families() []*family {
	var list []*family
	by := map[string]*family{}
	totals := map[string]*printed{}
	var ids []string
	families := map[string]*family{}
	for i := range c.Figures {
		f := &c.Figures[i]
		q, ok := f.Working.(figure.Query)
		if !ok || !measure.Adds(q.Measure) && q.Measure != measure.Distinct {
			continue
		}
		name := familyOf(q)
		if by[name] == nil {
			by[name] = &family{sums: q.Measure == measure.Sum}
			list = append(list, by[name])
		}
		set := c.behind[f.Key()]
		c.enter(by[name], printed{f.Key(), len(f.Group) > 0, set})
		if len(f.Group) == 0 || !c.totalled(f.ID) {
			continue
		}
		if totals[f.ID] == nil {
			totals[f.ID] = &printed{key: totalKey(f.ID), set: rowSet{}}
			ids, families[f.ID] = append(ids, f.ID), by[name]
		}
		maps.Copy(totals[f.ID].set, set)
	}
	for _, id := range ids {
		c.enter(families[id], *totals[id])
	}
	return list
}

// familyOf names the family of a query: counts of rows, and of what tells rows apart, or sums of a column.
func familyOf(q figure.Query) string {
	if q.Measure == measure.Sum {
		return strings.Join(append([]string{q.Ledger}, q.Columns...), "\n")
	}
	return q.Ledger
}

// enter adds what is printed, or withheld, to a family.
func (c *control) enter(f *family, p printed) {
	switch {
	case c.closed[p.key] && !c.alone(p.key): // nobody reads it, and nothing is to be found out
	case c.withheld[p.key]:
		f.withheld = append(f.withheld, p.set)
	default:
		f.told = append(f.told, p)
	}
}

// alone says that a figure rests on too few rows itself.
func (c *control) alone(key string) bool { return c.few(c.byKey[key]) }

// totalled says that some report prints the total of a figure over its groups.
func (c *control) totalled(id string) bool {
	return slices.ContainsFunc(c.Docs, func(d document.Document) bool {
		return slices.ContainsFunc(d.Sections, func(s document.Section) bool {
			return slices.ContainsFunc(s.Blocks, func(b document.Block) bool {
				t, ok := b.(document.Table)
				return ok && totals(t, id)
			})
		})
	})
}

func totals(t document.Table, id string) bool {
	for _, r := range t.Rows {
		if r.Kind != document.TotalRow {
			continue
		}
		for i, cell := range r.Cells {
			if cell.Value != nil && totalOf(t, i) == totalKey(id) {
				return true
			}
		}
	}
	return false
}
