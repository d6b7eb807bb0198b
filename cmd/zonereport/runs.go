package main

import (
	"fmt"
	"regexp"
	"strings"

	"zonereport/pipeline/calendar"
)

var runName = regexp.MustCompile(`^r[1-9][0-9]*$`)

// runs reads what names runs of one month: 2020-12, 2020-12/r2, 2020-12 r2, 2020-12 r1 r2,
// 2020-12/r1 2020-12/r2. At most limit runs may be named.
func (c *call) runs(args []string, limit int) (period calendar.Month, runs []string, err error) {
	wrong := func(format string, a ...any) (calendar.Month, []string, error) {
		return calendar.Month{}, nil, &usageError{fmt.Sprintf(format, a...), c.command.name}
	}
	for i, arg := range args {
		month, run, slash := strings.Cut(arg, "/")
		if i > 0 && !slash {
			run = arg
		}
		if i == 0 || slash {
			m, err := calendar.ParseMonth(month)
			if err != nil {
				return wrong("%s。", err)
			}
			if i > 0 && m != period {
				return wrong("%s 和 %s 不是同一个月份。", period, m)
			}
			period = m
		}
		if (i > 0 || slash) && !runName.MatchString(run) {
			return wrong("%q 不是发布批次，应写作 r1、r2 …，或连同月份写作 2020-12/r2。", run)
		}
		if run != "" {
			runs = append(runs, run)
		}
	}
	if len(runs) > limit {
		return wrong("多出了 %q。", runs[limit])
	}
	return period, runs, nil
}
