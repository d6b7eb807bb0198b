package compose

import (
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/summary"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// illustrate puts the tables and charts of a section where they belong: at the end of the part
// whose heading they are under, else, also when the month has no such part, at the end of what the figures
// say, which is its first own parts. Headings are numbered （一）（二）… by what the month has; one alone stays
// without.
func (c *composer) illustrate(parts []part, own int, s definition.Section) []document.Block {
	var headings []string
	for _, p := range parts {
		headings = append(headings, p.heading)
	}
	var out []document.Block
	numbered := 0
	for i, p := range parts {
		if p.heading != "" {
			numbered++
			out = append(out, document.Heading{Level: 2, Text: headingNumber(numbered, len(parts)) + p.heading})
		}
		out = append(out, p.blocks...)
		if p.heading != "" {
			out = append(out, c.drawings(s, func(under string) bool { return under == p.heading })...)
		}
		if i == own-1 {
			out = append(out, c.drawings(s, func(under string) bool { return under == "" || !slices.Contains(headings, under) })...)
		}
	}
	return out
}

// part is a heading of level 2 and what follows it; the first part has no heading.
type part struct {
	heading string
	blocks  []document.Block
}

func partsOf(blocks []document.Block) []part {
	parts := []part{{}}
	for _, b := range blocks {
		if h, ok := b.(document.Heading); ok && h.Level == 2 {
			parts = append(parts, part{heading: h.Text})
			continue
		}
		last := &parts[len(parts)-1]
		last.blocks = append(last.blocks, b)
	}
	return parts
}

// headingNumber is （一）; empty if there are fewer than two headings among the parts.
func headingNumber(n, parts int) string {
	if parts < 3 {
		return ""
	}
	return "（" + wording.Numeral(n) + "）"
}

// drawings are the tables, then the charts, that belong under a heading.
func (c *composer) drawings(s definition.Section, here func(under string) bool) []document.Block {
	var blocks []document.Block
	for _, t := range s.Tables {
		if here(t.Under) {
			blocks = append(blocks, c.table(t)...)
		}
	}
	for _, d := range s.Charts {
		if here(d.Under) {
			blocks = append(blocks, c.chart(d)...)
		}
	}
	return blocks
}

// summary is 摘要: its sentences and its table, with which ledgers it lacks; nothing where neither says
// anything.
func (c *composer) summary(n *narrator) ([]document.Block, error) {
	s := c.report.Summary
	if s == nil {
		return nil, nil
	}
	blocks, err := n.sentences(s.Narrative, definition.SummarySentences)
	if err != nil {
		return nil, err
	}
	book := summary.Book{Definitions: c.defs, Figures: c.book.Figures, Turned: c.book.Turned, Switched: c.against, Month: c.opts.Period.Number}
	table := book.Indicators(s.Figures)
	if s.Built == definition.Standing {
		table = c.standing(book)
	}
	if unsent := c.missing(c.askedBy(s.Figures)); len(unsent) > 0 && len(table.Rows) > 0 {
		table.Notes = []string{strings.Join(append(table.Notes, notSent(unsent).Text), "")}
	} else if len(unsent) > 0 {
		blocks = append(blocks, notSent(unsent))
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if len(blocks) == 0 {
		return nil, nil
	}
	return append([]document.Block{document.Heading{Level: 1, Text: s.Heading()}}, blocks...), nil
}

// askedBy are the ledgers on whose rows figures rest, each once.
func (c *composer) askedBy(keys []string) []string {
	var ids []string
	for _, key := range keys {
		id, _ := figure.IDOf(key)
		f, _ := c.defs.Figure(id)
		ids = append(ids, c.defs.Asked(f.Query)...)
	}
	return unique(ids)
}

// standing is the table of where the zone stands; without rows where it is not ranked.
func (c *composer) standing(book summary.Book) document.Table {
	if c.book.Campaign == nil || len(c.book.Campaign.Missing) > 0 {
		return document.Table{}
	}
	for _, s := range c.book.Campaign.Standings {
		if c.kindOf(s) != document.Highlight {
			continue
		}
		z := summary.Zone{Standing: s, Movement: c.movementCell(s), Decimals: c.defs.Scheme.Decimals}
		for _, other := range c.book.Campaign.Standings {
			if other.Group == s.Group && other.Rank > 0 {
				z.Units++
			}
		}
		if last, ok := figure.Continued(c.opts.Earlier, c.opts.Period); ok && last.Month == c.before(measure.LastMonth) {
			z.Run = last
			z.Stated = slices.DeleteFunc(slices.Clone(last.Figures), last.Redefines)
		}
		return book.Standing(z)
	}
	return document.Table{}
}

// before is the month that growth is against.
func (c *composer) before(against string) calendar.Month {
	m := c.opts.Period
	switch {
	case against == measure.LastYear:
		m.Year--
	case m.Number == 1:
		m = calendar.Month{Year: m.Year - 1, Number: 12}
	default:
		m.Number--
	}
	return m
}

// against says how the definition of a figure then stood to today's, in the published run that its growth is against.
func (c *composer) against(f *figure.Figure, against string) figure.Switch {
	for _, e := range slices.Concat(c.opts.YearBefore, c.opts.Earlier) {
		if e.Month != c.before(against) || e.Figures == nil {
			continue
		}
		switch {
		case e.Redefines(*f):
			return figure.Incomparable
		case e.Recomputes(*f):
			return figure.Recomputed
		}
	}
	return figure.Unswitched
}
