package ingest

import (
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/trace"
	"zonereport/pipeline/ledger"
)

// Reading says how a file was read: the values that decided, as plain data. It is for a
// person who asks why a file was taken as it was; no figure rests on it.
type Reading struct {
	File     string               `json:"file"`
	Content  Content              `json:"content"`         // by its bytes
	Belied   bool                 `json:"belied"`          // its extension promises another content
	Month    string               `json:"month,omitempty"` // 2020-12, the latest that stands above its rows
	Sheets   []trace.SheetReading `json:"sheets"`          // none when the file was refused
	Findings []finding.Finding    `json:"findings"`
}

// Weights are those that make up a candidate's score: of a column under its own header, of
// one under an alias, and of a required one that is lacking.
func Weights() (own, alias, lacking int) {
	return recognise.ScoreHeader, recognise.ScoreAlias, recognise.ScoreLacking
}

// Inspect reads one file as Read does and says how. What only several files together can
// show (a sheet sent twice in two files, a ledger that nobody sent) is not looked at.
// Without a period in the options no row is later than it. The ledgers come along for the
// names that stand in them.
func Inspect(file Input, defs []definition.Ledger, opts Options) (Reading, ledger.Set) {
	opts.tell = true
	r := compile(defs, opts)
	results := []fileResult{r.readFile(file, opts)}
	set, list := r.gather(results)
	content := contentOf(Unprotected(file.Data))
	reading := Reading{File: file.Name, Content: content, Belied: content.belies(file.Name), Sheets: []trace.SheetReading{}, Findings: []finding.Finding{}}
	if month := results[0].tells.Period(); month != (calendar.Month{}) {
		reading.Month = month.String()
	}
	for _, s := range results[0].sheets {
		for _, p := range s.parts {
			if p.Repeats != nil {
				s.told.Repeated(p.Ledger.ID, p.Repeats.Ref)
			}
		}
		s.told.Classes = slices.DeleteFunc(s.told.Classes, func(c trace.Class) bool { return c.Count == 0 })
		reading.Sheets = append(reading.Sheets, *s.told)
	}
	for _, f := range list {
		if f.File != "" || f.Rule == rule.Other {
			reading.Findings = append(reading.Findings, f)
		}
	}
	return reading, set
}

// Mask masks what the reading quotes from the file. A single file tells no names.
func (r *Reading) Mask(g *guard.Guard) {
	r.File, r.Findings = g.Name(r.File), g.Findings(r.Findings)
	for i := range r.Sheets {
		s := &r.Sheets[i]
		s.Name = g.Name(s.Name)
		for j := range s.Ledgers {
			l := &s.Ledgers[j]
			for k, unit := range l.Units {
				l.Units[k] = g.Line(unit)
			}
			for k := range l.Columns {
				c := &l.Columns[k]
				c.Written, c.Key = g.Line(c.Written), g.Line(c.Key)
			}
			if l.Repeats != nil {
				l.Repeats = &ledger.SheetName{File: g.Name(l.Repeats.File), Name: g.Name(l.Repeats.Name)}
			}
		}
	}
}
