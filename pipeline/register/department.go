package register

import (
	"cmp"
	"slices"

	"zonereport/pipeline/finding"
)

// department is how one stands with all that it owes and sent.
func (a Account) department(run *replay, name string, questions []Question) Department {
	d := Department{Name: name, Missing: []string{}, Ledgers: []Ledger{}}
	for _, o := range a.Owed {
		if o.Department != name {
			continue
		}
		c := run.courses[o.ID]
		if o.Optional && !o.Needed && c == nil {
			continue
		}
		d.Contact = cmp.Or(d.Contact, o.Contact)
		if due := a.due(o.DueDay); !due.IsZero() && (d.Due.IsZero() || due < d.Due) {
			d.Due = due
		}
		l := a.ledger(run, o)
		d.Ledgers = append(d.Ledgers, l)
		if l.Owed && l.State.Kind == Missing {
			d.Missing = append(d.Missing, l.Name)
		}
	}
	d.State, d.Timely = stateOf(d.Ledgers), timelyOf(d.Ledgers)
	d.Overdue = slices.ContainsFunc(d.Ledgers, func(l Ledger) bool { return l.Owed && l.State.Kind == Missing && a.over(l) })
	d.Last = lastOf(run, d.Ledgers)
	d.Quality = qualityOf(d, questions)
	return d
}

// over says that the term of a ledger is over.
func (a Account) over(l Ledger) bool {
	o, _ := a.owed(l.ID)
	due := a.due(o.DueDay)
	return !due.IsZero() && a.On > due
}

// ledger is how one ledger stands.
func (a Account) ledger(run *replay, o Owed) Ledger {
	l := Ledger{ID: o.ID, Name: o.Name, Owed: o.Needed || !o.Optional, Needed: o.Needed, State: State{Kind: Missing}, Files: []string{}}
	c := run.courses[o.ID]
	for _, f := range a.current() {
		if slices.Contains(run.concerned(f, a.sheets()), o.ID) && asks(f) {
			l.count(f)
		}
	}
	if c != nil && c.last() != nil {
		a.came(run, &l, c)
	}
	l.Timely = a.timely(l, o)
	return l
}

// count counts a finding of now.
func (l *Ledger) count(f finding.Finding) {
	switch {
	case f.Severity == finding.Error:
		l.Errors++
	case f.Explanation == "":
		l.Warnings++
		l.Unexplained++
	default:
		l.Warnings++
	}
}

// came states what its submissions say.
func (a Account) came(run *replay, l *Ledger, c *course) {
	first, last := c.versions[0].receipt(), c.last().receipt()
	l.First, l.Last, l.Resubmissions = &first, &last, len(c.versions)-1
	for _, v := range c.versions {
		if v.handed {
			l.Returned++
		}
	}
	if c.gone {
		return
	}
	l.Files = c.last().names()
	is, read := a.content(run, l.ID, *c.last())
	l.Rows, l.Cells, l.Nil = is.Rows, is.Cells, read && is.Rows == 0
	l.State = c.state(l.Unexplained, l.Nil)
}

// content is what a submission of a ledger holds, false where that cannot be read.
func (a Account) content(run *replay, id string, v version) (is Content, read bool) {
	if a.Now != nil {
		is, read = a.Now.Contents[id]
		if read = read && len(is.Files) == len(v.parts); read && !slices.ContainsFunc(v.parts, func(p *arrived) bool { return !slices.Contains(is.Files, p.SHA256) }) {
			return is, true
		}
	}
	content, err := run.read.Read(v.files())
	if err != nil {
		return Content{}, false
	}
	is, read = content[id]
	return is, read
}

// state is that of the last submission.
func (c *course) state(pending int, empty bool) State {
	last, n := c.last(), len(c.versions)-1
	switch {
	case last.judged && last.back:
		return State{Kind: Returned}
	case !last.judged && n > 0:
		return State{Kind: Resent, N: n}
	case empty:
		return State{Kind: Nil}
	case !last.judged:
		return State{Kind: Came}
	}
	return State{Kind: Passed, Pending: pending}
}

// weight orders the kinds of states: of several ledgers that came the department's is the first.
var weight = []Kind{Returned, Resent, Came, Passed, Nil}

// stateOf is the state of a department by those of its ledgers. One that sent something and lacks an owed ledger
// lacks so many.
func stateOf(list []Ledger) State {
	var s State
	lack := 0
	for _, l := range list {
		is := l.State
		if is.Kind == Missing {
			if l.Owed {
				lack++
			}
			continue
		}
		if s.Kind == "" || slices.Index(weight, is.Kind) < slices.Index(weight, s.Kind) {
			s.Kind = is.Kind
		}
		s.N, s.Pending = max(s.N, is.N), s.Pending+is.Pending
	}
	switch {
	case s.Kind == "":
		return State{Kind: Missing}
	case lack > 0:
		return State{Kind: Missing, N: lack}
	}
	return s
}

// lastOf is when the newest of the submissions came, nil for none.
func lastOf(run *replay, list []Ledger) *Receipt {
	var newest *arrived
	var at *Receipt
	for _, l := range list {
		c := run.courses[l.ID]
		if c == nil || c.last() == nil {
			continue
		}
		for _, p := range c.last().parts {
			if newest == nil || p.order > newest.order {
				newest, at = p, l.Last
			}
		}
	}
	return at
}
