package typing

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/grid"
)

// Settings is what holds for every cell of a file.
type Settings struct {
	Period   calendar.Month
	Year     int               // of dates that state none
	End      calendar.Date     // of the period: later rows do not count
	Horizon  calendar.Date     // beyond it a date is doubtful: two years after the period's end
	Units    map[string]string // how a unit is called in the reports, by folded name
	Level    definition.Level  // how the office words what is of its county
	Date1904 bool
	Looks    grid.Looks
	Plain    bool // all cells are text, as in a csv file
}
