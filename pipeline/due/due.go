// Package due judges whether a month is to be made without anybody asking (design-life §19): it has ended, and
// every required ledger is there or the day has come.
package due

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
)

// Verdict says whether a month is due, and what speaks for and against it.
type Verdict struct {
	Now   bool
	Ended bool // the month is over in Beijing
	// From is the first day on which the month is made whatever is missing; zero where no day is stated.
	From calendar.Date
	// Missing are the departments whose required ledgers are not there, in the order of the definitions; of
	// a month that has not ended nobody is missing.
	Missing []Missing
	// Issued is the run of the month that was signed: what counts outside is not made anew by itself. Empty
	// where there is none.
	Issued string
}

// Missing is a department with what it has not sent.
type Missing struct {
	Department string
	Ledgers    []string // names
}

// Day is the first day on which a month is made whatever is missing: [schedule] day of the month after it,
// else the day after the latest due_day of a department; zero where neither is stated. A day that the
// month has not is its last.
func Day(zone definition.Zone, period calendar.Month) calendar.Date {
	next := period.Next()
	if zone.Schedule.Day > 0 {
		return next.On(zone.Schedule.Day)
	}
	latest := 0
	for _, d := range zone.Departments {
		if d.Applies == nil || *d.Applies {
			latest = max(latest, d.DueDay)
		}
	}
	if latest == 0 {
		return 0
	}
	return next.On(latest).AddDays(1)
}

// Judge judges a month on a day, both as they are in Beijing. sent says that a ledger is there, with rows or
// without. Required are those that zone.toml requires; where it requires none and a day is stated, all that are owed.
func Judge(zone definition.Zone, ledgers []definition.Ledger, sent func(id string) bool, period calendar.Month, today calendar.Date) Verdict {
	v := Verdict{Ended: today > period.End(), From: Day(zone, period)}
	if !v.Ended {
		return v
	}
	stated := len(zone.Required) > 0
	for _, l := range ledgers {
		required := l.Needed || !stated && v.From != 0 && !l.Optional
		if required && !l.Absent && !sent(l.ID) {
			v.miss(l.Department, l.Name)
		}
	}
	v.Now = len(v.Missing) == 0 || v.From != 0 && today >= v.From
	return v
}

func (v *Verdict) miss(department, ledger string) {
	for i := range v.Missing {
		if v.Missing[i].Department == department {
			v.Missing[i].Ledgers = append(v.Missing[i].Ledgers, ledger)
			return
		}
	}
	v.Missing = append(v.Missing, Missing{department, []string{ledger}})
}
