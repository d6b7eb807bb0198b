package compose

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// published returns what an earlier month's run states of the figures, in the units of today; of
// what it defined otherwise only what can be compared.
func (c *composer) published(e figure.Earlier, figures []figure.Figure) *document.Published {
	units := map[string]string{}
	for _, f := range figures {
		units[f.Key()] = f.Unit
	}
	p := &document.Published{Month: e.Month, Run: e.Run, Values: map[string]decimal.Decimal{}, Switched: map[string]figure.Switch{}}
	for _, f := range e.Figures {
		unit, shown := units[f.Key()]
		switch {
		case !shown:
		case e.Redefines(f):
			p.Switched[f.Key()] = figure.Incomparable
		case unit == f.Unit:
			p.Values[f.Key()] = f.Value
			if e.Recomputes(f) {
				p.Switched[f.Key()] = figure.Recomputed
			}
		}
	}
	p.Note = c.switched(p, figures)
	return p
}

// continuing are the figures that go on from a month: over January all but those that start anew.
func (c *composer) continuing(last calendar.Month, figures []figure.Figure) []figure.Figure {
	if last.Year == c.opts.Period.Year {
		return figures
	}
	return slices.DeleteFunc(slices.Clone(figures), func(f figure.Figure) bool {
		_, flow := c.defs.Window(f.ID)
		return flow
	})
}

// switched says of which figures an earlier month's definition was another, and since what.
func (c *composer) switched(p *document.Published, figures []figure.Figure) string {
	var recomputed, not []string
	for _, f := range figures {
		name := f.Name + c.change(f, p.Month)
		switch p.Switched[f.Key()] {
		case figure.Recomputed:
			recomputed = append(recomputed, name)
		case figure.Incomparable:
			not = append(not, name)
		}
	}
	note := ""
	if len(recomputed) > 0 {
		note = strings.Join(unique(recomputed), "、") + "按可比口径，由当时的台账按现行口径重算。"
	}
	if len(not) > 0 {
		note += strings.Join(unique(not), "、") + "口径已改，不可比。"
	}
	return note
}

// change words what the definition of a figure says of its changes since a month: （起点提高，新开统〔2021〕2号）.
func (c *composer) change(f figure.Figure, since calendar.Month) string {
	var said []string
	for _, v := range edition.Changes(c.defs, figure.DefinedBy(f), since) {
		for _, text := range []string{v.Change, v.Basis} {
			if text != "" {
				said = append(said, text)
			}
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "（" + strings.Join(unique(said), "，") + "）"
}

// unique leaves each text once, in order.
func unique(texts []string) []string {
	var list []string
	for _, t := range texts {
		if !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}
