// Package comparing holds two states of a month's reports against each other: published runs as they are
// worked out again, or what is about to be published. What came of it is a revision, and the paper that tells it.
package comparing

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// Comparison is what changed between two states of a month's reports, and what its readers need beside.
type Comparison struct {
	Zone     string
	Period   calendar.Month
	Revision revision.Revision
	Names    revision.Names
	// Lost are the runs that this program cannot work out again from the store: their figures are
	// compared as they were published, their rows are not, and the program is named as what moved them.
	Lost  []Lost
	Notes []string // Chinese: what the reader should know beside
	// Unissued says that the old run was never issued (未签发稿比较).
	Unissued bool
	// Unread says why there is no revision: what the old run states cannot be read. nil if there is one.
	Unread error

	to Side // the newer one
}

// Lost is a run that cannot be worked out again, and why.
type Lost struct {
	Run string
	Why error
}

// lose names the sides that cannot be worked out again.
func (c *Comparison) lose(sides ...Side) {
	for _, s := range sides {
		if s.Lost != nil {
			c.Lost = append(c.Lost, Lost{s.run.Run, s.Lost})
		}
	}
}

// Record is the comparison as it is published: nil if there is none.
func (c *Comparison) Record() *revision.Revision {
	if c == nil || c.Unread != nil {
		return nil
	}
	return &c.Revision
}

// NamesIn are the names of what the definitions define and of all figures.
func NamesIn(defs definition.Definitions, figures ...[]figure.Figure) revision.Names {
	n := revision.Names{Ledgers: map[string]string{}, Departments: map[string]string{}, Claims: map[string]string{}, Figures: map[string]string{}}
	for _, l := range defs.Ledgers {
		n.Ledgers[l.ID], n.Departments[l.ID] = l.Name, l.Department
	}
	for _, c := range defs.Claims {
		n.Claims[c.ID] = c.Text
	}
	for _, list := range figures {
		for _, f := range list {
			n.Figures[f.Key()] = f.Label()
		}
	}
	return n
}
