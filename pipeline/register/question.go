package register

import (
	"cmp"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

// put is questions that a run put, and when.
type put struct {
	on       calendar.Date
	findings []finding.Finding
}

// unasked are rules that ask no department: that a ledger did not come the register says itself, and how folders are
// called is the office's own.
var unasked = []string{"ledger.missing", "ledger.required", "input.month_name"}

// asks says that a finding is a question to somebody: to be corrected or explained.
func asks(f finding.Finding) bool {
	return f.Severity != finding.Info && !slices.Contains(unasked, f.Rule)
}

// questions are all of the month, each once: as the last run or today's check words it. On a ledger that did not come
// nothing is asked.
func (a Account) questions(r *replay) []Question {
	var list []Question
	place := map[string]int{}
	enter := func(on calendar.Date, f finding.Finding, state Answered) {
		q := a.question(r, f)
		q.Put, q.State = on, state
		if i, known := place[q.ID]; known {
			q.Put = list[i].Put
			list[i] = q
			return
		}
		place[q.ID] = len(list)
		list = append(list, q)
	}
	for _, p := range r.put {
		for _, f := range p.findings {
			if asks(f) {
				enter(p.on, f, Corrected)
			}
		}
	}
	for _, f := range a.current() {
		if asks(f) {
			enter(0, f, Open)
		}
	}
	for i := range list {
		list[i] = a.termed(list[i])
	}
	slices.SortStableFunc(list, func(x, y Question) int {
		return cmp.Or(cmp.Compare(a.rank(x.Departments), a.rank(y.Departments)), cmp.Compare(a.place(x.Ledger), a.place(y.Ledger)))
	})
	return list
}

// current are the findings as they are now: of the folder as it lies there, else of the last run.
func (a Account) current() []finding.Finding {
	if a.Now != nil {
		return a.Now.Findings
	}
	if last := lastJudged(a.Steps); last != nil {
		return last.Findings
	}
	return nil
}

// question is what a finding asks, without when and whether it is answered.
func (a Account) question(r *replay, f finding.Finding) Question {
	q := Question{ID: f.Question(), Departments: []string{}, Ledger: f.Ledger, Rule: f.Rule, Hard: f.Severity == finding.Error, Row: f.Row,
		Column: f.Column, Value: f.Shown(), File: f.File, Sheet: f.Sheet, Cell: f.Cell, Text: f.Message(), Answer: f.Reason()}
	on := r.concerned(f, a.sheets())
	if q.Ledger == "" && len(on) == 1 {
		q.Ledger = on[0]
	}
	for _, id := range on {
		if o, ok := a.owed(id); ok {
			q.Departments = join(q.Departments, []string{o.Department})
		}
	}
	if o, ok := a.owed(q.Ledger); ok {
		q.Name = o.Name
	}
	return q
}

// termed states term and state of a question that still stands.
func (a Account) termed(q Question) Question {
	if !q.Put.IsZero() {
		q.Term = q.Put.AddDays(a.AnswerDays)
	}
	switch {
	case q.State == Corrected:
	case !q.Hard && q.Answer != "":
		q.State = Explained
	case !q.Term.IsZero() && a.On > q.Term:
		q.State = Lapsed
	}
	return q
}
