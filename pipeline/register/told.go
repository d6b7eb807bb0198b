package register

import (
	"cmp"
	"slices"

	"zonereport/pipeline/revision"
)

// What becomes of a file.
const (
	inUse   = "现用"
	gone    = "已被后来的代替或移走"
	unknown = "没有认出台账"
)

// submissions are the files as they came.
func (a Account) submissions(run *replay) []Submission {
	list := make([]Submission, 0, len(run.all))
	for i, p := range run.all {
		s := Submission{N: i + 1, File: p.arrival.Name, SHA256: p.SHA256, Receipt: p.receipt, Departments: []string{}, Ledgers: []string{},
			Standing: p.standing(run), Remark: p.arrival.Remark, Locked: p.arrival.Locked}
		for _, id := range p.arrival.Ledgers {
			o, _ := a.owed(id)
			s.Ledgers = append(s.Ledgers, cmp.Or(o.Name, id))
		}
		for _, id := range p.ledgers {
			o, ok := a.owed(id)
			if !ok {
				continue
			}
			s.Departments = join(s.Departments, []string{o.Department})
			due := a.due(o.DueDay)
			s.Late = s.Late || p.receipt.Stated && !due.IsZero() && p.receipt.On > due && run.first(id, p)
		}
		list = append(list, s)
	}
	return list
}

// first says that a file belongs to the first submission of a ledger: what comes after that is no late report.
func (r *replay) first(id string, p *arrived) bool {
	c := r.courses[id]
	return c != nil && c.last() != nil && c.versions[0].since == nil && slices.Contains(c.versions[0].parts, p)
}

// standing is what became of a file.
func (p *arrived) standing(run *replay) string {
	switch {
	case p.fate != "":
		return p.fate
	case !slices.Contains(run.hand, p):
		return gone
	case len(p.arrival.Ledgers) == 0:
		return unknown
	}
	return inUse
}

// resubmissions hold each submission of a department's ledgers against the one before it.
func (a Account) resubmissions(run *replay, d Department) []Resubmission {
	var list []Resubmission
	for _, l := range d.Ledgers {
		c := run.courses[l.ID]
		if c == nil {
			continue
		}
		for i := 1; i < len(c.versions); i++ {
			list = append(list, a.resubmission(run, d.Name, l, i, c.versions[i-1], c.versions[i]))
		}
	}
	return list
}

func (a Account) resubmission(run *replay, department string, l Ledger, n int, was, is version) Resubmission {
	r := Resubmission{Department: department, Ledger: l.ID, Name: l.Name, N: n, Before: a.told(run, l.ID, was), After: a.told(run, l.ID, is), Returned: was.handed}
	var err error
	if r.Rows, err = run.read.Differ(l.ID, was.files(), is.files()); err != nil {
		r.Lost = err.Error()
	}
	r.Rows = append([]revision.Row{}, r.Rows...)
	return r
}

// told is a submission as the register states it.
func (a Account) told(run *replay, id string, v version) Version {
	is, _ := a.content(run, id, v)
	return Version{Files: v.names(), Receipt: v.receipt(), Rows: is.Rows}
}
