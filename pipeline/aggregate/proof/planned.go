package proof

import (
	"slices"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// plan is the other ledger, which says how many rows each group should have: 应搬迁户数 of a phase.
type plan struct {
	def    definition.Claim
	table  *query.Table
	rows   []int32 // that pass the conditions
	groups *query.Values
	count  int // position of the number
}

// planned prepares the other ledger of a claim; nil if nobody sent it.
func (in Input) planned(def definition.Claim) (*plan, error) {
	where, err := in.Zone.Conditions(def.Other, def.OtherWhere)
	if err != nil {
		return nil, err
	}
	table := in.Tables.Table(def.Other)
	if table == nil {
		return nil, nil
	}
	return &plan{def: def, table: table, rows: table.Counted(where, in.Zone.Month), groups: table.Values(def.OtherColumn), count: table.Column(def.Amount)}, nil
}

// of are the plan's rows of a group, nil for a group that it does not have.
func (p *plan) of(label string) []int32 {
	id := p.groups.ID(label)
	var rows []int32
	for _, row := range p.rows {
		if id > 0 && p.groups.IDs[row] == id {
			rows = append(rows, row)
		}
	}
	return rows
}

// speaksOf says that there is a claim of the group: where the plan has conditions, of its own groups only.
func (p *plan) speaksOf(label string) bool { return len(p.def.OtherWhere) == 0 || p.of(label) != nil }

// hold holds the claim of a group against what is planned: it does not hold while fewer rows are done.
// It is false where nobody states how many there should be.
func (p *plan) hold(c *figure.Claim, label string) bool {
	planned, cells, known := p.sum(p.of(label))
	if !known {
		return false
	}
	c.Planned = planned
	c.Holds = (c.Holds || c.Of == 0) && c.Done >= planned
	c.Sources = append(c.Sources, cite.Sources(cells)...)
	return true
}

// sum is how many rows are planned, and the cells that say so; false where one of them says nothing.
func (p *plan) sum(rows []int32) (int, []cite.Cell, bool) {
	planned := 0
	var cells []cite.Cell
	for _, row := range rows {
		cell := p.table.Cell(row, p.count)
		if cell.Kind != ledger.Number {
			return 0, nil, false
		}
		planned += int(cell.Number.Ceil().IntPart())
		cells = append(cells, cite.Cell{Sheet: p.table.Rows[row].Sheet, At: cell.At})
	}
	return planned, cells, len(rows) > 0
}

// together makes one claim per value of By: of all groups that the plan puts under it. It holds when
// the claim of each group does, a group without rows being one that has not begun.
func (e evidence) together() []figure.Claim {
	areas := e.plan.table.Values(e.def.By)
	var out []figure.Claim
	for a := int32(1); int(a) < len(areas.Labels); a++ {
		if c, ok := e.area(areas.Rows[a]); ok {
			c.Group = areas.Labels[a]
			out = append(out, c)
		}
	}
	return out
}

// area joins the claims of the groups that stand in rows of the plan; false if no row passes its conditions.
func (e evidence) area(members []int32) (figure.Claim, bool) {
	whole := figure.Claim{Holds: true}
	seen, known := map[int32]bool{}, true
	for _, row := range members {
		id := e.plan.groups.IDs[row]
		if id == 0 || seen[id] || !slices.Contains(e.plan.rows, row) {
			continue
		}
		seen[id] = true
		c, planned := e.group(e.plan.groups.Labels[id])
		whole.Holds = whole.Holds && c.Holds
		whole.Date = max(whole.Date, c.Date)
		whole.Done, whole.Of, whole.Planned = whole.Done+c.Done, whole.Of+c.Of, whole.Planned+c.Planned
		whole.Sources = append(whole.Sources, c.Sources...)
		known = known && planned
	}
	if !known {
		whole.Planned = 0
	}
	whole.Holds = whole.Holds && whole.Of > 0
	return whole, len(seen) > 0
}

// group is the claim of one group of the plan, which may have no rows yet.
func (e evidence) group(label string) (c figure.Claim, planned bool) {
	if id := e.table.Values(e.def.Group).ID(label); id > 0 {
		c, _ = e.claim(append(slices.Clip(e.where), e.table.Same(e.def.Group, id)))
	}
	planned = e.plan.hold(&c, label)
	return c, planned
}
