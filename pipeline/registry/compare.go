package registry

import (
	"fmt"
	"io/fs"
	"slices"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/wanted"
)

// Compare says what changed from one published run of a month to another and why (design-life §15).
// Two runs are compared as named; one is compared with the run in force. Where none is named, the
// last issued run before the one in force is, if none was issued the one that gave way to it.
// Nothing is written. The error is an *inputs.Error where there is no such run.
func Compare(outputs string, period calendar.Month, runs ...string) (comparing.Comparison, error) {
	p, err := pairOf(outputs, period, runs)
	if err != nil {
		return comparing.Comparison{}, err
	}
	now := comparing.Published(p.to)
	if now.Unread != nil {
		return comparing.Comparison{}, now.Unread
	}
	old := comparing.Published(p.from, now.Material)
	comparing.Revive(outputs, map[*comparing.Side]publish.Published{&old: p.from, &now: p.to})
	if p.to.Manifest.Replaces != nil { // else it does not say which months had been published
		if now.Stood, err = comparing.Replaced(p.to.Manifest).Stood(); err != nil {
			return comparing.Comparison{}, err
		}
	}
	c, err := comparing.Revised(outputs, old, now)
	c.Unissued = !slices.Contains(p.issued, p.from.Manifest.Run)
	if last := p.names[len(p.names)-1]; p.inForce && p.to.Manifest.Run != last {
		c.Notes = append(c.Notes, fmt.Sprintf("现行的是 %s：文件 latest 恢复了它，最后发布的是 %s。", p.to.Manifest.Run, last))
	}
	return c, err
}

// WhatIf says what other definitions would have given on the ledgers that were kept with a run, "" for
// the one in force. Nothing is published (design-life §13).
func WhatIf(outputs string, period calendar.Month, run string, templates fs.FS) (comparing.Comparison, error) {
	from, err := wanted.Run(outputs, period, run)
	if err != nil {
		return comparing.Comparison{}, err
	}
	old := comparing.Published(from)
	comparing.Revive(outputs, map[*comparing.Side]publish.Published{&old: from})
	if old.Lost != nil {
		return comparing.Comparison{}, old.Lost
	}
	m := old.Material
	m.Templates = templates
	if m.Defs, err = month.DefinitionsIn(templates, m.Zone, m.Period); err != nil {
		return comparing.Comparison{}, err
	}
	earlier, err := m.Taken(outputs, from)
	if err != nil {
		return comparing.Comparison{}, err
	}
	set, findings, _ := pipeline.Examine(pipeline.Job{}, m)
	now, err := comparing.Drafted(m, earlier, set, m.Derived(set, earlier))
	if err != nil {
		return comparing.Comparison{}, err
	}
	if now.Issued, err = comparing.LastIssued(outputs, period); err != nil {
		return comparing.Comparison{}, err
	}
	now.Stale = []revision.Stale{} // nothing gives way
	c, err := comparing.Revised(outputs, old, now)
	if hard := finding.Count(findings, finding.Error); hard > 0 {
		c.Notes = append(c.Notes, fmt.Sprintf("按这套定义，留存的台账有 %d 条强制性问题，不能这样发布。", hard))
	}
	return c, err
}
