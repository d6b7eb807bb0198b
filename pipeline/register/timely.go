package register

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/exact"
)

// timely says whether the first submission of a ledger came within its term. Only a stated time tells.
func (a Account) timely(l Ledger, o Owed) Timely {
	due := a.due(o.DueDay)
	switch {
	case due.IsZero() || !l.Owed:
		return NoTerm
	case l.First == nil && a.On > due:
		return Lacking
	case l.First == nil:
		return NoTerm
	case !l.First.Stated:
		return Unstated
	case l.First.On > due:
		return TooLate
	}
	return OnTime
}

// timelyOf is what is to be said of all ledgers: the worst of it.
func timelyOf(list []Ledger) Timely {
	for _, t := range []Timely{Lacking, TooLate, Unstated, NoTerm} {
		if slices.ContainsFunc(list, func(l Ledger) bool { return l.Owed && l.Timely == t }) {
			return t
		}
	}
	if slices.ContainsFunc(list, func(l Ledger) bool { return l.Owed }) {
		return OnTime
	}
	return NoTerm
}

// qualityOf states how good the submissions of a department were.
func qualityOf(d Department, questions []Question) Quality {
	var q Quality
	for _, l := range d.Ledgers {
		q.Cells += l.Cells
		q.Resubmissions += l.Resubmissions
		if !l.Owed {
			continue
		}
		q.Owed++
		if l.State.Kind != Missing {
			q.Came++
		}
		switch l.Timely {
		case OnTime:
			q.Judged++
			q.OnTime++
		case TooLate, Lacking:
			q.Judged++
		}
	}
	for _, one := range questions {
		if slices.Contains(one.Departments, d.Name) {
			q.Questions++
		}
	}
	q.Complete, q.Timely = share(q.Came, q.Owed, 100), share(q.OnTime, q.Judged, 100)
	q.PerThousand = share(q.Questions, q.Cells, 1000)
	return q
}

// share is a part per so many of a whole, rounded to one place; nil of nothing.
func share(part, whole, per int) *decimal.Decimal {
	if whole == 0 {
		return nil
	}
	d := exact.Round(exact.Quotient(decimal.NewFromInt(int64(part)*int64(per)), decimal.NewFromInt(int64(whole))), 1)
	return &d
}
