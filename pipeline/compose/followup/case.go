package followup

import (
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/register"
)

// openCase is what is open with a department.
type openCase struct {
	register  register.Register
	office    Office
	it        register.Department
	questions []register.Question // hard ones first
	hard      int
	lapsed    int
}

func caseOf(r register.Register, d register.Department, o Office) openCase {
	c := openCase{register: r, office: o, it: d, questions: openOf(r, d.Name)}
	slices.SortStableFunc(c.questions, harder)
	for i := range c.questions {
		q := &c.questions[i]
		if q.Put > r.On { // on that day nobody had put it yet
			q.Put, q.Term = 0, 0
		}
		if q.Hard {
			c.hard++
		}
		if c.late(*q) {
			c.lapsed++
		}
	}
	return c
}

func (c openCase) settled() bool { return len(c.it.Missing)+len(c.questions) == 0 }

func (c openCase) kind() string {
	switch {
	case len(c.questions) == 0:
		return Missing
	case len(c.it.Missing) == 0:
		return Asking
	}
	return Both
}

// early says that the term for what is missing is not over.
func (c openCase) early() bool { return !c.it.Due.IsZero() && c.it.Due >= c.register.On }

// late says that the term of a question is over.
func (c openCase) late(q register.Question) bool { return !q.Term.IsZero() && q.Term < c.register.On }

// until is the day by which what is missing is to come: within the term by its last day, after it within the days
// that an answer has.
func (c openCase) until() calendar.Date {
	switch {
	case !c.office.Until.IsZero():
		return c.office.Until
	case c.early():
		return c.it.Due
	}
	return c.register.On.AddDays(c.register.AnswerDays)
}

// answerUntil is the day by which the questions are to be settled: the last of their terms that is not over, else as
// many days from now as an answer has.
func (c openCase) answerUntil() calendar.Date {
	if !c.office.Until.IsZero() {
		return c.office.Until
	}
	last := calendar.Date(0)
	for _, q := range c.questions {
		if !c.late(q) {
			last = max(last, q.Term)
		}
	}
	if last.IsZero() {
		last = c.register.On.AddDays(c.register.AnswerDays)
	}
	return last
}

// term is the day by which a question is to be settled.
func (c openCase) term(q register.Question) calendar.Date {
	if !c.office.Until.IsZero() || q.Term.IsZero() || c.late(q) {
		return c.answerUntil()
	}
	return q.Term
}
