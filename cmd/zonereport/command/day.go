package command

import (
	"time"

	"zonereport/pipeline/calendar"
)

// Day reads the date that a flag states: 2021-01-06, 2021年1月6日. Where it states none, "", it is Beijing's day of
// a time.
func (c *Call) Day(flag, text string, now time.Time) (calendar.Date, error) {
	if text == "" {
		return calendar.Today(now), nil
	}
	d, ok := dated(text)
	if !ok {
		return 0, c.Wrong("--%s 写作 %q，不是一个日期。应写成 2021-01-06 的样子。", flag, text)
	}
	return d, nil
}
