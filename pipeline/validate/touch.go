package validate

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// touch is a figure that a check's rows may touch.
type touch struct {
	id         string
	unit       bool          // of the row's assessed unit
	whole      bool          // but not grouped by it
	indicators []string      // and by these indicators
	group      *query.Values // grouped by this column
	own        []bool        // by row: it is the zone's; nil if the figure does not ask
}

// touches prepares a check's figures: those of the zone only take the zone's rows, grouped
// ones take the row's group value, the campaign's the row's unit (design §3, findings.json).
func (c *checker) touches(t *query.Table, def definition.Check) []touch {
	var out []touch
	for _, id := range def.Figures {
		switch id {
		case figure.CampaignActual, figure.CampaignScore:
			out = append(out, touch{id: id, unit: true, indicators: c.indicators(def)})
		case figure.CampaignTotal, figure.CampaignRank:
			out = append(out, touch{id: id, unit: true})
		case figure.CampaignStreak:
			out = append(out, touch{id: id, unit: true, whole: true})
		default:
			out = append(out, c.defined(t, id))
		}
	}
	return out
}

// defined prepares a figure of the definitions; an id of none is named as it is.
func (c *checker) defined(t *query.Table, id string) touch {
	x := touch{id: id}
	f, ok := c.defs.Figure(id)
	if !ok {
		return x
	}
	if f.Group != "" && t.Column(f.Group) >= 0 {
		x.group = t.Values(f.Group)
	}
	for _, root := range c.defs.Roots(f.Query) {
		ledgerID, where := c.defs.Rows(root)
		if !slices.ContainsFunc(where, ofZone) {
			continue
		}
		x.own = c.zoneRows(t, ledgerID, slices.DeleteFunc(slices.Clone(where), func(w definition.Condition) bool { return !ofZone(w) }))
	}
	return x
}

func ofZone(w definition.Condition) bool { return w.Value == definition.OneUnit }

// zoneRows says which rows are the zone's, as a figure asks it; of a figure over another
// ledger, by the unit that this one's rows name. It is nil where rows name none.
func (c *checker) zoneRows(t *query.Table, ledgerID string, where []definition.Condition) []bool {
	if ledgerID != t.ID {
		unit, ok := unitColumn(t)
		if !ok {
			return nil
		}
		where = []definition.Condition{{Column: unit, Compare: "=", Value: definition.OneUnit}}
	}
	zone, err := c.zone.Conditions(t.ID, where)
	if err != nil {
		return nil
	}
	own := make([]bool, len(t.Rows))
	for _, row := range t.Listed(zone) {
		own[row] = true
	}
	return own
}

// unitColumn returns the column that names a row's assessed unit.
func unitColumn(t *query.Table) (string, bool) {
	i := slices.IndexFunc(t.Definition.Columns, func(c definition.Column) bool { return c.Unit })
	if i < 0 {
		return "", false
	}
	return t.Definition.Columns[i].ID, true
}

// indicators are those measured over the check's ledger: of them those whose query names
// a column of the check, all if none does.
func (c *checker) indicators(def definition.Check) []string {
	var all, named []string
	columns := append(definition.Alternatives(def.Than), def.Column, def.Amount)
	columns = slices.DeleteFunc(columns, func(id string) bool { return id == "" }) // a count names no column
	for _, ind := range c.defs.Scheme.Indicators {
		for _, root := range c.defs.Roots(ind.Query) {
			ledgerID, where := c.defs.Rows(root)
			if ledgerID != def.Ledger {
				continue
			}
			all = append(all, ind.ID)
			if slices.Contains(columns, root.Column) || slices.ContainsFunc(where, func(w definition.Condition) bool { return slices.Contains(columns, w.Column) }) {
				named = append(named, ind.ID)
			}
		}
	}
	all, named = slices.Compact(all), slices.Compact(named) // one of two of whose parts rest on the ledger
	if len(named) > 0 {
		return named
	}
	return all
}

// touched names the figures that a row touches; a row dated after the report month touches
// none of this month's.
func (r *rule) touched(row int32) []string {
	keys := []string{}
	if r.table.Rows[row].Later {
		return keys
	}
	for _, x := range r.touches {
		switch {
		case x.own != nil && !x.own[row]:
		case x.unit:
			keys = append(keys, r.unitKeys(x, row)...)
		case x.group == nil:
			keys = append(keys, x.id)
		case x.group.IDs[row] != 0:
			keys = append(keys, figure.Key(x.id, x.group.Labels[x.group.IDs[row]]))
		}
	}
	return keys
}

// unitKeys names the campaign's figures of the row's unit, if it is assessed.
func (r *rule) unitKeys(x touch, row int32) []string {
	column, ok := unitColumn(r.table)
	if !ok {
		return nil
	}
	units := r.table.Values(column)
	id := units.IDs[row]
	unit, ok := r.assessed[units.Folded[id]]
	if id == 0 || !ok {
		return nil
	}
	if x.whole {
		return []string{x.id}
	}
	if len(x.indicators) == 0 {
		return []string{figure.Key(x.id, unit)}
	}
	var keys []string
	for _, indicator := range x.indicators {
		keys = append(keys, figure.Key(x.id, unit, indicator))
	}
	return keys
}

// unitNames maps the folded names of the assessed units to how the targets ledger writes them.
func unitNames(units []string) map[string]string {
	names := map[string]string{}
	for _, u := range units {
		names[ledger.Fold(u)] = u
	}
	return names
}
