package compose

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// shown returns the figures of the document, in the order of the book: those the report
// names (all ordinary ones if it names none), those its parts state, and those they rest on.
func (c *composer) shown(doc *document.Document) []figure.Figure {
	wanted := map[string]bool{}
	for i := range c.book.Figures {
		f := &c.book.Figures[i]
		_, ordinary := c.defs.Figure(f.ID)
		if slices.Contains(c.report.Figures, f.ID) || len(c.report.Figures) == 0 && ordinary {
			c.want(wanted, f.Key())
		}
	}
	sections := slices.Concat([]document.Section{{Blocks: doc.Summary}, {Blocks: doc.Lead}}, doc.Sections)
	for _, s := range sections {
		for _, key := range document.Stated(s.Blocks) {
			c.want(wanted, key)
		}
	}
	var figures []figure.Figure
	for _, f := range c.book.Figures {
		if wanted[f.Key()] {
			figures = append(figures, f)
		}
	}
	return figures
}

// want adds a figure and, through its working, the figures it is made from. A report that
// does not assess the units carries of the campaign what is the zone's alone (design-life §18): its rank
// stands there without the totals of the others, which the campaign report holds.
func (c *composer) want(wanted map[string]bool, key string) {
	f := c.figures[key]
	if f == nil || wanted[key] || !c.assesses() && c.ofAnother(key) {
		return
	}
	wanted[key] = true
	if e, ok := f.Working.(figure.Expression); ok && (c.assesses() || f.ID != figure.CampaignRank) {
		for _, k := range e.Keys() {
			c.want(wanted, k)
		}
	}
}

// assesses says that the report is about all assessed units: it names figures that they have.
func (c *composer) assesses() bool {
	return slices.ContainsFunc(c.report.Figures, figure.OfEachUnit)
}

// ofAnother says that a figure is an assessed unit's that is not the zone.
func (c *composer) ofAnother(key string) bool {
	f := c.figures[key]
	return f != nil && figure.OfEachUnit(f.ID) && ledger.Fold(f.Group[0].Value) != ledger.Fold(c.opts.Zone.Name)
}

// listed returns the ledgers of which the report's tables list rows.
func (c *composer) listed() []string {
	var ids []string
	for _, s := range c.report.Sections {
		for _, t := range s.Tables {
			for _, l := range c.book.Lists {
				if l.ID == t.List && len(l.Rows) > 0 {
					ids = append(ids, l.Ledger)
				}
			}
		}
	}
	return ids
}
