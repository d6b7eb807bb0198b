package reporting

import (
	"flag"
	"io"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
)

// unasked is what a run needs that nobody asks for: which month, whether it is time, what is done afterwards
// (design-life §19).
type unasked struct {
	lastMonth bool
	ifDue     bool
	dated     func() bool
	day       int     // takes the place of [schedule] day; 0 for that
	after     *string // takes the place of [schedule] after; nil for that
}

func unaskedFlags(f *flag.FlagSet) *unasked {
	u := &unasked{}
	f.BoolVar(&u.lastMonth, "last-month", false, "")
	f.BoolVar(&u.ifDue, "if-due", false, "")
	f.IntVar(&u.day, "due-day", 0, "")
	u.dated = func() bool { return command.States(f, "due-day") }
	f.Func("after", "", func(line string) error { u.after = &line; return nil })
	return u
}

// choose puts last month into the job, if that is asked for.
func (u *unasked) choose(c *command.Call, job *pipeline.Job) error {
	switch {
	case u.lastMonth && job.Period != (calendar.Month{}):
		return c.Wrong("--last-month 和 --period 只能写一个：前者就是上个月 %s。", calendar.Last(job.Now))
	case u.day < 0 || u.day > 31 || u.day == 0 && u.dated():
		return c.Wrong("--due-day 应在 1 到 31 之间，现在是 %d：它是报告月份次月的几日。", u.day)
	case u.day > 0 && !u.ifDue:
		return c.Wrong("--due-day 要与 --if-due 连用：它说的是到期的日子。")
	case u.lastMonth:
		job.Period = calendar.Last(job.Now)
	}
	return nil
}

// dryRun is the dry run of a month that is due; of another it says why not.
func (u *unasked) dryRun(c *command.Call, job pipeline.Job) error {
	if u.ifDue {
		waiting, err := pipeline.Due(job, u.day)
		if err != nil {
			return err
		}
		if !waiting.Now {
			_, err := io.WriteString(c.Out, wording.NotDue(waiting))
			return err
		}
	}
	return dryRun(c, job)
}

// run makes the month, if it is due, and tells all who are to know how that ended: the log, 通知.txt, the summary and
// the command that is to follow. None of these changes how the run ends.
func (u *unasked) run(c *command.Call, job pipeline.Job, s *summary) error {
	t := newTold(c, job)
	job.Begun = t.began
	if u.ifDue {
		waiting, err := pipeline.Due(job, u.day)
		if err == nil && !waiting.Now {
			_, err = io.WriteString(c.Out, wording.NotDue(waiting))
			t.waits(waiting)
			s.take(t.entry, pipeline.Outcome{})
			u.follow(t)
			return err
		}
		if err != nil {
			t.ended(pipeline.Outcome{}, err)
			s.take(t.entry, pipeline.Outcome{})
			u.follow(t)
			return err
		}
		job.Period = waiting.Period
	}
	outcome, err := produce(c, job)
	remember(job, err)
	t.ended(outcome, err)
	s.take(t.entry, outcome)
	u.follow(t)
	return err
}
