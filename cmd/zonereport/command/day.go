package command

import (
	"time"

	"zonereport/pipeline/calendar"
)

// Day reads the date that a flag states: 2021-01-06, 2021年1月6日. Where it states none, "", it is Beijing's day of
// a time.
func (c *Call) Day(flag, text string, now time.Time) (calendar.Date, error) {
	if text == "" {
		t := now.In(time.FixedZone("Beijing", 8*60*60))
		d, _ := calendar.NewDate(t.Year(), int(t.Month()), t.Day())
		return d, nil
	}
	d, ok := dated(text)
	if !ok {
		return 0, c.Wrong("--%s 写作 %q，不是一个日期。应写成 2021-01-06 的样子。", flag, text)
	}
	return d, nil
}
