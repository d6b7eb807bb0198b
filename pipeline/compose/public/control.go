package public

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// fewest is how many rows, and how many firms, households or projects, a value rests on at the least that
// everybody may read.
const fewest = 3

// control says which values of a run not everybody may read (statistical disclosure control).
type control struct {
	Options
	rows     rows
	byKey    map[string]*figure.Figure
	behind   map[string]rowSet // the rows that a figure measures, by its key
	withheld map[string]bool   // by key; also totals of tables, by totalKey
	singles  map[string]bool   // keys of figures whose group names a single firm or household
	moved    map[string]bool   // keys of what is withheld as it tells how a figure moved
	closed   map[string]bool   // keys of what makes up the totals of the campaign, where none of it is told; else nil
}

func newControl(o Options) *control {
	c := &control{Options: o, rows: rowsIn(o), byKey: map[string]*figure.Figure{}, behind: map[string]rowSet{}, withheld: map[string]bool{}, singles: map[string]bool{}, moved: map[string]bool{}}
	for i := range o.Figures {
		f := &o.Figures[i]
		c.byKey[f.Key()] = f
		if _, ok := f.Working.(figure.Query); ok {
			c.behind[f.Key()] = c.rows.of(f.Sources)
		}
	}
	for i := range o.Figures {
		f := &o.Figures[i]
		if c.moves(f) {
			c.moved[f.Key()] = true
		}
		if c.moved[f.Key()] || c.few(f) {
			c.withheld[f.Key()] = true
		}
	}
	c.spread()
	c.group()
	for c.protect() {
		c.spread()
	}
	return c
}

// few says that a figure itself rests on too few rows.
func (c *control) few(f *figure.Figure) bool {
	switch w := f.Working.(type) {
	case figure.Query:
		set := c.behind[f.Key()]
		if slices.Contains([]string{measure.Max, measure.Min, measure.Latest}, w.Measure) && len(set) > 0 {
			return true // it is one row's
		}
		return len(set) == 0 && !f.Value.IsZero() || c.rows.few(set)
	case figure.Expression:
		return f.ID != figure.CampaignTotal && c.fewIn(w)
	case nil:
		_, completion, aimed := figure.Aimed(f.ID)
		return (!aimed || completion) && c.rows.few(c.rows.of(f.Sources))
	}
	return false
}

// fewIn says that an expression takes numbers from too few rows itself. Targets are what a unit is to reach, and of no firm.
func (c *control) fewIn(e figure.Expression) bool {
	for _, m := range e.Measured() {
		if c.rows.few(c.rows.of(m.Sources)) {
			return true
		}
	}
	var cells []figure.Source
	for _, cell := range e.Cells() {
		if cell.Sheet != nil && cell.Ledger != c.Defs.Scheme.Targets {
			cells = append(cells, figure.Source{File: cell.Sheet.File, Sheet: cell.Sheet.Name, Cells: []string{cell.At.String()}})
		}
	}
	return c.rows.few(c.rows.of(cells)) || slices.ContainsFunc(e.Stated(), c.fewThen)
}

// fewThen says that what another month states rested on too few rows, or that nobody knows on how many.
func (c *control) fewThen(s figure.Stated) bool {
	for _, e := range c.Earlier {
		if e.Month != s.Month {
			continue
		}
		for _, f := range e.Figures {
			if f.Key() == s.Key {
				set := c.rows.of(f.Sources)
				return len(set) > 0 && len(set) < fewest || len(set) == 0 && !f.Value.IsZero()
			}
		}
	}
	return true
}

// spread withholds what rests on a withheld figure, and closes the campaign where need be. A place among others does not
// tell it, and a total not what makes it up where that is closed.
func (c *control) spread() {
	c.follow()
	if c.close(); c.closed != nil {
		c.follow()
	}
}

func (c *control) follow() {
	for again := true; again; {
		again = false
		for i := range c.Figures {
			f := &c.Figures[i]
			e, ok := f.Working.(figure.Expression)
			if !ok || f.ID == figure.CampaignRank || f.ID == figure.CampaignTotal || c.withheld[f.Key()] {
				continue
			}
			if slices.ContainsFunc(e.Keys(), func(key string) bool { return c.withheld[key] }) {
				c.withheld[f.Key()], again = true, true
			}
		}
	}
}

// group finds the figures that are grouped by single firms or households: most of their groups have too few rows, and
// no other figure has a group of that name with enough.
func (c *control) group() {
	common, lists := map[string]bool{}, map[string]bool{}
	byID := map[string][]*figure.Figure{}
	for i := range c.Figures {
		f := &c.Figures[i]
		if len(f.Group) == 1 && !figure.OfEachUnit(f.ID) {
			byID[f.ID] = append(byID[f.ID], f)
		}
	}
	for id, groups := range byID {
		if lists[id] = c.mostlyFew(groups); lists[id] && !c.coded(groups[0]) {
			continue
		}
		for _, f := range groups {
			common[f.Group[0].Value] = true
		}
	}
	for id, groups := range byID {
		for _, f := range groups {
			if lists[id] && !common[f.Group[0].Value] {
				c.singles[f.Key()] = true
			}
		}
	}
}

// mostlyFew says that most groups of a figure that have rows have too few.
func (c *control) mostlyFew(groups []*figure.Figure) bool {
	few, some := 0, 0
	for _, f := range groups {
		switch {
		case c.withheld[f.Key()]:
			few, some = few+1, some+1
		case len(c.behind[f.Key()]) > 0:
			some++
		}
	}
	return 2*few > some
}

// coded says that the groups of a figure are codes of its definition.
func (c *control) coded(f *figure.Figure) bool {
	q, ok := f.Working.(figure.Query)
	d, _ := c.Defs.Ledger(q.Ledger)
	column, known := d.Column(f.Group[0].Name)
	return ok && known && (column.Type == "code" || column.Unit)
}

// single says that a figure is of a group that names a single firm or household.
func (c *control) single(key string) bool { return c.singles[key] }

// totalKey is under which the total of a grouped figure is withheld.
func totalKey(id string) string { return "total:" + id }

// totalOf is the key of the total that stands in a column of a table.
func totalOf(t document.Table, column int) string {
	for _, r := range t.Rows {
		if column < len(r.Cells) && r.Cells[column].Figure != "" {
			id, _, _ := strings.Cut(r.Cells[column].Figure, "/")
			return totalKey(id)
		}
	}
	return ""
}
