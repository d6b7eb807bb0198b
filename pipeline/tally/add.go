package tally

import (
	"cmp"
	"slices"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// adding is a report while its rows are made.
type adding struct {
	report     *Report
	superior   Superior
	hashes     hashes
	references map[string]reference
	rows       map[string]int // by folded key
}

// Add makes the rows of a report out of what its zones state.
func Add(r Report, s Superior) Report {
	slices.SortStableFunc(r.Zones, func(a, b Zone) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Folder, b.Folder))
	})
	a := &adding{report: &r, superior: s, hashes: hashes{}, references: map[string]reference{}, rows: map[string]int{}}
	for i, z := range r.Zones {
		if z.State == Reported {
			a.zone(i, z)
		}
	}
	for i := range r.Rows {
		a.units(&r.Rows[i])
	}
	r.Rows = a.ordered()
	for i := range r.Rows {
		a.total(&r.Rows[i])
	}
	return r
}

// zone enters what one zone states.
func (a *adding) zone(at int, z Zone) {
	last, year := byKey(z.Last), byKey(z.Year)
	for _, f := range z.Now.Figures {
		if f = own(f, z.Name); f.ID == "" {
			continue
		}
		ref := a.reference(f.ID)
		v := Value{Standing: Counted, Value: f.Value, Unit: f.Unit, Quotient: f.Quotient}
		hash := a.hashes.of(z.Now.Definitions, f.ID)
		switch {
		case slices.Contains(figure.CampaignIDs(), f.ID): // each zone's own scheme: they stand side by side only
		case hash == "":
			v.Standing = Unproved
		case hash != ref.hash:
			v.Standing = Otherwise
		case f.Quotient == nil && ref.divides(f.ID):
			v.Standing = Undivided
		}
		key := ledger.Fold(f.Key())
		v.Last, v.Year = a.then(z.Last, last[key], f, hash), a.then(z.Year, year[key], f, hash)
		row := a.row(f, ref)
		row.Values[at] = v
	}
}

// own is a figure as the roll-up takes it: of the campaign only what the zone itself is, as one figure; a zero
// figure for what other units are.
func own(f figure.Figure, zone string) figure.Figure {
	if !slices.Contains(figure.CampaignIDs(), f.ID) || f.ID == figure.CampaignStreak {
		return f
	}
	if f.ID != figure.CampaignRank && f.ID != figure.CampaignTotal || len(f.Group) != 1 || ledger.Fold(f.Group[0].Value) != ledger.Fold(zone) {
		return figure.Figure{}
	}
	f.Group = nil
	return f
}

func byKey(s Stated) map[string]*figure.Figure {
	list := make(map[string]*figure.Figure, len(s.Figures))
	for i := range s.Figures {
		list[ledger.Fold(s.Figures[i].Key())] = &s.Figures[i]
	}
	return list
}

// then is what a figure was in an earlier month, if it was measured so and is no sum that began anew meanwhile.
func (a *adding) then(s Stated, was *figure.Figure, f figure.Figure, hash string) *figure.Figure {
	if was == nil || hash == "" || (was.Quotient == nil) != (f.Quotient == nil) || a.hashes.of(s.Definitions, f.ID) != hash || was.Unit != f.Unit {
		return nil
	}
	if _, flow := s.Definitions.Window(figure.Told(f.ID)); flow && s.Month.Year != a.report.Period.Year && s.Month.Number != a.report.Period.Number {
		return nil
	}
	return was
}

// row is the row of a figure, a new one where there is none yet.
func (a *adding) row(f figure.Figure, ref reference) *Row {
	key := ledger.Fold(f.Key())
	i, known := a.rows[key]
	if !known {
		i = len(a.report.Rows)
		a.rows[key] = i
		r := Row{ID: f.ID, Group: f.Group, Name: f.Name, Unit: f.Unit, Decimals: f.Decimals, Definition: f.Definition, Rule: ref.rule,
			Values: make([]Value, len(a.report.Zones))}
		if d := ref.definitions; d != nil {
			if def, ok := d.Figure(f.ID); ok && !slices.Contains(figure.CampaignIDs(), f.ID) {
				r.Name, r.Definition, r.Decimals = cmp.Or(def.Name, f.Name), cmp.Or(def.Text, f.Definition), def.Decimals
				if figure.Told(f.ID) != f.ID {
					r.Name, r.Definition = f.Name, f.Definition
				}
			}
			_, r.Flow = d.Window(figure.Told(f.ID))
		}
		a.report.Rows = append(a.report.Rows, r)
	}
	return &a.report.Rows[i]
}

// units leaves out of a row what is in another unit than most of it: rows of ledgers may state their own.
func (a *adding) units(r *Row) {
	count := map[string]int{}
	most := ""
	for _, v := range r.Values {
		if v.Standing == Counted {
			count[v.Unit]++
			if n := count[v.Unit]; n > count[most] || n == count[most] && v.Unit < most {
				most = v.Unit
			}
		}
	}
	if most != "" {
		r.Unit = most
	}
	for i := range r.Values {
		if v := &r.Values[i]; v.Standing == Counted && v.Unit != r.Unit {
			v.Standing = Foreign
		}
	}
}

// ordered are the rows in the order of the superior office's definitions, others behind them; those of a
// grouped figure together, before them what they come to.
func (a *adding) ordered() []Row {
	place := map[string]int{}
	for i, f := range a.superior.Definitions.Figures {
		place[f.ID] = i
	}
	first := map[string]int{}
	for i, r := range a.report.Rows {
		if _, known := first[r.ID]; !known {
			first[r.ID] = len(place) + i
		}
	}
	at := func(r Row) int {
		if i, known := place[r.ID]; known {
			return i
		}
		return first[r.ID]
	}
	rows := slices.Clone(a.report.Rows)
	slices.SortStableFunc(rows, func(x, y Row) int { return cmp.Compare(at(x), at(y)) })
	var out []Row
	for i, r := range rows {
		if len(r.Group) > 0 && (i == 0 || rows[i-1].ID != r.ID) {
			if all, ok := a.together(r.ID, rows[i:]); ok {
				out = append(out, all)
			}
		}
		out = append(out, r)
	}
	return out
}
