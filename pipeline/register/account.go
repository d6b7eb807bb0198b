package register

import (
	"slices"

	"zonereport/pipeline/calendar"
)

// Account is what a register is made of.
type Account struct {
	Zone, Short, Organ string
	Period             calendar.Month
	On                 calendar.Date
	AnswerDays         int
	Issued             *Issued
	Owed               []Owed // every ledger that there is here, by department, then in the order of the definitions
	Steps              []Step // in the order of the chain
	Now                *Now   // nil: the month has no folder any more
	Read               Reader
	Notes              []string
}

// Owed is a ledger and who sends it.
type Owed struct {
	ID, Name   string
	Department string
	Contact    string
	DueDay     int  // day of the next month; 0: no term
	Optional   bool // sent by those who have something to report, or not to be there at all
	Needed     bool // nothing is published without it
}

// Register makes the register.
func (a Account) Register() Register {
	run := replayed(a.Steps, a.Now, a.Read)
	reg := Register{Zone: a.Zone, Short: a.Short, Organ: a.Organ, Period: a.Period, On: a.On, AnswerDays: a.AnswerDays, Issued: a.Issued,
		Departments: []Department{}, Submissions: a.submissions(run), Resubmissions: []Resubmission{}, Questions: []Question{}, Notes: append([]string{}, a.Notes...)}
	reg.Questions = append(reg.Questions, a.questions(run)...)
	for _, name := range a.departments() {
		d := a.department(run, name, reg.Questions)
		if len(d.Ledgers) > 0 {
			reg.Departments = append(reg.Departments, d)
			reg.Resubmissions = append(reg.Resubmissions, a.resubmissions(run, d)...)
		}
	}
	return reg
}

// departments are their names in their order.
func (a Account) departments() []string {
	var list []string
	for _, o := range a.Owed {
		list = join(list, []string{o.Department})
	}
	return list
}

// owed is what is known of a ledger.
func (a Account) owed(id string) (Owed, bool) {
	i := slices.IndexFunc(a.Owed, func(o Owed) bool { return o.ID == id })
	if i < 0 {
		return Owed{}, false
	}
	return a.Owed[i], true
}

// place is where a ledger stands among all, those that are none last.
func (a Account) place(id string) int {
	i := slices.IndexFunc(a.Owed, func(o Owed) bool { return o.ID == id })
	if i < 0 {
		return len(a.Owed)
	}
	return i
}

// rank is where the first of some departments stands among all, none last.
func (a Account) rank(departments []string) int {
	i := slices.IndexFunc(a.Owed, func(o Owed) bool { return slices.Contains(departments, o.Department) })
	if i < 0 {
		return len(a.Owed)
	}
	return i
}

// sheets says which ledger a sheet of the folder holds.
func (a Account) sheets() map[[2]string][]string {
	if a.Now == nil {
		return nil
	}
	return a.Now.Sheets
}

// due is the last day of a term: a day of the month after the report month, its last one where that has no such
// day; zero for none.
func (a Account) due(day int) calendar.Date {
	if day == 0 {
		return 0
	}
	return a.Period.Next().On(day)
}
