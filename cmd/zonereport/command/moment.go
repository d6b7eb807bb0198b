package command

import (
	"strings"
	"time"

	"zonereport/pipeline/calendar"
)

// Moment is a time as people write it: 2021-01-05 10:30, 2021年1月5日 10:30, in Beijing, or with the zone in
// RFC 3339; a day alone is its beginning. "" is the zero time.
func (c *Call) Moment(flag, text string) (time.Time, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, nil
	}
	day, clock, _ := strings.Cut(strings.Join(strings.Fields(strings.NewReplacer("日", "日 ", "T", " ", "：", ":").Replace(text)), " "), " ")
	date, ok := dated(day)
	at := time.Time{}
	for _, layout := range []string{"15:04", "15:04:05"} {
		if t, err := time.Parse(layout, clock); err == nil {
			at, clock = t, ""
		}
	}
	if !ok || clock != "" {
		return time.Time{}, c.Wrong("--%s 写作 %q，不是一个时间。应写成 \"2021-01-05 10:30\" 或 2021-01-05 的样子（北京时间）。", flag, text)
	}
	return time.Date(date.Year(), time.Month(date.Month()), date.Day(), at.Hour(), at.Minute(), at.Second(), 0, calendar.Beijing), nil
}
