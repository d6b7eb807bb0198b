package command

import (
	"regexp"
	"strings"

	"zonereport/pipeline/calendar"
)

var runName = regexp.MustCompile(`^r[1-9][0-9]*$`)

// Runs reads what names runs of one month: 2020-12, 2020-12/r2, 2020-12 r2, 2020-12 r1 r2,
// 2020-12/r1 2020-12/r2. At most limit runs may be named.
func (c *Call) Runs(args []string, limit int) (period calendar.Month, runs []string, err error) {
	for i, arg := range args {
		month, run, err := c.monthAndRun(arg, i == 0)
		if err != nil {
			return calendar.Month{}, nil, err
		}
		if i > 0 && month != (calendar.Month{}) && month != period {
			return calendar.Month{}, nil, c.Wrong("%s 和 %s 不是同一个月份。", period, month)
		}
		if i == 0 {
			period = month
		}
		if run != "" {
			runs = append(runs, run)
		}
	}
	if len(runs) > limit {
		return calendar.Month{}, nil, c.Wrong("多出了 %q。", runs[limit])
	}
	return period, runs, nil
}

// monthAndRun reads 2020-12/r2; the first argument may be a month alone, the others a run alone.
func (c *Call) monthAndRun(arg string, first bool) (month calendar.Month, run string, err error) {
	before, run, both := strings.Cut(arg, "/")
	if !first && !both {
		before, run = "", arg
	}
	if before != "" || first || both {
		if month, err = calendar.ParseMonth(before); err != nil {
			return month, "", c.Wrong("%s。", err)
		}
	}
	if (!first || both) && !runName.MatchString(run) {
		return month, "", c.Wrong("%q 不是发布批次，应写作 r1、r2 …，或连同月份写作 2020-12/r2。", run)
	}
	return month, run, nil
}
