// Package edition tells what definitions say from how it is written: a hash of it, by which a month is unchanged
// or not, and what two editions state otherwise.
package edition

import (
	"slices"

	"zonereport/pipeline/canonical"
	"zonereport/pipeline/definition"
)

// Of is the hash of what the definitions say (design-life §13): equal for files that say the
// same in other words of TOML, another order of keys or with other comments, whatever holds in other
// months. It decides whether a month is unchanged. What zone.toml says of ledgers is no part of it; definition.Zone.Basis states that.
func Of(d definition.Definitions) string {
	said := d
	said.Files, said.Unused, said.Level, said.Places, said.OtherTimes = nil, nil, definition.Level{}, nil, nil
	said.Ledgers = slices.Clone(d.Ledgers)
	for i, l := range said.Ledgers {
		if l.Defined != "" {
			l.Department = l.Defined
		}
		l.Defined, l.Absent, l.Needed = "", false, false
		said.Ledgers[i] = l
	}
	said.Reports = slices.Clone(d.Reports)
	for i, r := range said.Reports {
		r.Lead = wording(d, r.Lead)
		if r.Summary != nil {
			s := *r.Summary
			s.Narrative = wording(d, s.Narrative)
			r.Summary = &s
		}
		r.Sections = slices.Clone(r.Sections)
		for j := range r.Sections {
			r.Sections[j].Narrative = wording(d, r.Sections[j].Narrative)
		}
		said.Reports[i] = r
	}
	return canonical.Sum(said)
}
