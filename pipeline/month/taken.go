package month

import (
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/shown"
)

// Taken is what a department's file was taken for, read on its own (报送的文件认作什么). Whatever it
// quotes may be shown.
type Taken struct {
	File       string // its name, as it may be shown
	Ledgers    []TakenLedger
	Department string            // of the ledgers, joined by 、; "" where none was recognised
	Month      string            // 2020-12, that stands above its rows; "" for none
	Findings   []finding.Finding // on the file by itself, sorted
	guard      *guard.Guard      // nil of what was read with others: what it says is masked already
}

// Shown is a name as it may be shown beside what the file quotes.
func (t Taken) Shown(name string) string {
	if t.guard == nil {
		return shown.Escape(shown.Mask(name))
	}
	return t.guard.Name(name)
}

// TakenLedger is a ledger that was recognised in a file, also where columns are lacking.
type TakenLedger struct {
	ID, Name, Department string
	Rows                 int // rows of data; 0 is 零报
}

// IDs are the ids of the ledgers.
func (t Taken) IDs() []string {
	var ids []string
	for _, l := range t.Ledgers {
		ids = append(ids, l.ID)
	}
	return ids
}

// Take recognises a file of a month by its content: as a run reads it, but for what only several
// files together can show.
func (o Office) Take(file ingest.Input, period calendar.Month) Taken {
	reading, set := ingest.Inspect(file, o.Defs.Ledgers, ingest.Options{Period: period, Zone: o.Zone, Words: o.Defs.Words, Counted: o.Defs.Counted()})
	reading.Findings = finding.Settle(reading.Findings)
	finding.Sort(reading.Findings)
	g := guard.New(o.Defs, o.Zone, set)
	reading.Mask(g)
	rows := map[string]int{}
	for _, s := range reading.Sheets {
		for _, l := range s.Ledgers {
			rows[l.Chosen.ID] += l.Rows
		}
	}
	t := Taken{File: reading.File, Month: reading.Month, Findings: reading.Findings, guard: g}
	t.Ledgers, t.Department = o.owed(func(id string) bool { _, found := rows[id]; return found })
	for i := range t.Ledgers {
		t.Ledgers[i].Rows = rows[t.Ledgers[i].ID]
	}
	return t
}

// Used are the ledgers that a month's reading took from a file, without their rows: the name is as the
// reading has it.
func (o Office) Used(file string, set ledger.Set) Taken {
	t := Taken{File: file}
	t.Ledgers, t.Department = o.owed(func(id string) bool {
		return set[id] != nil && slices.ContainsFunc(set[id].Sheets, func(s *ledger.SheetName) bool { return s.File == file })
	})
	return t
}

// owed are the ledgers that are there, in the order of the definitions, and whose they are.
func (o Office) owed(there func(id string) bool) (list []TakenLedger, departments string) {
	var names []string
	for _, d := range o.Defs.Ledgers {
		if !there(d.ID) {
			continue
		}
		list = append(list, TakenLedger{ID: d.ID, Name: d.Name, Department: d.Department})
		if !slices.Contains(names, d.Department) {
			names = append(names, d.Department)
		}
	}
	return list, strings.Join(names, "、")
}
