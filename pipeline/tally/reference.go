package tally

import (
	"cmp"
	"maps"
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// Superior is whose roll-up it is.
type Superior struct {
	Definitions definition.Definitions
	// Binding says that the office names its definitions: what zones measure otherwise is not added up. Else
	// most zones decide, figure by figure.
	Binding bool
}

// hashes remembers how definitions measure figures.
type hashes map[*definition.Definitions]map[string]string

// of is the hash of how a figure is measured, "" where that is not known.
func (h hashes) of(d *definition.Definitions, id string) string {
	if d == nil {
		return ""
	}
	if h[d] == nil {
		h[d] = map[string]string{}
	}
	hash, known := h[d][id]
	if !known {
		hash = edition.OfFigure(*d, definedBy(id))
		h[d][id] = hash
	}
	return hash
}

// definedBy is what edition.OfFigure knows of the campaign: the scheme as a whole.
func definedBy(id string) string {
	if slices.Contains(figure.CampaignIDs(), id) {
		return figure.CampaignRank
	}
	return id
}

// reference is the definition by which a figure is added up.
type reference struct {
	hash        string
	definitions *definition.Definitions
	rule        string
}

// divides says that a figure is a quotient which adds up by what it is a quotient of.
func (r reference) divides(id string) bool {
	if r.definitions == nil || r.rule != measure.Recomputed {
		return false
	}
	f, _ := r.definitions.Figure(id)
	return f.Measure != measure.Difference && f.Measure != measure.SumOf
}

// reference chooses the definition of a figure: the superior office's where it is binding, else that of most
// zones; among as many it is the superior's, else the least hash.
func (a *adding) reference(id string) reference {
	if r, known := a.references[id]; known {
		return r
	}
	own := a.hashes.of(&a.superior.Definitions, id)
	count := map[string]int{}
	by := map[string][]*definition.Definitions{}
	for _, z := range a.report.Zones {
		if hash := a.hashes.of(z.Now.Definitions, id); z.State == Reported && hash != "" && states(z.Now, id) {
			count[hash]++
			if !slices.Contains(by[hash], z.Now.Definitions) {
				by[hash] = append(by[hash], z.Now.Definitions)
			}
		}
	}
	var r reference
	for _, hash := range slices.Sorted(maps.Keys(count)) {
		if more := cmp.Compare(count[hash], count[r.hash]); r.hash == "" || more > 0 || more == 0 && hash == own {
			r.hash = hash
		}
	}
	if own != "" && a.superior.Binding {
		r.hash = own
	}
	r.definitions, r.rule = a.ruled(r.hash, own, by[r.hash], id)
	a.references[id] = r
	return r
}

// ruled is how a figure adds up: as the superior office says if it measures it so, else as all zones' definitions
// say, and not at all where they disagree.
func (a *adding) ruled(hash, own string, by []*definition.Definitions, id string) (*definition.Definitions, string) {
	if hash != "" && hash == own {
		return &a.superior.Definitions, a.superior.Definitions.Rollup(id)
	}
	rule := measure.Apart
	for i, d := range by {
		if said := d.Rollup(id); i == 0 {
			rule = said
		} else if said != rule {
			rule = measure.Apart
		}
	}
	if len(by) == 0 {
		return nil, measure.Apart
	}
	return by[0], rule
}

func states(s Stated, id string) bool {
	return slices.ContainsFunc(s.Figures, func(f figure.Figure) bool { return f.ID == id })
}
