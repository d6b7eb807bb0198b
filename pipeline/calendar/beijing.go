package calendar

import "time"

// Beijing is the zone in which days are counted, wherever the machine stands.
var Beijing = time.FixedZone("Beijing", 8*60*60)

// Today is the date in Beijing at a moment.
func Today(at time.Time) Date {
	at = at.In(Beijing)
	return Date(at.Year()*10000 + int(at.Month())*100 + at.Day())
}

// Minute is a moment as people read it, in Beijing: 2021-01-06 09:30.
func Minute(at time.Time) string { return at.In(Beijing).Format("2006-01-02 15:04") }

// Last is the month before the one that it is in Beijing at a moment: the one to report on.
func Last(at time.Time) Month { return Today(at).Within().moved(-1) }

// Next returns the month after.
func (m Month) Next() Month { return m.moved(1) }

func (m Month) moved(by int) Month {
	n := m.Year*12 + m.Number - 1 + by
	return Month{Year: n / 12, Number: n%12 + 1}
}

// On returns a day of the month, counted from 1; its last one where it has fewer.
func (m Month) On(day int) Date { return min(m.Start()+Date(day-1), m.End()) }
